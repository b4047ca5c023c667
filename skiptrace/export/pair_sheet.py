"""Pairs to review as a form: on paper, or to fill in and bring back with `review --verdicts`.

The columns left, right, verdict and note are what comes back. Ids are written as `id:...`, because
a spreadsheet takes some of them for numbers and rounds them.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from skiptrace.export.atomic import replacing
from skiptrace.export.csv_file import write_csv
from skiptrace.export.pair_columns import PAIR_COLUMNS, VERDICT_WORDS, pair_cells
from skiptrace.export.tables import open_book, put_text
from skiptrace.model.pair import PairView


def write_pairs(path: Path, pairs: Iterable[PairView], *, lang: str, reveal: bool) -> int:
    """Writes the form, XLSX by its name and CSV otherwise, whole or not at all; how many pairs.

    Values are masked unless `reveal`; whoever reveals has recorded it before.
    """
    header = [column.title(lang) for column in PAIR_COLUMNS]
    book_wanted = path.suffix.lower() == ".xlsx"
    between = "\n" if book_wanted else "; "
    rows = [pair_cells(pair, lang, reveal=reveal, between=between) for pair in pairs]
    if not book_wanted:
        return write_csv(path, header, rows)
    with replacing(path) as part:
        book = open_book(part)
        try:
            _fill(book, header, rows, lang)
        finally:
            book.close()
    return len(rows)


def _fill(book: Any, header: Sequence[str], rows: Sequence[Sequence[str]], lang: str) -> None:
    """The table from the first row on, so that the filled sheet can be read back."""
    sheet = book.add_worksheet()
    style = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "font_size": 9}
    given = book.add_format({**style, "bg_color": "#F2F2F2"})
    blank, bold = book.add_format(style), book.add_format({**style, "bold": True})
    for position, column in enumerate(PAIR_COLUMNS):
        sheet.set_column(position, position, column.width)
        put_text(sheet, 0, position, header[position], bold)
    for number, row in enumerate(rows, start=1):
        for position, (column, text) in enumerate(zip(PAIR_COLUMNS, row, strict=True)):
            put_text(sheet, number, position, text, blank if column.blank else given)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    place = [column.key for column in PAIR_COLUMNS].index("verdict")
    words = list(VERDICT_WORDS["zh" if lang == "zh" else "en"].values())
    if rows:
        choice = {"validate": "list", "source": words}
        sheet.data_validation(1, place, len(rows), place, choice)
