"""CSV that no spreadsheet runs, and that gives back every text."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.export.csv_file import csv_line, guarded, unguarded, write_csv
from tests.export.samples import FORMULAS

ACTIVE = "=+-@\t\r\x00＝＋－＠"


@pytest.mark.parametrize("text", [text for text in FORMULAS if text != "{=1+1}"])
def test_what_a_spreadsheet_could_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "王小明", "13900000001", "'quoted'", "a=1", "{=1+1}", "'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.text() | st.text(alphabet="'= +\u00a0\u3000a\n"))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(tuple(ACTIVE))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_every_row_comes_back_through_the_format(row: list[str]) -> None:
    line = csv_line(row).decode("utf-8")
    (found,) = csv.reader(io.StringIO(line, newline=""))
    clean = [text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for text in row]
    assert [unguarded(text) for text in found] == clean


def test_numbers_are_no_texts() -> None:
    assert csv_line([-5, -0.25, None, True, ["=x"], "-5"]) == b'-5,-0.25,,true,"[""=x""]",\'-5\r\n'


def test_a_file_for_spreadsheets_says_that_it_is_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    assert write_csv(path, ["姓名"], [["王小明"], ["=1"]]) == 2
    assert path.read_bytes() == "\ufeff姓名\r\n王小明\r\n'=1\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o600
