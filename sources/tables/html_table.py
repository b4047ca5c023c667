"""Rows of the tables of a web page: many systems export one and call it `.xls`."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

from skiptrace.normalize.text import MAX_CHARS
from skiptrace.ports import ReadOptions
from sources.tables.cells import EXACT_DIGITS, ROUNDED
from sources.tables.encoding import decide, text_chunks, wholly_utf8
from sources.tables.raw import HEADER_ROWS, MAX_COLUMNS, BrokenRow, RawRow, Sheet, Span, blank

# A tag, comment or entity longer than that is damage; searching on for its end would take
# quadratic time.
_LONGEST_TAG = 256 * 1024
_MAX_ROWSPAN = 65_534  # HTML Living Standard, 4.9.11
_MAX_DEPTH = 50
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_SPAN = re.compile(r"[0-9]{1,5}")
_UNSEEN = frozenset({"script", "style"})


def html_sheets(path: Path, options: ReadOptions) -> Iterator[Sheet]:
    """The page's tables in order, each a sheet named by its number; rows count from 1 in each."""
    rows = _rows(path, options)
    for number, part in groupby(rows, key=lambda row: row.part):
        yield Sheet(number, part)


def page_encoding(path: Path, forced: str | None) -> str:
    """As any text; what the page declares counts where the bytes do not speak for themselves."""
    if forced is None and not wholly_utf8(path):
        with path.open("rb") as file:
            head = file.read(4096)
        declared = _META.search(head)
        if declared is not None and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _usable(declared[1].decode("ascii"))
    return decide(path, forced)


def _usable(name: str) -> str:
    """A charset as Python knows it; GB18030 for its subsets and for what is unknown or untrue."""
    try:
        known = codecs.lookup(name).name
        "a".encode(known)
    except (LookupError, UnicodeError):
        return "gb18030"
    return "gb18030" if known in ("gb2312", "gbk") or known.startswith("utf") else known


def _rows(path: Path, options: ReadOptions) -> Iterator[RawRow | BrokenRow]:
    parser = _TableParser()
    for chunk in text_chunks(path, page_encoding(path, options.encoding), options.meter):
        parser.feed(chunk)
        yield from parser.taken()
        if len(parser.rawdata) > _LONGEST_TAG:
            yield parser.last("tag_unclosed")
            return
    if parser.unfinished:
        yield parser.last("row_cut_off")


class _Table:
    """One open table: its number, the row in the making, cells that reach down from rows above."""

    def __init__(self, number: int) -> None:
        self.part = str(number)
        self.line = 0
        self.row: list[str] | None = None
        self.spans: list[Span] = []
        self.reaching: dict[int, int] = {}

    def begin(self) -> None:
        self.line += 1
        self.row = []
        self.spans = []
        self._skip_reached()

    def cell(self, text: str, wide: int, high: int) -> None:
        """Adds a cell and the blanks of the places it covers."""
        if self.row is None or len(self.row) > MAX_COLUMNS:
            return
        first = len(self.row)
        wide = min(wide, MAX_COLUMNS)
        self.row.extend([text, *[""] * (wide - 1)])
        if wide > 1:
            self.spans.append((first, first + wide - 1))
        if high > 1:
            self.reaching.update(dict.fromkeys(range(first, first + wide), high))
        self._skip_reached()

    def _skip_reached(self) -> None:
        """A cell above that reaches down takes its place in this row, blank."""
        while self.row is not None and self.reaching.get(len(self.row), 0) > 1:
            self.reaching[len(self.row)] -= 1
            self.row.append("")

    def end(self) -> RawRow | BrokenRow | None:
        """The finished row; None when there is none or it is blank."""
        cells, self.row = self.row, None
        if cells is None or blank(cells):
            return None
        if len(cells) > MAX_COLUMNS:
            return BrokenRow(self.line, "too_many_cells", "", self.part)
        spans = tuple(self.spans) if self.line <= 2 * HEADER_ROWS else ()
        return RawRow(self.line, cells, self.part, spans)


class _TableParser(HTMLParser):
    """Collects finished rows; text outside cells, scripts and styles are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[_Table] = []
        self._count = 0
        self._done: list[RawRow | BrokenRow] = []
        self._text: list[str] | None = None
        self._size = 0
        self._span = (1, 1)
        self._number = ""
        self._unseen = 0

    def taken(self) -> list[RawRow | BrokenRow]:
        """The rows finished since the last call."""
        done, self._done = self._done, []
        return done

    @property
    def unfinished(self) -> bool:
        """Whether a row that says something is still open."""
        row = self._tables[-1].row if self._tables else None
        return row is not None and bool(self._text or not blank(row))

    def last(self, code: str) -> BrokenRow:
        """Where reading ended too early."""
        table = self._tables[-1] if self._tables else _Table(self._count)
        return BrokenRow(table.line or 1, code, "", table.part)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells; a line break in a cell is a blank."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and len(self._tables) < _MAX_DEPTH:
            self._close_cell()
            self._count += 1
            self._tables.append(_Table(self._count))
        elif tag == "tr":
            self._close_row()
            if self._tables:
                self._tables[-1].begin()
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self._text:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Closes what the tag closes."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            self._close_cell()
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self._close_row()
        elif tag == "table":
            self._close_row()
            if self._tables:
                self._tables.pop()

    def handle_data(self, data: str) -> None:
        """Text of a cell, no more of it than a cell may hold."""
        if self._text is not None and not self._unseen and self._size <= MAX_CHARS:
            self._text.append(data[: MAX_CHARS + 1])
            self._size += len(data)

    def _open_cell(self, attrs: dict[str, str | None]) -> None:
        self._close_cell()
        if not self._tables:
            return
        if self._tables[-1].row is None:
            self._tables[-1].begin()
        self._text, self._size = [], 0
        wide = _count(attrs.get("colspan"), MAX_COLUMNS)
        self._span = (wide, _count(attrs.get("rowspan"), _MAX_ROWSPAN))
        self._number = attrs.get("x:num") or ""

    def _close_cell(self) -> None:
        if self._text is None:
            return
        text = " ".join("".join(self._text).split())
        self._text = None
        # A spreadsheet's page shows 1.99E+10 and keeps the number beside it.
        if self._number and ROUNDED.fullmatch(text):
            text = _whole(self._number, text)
        self._tables[-1].cell(text, *self._span)

    def _close_row(self) -> None:
        self._close_cell()
        if self._tables and (row := self._tables[-1].end()) is not None:
            self._done.append(row)


def _count(text: str | None, most: int) -> int:
    """A span as written; 1 for anything that is none."""
    return max(1, min(int(text), most)) if text and _SPAN.fullmatch(text) else 1


def _whole(number: str, shown: str) -> str:
    """The number beside the cell when it is exact: whole and of at most 15 digits."""
    digits = number.removesuffix(".0")
    return (
        digits if digits.isascii() and digits.isdigit() and len(digits) <= EXACT_DIGITS else shown
    )
