"""XLSX tables read back with another library: texts stay texts, to the last digit."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from skiptrace.export import tables
from skiptrace.export.tables import MAX_CELL, cell_width, write_rows
from tests.export.samples import FORMULAS


def read(path: Path, sheet: int = 0) -> list[list[object]]:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(sheet).to_python()
    return [list(row) for row in rows]


def xml(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_rows_come_back_as_the_texts_they_were(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    rows: list[list[object]] = [
        ["11010119000307001X", "013900000001", None],
        ["110101190003070010", "2026-03-04", True],
        ["http://example.com", "1e5", 0.5],
        ["王小明\n二行", "_x0041_", ["a", {"b": 1}]],
    ]
    assert write_rows(path, ["号码", "b", "c"], rows) == 4
    assert read(path) == [
        ["号码", "b", "c"],
        ["11010119000307001X", "013900000001", ""],
        ["110101190003070010", "2026-03-04", "true"],
        ["http://example.com", "1e5", "0.5"],
        ["王小明\n二行", "_x0041_", '["a", {"b": 1}]'],
    ]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_or_a_number(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.xlsx"
    write_rows(path, [text], [[text]])
    sheet = xml(path)
    assert "<f>" not in sheet
    assert "<v>" not in sheet
    assert sheet.count('t="inlineStr"') == 2
    expected = text.replace("\r", "\n")
    assert [row[0] for row in read(path)] == [expected, expected]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_every_text_survives(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.xlsx"
    write_rows(path, ["a", "b"], [["x", text] for text in texts])
    expected = [
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "\ufffd")
        .replace("\uffff", "\ufffd") for text in texts
    ]  # fmt: skip
    assert [row[1] for row in read(path)[1:]] == expected


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_rows(first, ["a"], [["x"]])
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    write_rows(second, ["a"], [["x"]])
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)}
    assert len(digests) == 1


def test_a_cell_too_long_for_the_format_is_cut_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_rows(path, ["a"], [["王" * (MAX_CELL + 5)], ["王" * MAX_CELL]])
    cut, whole = (str(row[0]) for row in read(path)[1:])
    assert cut == "王" * (MAX_CELL - 1) + "…"
    assert whole == "王" * MAX_CELL


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    path = tmp_path / "t.xlsx"
    assert write_rows(path, ["n"], ([number] for number in range(5))) == 5
    found = [read(path, sheet) for sheet in range(3)]
    assert found == [[["n"], ["0"], ["1"]], [["n"], ["2"], ["3"]], [["n"], ["4"]]]


def test_a_failing_source_of_rows_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_rows(path, ["a"], [["old"]])

    def rows() -> Iterator[list[object]]:
        yield ["new"]
        raise LookupError

    with pytest.raises(LookupError):
        write_rows(path, ["a"], rows())
    assert read(path) == [["a"], ["old"]]
    assert list(tmp_path.iterdir()) == [path]


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a row of 2 cells under 1 headers"):
        write_rows(tmp_path / "t.xlsx", ["a"], [["x", "y"]])


def test_no_rows_give_a_header(tmp_path: Path) -> None:
    assert write_rows(tmp_path / "t.xlsx", ["a", "b"], []) == 0
    assert read(tmp_path / "t.xlsx") == [["a", "b"]]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("王a", 3), ("a\n王王", 4)])
def test_wide_characters_take_two_columns(text: str, width: int) -> None:
    assert cell_width(text) == width
