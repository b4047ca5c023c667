"""Rates with their intervals, gathered case by case in bounded memory."""

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


def wilson(hits: int, n: int) -> Rate:
    """Wilson's score interval of a share (Wilson 1927), 95 %."""
    if n == 0:
        return Rate(0.0, 0.0, 1.0, 0)
    share, square = hits / n, _Z95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z95 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return Rate(share, max(centre - half, 0.0), min(centre + half, 1.0), n)


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
        self._bins = [[0, 0.0, 0] for _ in range(CALIBRATION_BINS)]

    def add(self, case: int, probability: float, *, current: bool) -> None:
        """Adds one judged point."""
        self._brier.add(case, (probability - current) ** 2)
        cell = self._bins[min(int(probability * CALIBRATION_BINS), CALIBRATION_BINS - 1)]
        cell[0] += 1
        cell[1] += probability
        cell[2] += current

    def brier(self) -> Rate:
        """Mean squared error of the probabilities."""
        return self._brier.rate()

    def bins(self) -> tuple[Bin, ...]:
        """The reliability plot; empty bins are left out."""
        return tuple(Bin(int(n), total / n, right / n) for n, total, right in self._bins if n)

    def ece(self) -> float:
        """Expected calibration error: |mean probability - share| weighted by the bins' sizes."""
        n = sum(cell.n for cell in self.bins())
        return fsum(cell.n * abs(cell.mean - cell.share) for cell in self.bins()) / n if n else 0.0
