"""Worksheets as forms to fill in and bring back: CSV, XLSX with lists, JSON Lines."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from skiptrace.export.atomic import replacing
from skiptrace.export.csv_file import BOM, csv_line
from skiptrace.export.jsonl import write_line
from skiptrace.export.tables import open_book, put_text
from skiptrace.export.worksheet_columns import WORKSHEET_COLUMNS, offered, worksheet_cells
from skiptrace.model.worksheet import WorksheetPlace, WorksheetQuery
from skiptrace.policy.pack import Pack
from skiptrace.policy.texts import say
from skiptrace.worksheet.texts import notes, place_how, place_name

FORMATS = ("csv", "xlsx", "jsonl")
_TITLES = {"zh": ("查询清单", "须知"), "en": ("Queries", "Conduct")}


def write_worksheet(
    out: Path | None,
    queries: Iterable[WorksheetQuery],
    *,
    format_: str,
    lang: str,
    pack: Pack,
    reveal: bool,
) -> int:
    """Writes the form, whole or not at all, or to stdout (CSV, JSON Lines); how many queries.

    Values are masked unless `reveal`; whoever reveals has recorded it before each query is taken.
    """
    rows = (worksheet_cells(query, lang, pack, reveal=reveal) for query in queries)
    if format_ == "xlsx":
        if out is None:
            raise ValueError("a workbook needs a file")
        with replacing(out) as part:
            return _write_book(part, rows, lang, pack)
    if out is None:
        return _write_lines(sys.stdout.buffer, rows, format_, lang)
    with replacing(out) as part, part.open("wb") as file:
        if format_ == "csv":
            file.write(BOM.encode())
        return _write_lines(file, rows, format_, lang)


def _write_lines(file: Any, rows: Iterator[dict[str, str]], format_: str, lang: str) -> int:
    count = 0
    if format_ == "csv":
        file.write(csv_line([column.title(lang) for column in WORKSHEET_COLUMNS]))
    for row in rows:
        if format_ == "csv":
            file.write(csv_line(list(row.values())))
        else:
            write_line(file, row)
        count += 1
    return count


def _write_book(path: Path, rows: Iterator[dict[str, str]], lang: str, pack: Pack) -> int:
    """The table alone from the first row on, so that the filled sheet can be imported."""
    book = open_book(path)
    try:
        title, conduct = _TITLES["zh" if lang == "zh" else "en"]
        count = _list_sheet(book, book.add_worksheet(title), rows, lang)
        _conduct_sheet(book, book.add_worksheet(conduct), lang, pack)
    finally:
        book.close()
    return count


def _list_sheet(book: Any, sheet: Any, rows: Iterator[dict[str, str]], lang: str) -> int:
    style = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "font_size": 9}
    given = book.add_format({**style, "bg_color": "#F2F2F2"})
    blank, bold = book.add_format(style), book.add_format({**style, "bold": True})
    for position, column in enumerate(WORKSHEET_COLUMNS):
        sheet.set_column(position, position, column.width)
        put_text(sheet, 0, position, column.title(lang), bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for position, column in enumerate(WORKSHEET_COLUMNS):
            put_text(sheet, count, position, row[column.key], blank if column.blank else given)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    keys = [column.key for column in WORKSHEET_COLUMNS]
    for key, words in offered(lang).items() if count else ():
        place = keys.index(key)
        sheet.data_validation(1, place, count, place, {"validate": "list", "source": words})
    return count


def _conduct_sheet(book: Any, sheet: Any, lang: str, pack: Pack) -> None:
    """How to look, place by place, and what to observe."""
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    rule = say(pack, "CN-PUBLIC", lang)
    rows = [("", note) for note in notes(lang)]
    rows.append((rule.title, f"{rule.says} {rule.hint}"))
    rows += [(place_name(place, lang), place_how(place, lang)) for place in WorksheetPlace]
    for number, row in enumerate(rows):
        for position, words in enumerate(row):
            put_text(sheet, number, position, words, text)
