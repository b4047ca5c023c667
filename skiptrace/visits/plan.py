"""The field-visit list of a day: which addresses may be visited, grouped and ordered as a route."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from skiptrace.model.attempt import Channel
from skiptrace.model.case import Case
from skiptrace.model.clearance import Clearance, Cleared, Held
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.model.visit import VisitList, VisitStop
from skiptrace.visits.route import Place, place
from skiptrace.visits.why import why_code

OUTSIDER_RULE = "HOUSE-TP-HOME"
"""Counts what the list itself keeps out: addresses of people who owe nothing."""


@dataclass(frozen=True, slots=True)
class VisitCandidate:
    """A lead of a case with what the gate said of it."""

    case: Case
    lead: Lead
    clearance: Clearance


def plan(
    candidates: Iterable[VisitCandidate], *, day: date, region: str | None, agent: str | None
) -> VisitList:
    """The stops among the candidates; other channels and kinds than visits are passed over.

    region: the first digits of the six-digit code (33 a province, 3301 a city, 330106 a county);
    unlocated addresses are then left out. Only addresses of the subject, and of parties who owe by
    a document on file, become stops, whatever the clearance says. `held` counts the rest by rule.
    """
    held: Counter[str] = Counter()
    found: list[tuple[Place, VisitCandidate, Cleared]] = []
    for candidate in candidates:
        if not _is_visit(candidate.lead):
            continue
        where = place(candidate.lead.point.value)
        if region is not None and not where.code.startswith(region):
            continue
        clearance = candidate.clearance
        if isinstance(clearance, Held):
            held[clearance.rule] += 1
        elif not _may_be_visited(candidate.lead):
            held[OUTSIDER_RULE] += 1
        else:
            found.append((where, candidate, clearance))
    found.sort(key=lambda item: (item[0].key, item[1].case.case_no, item[1].lead.lead_id))
    stops = tuple(_stop(order, *item) for order, item in enumerate(found, start=1))
    return VisitList(day, agent, region, stops, tuple(sorted(held.items())))


def _is_visit(lead: Lead) -> bool:
    return lead.channel is Channel.VISIT and lead.kind is ContactKind.ADDRESS


def _may_be_visited(lead: Lead) -> bool:
    party = lead.party
    if party.role is Role.SUBJECT:
        return True
    return party.role is Role.THIRD_PARTY and bool(party.liable_document)


def _stop(order: int, where: Place, candidate: VisitCandidate, clearance: Cleared) -> VisitStop:
    lead = candidate.lead
    return VisitStop(
        order=order,
        case_no=candidate.case.case_no,
        lead_id=lead.lead_id,
        region_code=where.code,
        region=where.region,
        name=lead.party.name or "",
        party=lead.party.role.value,
        relation=lead.party.relation.value if lead.party.relation else None,
        address=lead.point.value,
        p_current=lead.p_current,
        p_reach=lead.p_reach,
        why=why_code(lead),
        conditions=clearance.conditions,
    )
