"""Features of what was tried: checks of lines and attempts. Bad news never helps a point."""

from datetime import date

from graph.features.evidence import faded, of_attempt, of_row
from graph.reactions import (
    ATTEMPT_SUBJECT,
    ATTEMPT_THIRD,
    NOBODY_CAP,
    OWNERSHIP,
    STATUS,
    SUPERSEDED_SHARE,
)
from graph.view import CaseView, PointView
from skiptrace.model.attempt import Attempt, Disposition, Outcome
from skiptrace.model.casefile import FactRow
from skiptrace.model.claim import NumberStatus, Ownership
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Reason


def status(point: PointView, view: CaseView) -> Reason | None:
    """A number check on {day} found the line {status}.

    The worst finding that no later live check undoes; a vacant number is never undone, because
    whoever answers there afterwards is somebody else.
    """
    checks = [
        row for row in view.statuses.get(point.value, ()) if row.observed_on and _SAYS[row.use]
    ]
    live = max((day for row in checks if (day := _live_day(row))), default=None)
    standing = [row for row in checks if _stands(row, live)]
    if not standing:
        return None
    worst = min(standing, key=lambda row: (_status_weight(row, point, view), row.claim_id))
    if NumberStatus(worst.use) is NumberStatus.LIVE:
        worst = max(standing, key=lambda row: (_status_weight(row, point, view), row.claim_id))
    weight = _status_weight(worst, point, view)
    if weight == 0:
        return None
    params = {"status": worst.use, "day": str(worst.observed_on)}
    return Reason("status", weight, params, (of_row(worst),))


_SAYS = {status.value: reaction.weight for status, reaction in STATUS.items()}


def _live_day(row: FactRow) -> date | None:
    return row.observed_on if row.use == NumberStatus.LIVE.value else None


def _stands(row: FactRow, live: date | None) -> bool:
    if live is None or row.observed_on is None or row.observed_on >= live:
        return True
    return row.use in (NumberStatus.VACANT.value, NumberStatus.LIVE.value)


def _status_weight(row: FactRow, point: PointView, view: CaseView) -> int:
    day = row.observed_on or view.as_of
    weight = faded(STATUS[NumberStatus(row.use)], (view.as_of - day).days)
    return _superseded(weight, day, point)


def _superseded(weight: int, day: date, point: PointView) -> int:
    """Bad news loses half its force once somebody gave the value again later."""
    if weight < 0 and point.newest is not None and point.newest > day:
        return round(weight * SUPERSEDED_SHARE)
    return weight


def ownership(point: PointView, view: CaseView) -> Reason | None:
    """A carrier said on {day} that the line is {ownership}.

    The newest word of that kind about this holder; on one day the worst.
    """
    checks = [
        row
        for row in view.owners.get((point.holder, point.value), ())
        if row.observed_on and OWNERSHIP[Ownership(row.use)].weight
    ]
    if not checks:
        return None
    last = max(checks, key=lambda row: (str(row.observed_on), -_said(row), row.claim_id))
    day = last.observed_on or view.as_of
    reaction = OWNERSHIP[Ownership(last.use)]
    weight = _superseded(faded(reaction, (view.as_of - day).days), day, point)
    if weight == 0:
        return None
    params = {"ownership": OWNERSHIP_WORDS[Ownership(last.use)], "day": str(last.observed_on)}
    return Reason("ownership", weight, params, (of_row(last),))


# Keys of the sentence's words; the plain codes name other things there.
OWNERSHIP_WORDS = {verdict: f"line_{verdict.value}" for verdict in Ownership}


def _said(row: FactRow) -> int:
    return OWNERSHIP[Ownership(row.use)].weight


def relevant_attempts(point: PointView, view: CaseView) -> list[Attempt]:
    """Attempts that say something of this holder's point.

    Those of this case, and those for this very person in other cases; of anybody else's only that
    the line itself was dead. A relay number was another line when it was bound to somebody else.
    """
    lent = point.uses == {ContactUse.RELAY}
    return [
        attempt
        for attempt in view.attempts.get(point.value, ())
        if _speaks_of(attempt, point, view)
        or (
            attempt.disposition.outcome is Outcome.DEAD_POINT and _of_the_line(attempt) and not lent
        )
    ]


def _speaks_of(attempt: Attempt, point: PointView, view: CaseView) -> bool:
    if attempt.party_id is not None:
        return attempt.party_id == point.holder
    return attempt.case_no == view.file.case.case_no


def _of_the_line(attempt: Attempt) -> bool:
    """不在此处 and 已搬 speak of a person, the other dead results of the line itself."""
    return attempt.disposition not in (Disposition.MOVED, Disposition.NOT_FOUND)


def attempts(point: PointView, view: CaseView) -> Reason | None:
    """{count} attempts there count; the strongest ended as {result} on {day}.

    What went wrong before the last success is forgotten; unanswered tries together weigh no more
    than their cap.
    """
    tried = relevant_attempts(point, view)
    table = ATTEMPT_SUBJECT if point.holder == view.subject else ATTEMPT_THIRD
    proof = max(
        (a.at.date() for a in tried if table[a.disposition].weight >= _PROOF), default=date.min
    )
    weighed = [
        (
            _superseded(
                faded(table[a.disposition], (view.as_of - a.at.date()).days), a.at.date(), point
            ),
            a,
        )
        for a in tried
        if table[a.disposition].weight > 0 or a.at.date() >= proof
    ]
    counted = [(weight, attempt) for weight, attempt in weighed if weight]
    if not counted:
        return None
    weight = _total(counted)
    strongest = min(counted, key=lambda item: (-abs(item[0]), item[1].at, item[1].record))[1]
    params: dict[str, str | int | float] = {
        "count": len(counted),
        "result": strongest.disposition.value,
        "day": strongest.at.date().isoformat(),
    }
    return Reason("attempts", weight, params, tuple(of_attempt(a) for _, a in counted))


_PROOF = 1000  # results that by themselves put the party at the point


def _total(counted: list[tuple[int, Attempt]]) -> int:
    """Best good news, worst bad news, and the unanswered tries together down to their cap."""
    good = max((weight for weight, _ in counted if weight > 0), default=0)
    silent = sum(
        weight for weight, a in counted if weight < 0 and a.disposition.outcome is Outcome.NOBODY
    )
    bad = min(
        (
            weight
            for weight, a in counted
            if a.disposition.outcome is not Outcome.NOBODY and weight < 0
        ),
        default=0,
    )
    return good + bad + max(silent, NOBODY_CAP)
