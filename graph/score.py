"""The sum of a point: its best act's reasons and those of the point as a whole."""

from dataclasses import dataclass

from graph.features import ACT, POINT
from graph.features.origin import Act, act_of
from graph.tuned import tuned
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
    of_point = tuned((feature(point, view) for feature in POINT), view.file.weights)
    total += sum(reason.weight for reason in of_point)
    return Score(act.use, total, (*reasons, *of_point))


def _weigh(act: Act, view: CaseView) -> tuple[int, Act, list[Reason]]:
    reasons = tuned((feature(act, view) for feature in ACT), view.file.weights)
    return sum(reason.weight for reason in reasons), act, reasons
