"""What would turn the order of two leads: the smallest single change of evidence.

Every change is tried by ranking the case anew, with the one piece of evidence left out or one piece
of news added; nothing is stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.claim import NumberStatus
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Evidence, Lead
from skiptrace.ports import Rank

# News that one look, call or visit can bring. A right party reached needs no ranking any more.
_CHECKS = (NumberStatus.OFF, NumberStatus.SUSPENDED, NumberStatus.VACANT, NumberStatus.LIVE)
_RESULTS = {
    Channel.CALL: (Disposition.NO_ANSWER, Disposition.WRONG_PARTY),
    Channel.VISIT: (Disposition.DOOR_CLOSED, Disposition.NOT_FOUND, Disposition.MOVED),
    Channel.EMAIL: (Disposition.BOUNCED,),
}
WHAT_IF = "what-if"


@dataclass(frozen=True, slots=True)
class Turn:
    """A change after which the second lead stands before the first.

    without: the evidence that is left out, None for news. news: the check's status or the attempt's
    disposition, about the lead `of`. gap: by how much the second is then worth more, None when the
    first is no lead any more.
    """

    without: Evidence | None
    news: NumberStatus | Disposition | None
    of: str
    gap: int | None


@dataclass(frozen=True, slots=True)
class Turns:
    """The smallest change of either kind; None: no single one turns the order.

    tried: how many pieces of evidence were left out, one by one.
    """

    without: Turn | None
    news: Turn | None
    tried: int


def turns(file: CaseFile, ahead: Lead, behind: Lead, rank: Rank, as_of: date) -> Turns:
    """Tries each piece of evidence that either lead rests on, and each piece of news."""

    def found(changed: CaseFile, turn: Turn) -> Turn | None:
        gap = turned(rank([changed], as_of)[0], ahead, behind)
        return None if gap is None else replace(turn, gap=gap if gap >= 0 else None)

    cited = cited_by(ahead, behind)
    left_out = (
        found(without(file, evidence), Turn(evidence, None, of, None)) for evidence, of in cited
    )
    added = (
        found(changed, Turn(None, news, lead.lead_id, None))
        for lead in (ahead, behind)
        for news, changed in _news(file, lead, as_of)
    )
    return Turns(_smallest(left_out), _smallest(added), len(cited))


def turned(ranked: list[Lead], ahead: Lead, behind: Lead) -> int | None:
    """By how much the second is worth more in this ranking, -1 when the first is not in it.

    None where the order stands, or where the second is not there to take the place.
    """
    now = {lead.lead_id: lead for lead in ranked}
    first, second = now.get(ahead.lead_id), now.get(behind.lead_id)
    if second is None or (first is not None and first.rank < second.rank):
        return None
    return second.worth - first.worth if first is not None else -1


def cited_by(ahead: Lead, behind: Lead) -> list[tuple[Evidence, str]]:
    """Every piece of evidence that a reason of either rests on, once, and the lead it is of."""
    found: dict[tuple[str, ...], tuple[Evidence, str]] = {}
    for lead in (ahead, behind):
        for reason in (*lead.current, *lead.reach):
            for evidence in reason.evidence:
                found.setdefault(_name(evidence), (evidence, lead.lead_id))
    return [found[name] for name in sorted(found)]


def without(file: CaseFile, evidence: Evidence) -> CaseFile:
    """The case file without what that place of that record said on that day."""
    name = _name(evidence)
    facts = tuple(row for row in file.facts if _row_name(row) != name)
    attempts = tuple(
        attempt
        for attempt in file.attempts
        if (attempt.source, attempt.record, "", str(attempt.at.date())) != name
    )
    return replace(file, facts=facts, attempts=attempts)


def _name(evidence: Evidence) -> tuple[str, ...]:
    return evidence.source, evidence.record, evidence.place or "", str(evidence.observed_on)


def _row_name(row: FactRow) -> tuple[str, ...]:
    return row.source, row.record, row.place or "", str(row.observed_on)


def _smallest(found: Iterator[Turn | None]) -> Turn | None:
    """The one that leaves the least gap; a lead that is gone altogether is the largest change."""
    turning = [turn for turn in found if turn is not None]
    return min(turning, key=lambda turn: (turn.gap is None, turn.gap or 0), default=None)


def _news(
    file: CaseFile, lead: Lead, as_of: date
) -> Iterator[tuple[NumberStatus | Disposition, CaseFile]]:
    """The case file with one piece of news of the as-of day about the lead."""
    if lead.kind is ContactKind.PHONE:
        for status in _CHECKS:
            yield status, replace(file, facts=(*file.facts, _check(lead, status, as_of)))
    for result in _RESULTS.get(lead.channel, ()):
        attempt = Attempt(
            file.case.case_no,
            lead.channel,
            lead.point,
            datetime.combine(as_of, time(12)),
            result,
            WHAT_IF,
            WHAT_IF,
            party_id=lead.party.entity_id,
        )
        yield result, replace(file, attempts=(*file.attempts, attempt))


def _check(lead: Lead, status: NumberStatus, as_of: date) -> FactRow:
    return FactRow(
        via="status",
        entity_id="",
        name=None,
        statement="status",
        use=status.value,
        value=lead.point.value,
        other_id="",
        other_name=None,
        observed_on=as_of,
        origin=WHAT_IF,
        source="number-status",
        record=WHAT_IF,
        claim_id=WHAT_IF,
        reported_by=None,
        certainty=1.0,
        identity=1.0,
        place=None,
        quote=None,
    )
