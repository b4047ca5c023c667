"""What strange titles may be: by likeness and by what is in the cells."""

from pathlib import Path

import pytest

from sources.registry import adapter
from sources.tables.headers import match_header
from sources.tables.looks import LOOKS, look_of, share_that_look
from sources.tables.proposals import propose, propose_titles
from tests.sources.contract import OPTIONS, table_bytes
from tests.sources.tables.books import WRITERS
from tests.sources.templates import headers

CARD = adapter("cases").card
ID = "330127198503121014"


@pytest.mark.parametrize("format_", ["csv", "xlsx", "html", "jsonl", "parquet"])
def test_the_same_proposals_in_every_format(format_: str, tmp_path: Path) -> None:
    rows = [
        ["流水号码", "客户称呼", "证照号", "手机号1", "现在住在哪"],
        ["X1", "测试甲", ID, "19900001234", "浙江省杭州市临平区测试路66号"],
        ["X2", "测试乙", "", "19900001235", "浙江省杭州市临平区测试路67号"],
    ]
    found = propose(WRITERS[format_](tmp_path / "odd.xls", rows), CARD, OPTIONS)
    assert {p.title: p.column for p in found if p.certainty > 0.6} == {
        "客户称呼": "name",
        "证照号": "id_no",
        "手机号1": "mobile",
        "现在住在哪": "home_address",
    }
    assert all(0 < p.certainty < 1 for p in found)


@pytest.mark.parametrize(
    ("title", "cells", "column", "certain"),
    [
        ("客户手机号1", ["19900001234", "19900005678"], "mobile", True),
        # Called like a phone, but no phone is in it.
        ("客户手机号1", ["有", "无"], None, False),
        # Nothing in the name; the cells speak.
        ("K7", ["19900001234", "19900005678"], "mobile", False),
        ("K7", ["甲", "乙"], None, False),
        # Another person's: never the borrower's.
        ("父亲手机", ["19900001234"], None, False),
        ("邻居电话", ["19900001234"], None, False),
    ],
)
def test_titles_and_cells(
    title: str, cells: list[str], column: str | None, certain: bool, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(table_bytes([["案件编号", title], *(["C1", cell] for cell in cells)]))
    found = propose(path, CARD, OPTIONS)
    if column is None:
        assert not [p for p in found if p.certainty >= 0.75]
        return
    assert [(p.title, p.column) for p in found] == [(title, column)]
    assert (found[0].certainty >= 0.75) is certain


def test_each_column_is_proposed_once() -> None:
    found = propose_titles(["客户手机号1", "客户手机号码2", "客人手机"], CARD, ["case_no", "name"])
    columns = [p.column for p in found]
    assert len(columns) == len(set(columns))


def test_columns_that_are_taken_are_not_proposed() -> None:
    assert not [
        p for p in propose_titles(["客户手机号1"], CARD, ["mobile"]) if p.column == "mobile"
    ]


@pytest.mark.parametrize("title", ["批次", "催收手别", "备注1", "性别", "年龄", "#7", "M值系数"])
def test_titles_of_notes_are_left_alone(title: str) -> None:
    assert not [p for p in propose_titles([title], CARD, []) if p.certainty >= 0.75]


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("cases", headers.STANDARD_CASE),
        ("cases", headers.CAR_LOAN_CASE),
        ("cases", headers.CREDIT_LOAN_CASE),
        ("cases", headers.CREDIT_CAR_CASE),
        ("cases", headers.PLATFORM_CASE),
        ("crm", headers.PHONE_LIST),
        ("attempts", headers.LOG_EXPORT),
    ],
)
def test_known_templates_bring_no_proposals(kind: str, header: list[str]) -> None:
    card = adapter(kind).card
    found = match_header(header, card, {})
    proposals = propose_titles(tuple(found.unknown.values()), card, tuple(found.known.values()))
    assert [p for p in proposals if p.certainty >= 0.75] == []


@pytest.mark.parametrize(
    ("column", "look"),
    [
        ("mobile", "phone"),
        ("contact3_home_phone", "phone"),
        ("spouse_id_no", "id_no"),
        ("home_address", "address"),
        ("loan_date", "day"),
        ("at", "day"),
        ("name", "name"),
        ("contact1_relation", "relation"),
        ("case_no", ""),
        ("balance", ""),
    ],
)
def test_look_of_a_column(column: str, look: str) -> None:
    assert look_of(column) == look


def test_shares() -> None:
    shares = share_that_look(["19900001234", "x", "", " "])
    assert shares["phone"] == 0.5
    assert set(shares) == set(LOOKS)
    assert set(share_that_look([]).values()) == {0.0}
