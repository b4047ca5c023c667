"""Asks before personal data is shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display
from tui.state.revealing import REVEAL_SECONDS


class ConfirmReveal(ModalScreen[bool]):
    """Result: whether to reveal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", mark("reveal")),
        Binding("escape,n", "answer(False)", mark("keep masked")),
    ]

    def __init__(self, case_no: str) -> None:
        super().__init__()
        self._case_no = case_no

    def compose(self) -> ComposeResult:
        """What will be shown, for how long, and that it goes on record."""
        told = _(
            "Names, numbers, addresses and quotes of case {case} are shown for {n} seconds, or "
            "until you leave the case. That you looked is put on record first."
        ).format(case=self._case_no, n=int(REVEAL_SECONDS))
        with Vertical(id="dialog"):
            yield Static(_("Reveal personal data"), classes="title", markup=False)
            yield Static(display.paragraph(told, 66), markup=False)
            yield Static(_("Enter reveals, Esc keeps it masked"), classes="hint", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Leaves with the answer."""
        self.dismiss(answer)
