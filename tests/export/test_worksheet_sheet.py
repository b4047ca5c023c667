"""Worksheets as forms: lists in the workbook, nothing that runs, and the way back."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
import python_calamine

from skiptrace.export.worksheet_columns import ANSWERS, MATCHES, RELATIONS, WORKSHEET_COLUMNS
from skiptrace.export.worksheet_sheet import write_worksheet
from skiptrace.model.party import Relation
from skiptrace.model.record import Record
from skiptrace.model.worksheet import (
    Answer,
    Ground,
    Match,
    Term,
    WorksheetPlace,
    WorksheetQuery,
    query_id,
)
from skiptrace.policy.pack import load_pack
from skiptrace.ports import ReadOptions
from sources.lookups import ADAPTER, CARD
from sources.tables.headers import match_header
from sources.testing import table_bytes

PACK = load_pack()
OPTIONS = ReadOptions(datetime(2026, 7, 1, tzinfo=UTC))


def query(case_no: str, place: WorksheetPlace, *terms: Term) -> WorksheetQuery:
    grounds = (Ground("bearers", {"bearers": 1400}),)
    name = query_id(case_no, place, terms)
    return WorksheetQuery(case_no, name, place, terms, 0.4, grounds, ("CN-PUBLIC",))


QUERIES = [
    query("C1", WorksheetPlace.SEARCH, Term("name", "测试甲"), Term("employer", "杭州测试物流")),
    query("C1", WorksheetPlace.DIRECTORY, Term("office", "杭州市淳安县威坪镇人民政府")),
    query("C2", WorksheetPlace.SEARCH, Term("name", "=1+1")),
]
ANSWER = {"answer": "手机", "value": "19900007777", "url": "https://www.example.org/7",
          "seen_on": "2026-06-20", "match": "一致", "note": "店铺页"}  # fmt: skip
ENGLISH = ANSWER | {"answer": "mobile", "match": "exact"}


def write(path: Path | None, form: str, lang: str = "zh", *, reveal: bool = False) -> int:
    return write_worksheet(path, QUERIES, format_=form, lang=lang, pack=PACK, reveal=reveal)


def cells(path: Path, sheet: int = 0) -> list[list[str]]:
    book = python_calamine.load_workbook(str(path))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(sheet).iter_rows()]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_header_is_known_to_the_kind(lang: str) -> None:
    titles = [column.title(lang) for column in WORKSHEET_COLUMNS]
    header = match_header(titles, CARD, {})
    found = [header.known.get(place) for place in range(len(titles))]
    assert found == [column.key for column in WORKSHEET_COLUMNS]
    assert {column.name for column in CARD.columns} == set(found)


def test_the_lists_offer_every_word_and_the_kind_reads_them_back(tmp_path: Path) -> None:
    assert set(ANSWERS) == set(Answer)
    assert set(MATCHES) == set(Match)
    assert set(Relation) - set(RELATIONS) == {Relation.EMPLOYER}
    write(tmp_path / "w.xlsx", "xlsx")
    with zipfile.ZipFile(tmp_path / "w.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") == 3
    for words in (ANSWERS, MATCHES, RELATIONS):
        assert ",".join(words.values()) in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_workbook_has_the_table_alone_and_the_conduct_beside_it(tmp_path: Path) -> None:
    assert write(tmp_path / "w.xlsx", "xlsx") == 3
    header, *rows = cells(tmp_path / "w.xlsx")
    assert header == [column.zh for column in WORKSHEET_COLUMNS]
    assert [row[1] for row in rows] == [found.query_id for found in QUERIES]
    blank = [position for position, column in enumerate(WORKSHEET_COLUMNS) if column.blank]
    assert {row[position] for row in rows for position in blank} == {""}
    conduct = str(cells(tmp_path / "w.xlsx", 1))
    assert "不虚构理由" in conduct
    assert "114 查号台" in conduct


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_values_are_masked_unless_revealed(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"w.{form}"
    for reveal in (False, True):
        write(path, form, reveal=reveal)
        text = str(cells(path)) if form == "xlsx" else path.read_text(encoding="utf-8-sig")
        for value in ("测试甲", "杭州测试物流", "威坪镇"):
            assert (value in text) == reveal
        assert QUERIES[0].query_id in text


def test_no_cell_runs(tmp_path: Path) -> None:
    write(tmp_path / "w.csv", "csv", reveal=True)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "w.csv").read_text(encoding="utf-8-sig"))))
    assert rows[2]["查询内容"] == '"=1+1"'


def test_json_lines_carry_the_columns_to_fill_in(tmp_path: Path) -> None:
    write(tmp_path / "w.jsonl", "jsonl", "en")
    lines = (tmp_path / "w.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    assert list(first) == [column.key for column in WORKSHEET_COLUMNS]
    assert (first["place"], first["answer"], first["others"]) == ("search engine", "", "0.4")


def filled(folder: Path, form: str, lang: str, *, reveal: bool) -> list[Record]:
    """The records of a form whose first two rows are answered, saved as CSV by a spreadsheet."""
    path = folder / f"w.{form}"
    write(path, form, lang, reveal=reveal)
    if form == "xlsx":
        header, *rows = cells(path)
    else:
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    at = {column.key: place for place, column in enumerate(WORKSHEET_COLUMNS)}
    for key, value in (ANSWER if lang == "zh" else ENGLISH).items():
        rows[0][at[key]] = value
    rows[1][at["answer"]] = "未找到" if lang == "zh" else "nothing"
    rows[1][at["seen_on"]] = "2026/6/21"
    back = folder / "back.csv"
    back.write_bytes(table_bytes([header, *rows], encoding="gb18030"))
    items = list(ADAPTER.read(back, OPTIONS))
    assert all(isinstance(item, Record) for item in items), items
    return [item for item in items if isinstance(item, Record)]


def test_a_sheet_filled_in_comes_back_the_same_from_every_form(tmp_path: Path) -> None:
    seen = set()
    for form, lang, reveal in product(("csv", "xlsx"), ("zh", "en"), (False, True)):
        records = filled(tmp_path, form, lang, reveal=reveal)
        assert [len(record.claims) for record in records] == [2, 1, 0]
        assert records[2].warnings == ("not_answered",)
        seen.add(tuple((record.record, record.content_hash) for record in records))
    assert len(seen) == 1
