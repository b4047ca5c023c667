"""A tabular file of any format, read row by row under its header.

Every line after the header becomes one Row or one Reject; lines whose cells are all empty count as
no line. Lines above the header (a sheet's title) are passed over, at most ten.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.cells import cell_problem, shown, unwrapped
from sources.tables.csv_table import BrokenRow, RawRow, csv_rows, separator_of, split_cells
from sources.tables.encoding import decide, lines
from sources.tables.headers import Header, match_header, require
from sources.tables.row import Row
from sources.tables.xlsx_table import check_zip, sheets

_TITLE_LINES = 10
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_table(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[Row | Reject]:
    """Rows of the file; raises SourceFailure when it is no table of this kind."""
    for table in open_tables(path, card, options):
        for raw in table.rows:
            yield table.typed(raw)


class OpenTable:
    """A table under its header: raw rows to be read once, and what each of them means.

    above: the texts of the lines over the header, a sheet's title. name: of the file, and sheet.
    """

    def __init__(
        self,
        rows: Iterator[RawRow] | Iterator[RawRow | BrokenRow],
        header: Header,
        card: SourceCard,
        name: str,
        above: Sequence[str] = (),
    ) -> None:
        self.rows, self.above, self.name = rows, above, name
        self._card = card
        self.take(header)

    def take(self, header: Header) -> None:
        """Reads the rows under this header from now on."""
        self.header = header
        self._titles = {name: header.written[place].strip() for place, name in header.known.items()}
        required = {c.name for c in self._card.columns if c.required}
        needed = (place for place, name in header.known.items() if name in required)
        self._last_needed = max(needed, default=-1)

    def typed(self, raw: RawRow | BrokenRow) -> Row | Reject:
        """The row with its cells under their columns, or why it is none."""
        kind = self._card.kind
        if isinstance(raw, BrokenRow):
            return Reject(kind, self.name, raw.line, "", raw.code, shown(raw.value))
        cells = raw.cells
        while len(cells) > self.header.width and not cells[-1].strip():
            cells.pop()
        if len(cells) > self.header.width:
            return Reject(kind, self.name, raw.line, "", "too_many_cells", shown(cells))
        if len(cells) <= self._last_needed:
            return Reject(kind, self.name, raw.line, "", "too_few_cells", shown(cells))
        return _row(raw, self.header, self._titles, self._card, self.name)


def open_tables(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[OpenTable]:
    """The tables of the file; raises SourceFailure when it is no table of this kind.

    The format is told by content: a packed spreadsheet, an old XLS, else text (an `.xls` that is
    really a TSV is read as one). Further sheets are read when they have the same header.
    """
    head = _head(path)
    if head.startswith(_ZIP):
        check_zip(path)
        yield from _book(path, card, options)
    elif head.startswith(_OLE):
        yield from _book(path, card, options)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise SourceFailure(
            f"{path.name} is a web page or XML, not a table", "save it as XLSX or CSV first"
        )
    else:
        yield _text_table(path, card, options)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except OSError as error:
        raise SourceFailure(f"{path.name} cannot be read: {error.strerror}") from None


def _text_table(path: Path, card: SourceCard, options: ReadOptions) -> OpenTable:
    text = lines(path, decide(path, options.encoding))
    first: Header | None = None
    above: list[str] = []
    number = 0
    for line in islice(text, _TITLE_LINES * 2):
        number += 1
        separator = separator_of(line)
        titles = split_cells(line, separator)
        if titles is None or not line.strip():
            continue
        header = match_header(titles, card, options.mapping)
        if not header.missing:
            rows = csv_rows(text, number + 1, separator, header.width)
            return OpenTable(rows, header, card, path.name, above)
        above.append(" ".join(titles))
        first = _better(first, header)
    raise _failure(first, card, path.name)


def _better(one: Header | None, other: Header) -> Header:
    return other if one is None or len(other.known) > len(one.known) else one


def _failure(header: Header | None, card: SourceCard, name: str) -> SourceFailure:
    """Why the file is no table of this kind; it has no header to which nothing is missing."""
    try:
        if header is not None:
            require(header, card, name)
    except SourceFailure as failure:
        return failure
    return SourceFailure(f"{name} is empty", "export it again")


def _book(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[OpenTable]:
    first: Header | None = None
    best: Header | None = None
    for name, rows in sheets(path):
        header = None
        above: list[str] = []
        for row in islice(rows, _TITLE_LINES):
            candidate = match_header(row.cells, card, options.mapping)
            best = _better(best, candidate) if first is None else best
            if not candidate.missing:
                header = candidate
                break
            above.append(" ".join(filter(None, row.cells)))
        if header is None or (first and set(first.known.values()) != set(header.known.values())):
            continue
        shown_path = path.name if first is None else f"{path.name}#{name}"
        first = first or header
        yield OpenTable(rows, header, card, shown_path, above)
    if first is None:
        raise _failure(best, card, path.name)


def _row(
    raw: RawRow, header: Header, titles: dict[str, str], card: SourceCard, path: str
) -> Row | Reject:
    known: dict[str, str] = {}
    notes: dict[str, str] = {}
    problems: list[tuple[str, str, str]] = []
    for place, written in enumerate(raw.cells):
        cell = unwrapped(written)
        if not cell:
            continue
        name = header.known.get(place)
        code = cell_problem(cell)
        if code is not None:
            problems.append((titles.get(name or "", header.title(place)), code, cell))
        elif name is not None:
            known[name] = cell
        else:
            title = header.title(place)
            notes[title] = f"{notes[title]}; {cell}" if title in notes else cell
    if problems:
        return _cells_reject(problems, card, path, raw.line)
    row = Row(card.kind, path, raw.line, known, notes)
    row.titles(titles)
    return row


def _cells_reject(
    problems: list[tuple[str, str, str]], card: SourceCard, path: str, line: int
) -> Reject:
    columns = ";".join(dict.fromkeys(column for column, _, _ in problems))
    detail = "; ".join(f"{column}: {code}" for column, code, _ in problems[1:])
    return Reject(card.kind, path, line, columns, problems[0][1], shown(problems[0][2]), detail)
