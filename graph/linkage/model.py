"""What each level weighs: Fellegi-Sunter probabilities, learnt from pairs nobody has labelled.

m: how often records of one person are at a level; u: how often records of two people are. Expected
matches and their levels are estimated in turn (expectation maximisation) over counts of patterns,
so a hundred million pairs cost what a few thousand patterns cost.

Pairs that met by one key are another population than pairs that met by another: two that share a
phone agree on the house because they are one family, two that share a rare name because they were
picked for it. So each blocking rule has a model of its own, held near the common one by so many
imagined pairs that only a rule with enough pairs moves away from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linkage.fields import Field

Floats = NDArray[np.float64]
Patterns = NDArray[np.uint8]
_ROUNDS = 100
_SETTLED = 1e-5
# What is thought before a pair is seen weighs as much as so many pairs.
_IMAGINED = 20.0
_IMAGINED_PRIOR = 5.0
_START = 0.05
# No sum of log-odds needs more; exp() of it is in range.
_FAR = 60.0


@dataclass(frozen=True, slots=True)
class Counted:
    """Distinct patterns of levels (a column a field) and how many pairs have each."""

    patterns: Patterns
    counts: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """prior: share of matches; m, u: per field, a probability per level (the last: 1, unknown)."""

    prior: float
    m: Sequence[Floats]
    u: Sequence[Floats]

    @property
    def weights(self) -> list[Floats]:
        """ln(m/u) per field and level; 0 where nothing is known."""
        return [np.log(m / u) for m, u in zip(self.m, self.u, strict=True)]

    @property
    def bias(self) -> float:
        """ln of the prior odds."""
        return float(np.log(self.prior / (1 - self.prior)))

    def log_odds(self, patterns: Patterns) -> Floats:
        """Sum of bias and weights, per pattern."""
        total = np.full(len(patterns), self.bias)
        for place, weights in enumerate(self.weights):
            total += weights[patterns[:, place]]
        return total


def counted(patterns: Patterns, sizes: Sequence[int]) -> Counted:
    """The distinct rows with their counts; sizes: levels per field."""
    code = np.zeros(len(patterns), dtype=np.int64)
    for place, size in enumerate(sizes):
        code = code * size + patterns[:, place]
    _, first, counts = np.unique(code, return_index=True, return_counts=True)
    return Counted(patterns[first], counts.astype(np.float64))


def pooled(parts: Sequence[Counted]) -> Counted:
    """All of them together; a pattern may stand in it more than once."""
    return Counted(
        np.concatenate([part.patterns for part in parts]),
        np.concatenate([part.counts for part in parts]),
    )


def first_guess(fields: Sequence[Field], chance: Counted) -> Model:
    """Before any candidate is seen: m falls from level to level, u is what random pairs show."""
    m, u = [], []
    for place, field in enumerate(fields):
        levels = field.kind.unknown
        shares = 0.5 ** np.arange(levels, dtype=np.float64)
        shares[0] += 2.0
        m.append(np.append(shares / shares.sum(), 1.0))
        counts = np.bincount(chance.patterns[:, place], chance.counts, minlength=levels + 1)
        seen = np.asarray(counts[:levels] + 0.5, dtype=np.float64)
        u.append(np.append(seen / seen.sum(), 1.0))
    return Model(_START, m, u)


def learnt(pairs: Counted, before: Model) -> Model:
    """The model that explains the pairs; `before` is where it starts and what holds it."""
    model = before
    for _ in range(_ROUNDS):
        share = probability(model.log_odds(pairs.patterns)) * pairs.counts
        rest = pairs.counts - share
        seen, total = share.sum(), pairs.counts.sum()
        prior = (seen + _IMAGINED_PRIOR * before.prior) / (total + _IMAGINED_PRIOR)
        fields = range(len(before.m))
        again = Model(
            float(np.clip(prior, 1e-7, 0.9999)),
            [_levels(pairs.patterns[:, f], share, before.m[f]) for f in fields],
            [_levels(pairs.patterns[:, f], rest, before.u[f]) for f in fields],
        )
        moved = abs(again.prior - model.prior) / model.prior
        model = again
        if moved < _SETTLED:
            break
    return model


def probability(log_odds: Floats) -> Floats:
    """The logistic."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -_FAR, _FAR))))


def _levels(levels: NDArray[np.uint8], weight: Floats, before: Floats) -> Floats:
    """Shares of the levels by weight, with what was thought before as so many pairs."""
    known = len(before) - 1
    counts = np.bincount(levels, weight, minlength=known + 1)[:known]
    seen: Floats = counts + _IMAGINED * before[:known]
    return np.append(seen / seen.sum(), 1.0)
