"""One line of narration at the foot: counts, what just happened, what went wrong."""

from textual.widgets import Static

from skiptrace.errors import SkiptraceError
from skiptrace.locale import fitted
from tui import display


class StatusLine(Static):
    """Shows one cleaned line; an error stays until something else is said."""

    def __init__(self) -> None:
        super().__init__(id="status", markup=False)
        self.said = ""

    def say(self, text: str) -> None:
        """Narration."""
        self._show(text, "")

    def fail(self, error: SkiptraceError) -> None:
        """What happened and what to do."""
        hint = f" - {fitted(error.hint)}" if error.hint else ""
        self._show(f"{fitted(error.what)}{hint}", "bold red")

    def _show(self, text: str, style: str) -> None:
        self.said = display.clean(text)
        self.update(display.text(text, style))
