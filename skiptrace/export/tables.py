"""XLSX sheets of text cells: no cell is a formula, a link or a number, whatever its text.

xlsxwriter by default turns texts that look like one into formulas, links and numbers; an id
number of 18 digits would lose its last three. Rows are streamed: memory does not grow with them.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from skiptrace.export.atomic import replacing
from skiptrace.export.cells import cell_text

MAX_CELL = 32_767
"""Characters of one cell; a limit of the format, beyond which programs refuse the whole file."""

MAX_ROWS = 1_048_576
"""Rows of one sheet, its header included; what is longer goes on in a further sheet."""

_WIDEST = 60
_CUT = "…"

# A fixed date of making, so that the same rows give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def open_book(path: Path) -> Any:
    """An xlsxwriter workbook that takes every text as a text and keeps its work beside `path`."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": True,
            "tmpdir": str(path.parent),
        },
    )
    book.set_properties({"created": _CREATED})
    return book


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Writes one table as XLSX, whole or not at all; returns how many rows it has.

    The header stays in sight; every cell is text. Raises UsageError when the folder cannot be
    written to.
    """
    with replacing(path) as part, SheetWriter(part, header) as sheet:
        for row in rows:
            sheet.add(row)
    return sheet.count


class SheetWriter:
    """Adds rows to a workbook one by one; goes on in a further sheet when one is full."""

    def __init__(self, path: Path, header: Sequence[str], name: str = "Sheet") -> None:
        self.count = 0
        self._header = header
        self._name = name
        self._book = open_book(path)
        self._text = self._book.add_format({"num_format": "@"})
        self._bold = self._book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        self._sheets = 0
        self._begin()

    def add(self, row: Sequence[object]) -> None:
        """Writes one row; cells beyond the header are refused with ValueError."""
        if len(row) != len(self._header):
            raise ValueError(f"a row of {len(row)} cells under {len(self._header)} headers")
        if self._next >= MAX_ROWS:
            self._set_widths()
            self._begin()
        for column, value in enumerate(row):
            self._put(self._next, column, cell_text(value), self._text)
        self._next += 1
        self.count += 1

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add_worksheet(f"{self._name}{self._sheets}")
        self._sheet.freeze_panes(1, 0)
        self._widths = [0] * len(self._header)
        for column, title in enumerate(self._header):
            self._put(0, column, title, self._bold)
        self._next = 1

    def _put(self, row: int, column: int, text: str, style: Any) -> None:
        put_text(self._sheet, row, column, text, style)
        if self._widths[column] < _WIDEST:
            self._widths[column] = max(self._widths[column], cell_width(text))

    def _set_widths(self) -> None:
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(width, _WIDEST) + 2)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._set_widths()
        self._book.close()


def put_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """One cell as text; longer ones are cut with a mark, carriage returns become line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - len(_CUT)] + _CUT
    sheet.write_string(row, column, text, style)


def cell_width(text: str) -> int:
    """Columns that the longest line takes; wide characters take two."""
    lines = text[:400].splitlines() or [""]
    if text.isascii():
        return max(map(len, lines))
    return max(
        sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
        for line in lines
    )
