"""Factors between a right contact point and reaching the subject; weights in thousandths of ln."""

from math import exp, log

from graph.draft import Draft
from graph.features.evidence import faded, of_attempt, of_row, of_rows
from graph.features.tested import relevant_attempts
from graph.parameters import CERTAINTY_FLOOR, OLDEST_YEARS, UNDATED_YEARS
from graph.reactions import (
    ANSWER_FACTOR,
    CHAIN_STEP,
    COURT_HELPS,
    FADES_PER_YEAR,
    IN_TOUCH,
    IN_TOUCH_HOUSEHOLD,
    LETTER_FACTOR,
    OFFICE_HELPS,
    PASSES_ON,
    STATUS_FACTOR,
    TRIED_FACTOR,
    TRIED_FLOOR,
)
from graph.view import CaseView
from skiptrace.model.attempt import Channel
from skiptrace.model.claim import NumberStatus
from skiptrace.model.lead import MILLI, Reason
from skiptrace.model.party import Relation, Role


def answers(draft: Draft, _view: CaseView) -> Reason:
    """A {channel} to a {use} is answered about {percent} times in a hundred."""
    weight = LETTER_FACTOR if draft.channel is Channel.LETTER else ANSWER_FACTOR[draft.use]
    params = {
        "channel": draft.channel.value,
        "use": draft.use.value,
        "percent": _percent(weight),
    }
    return Reason("answers", weight, params)


def tried(draft: Draft, view: CaseView) -> Reason | None:
    """After {count} recent attempts the next one is answered {change}."""
    weighed = [
        (faded(TRIED_FACTOR[a.disposition], (view.as_of - a.at.date()).days), a)
        for a in relevant_attempts(draft.seen, view)
        if a.disposition in TRIED_FACTOR
    ]
    counted = [(weight, attempt) for weight, attempt in weighed if weight]
    if not counted:
        return None
    weight = max(sum(weight for weight, _ in counted), TRIED_FLOOR)
    params: dict[str, str | int | float] = {
        "count": len(counted),
        "change": "more_often" if weight > 0 else "less_often",
    }
    return Reason("tried", weight, params, tuple(of_attempt(a) for _, a in counted))


def line_quiet(draft: Draft, view: CaseView) -> Reason | None:
    """The last number check found the line {status}, so nobody may pick up."""
    checks = [row for row in view.statuses.get(draft.point.value, ()) if row.observed_on]
    if not checks:
        return None
    last = max(checks, key=lambda row: (str(row.observed_on), row.claim_id))
    status = NumberStatus(last.use)
    if status not in STATUS_FACTOR or last.observed_on is None:
        return None
    weight = faded(STATUS_FACTOR[status], (view.as_of - last.observed_on).days)
    if weight == 0:
        return None
    return Reason("line_quiet", weight, {"status": last.use}, (of_row(last),))


def in_touch(draft: Draft, _view: CaseView) -> Reason | None:
    """A {relation} is in touch with the subject about {percent} times in a hundred."""
    relation = draft.party.relation
    if draft.party.role is not Role.THIRD_PARTY or relation is None:
        return None
    weight = IN_TOUCH[relation]
    if draft.household:
        weight = max(weight, IN_TOUCH_HOUSEHOLD)
    params: dict[str, str | int | float] = {
        "relation": relation.value,
        "household": int(draft.household),
        "percent": _percent(weight),
    }
    return Reason("in_touch", weight, params, of_rows(draft.ties))


def tie_fades(draft: Draft, view: CaseView) -> Reason | None:
    """The tie was last stated {years} years ago."""
    if not draft.ties or draft.party.relation in (None, Relation.EMPLOYER):
        return None
    latest = max((row.observed_on for row in draft.ties if row.observed_on), default=None)
    years = UNDATED_YEARS if latest is None else min(view.years_since(latest), OLDEST_YEARS)
    weight = round(FADES_PER_YEAR[draft.party.relation or Relation.UNKNOWN] * years)
    if weight == 0:
        return None
    return Reason("tie_fades", weight, {"years": round(years, 1)})


def tie_unsure(draft: Draft, _view: CaseView) -> Reason | None:
    """That they are tied is {percent} % certain."""
    if not draft.ties:
        return None
    best = max(row.certainty * row.identity for row in draft.ties)
    if best >= 1.0:
        return None
    weight = round(MILLI * log(max(best, CERTAINTY_FLOOR)))
    return Reason("tie_unsure", weight, {"percent": round(best * 100)}, of_rows(draft.ties))


def chain(draft: Draft, _view: CaseView) -> Reason | None:
    """The message has to go through {steps} people."""
    if len(draft.path) <= CHAIN_FREE_HOPS:
        return None
    steps = len(draft.path) - CHAIN_FREE_HOPS
    weight = CHAIN_STEP * steps + round(MILLI * log(max(draft.chain, CERTAINTY_FLOOR)))
    return Reason("chain", weight, {"steps": steps + 1})


CHAIN_FREE_HOPS = 2  # the party, and the point


def passes_on(draft: Draft, _view: CaseView) -> Reason | None:
    """A {relation} asked once passes a message on about {percent} times in a hundred."""
    relation = draft.party.relation
    if draft.party.role is not Role.THIRD_PARTY or relation is None:
        return None
    weight = PASSES_ON[relation]
    return Reason("passes_on", weight, {"relation": relation.value, "percent": _percent(weight)})


def office_helps(draft: Draft, _view: CaseView) -> Reason | None:
    """A {rung} office knows the family and helps about {percent} times in a hundred."""
    if draft.rung not in OFFICE_HELPS:
        return None
    weight = OFFICE_HELPS[draft.rung]
    return Reason("office_helps", weight, {"rung": draft.rung, "percent": _percent(weight)})


def court_helps(draft: Draft, _view: CaseView) -> Reason | None:
    """A court asked in the case tells where papers were served about {percent} times in 100."""
    if draft.rung != "court":
        return None
    return Reason("court_helps", COURT_HELPS, {"percent": _percent(COURT_HELPS)})


def never_surer(total: int) -> Reason | None:
    """Reaching somebody is never surer than that the point is right."""
    return Reason("never_surer", -total) if total > 0 else None


def _percent(factor: int) -> int:
    return round(100 * exp(factor / MILLI))
