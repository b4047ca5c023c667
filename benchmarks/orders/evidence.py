"""What the evidence says of each lead, as numbers for the trained model: nothing after the day.

Raw facts of the case view (ages, sources, checks, attempts, rivals, places among the others) beside
the weights of our own reasons, so that the trained model never knows less than the ranking does.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.features.point import rival_claims
from graph.view import CaseView, PointView, build_view
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import Relation, Role
from skiptrace.ports import JudgedCase

Row = Mapping[str, float]
_USES = {use.value: place for place, use in enumerate(ContactUse)}
_RELATIONS = {relation: place for place, relation in enumerate(Relation)}


def rows(case: JudgedCase, as_of: date) -> Iterator[Row]:
    """One row a lead, in the order of the leads; what is not known is left out."""
    view = build_view(case.file, as_of)
    for lead in case.leads:
        yield _row(lead, view)


def _row(lead: Lead, view: CaseView) -> Row:
    found: dict[str, float] = {
        "p_current": lead.p_current,
        "p_reach": lead.p_reach,
        "own": float(lead.party.role is Role.SUBJECT),
        "phone": float(lead.kind.value == "phone"),
        "call": float(lead.channel.value == "call"),
        "relation": _RELATIONS[lead.party.relation] if lead.party.relation else -1.0,
        "case_evasion": view.evasion,
        "case_points": len(view.points),
    }
    since = view.file.case.overdue_since
    if since is not None:
        found["case_overdue"] = view.years_since(since)
    for reason in (*lead.current, *lead.reach):
        key = f"why_{reason.code}"
        found[key] = found.get(key, 0.0) + reason.weight
    point = view.points.get((lead.party.entity_id, lead.kind, lead.point.value))
    if point is not None:
        found |= _said(point, view) | _among(point, view)
    return found | _tested(lead.point.value, view)


def _said(point: PointView, view: CaseView) -> dict[str, float]:
    found: dict[str, float] = {
        "acts": len(point.acts),
        "rows": len(point.rows),
        "use": min(_USES[use.value] for use in point.uses),
        "reporters": len({row.reported_by for row in point.rows if row.reported_by}),
    }
    since = view.file.case.overdue_since
    for row in point.rows:
        if row.observed_on is None:
            continue
        age = view.years_since(row.observed_on)
        for key in (f"from_{row.source}", "newest"):
            found[key] = min(found.get(key, age), age)
        found["oldest"] = max(found.get("oldest", age), age)
    if point.acts and since is not None:
        days = [act.observed_on for act in point.acts if act.observed_on]
        if days:
            found["newest_act"] = view.years_since(max(days))
            found["after_default"] = (max(days) - since).days
    claims = rival_claims(point, view)
    found["rivals"] = len({act.entity_id for act in claims})
    later = [act.observed_on for act in claims if act.observed_on]
    if later:
        found["rival_age"] = view.years_since(max(later))
    found["hub"] = view.hubs.get(point.value, 1)
    return found


def _among(point: PointView, view: CaseView) -> dict[str, float]:
    """Its place among the same person's points of the kind, newest first."""
    others = [p for p in view.by_holder[point.holder] if p.kind is point.kind]
    newer = [p for p in others if p.newest and (not point.newest or p.newest > point.newest)]
    found: dict[str, float] = {"others": len(others) - 1, "newer": len(newer)}
    gaps = [(p.newest - point.newest).days for p in newer if p.newest and point.newest]
    if gaps:
        found["newer_by"] = max(gaps)
    return found


def _tested(value: str, view: CaseView) -> dict[str, float]:
    found: dict[str, float] = {}
    for row in view.statuses.get(value, ()):
        if row.observed_on:
            found[f"check_{row.use}"] = view.years_since(row.observed_on)
    for attempt in view.attempts.get(value, ()):
        key = f"tried_{attempt.disposition.value}"
        found[key] = found.get(key, 0.0) + 1
        found[f"{key}_days"] = float((view.as_of - attempt.at.date()).days)
        found["tried"] = found.get("tried", 0.0) + 1
    return found
