"""Who a row speaks of, where the number is none of a resident."""

from pathlib import Path

import pytest

from skiptrace.model.claim import Attribute, HadAttribute
from tests.sources.contract import one, read, rejects, table_bytes


@pytest.mark.parametrize(
    ("kind", "header", "cells", "key"),
    [
        (
            "cases",
            ["案件编号", "姓名", "身份证号", "手机"],
            ["C1", "测试甲", "H12345678(01)", "19900001234"],
            "np:测试甲|19900001234",
        ),
        (
            "customers",
            ["客户号", "姓名", "身份证号", "手机"],
            ["K1", "测试甲", "H1234567801", "19900001234"],
            "cust:K1",
        ),
        (
            "crm",
            ["案件编号", "身份证号", "类型", "值", "更新时间"],
            ["C1", "h 12345678", "手机", "19900001234", "2026-02-01"],
            "case:C1",
        ),
    ],
)
def test_a_travel_permit_is_an_alias_and_keys_nobody(
    tmp_path: Path, kind: str, header: list[str], cells: list[str], key: str
) -> None:
    record = one(kind, tmp_path, [header, cells])
    aliases = [
        (claim.party and claim.party.key, claim.fact.value)
        for claim in record.claims
        if isinstance(claim.fact, HadAttribute) and claim.fact.attribute is Attribute.ALIAS_ID
    ]
    assert aliases == [(key, "H12345678")]


def test_a_register_page_needs_a_resident_number(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(
        table_bytes([["身份证号", "户籍地址"], ["H12345678", "浙江省杭州市淳安县威坪镇测试村5组"]])
    )
    assert rejects(read("registered-addresses", path)) == {2: ("身份证号", "id_not_resident")}
