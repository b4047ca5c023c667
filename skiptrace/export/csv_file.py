"""CSV that no spreadsheet can be made to run.

A text cell that a spreadsheet could take for a formula gets an apostrophe in front: after any
blanks it begins with = + - @, their full-width forms, a tab, a carriage return or NUL. A text that
begins with an apostrophe before such a character gets another, so `unguarded` restores every text
exactly. Numbers are not texts: they are written as they are, negative ones included.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from skiptrace.export.atomic import replacing
from skiptrace.export.cells import cell_text

_BLANKS = "'\n " + "".join(chr(code) for code in (
    0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000, 0xFEFF,
))  # fmt: skip
_ACTIVE = frozenset("=+-@\t\r\x00\x0b\x0c＝＋－＠")

_PIECE = 5_000

BOM = "\ufeff"
"""Told by it, spreadsheets read Chinese text as UTF-8."""


def guarded(text: str) -> str:
    """The text as it may stand in a cell."""
    return f"'{text}" if _active(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _active(text) else text


def _active(text: str) -> bool:
    return text.lstrip(_BLANKS)[:1] in _ACTIVE if text else False


def csv_line(row: Sequence[object]) -> bytes:
    """One row as a CSV line in UTF-8 (RFC 4180: commas, CRLF), its texts guarded."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_cell(value) for value in row])
    return buffer.getvalue().encode("utf-8")


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Rows as CSV lines, some thousands in one piece: of a million rows each call counts."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_cell(value) for value in row])
        if number % _PIECE == 0:
            yield buffer.getvalue().encode("utf-8")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    text = cell_text(value)
    return guarded(text) if isinstance(value, str) else text


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Writes one table for spreadsheets, whole or not at all; returns how many rows it has."""
    count = 0
    with replacing(path) as part, part.open("wb") as out:
        out.write(BOM.encode() + csv_line(header))
        for row in rows:
            out.write(csv_line(row))
            count += 1
    return count
