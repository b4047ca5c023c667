"""The table of a text file: separator and header found together, then rows by line number."""

from itertools import chain, islice
from pathlib import Path

from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.csv_table import MAX_SPAN, csv_rows, separator_of, split_cells
from sources.tables.encoding import decide, lines
from sources.tables.header_lines import FoundHeader, better, header_at
from sources.tables.raw import HEADER_ROWS, RawRow, Sheet, blank

_LOOKED_AT = 2 * HEADER_ROWS


def text_sheet(path: Path, card: SourceCard, options: ReadOptions) -> Sheet:
    """The file's one table; its rows begin with the header when one is found.

    The separator is that of the line under which most columns are understood, so a title line
    with commas in it decides nothing.
    """
    text = lines(path, decide(path, options.encoding), options.meter)
    head = list(islice(text, _LOOKED_AT + MAX_SPAN))
    begin, separator, width = _table_begins(head, card, options)
    rows = csv_rows(chain(head[begin:], text), begin + 1, separator, width)
    return Sheet("", rows, above=tuple(head[:begin]))


def _table_begins(head: list[str], card: SourceCard, options: ReadOptions) -> tuple[int, str, int]:
    """(place of the header's first line, separator, width); the best guess where there is none."""
    best: FoundHeader | None = None
    begins = 0, ",", 1
    for place, line in enumerate(head[:_LOOKED_AT]):
        separator = separator_of(line)
        row, taken = _row_at(head, place, separator)
        if row is None or blank(row.cells):
            continue
        below, _ = _row_at(head, place + taken, separator)
        found = header_at(row, below, card, options.mapping)
        if not found.header.missing:
            return place, separator, found.header.width
        if best is None or better(best.header, found.header) is found.header:
            best, begins = found, (place, separator, found.header.width)
    return begins


def _row_at(head: list[str], place: int, separator: str) -> tuple[RawRow | None, int]:
    """(the row that begins on this line, how many lines it takes): a title may hold a line end."""
    for taken in range(1, MAX_SPAN + 1):
        if place + taken > len(head):
            break
        cells = split_cells("\n".join(head[place : place + taken]), separator)
        if cells is not None:
            return RawRow(place + 1, cells), taken
    return None, 1
