import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions
from sources.registry import adapter
from sources.tables.cells import is_formula
from sources.tables.csv_table import csv_rows, separator_of, split_cells
from sources.tables.encoding import decide
from sources.tables.headers import folded, match_header
from sources.tables.raw import BrokenRow, RawRow
from tests.sources.contract import OPTIONS, read, records, table_bytes, write_xlsx

HEADER = ["案件编号", "姓名"]


@pytest.mark.parametrize(
    ("header", "separator"),
    [
        ("a,b,c", ","),
        ("a\tb\tc", "\t"),
        ("a;b;c", ";"),
        ('"a,b";c;d', ";"),
        ("a", ","),
        ("a,b;c", ","),
    ],
)
def test_separator_is_counted_in_the_header(header: str, separator: str) -> None:
    assert separator_of(header) == separator


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b", ["a", "b"]),
        ('"a,b",c', ["a,b", "c"]),
        ('"say ""hi""",c', ['say "hi"', "c"]),
        ('5" pipe,c', ['5" pipe', "c"]),
        ('"",', ["", ""]),
        ('a,"b', None),
        ('"a"b,c', None),
        ("", [""]),
    ],
)
def test_cells_of_a_line(text: str, cells: list[str] | None) -> None:
    assert split_cells(text, ",") == cells


def test_row_over_three_lines_keeps_later_line_numbers() -> None:
    lines = iter(['1,"a', "b", 'c"', "2,x", '3,"a', "b", "c", 'd"', "4,y"])
    rows = list(csv_rows(lines, 2, ",", 2))
    good = [(r.line, r.cells[0]) for r in rows if isinstance(r, RawRow)]
    assert good[:2] == [(2, "1"), (5, "2")]
    assert good[-1] == (10, "4")
    broken = [(r.line, r.code) for r in rows if isinstance(r, BrokenRow)]
    assert broken == [(6, "quote_span")]


@given(st.lists(st.text(alphabet='ab",\n;', max_size=12), max_size=30))
def test_every_line_is_in_a_row_or_broken_or_blank(chunks: list[str]) -> None:
    lines = "\n".join(chunks).split("\n")
    seen = 0
    for row in csv_rows(iter(lines), 1, ",", 2):
        assert row.line > seen
        blank = "".join(lines[seen : row.line - 1])
        assert not blank.strip(' ,"') or '"' in blank
        span = 1
        if isinstance(row, RawRow):
            span += sum(cell.count("\n") for cell in row.cells)
        seen = row.line + span - 1
    assert not "".join(lines[seen:]).strip(' ,"')


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("*案件编号", "案件编号"),
        (" 联系人2关系", "联系人2关系"),
        ("欠款金额(元)", "欠款金额"),
        ("欠款金额\uff08元\uff09", "欠款金额"),
        ("ID_No", "id no"),
        ("姓 名", "姓名"),
        ("Call-ID", "call_id"),
        ("联系人1\n姓名", "联系人1姓名"),
    ],
)
def test_titles_that_are_the_same(title: str, same: str) -> None:
    assert folded(title) == folded(same)


@pytest.mark.parametrize(
    ("titles", "known"),
    [
        (["案件编号", "姓名", "联系电话"], {2: "mobile"}),
        (["案件编号", "姓名", "联系电话", "手机"], {3: "mobile", 2: "home_phone"}),
        (
            ["案件编号", "姓名", "联系人三电话", "联系人1姓名"],
            {2: "contact3_phone", 3: "contact1_name"},
        ),
        (
            ["案件编号", "姓名", "紧急联系人姓名", "担保人"],
            {2: "contact1_name", 3: "guarantor_name"},
        ),
        (
            ["案件编号", "姓名", "配偶身份证号", "共同借款人电话"],
            {2: "spouse_id_no", 3: "co_borrower_phone"},
        ),
        (["债务人姓名", "委案编号", "债务人身份证", "借款合同号"], {2: "id_no", 3: "contract_no"}),
    ],
)
def test_titles_find_their_columns(titles: list[str], known: dict[int, str]) -> None:
    header = match_header(titles, adapter("cases").card, {})
    assert not header.missing
    assert {place: header.known[place] for place in known} == known


def test_unknown_columns_are_kept_as_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        table_bytes([[*HEADER, "手机", "批次号"], ["C1", "测试甲", "19900001234", "B7"]])
    )
    (record,) = records("cases", path)
    assert record.claims[0].notes == {"批次号": "B7"}
    bare = tmp_path / "b.csv"
    bare.write_bytes(table_bytes([[*HEADER, "批次号"], ["C1", "测试甲", "B7"]]))
    assert records("cases", bare)[0].warnings == ("notes_not_kept",)


def test_no_cell_is_dropped_for_want_of_a_title_of_its_own(tmp_path: Path) -> None:
    rows = [[*HEADER, "", "备注", "备注"], ["C1", "测试甲", "无标题", "一", "二"]]
    rows = [[*rows[0], "手机"], [*rows[1], "19900001234"]]
    path = tmp_path / "x.csv"
    path.write_bytes(table_bytes(rows))
    (record,) = records("cases", path)
    assert record.claims[0].notes == {"#3": "无标题", "备注": "一; 二"}


def test_a_cell_beyond_the_titles_of_a_sheet_is_kept(tmp_path: Path) -> None:
    titles = [*HEADER, "手机"]
    rows = [titles, ["C1", "测试甲", "19900001234"], ["C2", "测试乙", "19900001235", "", "多出"]]
    _, record = records("cases", write_xlsx(tmp_path / "x.xlsx", rows))
    assert record.claims[0].notes == {"#5": "多出"}


def test_mapping_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        table_bytes(
            [["编号甲", "姓名", "手机", "备用"], ["C1", "测试甲", "19900001234", "19900005678"]]
        )
    )
    options = ReadOptions(OPTIONS.received_at, mapping={"编号甲": "case_no", "备用": "mobile"})
    (record,) = records("cases", path, options)
    assert record.record == "C1"
    assert record.claims[0].notes == {"手机": "19900001234"}


def test_title_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table_bytes([["委案明细表", ""], ["", ""], HEADER, ["C1", "测试甲"]]))
    assert [r.line for r in records("cases", path)] == [4]


def test_old_macintosh_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("案件编号,姓名\rC1,测试甲\rC2,测试乙\r".encode("gb18030"))
    assert [r.line for r in records("cases", path)] == [2, 3]


def test_encoding_is_decided_per_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    # 联通 in GB18030 is valid UTF-8 by accident; the rest of the file decides.
    path.write_bytes("案件编号,姓名,委托方\nC1,测试甲,联通\nC2,测试乙,联通\n".encode("gb18030"))
    assert decide(path) == "gb18030"
    assert [r.case.lender for r in records("cases", path) if r.case] == ["联通", "联通"]
    forced = ReadOptions(OPTIONS.received_at, encoding="gbk")
    assert len(records("cases", path, forced)) == 2
    with pytest.raises(UsageError, match="unknown encoding"):
        read("cases", path, ReadOptions(OPTIONS.received_at, encoding="klingon"))


def test_tsv_that_calls_itself_xls(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_bytes(table_bytes([HEADER, ["C1", "测试甲"]], "gb18030", "\t"))
    assert [r.record for r in records("cases", path)] == ["C1"]


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"<html><table></table></html>", "export"),
        (b"<?xml version='1.0'?><Document/>", "XLSX or CSV"),
        (b"%PDF-1.7", "XLSX or CSV"),
        (b"\x1f\x8b\x08", "unpack"),
        (b"PK\x03\x04 not a zip", "save it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as"),
        (b"", "export"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, content: bytes, hint: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(SourceFailure) as caught:
        read("cases", path)
    assert hint in caught.value.hint


def test_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (8 * 1024 * 1024))
    with pytest.raises(SourceFailure, match="times its size"):
        read("cases", path)
    many = tmp_path / "many.xlsx"
    with zipfile.ZipFile(many, "w") as packed:
        for number in range(1_001):
            packed.writestr(f"{number}", b"")
    with pytest.raises(SourceFailure, match="1001 parts"):
        read("cases", many)


def test_further_sheets_are_read_when_their_header_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    pages = {
        "一": [HEADER, ["C1", "测试甲"]],
        "二": [["姓名", "案件号"], ["测试乙", "C2"], ["x1", "C3"]],
    }
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (pages | {"说明": [["字段", "含义"], ["姓名", "必填"]]}).items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    one, two, bad = read("cases", path)
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert isinstance(bad, Reject)
    assert (one.record, two.record) == ("C1", "C2")
    assert (bad.path, bad.line) == ("sheets.xlsx#二", 3)


def test_workbook_keeps_sheet_rows_and_reads_like_sheets(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", [["委案清单"], [], HEADER, ["C1", "测试甲"], [], ["C2", "x1"]]
    )
    items = read("cases", path)
    assert [(i.line, type(i)) for i in items] == [(4, Record), (6, Reject)]


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("=1+1", True),
        ("@x", True),
        ("+cmd|x", True),
        ("-A1", True),
        ("-1+cmd", True),
        ("+86 138-0000-0000", False),
        ("-5", False),
        ("-", False),
        ("——", False),
        ("- 已还", False),
        ("-1,234.50", False),
        ("+8613800000000", False),
        ("测试", False),
    ],
)
def test_formulas(cell: str, formula: bool) -> None:
    assert is_formula(cell) is formula


@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_crash_the_reader(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        for start in (b"", table_bytes([HEADER])):
            path.write_bytes(start + content)
            with suppress(SourceFailure):
                lines = [item.line for item in read("cases", path)]
                assert lines == sorted(set(lines))
                assert not start or all(line > 1 for line in lines)
