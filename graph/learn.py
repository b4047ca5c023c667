"""Learning: the defaults moved by logged outcomes (ports.Learn).

Two questions. Still theirs: only tries that settle it say anything, and a dead line settles it
more often than a live one. Such a choice by the answer itself moves nothing but the intercept of a
logistic fit (Prentice and Pyke 1979), so the intercept is fitted and thrown away. Reached: every
try says yes or no, so both levels are learnt from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from graph.outcomes import reached, still_theirs
from graph.parameters import (
    LEARN_HELD_OUT,
    LEARN_LEVEL_SD,
    LEARN_MIN,
    LEARN_OPEN_SD,
    LEARN_RISE_SD,
    LEARN_RISES,
    LEARN_SCALE_BOUNDS,
    LEARN_SCALE_SD,
)
from graph.penalised import Array, Fit, Prior, Sample, fit, objective
from skiptrace.model.lead import MILLI, Reason
from skiptrace.model.weights import WeightSet
from skiptrace.ports.learning import HeldOut, Learnt, Moved, Outcome

# What a record itself says of its certainty (heard, identity, tie_unsure) is no judgement to move.
CURRENT = (
    "source", "age", "undated", "after_default", "left_behind", "replaced", "support", "rival",
    "shared_line", "new_in_report", "status", "ownership", "attempts", "standing", "left_job",
)  # fmt: skip
REACH = (
    "answers", "tried", "line_quiet", "in_touch", "tie_fades", "speaks", "passes_on",
    "office_helps", "court_helps",
)  # fmt: skip
_Z95 = 1.959964


def learn(outcomes: Sequence[Outcome]) -> Learnt:
    """Weights from all outcomes, and what weights from the first part were worth on the last."""
    ordered = sorted(outcomes, key=lambda one: (one.at, one.record, one.lead.lead_id))
    whole = _Both(ordered)
    return Learnt(
        whole.weights(),
        {"current": len(whole.current.rows), "reached": len(whole.reached.rows)},
        (*whole.current.moved(), whole.level(), *whole.reached.moved()),
        _held_out(ordered),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """One fitted question; the last number is the intercept, the others scale `codes`."""

    name: str
    codes: tuple[str, ...]
    rows: list[Outcome]
    sample: Sample
    fit: Fit

    def moved(self) -> list[Moved]:
        """The scales of reasons that were given, and the level where it is kept."""
        sds = np.sqrt(np.diag(self.fit.covariance))
        low, high = LEARN_SCALE_BOUNDS
        found = []
        for at, code in enumerate(self.codes):
            n = int(np.count_nonzero(self.sample.x[:, at]))
            value, half = float(self.fit.theta[at]), _Z95 * float(sds[at])
            if n:
                ends = max(value - half, low), min(value + half, high)
                found.append(Moved(self.name, code, "scale", 1.0, _thousandth(value),
                                   _thousandth(ends[0]), _thousandth(ends[1]), n))  # fmt: skip
        if self.name == "reached" and self.rows:
            value, half = float(self.fit.theta[-1]), _Z95 * float(sds[-1])
            found.append(_shift("reached", "answers", value, half, len(self.rows)))
        return found

    def scales(self) -> dict[str, int]:
        """Scales that differ from the default, thousandths."""
        given = {move.code: round(MILLI * move.value) for move in self.moved()
                 if move.what == "scale"}  # fmt: skip
        return {code: scale for code, scale in given.items() if scale != MILLI}


class _Both:
    """Both questions fitted on the same outcomes, the second with the first's probabilities.

    rise: how far the mean log-odds of p_current moves. Only the second question sees every try, so
    the rise that makes its outcomes likeliest is taken, of a grid around no rise at all.
    """

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self.outcomes = outcomes
        self.current = _question("current", CURRENT, outcomes, still_theirs, LEARN_OPEN_SD)
        # How far the scales move the mean log-odds: taken back, because the outcomes that settle
        # the question are no fair share of all tries.
        x, _ = _matrix([one.lead.current for one in outcomes], CURRENT)
        self.mean = x.mean(axis=0) if len(outcomes) else np.zeros(len(CURRENT) + 1)
        self.mean[-1] = 0.0
        self.drift = float(self.mean @ (self.current.fit.theta - 1))
        tried = {rise: self._reached(rise) for rise in LEARN_RISES}
        costs = {rise: self._cost(rise, question) for rise, question in tried.items()}
        self.rise = min(LEARN_RISES, key=lambda rise: (costs[rise], abs(rise)))
        self.reached = tried[self.rise]
        self.variance = _variance(self.rise, costs)

    def _reached(self, rise: float) -> _Question:
        self.rise = rise
        return _question("reached", REACH, self.outcomes, reached, LEARN_LEVEL_SD, self.p_current)

    def _cost(self, rise: float, question: _Question) -> float:
        prior = _prior(len(REACH), LEARN_LEVEL_SD)
        cost = objective(question.sample, prior, question.fit.theta)
        return round(cost + (rise / LEARN_RISE_SD) ** 2 / 2, 9)

    def p_current(self, rows: Sequence[Outcome]) -> Array:
        """p_current of each under the learnt weights."""
        x, offset = _matrix([one.lead.current for one in rows], CURRENT)
        theta = self.current.fit.theta.copy()
        theta[-1] = self.rise - self.drift
        return Sample(x, offset, offset).chance(theta)

    def level(self) -> Moved:
        """The shift that takes back what the scales move, and adds the rise."""
        scales = float(self.mean @ self.current.fit.covariance @ self.mean)
        half = _Z95 * sqrt(scales + self.variance)
        return _shift("current", "source", self.rise - self.drift, half, len(self.outcomes))

    def weights(self) -> WeightSet:
        """Both questions' scales and shifts."""
        shifts = {"source": round(MILLI * (self.rise - self.drift))}
        shifts["answers"] = round(MILLI * float(self.reached.fit.theta[-1]))
        moved = {code: shift for code, shift in sorted(shifts.items()) if shift}
        return WeightSet({**self.current.scales(), **self.reached.scales()}, moved)


def _variance(rise: float, costs: dict[float, float]) -> float:
    """Of the rise: one over the curvature of its cost, never more than the prior's."""
    at = min(max(LEARN_RISES.index(rise), 1), len(LEARN_RISES) - 2)
    before, here, after = (costs[one] for one in LEARN_RISES[at - 1 : at + 2])
    step = LEARN_RISES[at + 1] - LEARN_RISES[at]
    curvature = max((before - 2 * here + after) / step**2, 1 / LEARN_RISE_SD**2)
    return 1 / curvature


def _question(
    name: str,
    codes: tuple[str, ...],
    outcomes: Sequence[Outcome],
    answer: Callable[[Outcome], bool | None],
    level_sd: float,
    cap: Callable[[Sequence[Outcome]], Array] | None = None,
) -> _Question:
    rows = [one for one in outcomes if answer(one) is not None]
    sample = _sample(rows, codes, answer, cap)
    return _Question(name, codes, rows, sample, fit(sample, _prior(len(codes), level_sd)))


def _sample(
    rows: Sequence[Outcome],
    codes: tuple[str, ...],
    answer: Callable[[Outcome], bool | None],
    cap: Callable[[Sequence[Outcome]], Array] | None,
) -> Sample:
    reasons = [one.lead.current if cap is None else one.lead.reach for one in rows]
    x, offset = _matrix(reasons, codes)
    y = np.array([float(bool(answer(one))) for one in rows], dtype=np.float64)
    return Sample(x, offset, y, None if cap is None else cap(rows))


def _matrix(lists: Sequence[Sequence[Reason]], codes: tuple[str, ...]) -> tuple[Array, Array]:
    """Weights by code with a column of ones behind, and what else the reasons sum to."""
    place = {code: at for at, code in enumerate(codes)}
    x = np.zeros((len(lists), len(codes) + 1))
    x[:, -1] = 1.0
    offset = np.zeros(len(lists))
    for row, reasons in enumerate(lists):
        for reason in reasons:
            if reason.code in place:
                x[row, place[reason.code]] += reason.weight / MILLI
            elif reason.code != "never_surer":  # the cap is in the link
                offset[row] += reason.weight / MILLI
    return x, offset


def _prior(scales: int, level_sd: float) -> Prior:
    low, high = LEARN_SCALE_BOUNDS
    return Prior(
        np.array([1.0] * scales + [0.0]),
        np.array([LEARN_SCALE_SD] * scales + [level_sd]),
        np.array([low] * scales + [-np.inf]),
        np.array([high] * scales + [np.inf]),
    )


def _held_out(ordered: Sequence[Outcome]) -> tuple[HeldOut, ...]:
    """Each question judged on the last days, by weights from the days before alone."""
    if not ordered:
        return ()
    cut = ordered[int(len(ordered) * (1 - LEARN_HELD_OUT))].at.date()
    early = _Both([one for one in ordered if one.at.date() < cut])
    late = [one for one in ordered if one.at.date() >= cut]
    found = (_judged(early.current, late, still_theirs, None, None),
             _judged(early.reached, late, reached, early.p_current, _default_p))  # fmt: skip
    return tuple(one for one in found if one is not None)


def _judged(
    question: _Question,
    late: Sequence[Outcome],
    answer: Callable[[Outcome], bool | None],
    cap: Callable[[Sequence[Outcome]], Array] | None,
    default_cap: Callable[[Sequence[Outcome]], Array] | None,
) -> HeldOut | None:
    """None with too few outcomes on either side.

    Of "still theirs" the defaults get the same intercept for what stays open, from the same days.
    """
    rows = [one for one in late if answer(one) is not None]
    if min(len(rows), len(question.rows)) < LEARN_MIN:
        return None
    before = _prior(len(question.codes), 1.0).mean
    if cap is None:
        before = _intercept_only(question)
    defaults = _sample(rows, question.codes, answer, default_cap).losses(before)
    learnt = _sample(rows, question.codes, answer, cap).losses(question.fit.theta)
    gain = defaults - learnt
    mean = float(gain.mean())
    half = _Z95 * float(gain.std(ddof=1)) / sqrt(len(rows))
    return HeldOut(question.name, len(rows), float(defaults.mean()), float(learnt.mean()),
                   mean, mean - half, mean + half)  # fmt: skip


def _intercept_only(question: _Question) -> Array:
    sample, scales = question.sample, len(question.codes)
    offset = sample.offset + sample.x[:, :-1].sum(axis=1)
    only = fit(Sample(sample.x[:, -1:], offset, sample.y), _prior(0, LEARN_OPEN_SD))
    return np.array([1.0] * scales + [float(only.theta[0])])


def _default_p(rows: Sequence[Outcome]) -> Array:
    return np.array([one.lead.p_current for one in rows])


def _shift(question: str, code: str, value: float, half: float, n: int) -> Moved:
    at, low, high = (float(round(MILLI * end)) for end in (value, value - half, value + half))
    return Moved(question, code, "shift", 0.0, at, low, high, n)


def _thousandth(value: float) -> float:
    return round(value, 3)
