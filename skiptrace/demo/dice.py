"""Seeded chance: the only source of randomness of the demo world."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A seeded generator with the draws the world needs; days are proleptic ordinals."""

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.random() < probability

    def wait(self, mean_days: float) -> int:
        """Days until the next event of a memoryless process with this mean; at least 1."""
        return 1 + int(self.expovariate(1.0 / mean_days))

    def day(self, first: int, last: int) -> int:
        """A day from first to last, both included; `first` when the span is empty."""
        return first if last <= first else first + int(self.random() * (last - first + 1))

    def pick(self, weighted: Sequence[tuple[T, float]]) -> T:
        """One of the items with chances in proportion to their weights."""
        mark = self.random() * sum(weight for _, weight in weighted)
        for item, weight in weighted:
            mark -= weight
            if mark < 0:
                return item
        return weighted[-1][0]

    def one(self, items: Sequence[T]) -> T:
        """One of the items, all equally likely (faster than choice for short tuples)."""
        return items[int(self.random() * len(items))]
