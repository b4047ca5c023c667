"""Something that must be read: a list, or why a thing was refused."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display
from tui.widgets.text_pane import Page, TextPane


class Notice(ModalScreen[None]):
    """Shows a page; any of its keys leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,h", "dismiss", mark("leave")),
    ]

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        """A pane that scrolls where the terminal is low."""
        with Vertical(id="dialog"):
            yield Static(display.text(self._title), classes="title", markup=False)
            yield TextPane(id="notice")
            yield Static(_("Esc leaves"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Lays the page out."""
        pane = self.query_one(TextPane)
        pane.show(self._page)
        pane.focus()
