"""Tables of people into columns of distinct texts: what is kept, set aside, cleaned."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.normalize.text import cleaned, is_placeholder
from skiptrace.ports.linkage import PeopleRequest, PeopleTable
from sources.people.table import read_people
from sources.people.texts import read_id, read_text
from sources.tables.cells import cell_problem, unwrapped


def read(path: Path, text: str, *compare: str) -> PeopleTable:
    path.write_text(text, encoding="utf-8")
    return read_people(PeopleRequest([path], compare), lambda _what, _done, _total: None)


def cells(table: PeopleTable, name: str) -> list[str]:
    column = table.columns[name]
    return [column.values[place] for place in column.places]


def test_columns_are_told_once_a_text(tmp_path: Path) -> None:
    text = "编号,姓名,备注\n3,测试甲,x\n1,测试乙,\n2,测试甲,y\n"
    table = read(tmp_path / "a.csv", text)
    assert table.ids == ["3", "1", "2"]
    assert cells(table, "name") == ["测试甲", "测试乙", "测试甲"]
    assert len(table.columns["name"].values) == 2
    assert list(table.unused) == ["备注"]
    assert list(table.columns) == ["name"]
    assert table.sides is None
    assert not table.rejects


def test_lines_of_any_length_keep_their_place(tmp_path: Path) -> None:
    text = (
        'id,name,phone\n\n1,测试甲\n2,测试乙,19900000002,,\n3,"测试\n丙",1\n"4,broken\n5,测试丁,2\n'
    )
    table = read(tmp_path / "a.csv", text)
    assert table.ids == ["1", "2", "3", "5"]
    assert cells(table, "phone") == ["", "19900000002", "1", "2"]
    ((reject,),) = table.rejects.values()
    assert (reject.line, reject.code) == (7, "quote_span")


def test_lines_that_are_the_same_count_once_and_others_of_one_id_not(tmp_path: Path) -> None:
    text = "id,name\n1,测试甲\n1,测试甲\n2,测试乙\n2,测试丙\n3,测试丁\n"
    table = read(tmp_path / "a.csv", text)
    assert table.ids == ["1", "3"]
    ((*rejects,),) = table.rejects.values()
    assert [(r.line, r.code) for r in rejects] == [(n, "id_repeated") for n in (3, 4, 5)]


def test_a_workbook_of_several_sheets_is_one_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for rows in ([["id", "姓名"], ["1", "测试甲"]], [["手机", "编号"], ["19900000002", "2"]]):
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    table = read_people(PeopleRequest([path]), lambda _what, _done, _total: None)
    assert table.ids == ["1", "2"]
    assert cells(table, "name") == ["测试甲", ""]
    assert cells(table, "phone") == ["", "19900000002"]


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        ("测试甲", "测试甲", ""),
        (" 测试甲 ", "测试甲", ""),
        ('="19900001234"', "19900001234", ""),
        ("'0571", "0571", ""),
        ("１９９", "199", ""),
        ("无", "", ""),
        ("N/A", "", ""),
        ("0000000000000", "", ""),
        ("--", "", ""),
        ("1.39E+10", "", "number_rounded"),
        ("=VLOOKUP(A1)", "", "formula"),
        ("a\x00b", "", "control_character"),
        ("a\ud800b", "", "mixed_encoding"),
        ("", "", ""),
        ("   ", "", ""),
    ],
)
def test_what_a_cell_says(cell: str, text: str, code: str) -> None:
    assert read_text(cell) == (text, code)


@given(st.text(alphabet="0aZ9王無 无@._-+='１\u200b\ud800x/N", max_size=24))
def test_the_short_way_answers_as_the_long_one(cell: str) -> None:
    raw = unwrapped(cell)
    text, code = read_text(cell)
    assert code == (cell_problem(raw) or "")
    if not code:
        whole, _ = cleaned(raw)
        assert text == ("" if is_placeholder(whole) else whole)


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        (" 17 ", "17", ""),
        ("0", "0", ""),
        ("@17", "@17", ""),
        ("=A17", "=A17", ""),
        ("", "", "missing"),
        ("6.2E+18", "6.2E+18", "number_rounded"),
        ("a\x07", "a\x07", "control_character"),
    ],
)
def test_an_id_stays_as_it_stands(cell: str, name: str, code: str) -> None:
    assert read_id(cell) == (name, code)
