"""The directory of offices: whose line it is, for which place, and what is refused."""

from pathlib import Path

import pytest

from skiptrace.model.claim import HadContact
from tests.sources.contract import one, read, records, rejects, table_bytes

HEADER = ["区划代码", "地区", "级别", "机构", "联系人", "职务", "电话", "公开来源", "核实日期"]
LINE = "0571-87650003"


def row(**cells: str) -> list[str]:
    names = ["code", "region", "level", "office", "person", "role", "phone", "published", "day"]
    told = {"phone": LINE, "day": "2026-02-01", **cells}
    return [told.get(name, "") for name in names]


@pytest.mark.parametrize(
    ("cells", "region", "name"),
    [
        ({"code": "330127104"}, "330127104", "杭州市淳安县威坪镇人民政府"),
        ({"code": "330127104000"}, "330127104", "杭州市淳安县威坪镇人民政府"),
        ({"code": "330127104299"}, "330127104299", "杭州市淳安县威坪镇河村村民委员会"),
        (
            {"region": "浙江省杭州市淳安县威坪镇"},
            "330127104",
            "杭州市淳安县威坪镇人民政府",
        ),
        (
            {"region": "淳安县威坪镇", "level": "村级", "office": "河村村委会"},
            "330127104299",
            "杭州市淳安县威坪镇河村村民委员会",
        ),
        # a village line given with its village, for the township's office
        (
            {"region": "淳安县威坪镇河村", "level": "乡镇", "office": "威坪镇政府"},
            "330127104",
            "杭州市淳安县威坪镇人民政府",
        ),
        (
            {"region": "淳安县", "level": "县级", "office": "淳安县公安局户政大队"},
            "330127",
            "杭州市淳安县公安局户政大队",
        ),
        ({"code": "330127000000", "office": "淳安县人民政府"}, "330127", "杭州市淳安县人民政府"),
        # an abolished county is read as the one that took its ground
        ({"code": "330123", "office": "公安局"}, "330111", "杭州市富阳区公安局"),
        ({"code": "620201", "office": "公安局"}, "620201", "嘉峪关市公安局"),
    ],
)
def test_whose_line_it_is(tmp_path: Path, cells: dict[str, str], region: str, name: str) -> None:
    record = one("directory", tmp_path, [HEADER, row(**cells)])
    (claim,) = record.claims
    assert claim.party is not None
    assert (claim.region, claim.party.name) == (region, name)
    assert isinstance(claim.fact, HadContact)
    assert (claim.fact.point.use.value, claim.fact.point.value) == ("office_phone", LINE)
    assert str(claim.observed_on) == "2026-02-01"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({}, "地区", "missing"),
        ({"code": "330127999"}, "区划代码", "region_unknown"),
        ({"code": "3301"}, "区划代码", "region_unknown"),
        ({"code": "330100"}, "区划代码", "region_unknown"),
        ({"region": "测试路1号"}, "地区", "region_unknown"),
        ({"region": "浙江省杭州市"}, "地区", "region_unknown"),
        ({"region": "鼓楼区测试路1号"}, "地区", "region_ambiguous"),
        ({"region": "淳安县", "level": "乡镇"}, "地区", "region_shallow"),
        ({"region": "淳安县威坪镇", "level": "村"}, "地区", "region_shallow"),
        ({"code": "330127", "level": "village"}, "区划代码", "region_shallow"),
        ({"code": "330127104", "region": "江苏省南京市鼓楼区"}, "地区", "region_conflict"),
        ({"code": "330127104", "level": "省级"}, "级别", "level_unknown"),
        ({"code": "330127"}, "机构", "missing"),
        ({"code": "330127104", "phone": ""}, "电话", "missing"),
        ({"code": "330127104", "phone": "0571-1"}, "电话", "phone_length"),
        ({"code": "330127104", "phone": "19900001234"}, "电话", "mobile_not_published"),
        (
            {"code": "330127104", "phone": "19900001234", "published": "否"},
            "电话",
            "mobile_not_published",
        ),
        (
            {"code": "330127104299", "phone": "19900001234", "person": "测试甲", "role": "村主任"},
            "电话",
            "mobile_not_published",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, cells: dict[str, str], column: str, code: str) -> None:
    path = tmp_path / "directory.csv"
    path.write_bytes(table_bytes([HEADER, row(**cells), row(code="330127104")]))
    found = read("directory", path)
    assert rejects(found) == {2: (column, code)}
    assert len(found) == 2


def test_a_published_mobile_is_taken_with_the_place_it_is_published_in(tmp_path: Path) -> None:
    cells = {"code": "330127104299", "phone": "19900001234", "person": "测试甲", "role": "村主任"}
    record = one("directory", tmp_path, [HEADER, row(**cells, published="村务公开栏")])
    (claim,) = record.claims
    assert claim.notes["text"] == "村务公开栏"
    assert claim.quote == "村主任 测试甲"
    assert "测试甲" not in repr(claim)
    assert "19900001234" not in repr(claim)


def test_two_offices_of_one_name_are_two_parties(tmp_path: Path) -> None:
    rows = [row(code="330127104", office="派出所"), row(code="330127", office="派出所")]
    path = tmp_path / "directory.csv"
    path.write_bytes(table_bytes([HEADER, *rows]))
    parties = {claim.party for item in records("directory", path) for claim in item.claims}
    assert len(parties) == 2
