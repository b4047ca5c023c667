"""Leads with their clearance: what every list, screen and export shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from skiptrace import normalize
from skiptrace.model.attempt import Attempt, Channel, Outcome
from skiptrace.model.case import Case
from skiptrace.model.claim import NumberStatus
from skiptrace.model.clearance import Clearance, Cleared
from skiptrace.model.contact import ContactKind, ContactPoint
from skiptrace.model.lead import Lead
from skiptrace.model.party import Party, Role
from skiptrace.policy.gate import Step, decide
from skiptrace.policy.pack import Pack
from skiptrace.ports import PolicyFacts

# A list is a plan for its whole day: it is judged at the hour the day opens, so that the same
# input gives the same list whenever it is printed; `next` and `log` are judged at the real time.
DAY_OPENS = time(8, 0)

_ANOTHERS = "line_other"
DEAD_STATUS = frozenset({NumberStatus.VACANT.value, NumberStatus.SUSPENDED.value})


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


@dataclass(frozen=True, slots=True)
class CheckedPoints:
    """What number checks say of the leads' values, where no attempt has said otherwise since.

    dead: vacant or suspended. live: in use, checked on or after the day of the newest attempt.
    """

    dead: frozenset[str]
    live: frozenset[str]


def checked_points(leads: Sequence[Lead], attempts: Sequence[Attempt]) -> CheckedPoints:
    """The checks that stand (from the ranking's reasons), against the attempts made so far.

    Whatever is newer counts; on one day the line counts as in use, so that a dead number never
    opens third parties while the subject still answers there.
    """
    newest: dict[str, Attempt] = {}
    for attempt in sorted(attempts, key=lambda attempt: (attempt.at, attempt.record)):
        newest[attempt.point.value] = attempt
    dead, live = set(), set()
    for value, status, day in _checks(leads):
        last = newest.get(value)
        since = last is not None and last.at.date().isoformat() >= day
        in_use = last is not None and last.disposition.outcome is not Outcome.DEAD_POINT
        if status in DEAD_STATUS and not (since and in_use):
            dead.add(value)
        if status == NumberStatus.LIVE and (last is None or last.at.date().isoformat() <= day):
            live.add(value)
    return CheckedPoints(frozenset(dead), frozenset(live))


def _checks(leads: Sequence[Lead]) -> Iterator[tuple[str, str, str]]:
    """(value, status, ISO day) of every number check that the leads' reasons rest on."""
    for lead in leads:
        for reason in lead.current:
            if reason.code == "status":
                yield lead.point.value, str(reason.params["status"]), str(reason.params["day"])
            elif reason.code == "ownership" and reason.params["ownership"] == _ANOTHERS:
                # What is now somebody else's is as dead for this party as a vacant number.
                yield lead.point.value, NumberStatus.VACANT.value, str(reason.params["day"])


Judge = Callable[[Channel, ContactPoint, Party], Clearance]
"""What the gate says of a step by that channel, at that point, to that party."""


def judge(
    case: Case, leads: Sequence[Lead], facts: PolicyFacts, pack: Pack, moment: datetime
) -> Judge:
    """The gate for the steps of a case at one moment (local wall time).

    A point that nobody stated is not the subject's own: failing there shows nobody to be lost.
    """
    subject_points = tuple(
        lead.point for lead in leads if lead.party.role is Role.SUBJECT and not lead.read_out
    )
    made = [attempt for attempt in facts.attempts if attempt.at <= moment]
    checked = checked_points(leads, made)

    def asked(channel: Channel, point: ContactPoint, party: Party) -> Clearance:
        step = Step(
            case=case,
            channel=channel,
            point=point,
            party=party,
            subject_points=subject_points,
            dead_points=checked.dead,
            live_points=checked.live,
        )
        return decide(step, facts, moment, pack)

    return asked


def clear(
    case: Case, leads: Sequence[Lead], facts: PolicyFacts, pack: Pack, moment: datetime
) -> CaseLeads:
    """Asks the gate about every lead of a case."""
    asked = judge(case, leads, facts, pack, moment)
    judged = (ClearedLead(lead, asked(lead.channel, lead.point, lead.party)) for lead in leads)
    return CaseLeads(case, tuple(judged))


def values_of(leads: Sequence[Lead]) -> list[str]:
    """The contact values whose flags and attempts matter to these leads.

    With what accounts are named after; a mobile's mailboxes are leads themselves where known.
    """
    accounts = [lead.point.value for lead in leads if lead.kind is ContactKind.SOCIAL]
    behind = frozenset[str]().union(*map(normalize.named_after, accounts))
    return sorted({lead.point.value for lead in leads} | behind)


def top_leads(listed: Iterator[CaseLeads], top: int | None) -> Iterator[CaseLeads]:
    """Each case's best `top` leads; None keeps all."""
    for item in listed:
        yield item if top is None else replace(item, leads=item.leads[:top])
