"""Features of bills: who speaks with the subject often and lately is in touch."""

from math import exp, log

from graph.draft import Draft
from graph.features.evidence import of_rows
from graph.features.reach import in_touch, tie_fades, tie_unsure
from graph.priors import CALLED_PRIOR
from graph.spoken import Spoken, between, touch
from graph.view import CaseView
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import MILLI, Reason
from skiptrace.model.party import Role


def speaks(draft: Draft, view: CaseView) -> Reason | None:
    """They spoke {calls} times on {days} days, last on {day}: {percent} in 100 are in touch.

    Raises the chance p that they are in touch to 1 - (1 - p)(1 - q), q being what the calls show by
    themselves; so calls never lower it.
    """
    if draft.party.role is not Role.THIRD_PARTY:
        return None
    found = between(draft.party.entity_id, draft.point.value, view)
    if found is None:
        return None
    said = (feature(draft, view) for feature in (in_touch, tie_fades, tie_unsure))
    held = min(exp(sum(reason.weight for reason in said if reason) / MILLI), 1.0)
    raised = 1.0 - (1.0 - held) * (1.0 - touch(found))
    weight = round(MILLI * log(raised / held))
    if weight == 0:
        return None
    params = _figures(found) | {"percent": round(raised * 100)}
    return Reason("speaks", weight, params, of_rows(found.rows))


def called(use: ContactUse, found: Spoken) -> Reason:
    """A number on the subject's bill that nobody else gave: {calls} calls on {days} days."""
    params = _figures(found) | {"use": use.value}
    return Reason("called", CALLED_PRIOR[use], params, of_rows(found.rows))


def _figures(found: Spoken) -> dict[str, str | int | float]:
    return {
        "calls": found.calls,
        "days": found.days,
        "months": len({month.month for month in found.months}),
        "day": found.last.isoformat(),
    }
