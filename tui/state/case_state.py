"""One case: its leads, the chosen one, what is revealed and for how long."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from skiptrace.model.clearance import Held
from skiptrace.model.health import Lines, lines_of
from tui.state.revealing import Revealing

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.casefile import CaseFile
    from tui.desk import CaseView

FLAG_RULES = "FLAG-"
LOST_RULE = "CN-LOST"


class CaseState(Revealing):
    """A case on the screen; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self.view: CaseView | None = None
        self.cursor = 0

    def receive(self, view: "CaseView") -> None:
        """Takes the judged leads; the chosen lead stays chosen though its rank moves.

        Another case begins masked, at its best lead.
        """
        if view.listed.case.case_no != self.case_no:
            self.hide()
            self.cursor = 0
        chosen = self.selected if view.listed.case.case_no == self.case_no else None
        self.view = view
        ids = [item.lead.lead_id for item in self.leads]
        if chosen and chosen.lead.lead_id in ids:
            self.cursor = ids.index(chosen.lead.lead_id)
        else:
            self.cursor = max(0, min(self.cursor, len(ids) - 1))

    @property
    def case_no(self) -> str:
        """The case shown; empty before the first."""
        return self.view.listed.case.case_no if self.view else ""

    @property
    def file(self) -> "CaseFile | None":
        """What is known of the case."""
        return self.view.file if self.view else None

    @property
    def leads(self) -> "tuple[ClearedLead, ...]":
        """The leads, best first."""
        return self.view.listed.leads if self.view else ()

    @property
    def selected(self) -> "ClearedLead | None":
        """The chosen lead."""
        return self.leads[self.cursor] if self.cursor < len(self.leads) else None

    def move_to(self, index: int) -> None:
        """The cursor went to this lead."""
        if 0 <= index < len(self.leads):
            self.cursor = index

    # --- the case in one line ----------------------------------------------------------------

    @property
    def held(self) -> Counter[str]:
        """How many leads each rule holds."""
        return Counter(
            item.clearance.rule for item in self.leads if isinstance(item.clearance, Held)
        )

    @property
    def flag_rules(self) -> list[str]:
        """Rules of flags that hold leads of this case, sorted."""
        return sorted(rule for rule in self.held if rule.startswith(FLAG_RULES))

    @property
    def third_parties_closed(self) -> bool:
        """Whether third parties wait until the subject is shown unreachable."""
        return LOST_RULE in self.held

    @property
    def lines(self) -> Lines:
        """The subject's own lines; one point counts once, whatever its channels."""
        return lines_of(item.lead for item in self.leads)
