"""Features of one act: who said it, when, how clearly, of whom. The best act carries the point."""

from dataclasses import dataclass
from datetime import date
from math import log

from graph.features.evidence import of_row
from graph.parameters import (
    AFTER_DEFAULT,
    BEFORE_DEFAULT_EVADING,
    CERTAINTY_FLOOR,
    CERTAINTY_SLOPE,
    DAYS_PER_MONTH,
    NEWER_BY_DAYS,
    NEWER_FULL_DAYS,
    OLDEST_YEARS,
    UNDATED_YEARS,
)
from graph.priors import (
    AGEING_PER_YEAR,
    AGEING_SETTLED_SHARE,
    ONCE_ONLY,
    PRIOR_FAMILY,
    PRIOR_LOST,
    PRIOR_SETTLED,
    REPLACED,
    family,
)
from graph.view import CaseView
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Evidence, Reason


@dataclass(frozen=True, slots=True)
class Act:
    """One act about a point, with its use and its evidence made once for all features."""

    row: FactRow
    use: ContactUse
    evidence: tuple[Evidence, ...]


def act_of(row: FactRow) -> Act:
    """The act that a claim states."""
    return Act(row, ContactUse(row.use), (of_row(row),))


def source(act: Act, view: CaseView) -> Reason:
    """A {source} record gave it as {use}."""
    prior = PRIOR_LOST if act.row.entity_id == view.subject else PRIOR_SETTLED
    weight = prior[act.use] + PRIOR_FAMILY[family(act.row.source)]
    return Reason("source", weight, {"source": act.row.source, "use": act.row.use}, act.evidence)


def age(act: Act, view: CaseView) -> Reason | None:
    """It was seen {years} years ago, and a {use} is given up at a known pace."""
    if act.row.observed_on is None:
        return None
    years = min(view.years_since(act.row.observed_on), OLDEST_YEARS)
    weight = _ageing(act, view, years)
    if weight == 0:
        return None
    return Reason("age", weight, {"years": round(years, 1), "use": act.row.use}, act.evidence)


def undated(act: Act, view: CaseView) -> Reason | None:
    """The record does not say when; it is taken as {years} years old."""
    if act.row.observed_on is not None:
        return None
    weight = _ageing(act, view, UNDATED_YEARS)
    return Reason("undated", weight, {"years": UNDATED_YEARS, "use": act.row.use}, act.evidence)


def _ageing(act: Act, view: CaseView, years: float) -> int:
    share = 1.0 if act.row.entity_id == view.subject else AGEING_SETTLED_SHARE
    return -round(AGEING_PER_YEAR[act.use] * share * years)


def heard(act: Act, _view: CaseView) -> Reason | None:
    """It was heard or read with {percent} % certainty."""
    return _unsure("heard", act.row.certainty, act)


def identity(act: Act, _view: CaseView) -> Reason | None:
    """The record speaks of this person with {percent} % certainty."""
    return _unsure("identity", act.row.identity, act)


def _unsure(code: str, certainty: float, act: Act) -> Reason | None:
    if certainty >= 1.0:
        return None
    weight = round(CERTAINTY_SLOPE * log(max(certainty, CERTAINTY_FLOOR)))
    return Reason(code, weight, {"percent": round(certainty * 100)}, act.evidence)


def after_default(act: Act, view: CaseView) -> Reason | None:
    """It was given after the loan fell overdue, so it outlived the break."""
    since = view.file.case.overdue_since
    if since is None or act.row.observed_on is None or act.row.observed_on <= since:
        return None
    if act.row.entity_id != view.subject or act.use in ONCE_ONLY:
        return None
    return Reason("after_default", AFTER_DEFAULT, {}, act.evidence)


def left_behind(act: Act, view: CaseView) -> Reason | None:
    """It dates from before the default, and {points} points of the case died together since."""
    since = view.file.case.overdue_since
    if not view.evasion or since is None or act.row.entity_id != view.subject:
        return None
    if act.row.observed_on is not None and act.row.observed_on > since:
        return None
    return Reason("left_behind", BEFORE_DEFAULT_EVADING, {"points": view.evasion}, act.evidence)


def replaced(act: Act, view: CaseView) -> Reason | None:
    """A newer {use} of the same person is known, {months} months younger."""
    use = act.use
    if use not in REPLACED:
        return None
    point = view.points.get((act.row.entity_id, use.kind, act.row.value))
    own = point.newest if point else act.row.observed_on
    found = [
        (weight, other.claim_id, other)
        for other in view.latest.get((act.row.entity_id, act.row.use), ())
        if other.value != act.row.value
        if (weight := round(REPLACED[use] * _newer_share(own, other)))
    ]
    if not found:
        return None
    weight, _, newer = min(found, key=lambda item: item[:2])
    params: dict[str, str | int | float] = {
        "use": act.row.use,
        "months": round(_days_newer(own, newer) / DAYS_PER_MONTH),
    }
    return Reason("replaced", weight, params, (of_row(newer),))


def _days_newer(own: date | None, other: FactRow) -> int:
    """How much newer the other is; an undated point counts as a full step older."""
    if own is None or other.observed_on is None:
        return NEWER_FULL_DAYS
    return (other.observed_on - own).days


def _newer_share(own: date | None, other: FactRow) -> float:
    """0 to 1: grows with how much newer the other is, up to a year, and with how sure it is."""
    days = _days_newer(own, other)
    if days <= NEWER_BY_DAYS:
        return 0.0
    return min(days / NEWER_FULL_DAYS, 1.0) * other.certainty * other.identity
