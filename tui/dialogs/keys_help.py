"""The keys that work on the screen below, translated."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display
from tui.widgets.text_pane import TextPane

KEY_CELLS = 18


class KeysHelp(ModalScreen[None]):
    """Lists (keys, what they do); any of its keys leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter", "dismiss", mark("leave")),
    ]

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.lines = lines

    def compose(self) -> ComposeResult:
        """A pane that scrolls where the terminal is low."""
        with Vertical(id="dialog"):
            yield Static(_("Keys"), classes="title", markup=False)
            yield TextPane(id="keys-help")
            yield Static(_("Esc leaves"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Lays the list out."""
        pane = self.query_one(TextPane)
        pane.show(self._page)
        pane.focus()

    def _page(self, _width: int) -> Text:
        return display.stack(
            [
                display.cell(names, KEY_CELLS, "bold") + display.text(said)
                for names, said in self.lines
            ]
        )
