"""A field to type in; what is pasted into it is cleaned as everything else is."""

from textual.widgets import Input

from skiptrace.locale import gettext as _
from tui import display


class LineInput(Input):
    """An input whose value never holds control characters or direction marks."""

    def __init__(self, placeholder: str = "", *, id: str, value: str = "") -> None:  # noqa: A002 - Textual's own parameter
        super().__init__(value, placeholder=_(placeholder), id=id, compact=True)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """The cleaned value."""
        return display.clean(value)
