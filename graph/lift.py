"""Lift: how much richer the first tenth of the work is than all of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.measures import Mean, Rate, bootstrap

PARTS = (0.1, 0.2)
Cell = TypeVar("Cell", float, tuple[str, int])


@dataclass(frozen=True, slots=True)
class Lift:
    """Lift at a tenth and at a fifth, over the subject's judged phones and addresses.

    All cases' points in one list, likeliest first: the share of current ones in the first part,
    divided by the share in all of them. 1 is what any order by chance gives. The simple orders are
    likeliest first by the share measured at each position on this same truth, as in Calibration.
    """

    order: str
    lifts: tuple[Rate, ...]


class Portions(Generic[Cell]):
    """Points by cell (a position, or a probability rounded), current ones beside the others."""

    def __init__(self) -> None:
        self._seen: dict[Cell, tuple[Mean, Mean]] = {}

    def add(self, case: int, cell: Cell, *, current: bool) -> None:
        """Adds one judged point."""
        right, wrong = self._seen.setdefault(cell, (Mean(), Mean()))
        (right if current else wrong).add(case, 1.0)

    def brier(self) -> Rate:
        """The Brier score of each cell's own share of current points as the probability."""
        total = Mean()
        for cell, (right, wrong) in self._seen.items():
            share = self.share(cell)
            total.absorb(right, (1 - share) ** 2)
            total.absorb(wrong, share**2)
        return total.rate()

    def share(self, cell: Cell) -> float:
        """The share of current points in the cell."""
        right, wrong = self._seen[cell]
        return right.n / (right.n + wrong.n)

    def lifts(self, by: "Callable[[Cell], float] | None" = None) -> tuple[Rate, ...]:
        """Lift at each of PARTS, the cells in descending order of `by` (None: their share).

        The border is that of all points; of the cell that it falls into each block gives its even
        share, as if ties were drawn by lot.
        """
        of = by or self.share
        cells = sorted(self._seen, key=lambda cell: (-of(cell), cell))
        return tuple(self._lift(cells, part) for part in PARTS)

    def _lift(self, cells: Sequence[Cell], part: float) -> Rate:
        counts = [(self._seen[cell][0].counts(), self._seen[cell][1].counts()) for cell in cells]
        left = part * sum(sum(right) + sum(wrong) for right, wrong in counts)
        blocks = [[0.0] * 4 for _ in counts[0][0]] if counts else []
        for right, wrong in counts:
            size = sum(right) + sum(wrong)
            taken = min(1.0, max(0.0, left / size))
            left -= size
            for row, yes, no in zip(blocks, right, wrong, strict=True):
                row[0] += taken * yes
                row[1] += taken * (yes + no)
                row[2] += yes
                row[3] += yes + no
        rows = [row for row in blocks if row[3]]
        sums = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * 4
        return Rate(_lift_of(sums) or 0.0, *bootstrap(rows, _lift_of), round(sums[3]))


def _lift_of(sums: Sequence[float]) -> float | None:
    """(right in the part, all in the part, right, all) to the lift."""
    if not (sums[1] and sums[2]):
        return None
    return (sums[0] / sums[1]) / (sums[2] / sums[3])
