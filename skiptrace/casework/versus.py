"""Why one lead stands before another: both taken apart, reason by reason, in points of worth.

A lead's worth is 1000 p_reach less what the attempt costs; p_reach is a product of reach factors
and of p_current, which is logistic in the sum of its reasons. The gap between two leads is split
over the reasons so that the parts add up to it: along the logarithmic mean of both p_reach
(Ang 2004, the index of decomposition without residue), and along the chord of ln p_current.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, log1p

from skiptrace.errors import UsageError
from skiptrace.model.lead import MILLI, Lead, Reason
from skiptrace.normalize.masking import mask_numbers

COST = "cost"


@dataclass(frozen=True, slots=True)
class Part:
    """One reason of both leads. points: thousandths of worth that it puts the first one ahead by.

    weights are those of the reasons, thousandths; 0 and None where a lead does not have it. For
    COST they are what the attempt costs, third persons' burden included, in points.
    """

    code: str
    ahead: Reason | None
    behind: Reason | None
    ahead_weight: int
    behind_weight: int
    points: float


@dataclass(frozen=True, slots=True)
class Versus:
    """Two leads of a case, the one that stands first ahead; parts: most decisive first.

    The parts' points add up to `gap`, the difference in worth, but for the rounding of worth to
    whole thousandths (less than one).
    """

    ahead: Lead
    behind: Lead
    parts: tuple[Part, ...]
    gap: int

    def deciding(self) -> tuple[Part, ...]:
        """The one or two parts that put the first lead ahead most: half of all that does."""
        favour = [part for part in self.parts if part.points > 0]
        whole = sum(part.points for part in favour)
        return tuple(favour[: 1 if favour and favour[0].points * 2 >= whole else 2])


def versus(one: Lead, other: Lead) -> Versus:
    """The two side by side, whichever is given first."""
    ahead, behind = sorted((one, other), key=lambda lead: lead.rank)
    mean = MILLI * _logarithmic_mean(ahead.p_reach, behind.p_reach)
    slope = _slope(_total(ahead.current), _total(behind.current))
    parts = [
        *_parts(ahead.current, behind.current, mean * slope),
        *_parts(ahead.reach, behind.reach, mean),
    ]
    costs = [round(MILLI * lead.p_reach) - lead.worth for lead in (ahead, behind)]
    parts.append(Part(COST, None, None, costs[0], costs[1], float(costs[1] - costs[0])))
    parts.sort(key=lambda part: (-abs(part.points), part.code))
    return Versus(ahead, behind, tuple(parts), ahead.worth - behind.worth)


def lead_named(leads: Sequence[Lead], name: str) -> Lead:
    """The lead of that id or a unique beginning of it, or of that place in the list.

    Raises UsageError when there is none.
    """
    found = [lead for lead in leads if lead.lead_id.startswith(name)]
    if len(found) != 1:
        found = [lead for lead in leads if name == f"#{lead.rank}"]
    if len(found) != 1:
        raise UsageError(f"no such lead: {mask_numbers(name)}", "see: skiptrace leads")
    return found[0]


def against(lead: Lead) -> tuple[Reason, ...]:
    """What speaks against the lead, gravest first: evidence that lowers either chance."""
    found = [reason for reason in (*lead.current, *lead.reach) if _counters(reason)]
    return tuple(sorted(found, key=lambda reason: (reason.weight, reason.code)))


def _counters(reason: Reason) -> bool:
    return reason.weight < 0 and bool(reason.evidence)


def _parts(ahead: Iterable[Reason], behind: Iterable[Reason], scale: float) -> list[Part]:
    """scale: points that a whole unit of weight makes."""
    first, second = _by_code(ahead), _by_code(behind)
    found = []
    for code in sorted({*first, *second}):
        one, other = first.get(code, []), second.get(code, [])
        weights = _total(one), _total(other)
        points = scale * (weights[0] - weights[1]) / MILLI
        found.append(Part(code, _heaviest(one), _heaviest(other), *weights, points))
    return found


def _by_code(reasons: Iterable[Reason]) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for reason in reasons:
        found.setdefault(reason.code, []).append(reason)
    return found


def _heaviest(reasons: list[Reason]) -> Reason | None:
    return max(reasons, key=lambda reason: abs(reason.weight), default=None)


def _total(reasons: Iterable[Reason]) -> int:
    return sum(reason.weight for reason in reasons)


def _logarithmic_mean(one: float, other: float) -> float:
    """(a - b) / (ln a - ln b); a where they are equal."""
    ratio = log(one) - log(other)
    return (one - other) / ratio if abs(ratio) > 1e-9 else one


def _slope(one: int, other: int) -> float:
    """How much ln p_current rises a unit of log-odds, along the chord between the two."""
    if one == other:
        return 1 - exp(_log_p(one))
    return (_log_p(one) - _log_p(other)) * MILLI / (one - other)


def _log_p(log_odds: int) -> float:
    """ln of the probability, for log-odds in thousandths, without overflow."""
    odds = log_odds / MILLI
    return -log1p(exp(-odds)) if odds > 0 else odds - log1p(exp(odds))
