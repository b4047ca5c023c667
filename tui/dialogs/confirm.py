"""Asks whether to go on."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display
from tui.widgets.text_pane import TextPane


class Confirm(ModalScreen[bool]):
    """Result: whether to go on. told: paragraphs that say what would happen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", mark("go on")),
        Binding("escape,n", "answer(False)", mark("leave it")),
    ]

    def __init__(self, title: str, told: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._told = told

    def compose(self) -> ComposeResult:
        """Title, a text that scrolls where it is long, the two keys."""
        with Vertical(id="dialog"):
            yield Static(display.text(self._title), classes="title", markup=False)
            yield TextPane(id="confirm")
            yield Static(_("Enter goes on, Esc leaves it"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Lays the text out."""
        pane = self.query_one(TextPane)
        pane.show(
            lambda width: display.stack([display.paragraph(said, width) for said in self._told])
        )
        pane.focus()

    def action_answer(self, answer: bool) -> None:
        """Leaves with the answer."""
        self.dismiss(answer)


def on_yes(run: Callable[[], object]) -> Callable[[bool | None], None]:
    """What to do with the answer: run when it is yes."""

    def answered(answer: bool | None) -> None:
        if answer:
            run()

    return answered
