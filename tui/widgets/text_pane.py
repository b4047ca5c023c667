"""A page of text to scroll through by keys."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from skiptrace.locale import mark

Page = Callable[[int], Text]
"""Lays a text out for a width in cells."""


class TextPane(VerticalScroll, inherit_bindings=False):
    """Shows what a Page lays out, again whenever the width changes."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", mark("one down"), show=False),
        Binding("up,k", "scroll_up", mark("one up"), show=False),
        Binding("pagedown", "page_down", mark("one screen down"), show=False),
        Binding("pageup", "page_up", mark("one screen up"), show=False),
        Binding("home,g", "scroll_home", mark("to the first"), show=False),
        Binding("end,G", "scroll_end", mark("to the last"), show=False),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own parameter
        super().__init__(id=id)
        self._page: Page | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, page: Page, *, top: bool = False) -> None:
        """Shows another page; top: from its beginning."""
        self._page = page
        self._lay_out()
        if top:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Lays the page out for the new width."""
        if self._columns() != self._width:
            self._lay_out()

    def _columns(self) -> int:
        # One cell stays free for the scroll bar.
        return max(10, self.size.width - 2)

    def _lay_out(self) -> None:
        self._width = self._columns()
        if self._page is not None:
            self.query_one(Static).update(self._page(self._width))
