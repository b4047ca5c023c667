"""The review form: masked, blind where asked, and nothing a spreadsheet would change."""

import csv
import io
from pathlib import Path

import pytest
import python_calamine

from skiptrace.export.pair_columns import PAIR_COLUMNS, pair_cells
from skiptrace.export.pair_sheet import write_pairs
from tests.pair_samples import pair

PERSONAL = ("测试甲", "测试佳", "19900001111", "330127198503121014", "示例路1号")


def rows(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        book = python_calamine.load_workbook(str(path))
        return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).iter_rows()]
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize("name", ["form.csv", "form.xlsx"])
def test_values_are_masked_unless_revealed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_pairs(path, [pair()], lang="zh", reveal=False)
    assert path.stat().st_mode & 0o077 == 0
    assert not [value for value in PERSONAL if value in str(rows(path))]
    write_pairs(path, [pair()], lang="zh", reveal=True)
    assert [value for value in PERSONAL if value in str(rows(path))] == list(PERSONAL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_cells_stand_under_their_titles(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "form.csv"
    write_pairs(path, [pair()], lang=lang, reveal=False)
    header, cells = rows(path)
    assert header == [column.title(lang) for column in PAIR_COLUMNS]
    keyed = dict(zip([column.key for column in PAIR_COLUMNS], cells, strict=True))
    assert keyed["left"] == "id:0000000000000000"
    assert keyed["weight"].lstrip("'") == "+0.20"
    assert [keyed[column.key] for column in PAIR_COLUMNS if column.blank] == ["", ""]
    assert keyed["agrees"].count("; ") == 1
    assert keyed["differs"].count("; ") == 0


def test_a_blind_form_shows_both_sides_and_no_opinion() -> None:
    cells = pair_cells(pair(blind=True), "en", reveal=False)
    keyed = dict(zip([column.key for column in PAIR_COLUMNS], cells, strict=True))
    assert [keyed[key] for key in ("outcome", "weight", "agrees", "differs")] == [""] * 4
    assert "SYN-0" in keyed["left_record"]


def test_no_pairs_make_a_form_with_its_header_only(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert write_pairs(path, [], lang="en", reveal=False) == 0
    assert len(rows(path)) == 1
