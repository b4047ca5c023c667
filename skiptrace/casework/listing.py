"""Leads with their clearance: what every list, screen and export shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.clearance import Clearance, Cleared
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.policy.gate import Step, decide
from skiptrace.policy.pack import Pack
from skiptrace.ports import PolicyFacts

# A list is a plan for its whole day: it is judged at the hour the day opens, so that the same
# input gives the same list whenever it is printed; `next` and `log` are judged at the real time.
DAY_OPENS = time(8, 0)

DEAD_STATUS = frozenset({"vacant", "suspended"})


@dataclass(frozen=True, slots=True)
class ClearedLead:
    """A lead and what the rules say of it at the moment of the list."""

    lead: Lead
    clearance: Clearance

    @property
    def allowed(self) -> bool:
        """Whether the step may be taken."""
        return isinstance(self.clearance, Cleared)


@dataclass(frozen=True, slots=True)
class CaseLeads:
    """A case with its leads, best first, each judged by the gate."""

    case: Case
    leads: tuple[ClearedLead, ...]

    def find(self, lead_id: str) -> ClearedLead | None:
        """The lead of that id (or a unique beginning of it), None when there is none."""
        hits = [item for item in self.leads if item.lead.lead_id.startswith(lead_id)]
        return hits[0] if len(hits) == 1 else None


def planning_moment(as_of: date, attempts: Sequence[Attempt]) -> datetime:
    """When a list for that day is judged: its opening hour, or after the day's newest attempt."""
    opening = datetime.combine(as_of, DAY_OPENS)
    return max([opening, *(attempt.at for attempt in attempts if attempt.at.date() == as_of)])


def known_by(facts: PolicyFacts, as_of: date) -> PolicyFacts:
    """The facts as they stood at the end of that day: a replay must not see later attempts."""
    kept = tuple(attempt for attempt in facts.attempts if attempt.at.date() <= as_of)
    return replace(facts, attempts=kept)


def dead_points(leads: Sequence[Lead]) -> frozenset[str]:
    """Values whose newest number check says vacant or suspended (from the ranking's reasons)."""
    return frozenset(
        lead.point.value
        for lead in leads
        for reason in lead.current
        if reason.code == "status" and reason.params.get("status") in DEAD_STATUS
    )


def clear(
    case: Case, leads: Sequence[Lead], facts: PolicyFacts, pack: Pack, moment: datetime
) -> CaseLeads:
    """Asks the gate about every lead of a case at one moment (local wall time)."""
    subject_points = tuple(lead.point for lead in leads if lead.party.role is Role.SUBJECT)
    dead = dead_points(leads)
    judged = tuple(
        ClearedLead(
            lead,
            decide(
                Step(
                    case=case,
                    channel=lead.channel,
                    point=lead.point,
                    party=lead.party,
                    subject_points=subject_points,
                    dead_points=dead,
                ),
                facts,
                moment,
                pack,
            ),
        )
        for lead in leads
    )
    return CaseLeads(case, judged)


def values_of(leads: Sequence[Lead]) -> list[str]:
    """The contact values whose flags and attempts matter to these leads."""
    return sorted({lead.point.value for lead in leads})


def top_leads(listed: Iterator[CaseLeads], top: int | None) -> Iterator[CaseLeads]:
    """Each case's best `top` leads; None keeps all."""
    for item in listed:
        yield item if top is None else replace(item, leads=item.leads[:top])
