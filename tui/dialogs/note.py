"""A note that goes with the next judgement."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui.widgets.line_input import LineInput


class Note(ModalScreen[str | None]):
    """Result: the note, "" for none, None when the dialog was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", mark("leave")),
    ]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        """One field."""
        with Vertical(id="dialog"):
            yield Static(_("A note for the next judgement"), classes="title", markup=False)
            yield LineInput(id="note", value=self._note)
            yield Static(_("Enter keeps it, Esc leaves"), classes="hint", markup=False)

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Leaves with the note."""
        self.dismiss(event.value.strip())
