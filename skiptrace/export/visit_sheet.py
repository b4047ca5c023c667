"""Visit lists as a sheet to print, carry, fill in and bring back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from skiptrace.errors import UsageError
from skiptrace.export.atomic import replacing
from skiptrace.export.csv_file import write_csv
from skiptrace.export.tables import open_book, put_text
from skiptrace.export.visit_columns import VISIT_COLUMNS, result_names, visit_cells
from skiptrace.model.visit import VisitList
from skiptrace.policy.pack import Pack
from skiptrace.policy.texts import say

A4 = 9
"""The number that the XLSX format gives to that paper."""

_TITLES = {
    "zh": ("外访清单", "须知", "日期", "外访人", "第 &P 页，共 &N 页"),
    "en": ("Visits", "Conduct", "Day", "Team", "page &P of &N"),
}


def write_visits(path: Path, visits: VisitList, *, format_: str, lang: str, pack: Pack) -> int:
    """Writes the list as xlsx or csv, whole or not at all; returns how many stops it has.

    Names and addresses stand in full, because people are to be met there: whoever calls this has
    recorded the reveal of each case. Raises UsageError for other formats.
    """
    if format_ == "csv":
        return write_csv(path, _header(lang), _rows(visits, lang, pack))
    if format_ != "xlsx":
        raise UsageError(f"no such format for visits: {format_}", "formats: xlsx, csv")
    with replacing(path) as part:
        book = open_book(part)
        try:
            _list_sheet(book, visits, lang, pack)
            _conduct_sheet(book, visits, lang, pack)
        finally:
            book.close()
    return len(visits.stops)


def _header(lang: str) -> list[str]:
    return [column.title(lang) for column in VISIT_COLUMNS]


def _rows(visits: VisitList, lang: str, pack: Pack) -> list[list[str]]:
    return [list(visit_cells(stop, lang, pack).values()) for stop in visits.stops]


def _list_sheet(book: Any, visits: VisitList, lang: str, pack: Pack) -> None:
    """The table alone, from the first row on, so that the filled sheet can be imported."""
    sheet = book.add_worksheet(_titles(lang)[0])
    style = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "font_size": 9}
    cell, bold = book.add_format(style), book.add_format({**style, "bold": True})
    for position, column in enumerate(VISIT_COLUMNS):
        sheet.set_column(position, position, column.width)
    for number, row in enumerate([_header(lang), *_rows(visits, lang, pack)]):
        for position, text in enumerate(row):
            put_text(sheet, number, position, text, bold if number == 0 else cell)
    _offer_results(sheet, len(visits.stops), lang)
    _for_paper(sheet, visits, lang)


def _offer_results(sheet: Any, stops: int, lang: str) -> None:
    position = [column.key for column in VISIT_COLUMNS].index("result")
    if stops:
        sheet.data_validation(
            1, position, stops, position, {"validate": "list", "source": result_names(lang)}
        )


def _for_paper(sheet: Any, visits: VisitList, lang: str) -> None:
    title, _conduct, day, team, page = _titles(lang)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    who = f"{team} {_plain(visits.agent)}" if visits.agent else ""
    sheet.set_header(f"&L{title}&R{day} {visits.day.isoformat()}")
    sheet.set_footer(f"&L{who}&C{visits.day.isoformat()}&R{page}")


def _plain(text: str | None) -> str:
    """A name as it may stand in a footer, where & begins a command; 80 characters at most."""
    shown = "".join(character for character in text or "" if character.isprintable())
    return shown[:80].replace("&", "&&")


def _conduct_sheet(book: Any, visits: VisitList, lang: str, pack: Pack) -> None:
    """What is to be observed at the door, in words; what is kept off the list is not on paper."""
    sheet = book.add_worksheet(_titles(lang)[1])
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for number, row in enumerate(_conduct(visits, lang, pack)):
        for position, words in enumerate(row):
            put_text(sheet, number, position, words, text)


def _conduct(visits: VisitList, lang: str, pack: Pack) -> list[Sequence[str]]:
    observed = sorted({rule for stop in visits.stops for rule in stop.conditions})
    rows: list[Sequence[str]] = []
    for rule in observed:
        words = say(pack, rule, lang)
        rows.append((words.title, f"{words.says} {words.hint}"))
    return rows


def _titles(lang: str) -> tuple[str, str, str, str, str]:
    return _TITLES["zh" if lang == "zh" else "en"]
