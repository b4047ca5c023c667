"""A tabular file of any format, read row by row under its header.

Every line after the header becomes one Row or one Reject; lines whose cells are all empty count as
no line. Lines above the header (a sheet's title) are passed over, at most ten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.cells import cell_problem, shown, unwrapped
from sources.tables.formats import Format, format_of
from sources.tables.header_lines import better, find_header
from sources.tables.headers import Header, require
from sources.tables.raw import BrokenRow, RawRow, Sheet
from sources.tables.row import Row
from sources.tables.text_table import text_sheet

SHEET_SKIPPED = "sheet_skipped"


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
        self._frame = _frame(header, self._card, self.name)

    def typed(self, raw: RawRow | BrokenRow) -> Row | Reject:
        """The row with its cells under their columns, or why it is none."""
        if isinstance(raw, BrokenRow):
            return _line_reject(self._frame, raw.line, raw.code, raw.value)
        cells = raw.cells
        while len(cells) > self.header.width and not cells[-1].strip():
            cells.pop()
        if len(cells) > self.header.width:
            return _line_reject(self._frame, raw.line, "too_many_cells", cells)
        if len(cells) <= self._frame.needed:
            return _line_reject(self._frame, raw.line, "too_few_cells", cells)
        return _row(raw, self._frame)


def open_tables(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[OpenTable]:
    """The tables of the file; raises SourceFailure when it is no table of this kind.

    The format is told by content. Further sheets are read when they have the columns that this
    kind needs; one that has rows and not the columns is remarked upon (SHEET_SKIPPED).
    """
    best: Header | None = None
    read = False
    for sheet in open_sheets(path, card, options):
        found, candidate, rows = find_header(sheet, card, options.mapping)
        if found is None:
            best = better(best, candidate) if candidate is not None else best
            if candidate is not None:
                options.meter.remark(SHEET_SKIPPED)
            continue
        shown_path = f"{path.name}#{sheet.name}" if read else path.name
        if not read:
            options.meter.unknown = tuple(found.header.unknown.values())
            options.meter.columns = tuple(found.header.known.values())
        read = True
        yield OpenTable(rows, found.header, card, shown_path, found.above)
    if not read:
        _fail(best, card, path.name)


def open_sheets(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[Sheet]:
    """The tables of the file as raw rows; raises SourceFailure when the file holds none."""
    format_ = format_of(path)
    match format_:
        case Format.WORKBOOK | Format.PARQUET:
            # Loads what starts a process only where one is started.
            from sources.tables.confined import confined_sheets

            return confined_sheets(path, format_, options)
        case Format.HTML:
            from sources.tables.html_table import html_sheets

            return html_sheets(path, options)
        case Format.SPREADSHEET_XML:
            from sources.tables.spreadsheet_xml import xml_sheets

            return xml_sheets(path, options)
        case Format.JSON:
            from sources.tables.json_table import json_sheets

            return json_sheets(path, options)
        case Format.TEXT:
            return iter((text_sheet(path, card, options),))


def _fail(header: Header | None, card: SourceCard, name: str) -> None:
    if header is None:
        raise SourceFailure(f"{name} is empty", "export it again")
    require(header, card, name)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the header means for every row below it.

    titles: canonical name -> title as written. stand_ins: a column the file lacks -> the one whose
    cells it takes. needed: the last place that a row must reach.
    """

    card: SourceCard
    header: Header
    path: str
    titles: Mapping[str, str]
    stand_ins: Mapping[str, str]
    needed: int


def _frame(header: Header, card: SourceCard, path: str) -> _Frame:
    titles = {name: header.written[place].strip() for place, name in header.known.items()}
    stand_ins = {
        c.name: c.fallback for c in card.columns if c.name not in titles and c.fallback in titles
    }
    names = {stand_ins.get(c.name, c.name) for c in card.columns if c.required}
    needed = max((place for place, name in header.known.items() if name in names), default=-1)
    titles |= {name: titles[other] for name, other in stand_ins.items()}
    return _Frame(card, header, path, titles, stand_ins, needed)


def _line_reject(frame: _Frame, line: int, code: str, value: Sequence[str] | str) -> Reject:
    return Reject(frame.card.kind, frame.path, line, "", code, shown(value))


def _row(raw: RawRow, frame: _Frame) -> Row | Reject:
    known: dict[str, str] = {}
    notes: dict[str, str] = {}
    problems: list[tuple[str, str, str]] = []
    for place, written in enumerate(raw.cells):
        cell = unwrapped(written)
        if not cell:
            continue
        name = frame.header.known.get(place)
        code = cell_problem(cell)
        title = frame.titles[name] if name is not None else frame.header.title(place)
        if code is not None:
            problems.append((title, code, cell))
        elif name is not None:
            known[name] = cell
        else:
            notes[title] = f"{notes[title]}; {cell}" if title in notes else cell
    if problems:
        return _cells_reject(problems, frame, raw.line)
    for name, other in frame.stand_ins.items():
        if other in known:
            known[name] = known[other]
    row = Row(frame.card.kind, frame.path, raw.line, known, notes)
    row.titles(frame.titles)
    return row


def _cells_reject(problems: list[tuple[str, str, str]], frame: _Frame, line: int) -> Reject:
    columns = ";".join(dict.fromkeys(column for column, _, _ in problems))
    detail = "; ".join(f"{column}: {code}" for column, code, _ in problems[1:])
    _, code, value = problems[0]
    return Reject(frame.card.kind, frame.path, line, columns, code, shown(value), detail)
