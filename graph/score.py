"""The sum of a point: its best act's reasons and those of the point as a whole."""

from dataclasses import dataclass

from graph.features import ACT, POINT
from graph.features.origin import Act, act_of
from graph.view import CaseView, PointView
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Reason


@dataclass(frozen=True, slots=True)
class Score:
    """log_odds: sum of the reasons' weights, thousandths. use: capacity that the best act names."""

    use: ContactUse
    log_odds: int
    reasons: tuple[Reason, ...]


def score(point: PointView, view: CaseView) -> Score:
    """Weighs a point. Further acts can only replace the best act by a better one or support it."""
    total, act, reasons = max(
        (_weigh(act_of(row), view) for row in point.acts),
        key=lambda item: (item[0], item[1].row.claim_id),
    )
    found = [*reasons]
    for feature in POINT:
        reason = feature(point, view)
        if reason is not None:
            found.append(reason)
            total += reason.weight
    return Score(act.use, total, tuple(found))


def _weigh(act: Act, view: CaseView) -> tuple[int, Act, list[Reason]]:
    reasons = [reason for feature in ACT if (reason := feature(act, view)) is not None]
    return sum(reason.weight for reason in reasons), act, reasons
