"""A table of lines: columns that share the width, keys of the arrows and of vi."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title (English, marked), its cells, and its share of cells left over.

    wide_only: left out of a table narrower than WIDE cells.
    """

    title: str
    width: int
    grow: int = 0
    right: bool = False
    wide_only: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A raw text and the style it is shown in; it is cleaned and cut here, not before."""

    text: str
    style: str = ""


GAP = 1
WIDE = 100


def share(columns: Sequence[Column], width: int) -> list[int]:
    """Cells of each column in a table `width` wide, 0 for one that is left out.

    What is left over goes to the columns that grow.
    """
    kept = [column for column in columns if width >= WIDE or not column.wide_only]
    spare = max(0, width - sum(column.width + GAP for column in kept))
    total = sum(column.grow for column in kept)
    widths = []
    for column in columns:
        if column not in kept:
            widths.append(0)
            continue
        extra = spare * column.grow // total if total else 0
        spare, total = spare - extra, total - column.grow
        widths.append(column.width + extra)
    return widths


class Rows(DataTable[Text], inherit_bindings=False):
    """Lines to go through and choose from; subclasses name their columns."""

    COLUMNS: ClassVar[tuple[Column, ...]] = ()

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", mark("one down"), show=False),
        Binding("up,k", "cursor_up", mark("one up"), show=False),
        Binding("pagedown", "page_down", mark("one screen down"), show=False),
        Binding("pageup", "page_up", mark("one screen up"), show=False),
        Binding("home,g", "first", mark("to the first"), show=False),
        Binding("end,G", "last", mark("to the last"), show=False),
        Binding("enter", "select_cursor", mark("choose"), show=True),
    ]

    class Edge(Message):
        """The cursor was moved against the first or the last line."""

        def __init__(self, *, down: bool) -> None:
            super().__init__()
            self.down = down

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own parameter
        super().__init__(id=id, cursor_type="row", cell_padding=0, zebra_stripes=False)
        self._lines: Sequence[Sequence[Cell]] = ()
        self._widths: list[int] = []

    def fill(self, lines: Sequence[Sequence[Cell]], cursor: int) -> None:
        """Shows these lines with the cursor on one of them."""
        self._lines = lines
        self._draw(cursor)

    def on_resize(self) -> None:
        """Shares the new width."""
        if share(self.COLUMNS, self._inner_width()) != self._widths:
            self._draw(self.cursor_row)

    def _inner_width(self) -> int:
        # One cell stays free for the scroll bar, so that lines do not jump when it appears.
        return max(0, self.size.width - 1)

    def _draw(self, cursor: int) -> None:
        widths = share(self.COLUMNS, self._inner_width())
        if widths != self._widths:
            self._widths = widths
            self.clear(columns=True)
            for column, cells in zip(self.COLUMNS, widths, strict=True):
                if cells:
                    title = display.cell(_(column.title), cells, right=column.right)
                    self.add_column(title + " ", width=cells + GAP)
        else:
            self.clear()
        for line in self._lines:
            self.add_row(*self._cells(line))
        if self._lines:
            self.move_cursor(row=cursor, animate=False)

    def _cells(self, line: Sequence[Cell]) -> list[Text]:
        return [
            display.cell(cell.text, cells, cell.style, right=column.right) + Text(" ")
            for cell, column, cells in zip(line, self.COLUMNS, self._widths, strict=True)
            if cells
        ]

    def action_cursor_down(self) -> None:
        """One down, or word that the end is reached."""
        if self.cursor_row >= self.row_count - 1:
            self.post_message(self.Edge(down=True))
        else:
            self.move_cursor(row=self.cursor_row + 1, animate=False)

    def action_cursor_up(self) -> None:
        """One up, or word that the beginning is reached."""
        if self.cursor_row <= 0:
            self.post_message(self.Edge(down=False))
        else:
            self.move_cursor(row=self.cursor_row - 1, animate=False)

    def action_first(self) -> None:
        """To the first line."""
        self.move_cursor(row=0, animate=False)

    def action_last(self) -> None:
        """To the last line."""
        self.move_cursor(row=max(0, self.row_count - 1), animate=False)
