"""Rows as a file holds them, before any meaning; what every format is read into."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Span = tuple[int, int]
"""First and last place (from 0) of one merged cell."""

# A spreadsheet row can hold 16,384 cells; the widest import template known has 173.
MAX_COLUMNS = 2_000

# Titles and a header of two lines stand within these rows.
HEADER_ROWS = 10


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row as text; line counts from 1 in the file as a person sees it.

    part: the sheet it stands on. spans: its merged cells, kept for the first rows of a sheet;
    None where the format knows no merged cells.
    """

    line: int
    cells: list[str] = field(repr=False)
    part: str = ""
    spans: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that is no row: why, and the text it holds."""

    line: int
    code: str
    value: str = field(default="", repr=False)
    part: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file; its rows can be read once.

    titled: the first row is the header for certain (the keys of JSON, the columns of Parquet).
    above: texts of lines that the reader passed over before the rows.
    """

    name: str
    rows: Iterator[RawRow | BrokenRow]
    titled: bool = False
    above: tuple[str, ...] = ()


def blank(cells: list[str]) -> bool:
    """Whether no cell holds anything."""
    return not any(cell and not cell.isspace() for cell in cells)
