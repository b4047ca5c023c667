"""What is worth asking a live source: about leads that may be used, best next step first.

Only points and parties of open cases are asked about, and only where the step that the answer
serves would be lawful today: what the gate closes is not asked about either.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from skiptrace.casework.listing import CaseLeads
from skiptrace.casework.pulling import about_points, about_subjects
from skiptrace.casework.pulling.context import Context, Facts, Plan
from skiptrace.model.lookup import Asks, Lookup


@dataclass(slots=True)
class Chosen:
    """Look-ups worth making, and points that lack what the service needs, by reason."""

    lookups: list[Lookup] = field(default_factory=list)
    unasked: Counter[str] = field(default_factory=Counter)


def choose(context: Context, batch: Sequence[CaseLeads], facts: Facts) -> Chosen:
    """Look-ups about these cases; facts: case_no -> what the gate must know of it."""
    chosen = Chosen()
    plan = _PLANS[context.source.card.asks]
    chosen.lookups.extend(plan(context, batch, facts, chosen.unasked))
    return chosen


def _nobody(
    _context: Context, _batch: Sequence[CaseLeads], _facts: Facts, _unasked: Counter[str]
) -> Iterator[Lookup]:
    """A sweep asks about nobody in particular; it is planned once, not by case."""
    yield from ()


_PLANS: Final[Mapping[Asks, Plan]] = {
    Asks.NUMBER_STATUS: about_points.number_status,
    Asks.NUMBER_OWNER: about_points.number_owner,
    Asks.NUMBER_LINE: about_points.number_line,
    Asks.IDENTITY: about_subjects.identity,
    Asks.LOST_CONTACT: about_subjects.lost_contact,
    Asks.PLACE: about_points.place,
    Asks.COMPANY: about_points.company,
    Asks.SUBJECT: about_subjects.subject,
    Asks.EVERYTHING: _nobody,
}
