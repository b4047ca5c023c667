"""Rows of an XML Spreadsheet (Excel 2003's XML format), read as the file streams by."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from skiptrace.errors import SourceFailure
from skiptrace.normalize.text import MAX_CHARS
from skiptrace.ports import ReadOptions
from sources.tables.cells import EXACT_DIGITS
from sources.tables.encoding import text_chunks
from sources.tables.html_table import page_encoding
from sources.tables.raw import HEADER_ROWS, MAX_COLUMNS, BrokenRow, RawRow, Sheet, Span, blank

_LAST_ROW = 1_048_576


def xml_sheets(path: Path, options: ReadOptions) -> Iterator[Sheet]:
    """The worksheets in order; raises SourceFailure for XML that is broken at its very start.

    XML that breaks later costs the row it breaks in and what stands below.
    """
    for name, rows in groupby(_rows(path, options), key=lambda row: row.part):
        yield Sheet(name, rows)


def _rows(path: Path, options: ReadOptions) -> Iterator[RawRow | BrokenRow]:
    book = _Book()
    parser = DefusedXMLParser(target=book, forbid_dtd=True)
    try:
        # Decoded before it is parsed, because the parser knows no GBK whatever is declared.
        for chunk in text_chunks(path, page_encoding(path, options.encoding), options.meter):
            parser.feed(chunk)
            yield from book.taken()
        parser.close()
    except DefusedXmlException:
        raise SourceFailure(
            f"{path.name} declares XML entities, which are not read",
            "save it as XLSX or CSV first",
        ) from None
    except (ParseError, ValueError):
        yield from book.taken()
        if not book.line:
            raise SourceFailure(
                f"{path.name} is broken XML", "open it in a spreadsheet program and save it again"
            ) from None
        yield BrokenRow(book.line, "row_cut_off", "", book.part)


class _Book:
    """The parser's target: Worksheet, Row, Cell and Data become rows."""

    def __init__(self) -> None:
        self.part = ""
        self.line = 0
        self._done: list[RawRow | BrokenRow] = []
        self._cells: list[str] | None = None
        self._spans: list[Span] = []
        self._reaching: dict[int, int] = {}
        self._wide = self._high = 1
        self._kind = ""
        self._in_comment = False
        self._text: list[str] | None = None
        self._size = 0

    def taken(self) -> list[RawRow | BrokenRow]:
        """The rows finished since the last call."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """One opening tag, its namespace left out of account."""
        given = {name.rpartition("}")[2]: value for name, value in attrs.items()}
        match tag.rpartition("}")[2]:
            case "Worksheet":
                self.part, self.line, self._reaching = given.get("Name", ""), 0, {}
            case "Row":
                self.line = _number(given.get("Index"), self.line + 1, _LAST_ROW)
                self._cells, self._spans = [], []
            case "Cell" if self._cells is not None:
                self._to_place(_number(given.get("Index"), 0, MAX_COLUMNS + 1))
                self._wide = 1 + _number(given.get("MergeAcross"), 0, MAX_COLUMNS)
                self._high = 1 + _number(given.get("MergeDown"), 0, _LAST_ROW)
                self._cells.append("")
            case "Comment":
                self._in_comment = True
            case "Data" if self._cells and not self._in_comment:
                self._kind, self._text, self._size = given.get("Type", "String"), [], 0

    def data(self, text: str) -> None:
        """Text inside Data (and its formatted parts), no more than a cell may hold."""
        if self._text is not None and self._size <= MAX_CHARS:
            self._text.append(text[: MAX_CHARS + 1])
            self._size += len(text)

    def end(self, tag: str) -> None:
        """One closing tag."""
        match tag.rpartition("}")[2]:
            case "Data" if self._text is not None and self._cells:
                self._cells[-1] = _as_text("".join(self._text), self._kind)
                self._text = None
            case "Comment":
                self._in_comment = False
            case "Cell" if self._cells:
                self._cover()
            case "Row" if self._cells is not None:
                self._finish(self._cells)
                self._cells = None

    def close(self) -> None:
        """Nothing is kept for the end."""

    def _to_place(self, index: int) -> None:
        """Fills up to the place of the next cell: its Index, or past cells that reach down."""
        if self._cells is None:
            return
        if index:
            self._cells.extend([""] * (index - 1 - len(self._cells)))
            return
        while self._reaching.get(len(self._cells), 0) >= self.line:
            self._cells.append("")

    def _cover(self) -> None:
        """The places that the cell just read covers to its right and below."""
        if self._cells is None or len(self._cells) > MAX_COLUMNS:
            return
        first, last = len(self._cells) - 1, len(self._cells) + self._wide - 2
        if last > first:
            self._cells.extend([""] * (last - first))
            self._spans.append((first, last))
        if self._high > 1:
            below = self.line + self._high - 1
            self._reaching.update(dict.fromkeys(range(first, last + 1), below))

    def _finish(self, cells: list[str]) -> None:
        if len(cells) > MAX_COLUMNS:
            self._done.append(BrokenRow(self.line, "too_many_cells", "", self.part))
        elif not blank(cells):
            spans = tuple(self._spans) if self.line <= 2 * HEADER_ROWS else ()
            self._done.append(RawRow(self.line, cells, self.part, spans))


def _number(text: str | None, default: int, most: int) -> int:
    """A whole number as written, at most `most`; the default for anything else."""
    if text and text.isascii() and text.isdigit():
        return min(int(text[:9]), most)
    return default


def _as_text(text: str, kind: str) -> str:
    """Numbers in the form that is recognised as rounded beyond 15 digits; moments without T."""
    text = text.strip()
    if kind == "DateTime":
        day, _, clock = text.partition("T")
        return day if not clock.strip("0:.") else f"{day} {clock.partition('.')[0]}"
    if kind != "Number":
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if number.is_finite() and number.adjusted() < EXACT_DIGITS:
        return f"{number.normalize():f}" if number.adjusted() > -EXACT_DIGITS else text
    return f"{number:.14E}"
