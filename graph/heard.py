"""What was heard of a line - results, checks, owners - and what it says of the line's state."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.features.evidence import faded
from graph.features.tested import relevant_attempts
from graph.line_results import (
    CHECK,
    HELD_BY_ANOTHER,
    OWNER,
    REACHED,
    RESULT,
    RINGS_FOR_OTHERS,
    RINGS_WITHIN_DAYS,
    UNANSWERED,
    UNANSWERED_CAP,
    Says,
)
from graph.view import CaseView, PointView
from skiptrace.model.attempt import Attempt, Disposition, Outcome
from skiptrace.model.casefile import FactRow
from skiptrace.model.claim import NumberStatus, Ownership
from skiptrace.model.diagnosis import LineState, PartOfDay

_BLOCKING = frozenset({Disposition.BUSY, Disposition.REJECTED})
_NOT_THEIRS = frozenset(
    {Disposition.WRONG_PARTY, Disposition.VACANT, Disposition.NOT_FOUND, Disposition.MOVED}
)
Weight = tuple[LineState, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """What counts of a line.

    attempts: since the day the subject was last reached there, oldest first; failures before it
    are forgotten. checks, owners: dated ones, oldest first. proof: the attempt that reached the
    subject last, None when none did.
    """

    attempts: list[Attempt]
    checks: list[FactRow]
    owners: list[FactRow]
    proof: Attempt | None


def heard_of(point: PointView, view: CaseView) -> Heard:
    """What counts of the point's line."""
    tried = sorted(relevant_attempts(point, view), key=lambda a: (a.at, a.source, a.record))
    reached = [a for a in tried if a.disposition.outcome is Outcome.RIGHT_PARTY]
    proof = reached[-1] if reached else None
    since = proof.at.date() if proof else date.min
    return Heard(
        attempts=[a for a in tried if a.at.date() >= since],
        checks=_dated(view.statuses.get(point.value, [])),
        owners=_dated(view.owners.get((point.holder, point.value), [])),
        proof=proof,
    )


def _dated(rows: list[FactRow]) -> list[FactRow]:
    return sorted((row for row in rows if row.observed_on), key=_age)


def _age(row: FactRow) -> tuple[date, str]:
    return row.observed_on or date.min, row.claim_id


def weights(point: PointView, heard: Heard, view: CaseView) -> Iterator[Weight]:
    """(state, thousandths of log-odds against live) of everything heard but silence."""
    yield from _of_results(heard, view.as_of)
    yield from _of_checks(heard, view.as_of)
    yield from _of_owners(heard, view.as_of)
    if any(a.disposition in _BLOCKING for a in heard.attempts) and _rings(point, heard, view):
        yield LineState.FILTERED, RINGS_FOR_OTHERS
    if _anothers(point, view):
        yield LineState.REASSIGNED, HELD_BY_ANOTHER


def _of_results(heard: Heard, as_of: date) -> Iterator[Weight]:
    """Each result once a window.

    That the subject was once reached there says nothing any more after somebody else answered, or
    the network called the number vacant.
    """
    refuted = _refuted(heard)
    for disposition, day in _windows(heard):
        says: Says = RESULT.get(disposition, {})
        if not refuted:
            says = REACHED.get(disposition, says)
        for state, reaction in says.items():
            yield state, faded(reaction, (as_of - day).days)


def silence(heard: Heard, as_of: date) -> Iterator[Weight]:
    """What unanswered calls say, each once a window and together no more than their cap."""
    summed: dict[LineState, int] = defaultdict(int)
    for disposition, day in _windows(heard):
        if disposition is Disposition.NO_ANSWER:
            for state, reaction in UNANSWERED.items():
                summed[state] += faded(reaction, (as_of - day).days)
    for state, weight in summed.items():
        yield state, min(weight, UNANSWERED_CAP)


def _windows(heard: Heard) -> list[tuple[Disposition, date]]:
    seen = {(a.disposition, a.at.date(), PartOfDay.of(a.at)) for a in heard.attempts}
    return [(disposition, day) for disposition, day, _part in sorted(seen)]


def _refuted(heard: Heard) -> bool:
    if heard.proof is None:
        return False
    at = heard.proof.at
    vacant = any(
        row.use == NumberStatus.VACANT.value and (row.observed_on or at.date()) > at.date()
        for row in heard.checks
    )
    return vacant or any(a.disposition in _NOT_THEIRS and a.at >= at for a in heard.attempts)


def _of_checks(heard: Heard, as_of: date) -> Iterator[Weight]:
    """The newest check; a vacant one for good: a line in use after it is somebody else's."""
    if not heard.checks:
        return
    newest = heard.checks[-1]
    yield from _faded(CHECK[NumberStatus(newest.use)], newest, as_of)
    vacant = [row for row in heard.checks if row.use == NumberStatus.VACANT.value]
    if not vacant or vacant[-1] is newest:
        return
    for state, weight in _faded(CHECK[NumberStatus.VACANT], vacant[-1], as_of):
        yield state, weight
        if newest.use == NumberStatus.LIVE.value:
            yield LineState.REASSIGNED, weight


def _of_owners(heard: Heard, as_of: date) -> Iterator[Weight]:
    """The newest word on whose line it is."""
    said = [row for row in heard.owners if OWNER[Ownership(row.use)]]
    if said:
        yield from _faded(OWNER[Ownership(said[-1].use)], said[-1], as_of)


def _faded(says: Says, row: FactRow, as_of: date) -> Iterator[Weight]:
    days = (as_of - (row.observed_on or as_of)).days
    for state, reaction in says.items():
        yield state, faded(reaction, days)


def _rings(point: PointView, heard: Heard, view: CaseView) -> bool:
    """Whether the line rang for somebody else lately: a check, or a call of another case."""
    days = [row.observed_on for row in heard.checks if row.use == NumberStatus.LIVE.value]
    days += [a.at.date() for a in _elsewhere(point, view) if a.disposition.connected]
    return any(day and (view.as_of - day).days <= RINGS_WITHIN_DAYS for day in days)


def _anothers(point: PointView, view: CaseView) -> bool:
    """Whether somebody else was reached there in their own case, or gave it as theirs later."""
    reached = any(a.disposition.outcome is Outcome.RIGHT_PARTY for a in _elsewhere(point, view))
    return reached or any(
        row.observed_on and (point.newest is None or row.observed_on > point.newest)
        for row in view.rivals.get(point.value, ())
    )


def _elsewhere(point: PointView, view: CaseView) -> list[Attempt]:
    own = view.file.case.case_no
    return [
        a
        for a in view.attempts.get(point.value, ())
        if a.case_no != own and a.party_id != point.holder
    ]
