"""What the confined reader tells its parent: one JSON list a line, nothing that runs code.

The reader handles a stranger's file with native code, so the parent believes no more of what comes
back than its shape.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from skiptrace.normalize.text import MAX_CHARS
from sources.tables.raw import MAX_COLUMNS, RawRow

# 2,000 cells of 4,001 characters, each escaped as \uXXXX.
MAX_MESSAGE = 64 * 1024 * 1024
_TEXT = frozenset({str})


@dataclass(frozen=True, slots=True)
class SheetBegins:
    """A sheet begins; titled: its first row is the header for certain."""

    name: str
    titled: bool


@dataclass(frozen=True, slots=True)
class RowBatch:
    """Some rows; done: the part of the file (0..1) that lies behind them."""

    done: float
    rows: list[RawRow] = field(repr=False)


class Refusal(Exception):
    """The file cannot be read, or not on: a code, and the figures of its text."""

    def __init__(self, code: str, figures: tuple[int, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.figures = figures


@dataclass(frozen=True, slots=True)
class Finished:
    """Every row has been told."""


Message = SheetBegins | RowBatch | Refusal | Finished


def encoded(message: Message) -> bytes:
    """The message as one line; cells are cut to one character more than a cell may hold."""
    return json.dumps(_fields(message)).encode("ascii") + b"\n"


def _fields(message: Message) -> list[object]:
    match message:
        case SheetBegins(name, titled):
            return ["sheet", name[:MAX_CHARS], titled]
        case RowBatch(done, rows):
            return ["rows", done, [[row.line, _cut(row.cells), row.spans] for row in rows]]
        case Refusal():
            return ["refused", message.code, list(message.figures)]
        case Finished():
            return ["finished"]


def _cut(cells: list[str]) -> list[str]:
    """A row wider than any table ends in one cell too many."""
    return [cell[: MAX_CHARS + 1] for cell in cells[: MAX_COLUMNS + 1]]


def decoded(line: bytes, part: str = "") -> Message | None:
    """The message of a line, its rows on that sheet.

    None when it is none: the reader died while it wrote.
    """
    try:
        match json.loads(line):
            case ["sheet", str(name), bool(titled)]:
                return SheetBegins(name, titled)
            case ["rows", float(done), list(rows)]:
                return RowBatch(min(max(done, 0.0), 1.0), [_row(row, part) for row in rows])
            case ["refused", str(code), list(figures)]:
                return Refusal(code, tuple(int(figure) for figure in figures))
            case ["finished"]:
                return Finished()
    except (ValueError, TypeError, RecursionError):
        return None
    return None


def _row(fields: list[object], part: str) -> RawRow:
    """Raises TypeError or ValueError for what is no row."""
    line, cells, spans = fields
    if type(line) is not int or type(cells) is not list or not _TEXT.issuperset(map(type, cells)):
        raise TypeError
    if not spans:
        return RawRow(line, cells, part, None if spans is None else ())
    if type(spans) is not list:
        raise TypeError
    return RawRow(line, cells, part, tuple((int(first), int(last)) for first, last in spans))


def send(messages: Iterator[SheetBegins | RowBatch], out: BinaryIO) -> None:
    """Writes the messages, then the end or the refusal that ended them."""
    try:
        for message in messages:
            out.write(encoded(message))
        last: Message = Finished()
    except Refusal as refusal:
        last = refusal
    except MemoryError:
        last = Refusal("memory")
    out.write(encoded(last))
    out.flush()
