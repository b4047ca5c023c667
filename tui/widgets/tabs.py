"""Names of the panes with their keys; a narrow screen shows one pane at a time."""

from rich.text import Text
from textual.widgets import Static

from skiptrace.locale import gettext as _


class PaneTabs(Static):
    """One line: 1 reasons  2 timeline  3 contact log."""

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)

    def show(self, pane: str) -> None:
        """Marks the pane that is shown."""
        names = (("detail", _("reasons")), ("timeline", _("timeline")), ("log", _("contact log")))
        self.update(
            Text("  ").join(
                Text(f" {number} {said} ", style="reverse" if name == pane else "")
                for number, (name, said) in enumerate(names, 1)
            )
        )
