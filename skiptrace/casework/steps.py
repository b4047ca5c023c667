"""The next lawful step of a case, and why the others are closed."""

from dataclasses import dataclass
from datetime import datetime

from skiptrace.casework.listing import CaseLeads, ClearedLead
from skiptrace.model.clearance import Held


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now.

    step: the best lead that is open, None when none is. closed: the better-ranked ones that are
    not, each with its rule. opens_at: when the first closed one opens by itself (local time),
    None when waiting alone opens nothing.
    """

    case_no: str
    moment: datetime
    step: ClearedLead | None
    closed: tuple[ClearedLead, ...]
    opens_at: datetime | None


def next_step(listed: CaseLeads, moment: datetime) -> NextStep:
    """The first open lead in order of worth."""
    step = next((item for item in listed.leads if item.allowed), None)
    closed = tuple(item for item in listed.leads if not item.allowed)
    openings = [
        item.clearance.until
        for item in closed
        if isinstance(item.clearance, Held) and item.clearance.until is not None
    ]
    return NextStep(listed.case.case_no, moment, step, closed, min(openings, default=None))
