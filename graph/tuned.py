"""Features under the weights in force: one place where learnt weights enter a sum."""

from collections.abc import Iterable
from dataclasses import replace
from math import exp

from skiptrace.model.lead import MILLI, Reason
from skiptrace.model.weights import DEFAULTS, WeightSet

# The sentence of these says how often; the number in it is the weight itself.
SAYS_HOW_OFTEN = frozenset({"answers", "in_touch", "passes_on", "office_helps", "court_helps"})


def tuned(reasons: Iterable[Reason | None], weights: WeightSet) -> list[Reason]:
    """The reasons that are given, each with its weight under this set."""
    given = [reason for reason in reasons if reason is not None]
    return given if weights is DEFAULTS else [_tuned(reason, weights) for reason in given]


def _tuned(reason: Reason, weights: WeightSet) -> Reason:
    weight = weights.applied(reason.code, reason.weight)
    if weight == reason.weight:
        return reason
    if reason.code not in SAYS_HOW_OFTEN:
        return replace(reason, weight=weight)
    percent = round(100 * min(exp(weight / MILLI), 1.0))
    return replace(reason, weight=weight, params={**reason.params, "percent": percent})
