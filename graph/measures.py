"""Rates with their intervals, gathered case by case in bounded memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from random import Random

from graph.parameters import BLOCKS, BOOTSTRAP_ROUNDS, BOOTSTRAP_SEED, CALIBRATION_BINS

_Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """A measured value, its 95 % interval, and the number of observations behind it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Bin:
    """One decile of p_current: points in it, their mean probability, the share that was right."""

    n: int
    mean: float
    share: float

    @property
    def interval(self) -> Rate:
        """The share with Wilson's interval."""
        return wilson(round(self.share * self.n), self.n)


def wilson(hits: int, n: int) -> Rate:
    """Wilson's score interval of a share (Wilson 1927), 95 %."""
    if n == 0:
        return Rate(0.0, 0.0, 1.0, 0)
    share, square = hits / n, _Z95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z95 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return Rate(share, max(centre - half, 0.0), min(centre + half, 1.0), n)


def bootstrap(
    rows: Sequence[Sequence[float]], of: Callable[[Sequence[float]], float | None]
) -> tuple[float, float]:
    """Percentiles 2.5 and 97.5 of a figure over resampled blocks of cases, seeded.

    rows: a row of sums for each block; of: the figure of their column sums, None where a sample
    has none. (0, infinity) when no sample has one.
    """
    draw = Random(BOOTSTRAP_SEED)  # noqa: S311 - statistics, not secrets
    found = []
    for _ in range(BOOTSTRAP_ROUNDS if rows else 0):
        sums = [fsum(column) for column in zip(*draw.choices(rows, k=len(rows)), strict=True)]
        figure = of(sums)
        if figure is not None:
            found.append(figure)
    if not found:
        return 0.0, float("inf")
    found.sort()
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]


class Ratio:
    """One sum per another, as third persons per case reached; interval bootstrapped over blocks."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[float]] = {}

    def add(self, case: int, part: float, whole: float) -> None:
        """Adds what one case brings to either sum."""
        block = self._blocks.setdefault(case % BLOCKS, [0.0, 0.0])
        block[0] += part
        block[1] += whole

    def rate(self) -> Rate:
        """part / whole; n is the whole. 0 in [0, infinity] when the whole is nothing."""
        rows = [self._blocks[block] for block in sorted(self._blocks)]
        part, whole = fsum(row[0] for row in rows), fsum(row[1] for row in rows)
        low, high = bootstrap(rows, _quotient)
        return Rate(_quotient((part, whole)) or 0.0, low, high, round(whole))


def _quotient(sums: Sequence[float]) -> float | None:
    return sums[0] / sums[1] if sums[1] else None


class Mean:
    """A mean whose interval is bootstrapped over blocks of cases.

    Case i falls into block i modulo BLOCKS, so memory does not grow with the portfolio and points
    of one case stay together; up to BLOCKS cases this is the ordinary bootstrap over cases.
    """

    def __init__(self) -> None:
        self._sums = [0.0] * BLOCKS
        self._counts = [0] * BLOCKS

    def add(self, case: int, value: float, n: int = 1) -> None:
        """Adds n observations that sum to value, of the case with this running number."""
        self._sums[case % BLOCKS] += value
        self._counts[case % BLOCKS] += n

    def absorb(self, other: "Mean", each: float) -> None:
        """Adds the other's observations, every one of them with the value `each`."""
        for block, n in enumerate(other.counts()):
            self._sums[block] += n * each
            self._counts[block] += n

    def counts(self) -> list[int]:
        """Observations by block."""
        return list(self._counts)

    @property
    def n(self) -> int:
        """How many observations there are."""
        return sum(self._counts)

    def rate(self) -> Rate:
        """The mean and its bootstrap interval (percentiles 2.5 and 97.5, seeded)."""
        n = self.n
        if n == 0:
            return Rate(0.0, 0.0, 1.0, 0)
        used = [block for block in range(BLOCKS) if self._counts[block]]
        means = sorted(self._resampled(used))
        low = means[int(0.025 * len(means))]
        high = means[min(int(0.975 * len(means)), len(means) - 1)]
        return Rate(fsum(self._sums) / n, low, high, n)

    def _resampled(self, used: list[int]) -> list[float]:
        draw = Random(BOOTSTRAP_SEED)  # noqa: S311 - statistics, not secrets
        means = []
        for _ in range(BOOTSTRAP_ROUNDS):
            chosen = draw.choices(used, k=len(used))
            total = fsum(self._sums[block] for block in chosen)
            means.append(total / sum(self._counts[block] for block in chosen))
        return means


class Reliability:
    """Predicted probabilities against what was so: Brier score and expected calibration error."""

    def __init__(self) -> None:
        self._brier = Mean()
        self._blocks: dict[int, list[float]] = {}

    def add(self, case: int, probability: float, *, current: bool) -> None:
        """Adds one judged point."""
        self._brier.add(case, (probability - current) ** 2)
        cells = self._blocks.setdefault(case % BLOCKS, [0.0] * 3 * CALIBRATION_BINS)
        at = 3 * min(int(probability * CALIBRATION_BINS), CALIBRATION_BINS - 1)
        cells[at] += 1
        cells[at + 1] += probability
        cells[at + 2] += current

    def brier(self) -> Rate:
        """Mean squared error of the probabilities."""
        return self._brier.rate()

    def bins(self) -> tuple[Bin, ...]:
        """The reliability plot; empty bins are left out."""
        return tuple(
            Bin(int(n), total / n, right / n) for n, total, right in _triples(self._sums()) if n
        )

    def ece(self) -> float:
        """Expected calibration error: |mean probability - share| weighted by the bins' sizes."""
        return _ece(self._sums()) or 0.0

    def ece_rate(self) -> Rate:
        """The error with its interval.

        Chance alone makes it larger, never smaller, and resampling adds chance: the interval leans
        to the upper side, and is widened to hold the value itself.
        """
        value = self.ece()
        low, high = bootstrap(self._rows(), _ece)
        return Rate(value, min(low, value), max(high, value), self._brier.n)

    def _rows(self) -> list[list[float]]:
        return [self._blocks[block] for block in sorted(self._blocks)]

    def _sums(self) -> list[float]:
        return [fsum(column) for column in zip(*self._rows(), strict=True)]


def _triples(sums: Sequence[float]) -> list[tuple[float, float, float]]:
    """(points, sum of their probabilities, how many were right), bin by bin."""
    return list(zip(sums[::3], sums[1::3], sums[2::3], strict=True))


def _ece(sums: Sequence[float]) -> float | None:
    n = fsum(sums[::3])
    return fsum(abs(total - right) for _, total, right in _triples(sums)) / n if n else None
