"""Features of a workplace: what became of the company, and of the job."""

from graph.features.evidence import of_row
from graph.reactions import LEFT_EMPLOYER, STANDING, SUPERSEDED_SHARE
from graph.view import CaseView, PointView
from graph.workplaces import employer_beside
from skiptrace.model.casefile import FactRow
from skiptrace.model.claim import Standing
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Reason

_WORK = frozenset({ContactUse.WORK_PHONE, ContactUse.WORK_ADDRESS, ContactUse.EMPLOYER})


def standing(point: PointView, view: CaseView) -> Reason | None:
    """The register of {day} has the company as {standing}."""
    employer = _employer(point, view)
    entries = [row for row in view.standings.get(employer or "", ()) if row.observed_on]
    if not entries:
        return None
    last = max(entries, key=lambda row: (str(row.observed_on), _weight(row), row.claim_id))
    weight = _superseded(_weight(last), last, point)
    if weight == 0:
        return None
    params = {"standing": last.use, "day": str(last.observed_on)}
    return Reason("standing", weight, params, (of_row(last),))


def left_job(point: PointView, view: CaseView) -> Reason | None:
    """A record of {day} has the job there as ended."""
    employer = _employer(point, view)
    ends = [
        row
        for row in view.left_jobs.get((point.holder, employer or ""), ())
        if row.observed_on is not None
    ]
    if not ends:
        return None
    last = max(ends, key=lambda row: (str(row.observed_on), row.claim_id))
    weight = _superseded(LEFT_EMPLOYER, last, point)
    return Reason("left_job", weight, {"day": str(last.observed_on)}, (of_row(last),))


def _employer(point: PointView, view: CaseView) -> str | None:
    return employer_beside(point, view) if point.uses <= _WORK else None


def _weight(row: FactRow) -> int:
    return STANDING[Standing(row.use)]


def _superseded(weight: int, row: FactRow, point: PointView) -> int:
    """Half the force once somebody gave the workplace again later."""
    if weight >= 0 or point.newest is None or row.observed_on is None:
        return weight
    return round(weight * SUPERSEDED_SHARE) if point.newest > row.observed_on else weight
