"""Cells understood before: a bill repeats its days, durations and numbers over and over."""

from collections.abc import Callable
from typing import TypeVar

from sources.tables.cells import cell_problem, unwrapped

Meaning = TypeVar("Meaning")

_REMEMBERED = 200_000


class Memory(dict[str, Meaning | None]):
    """text -> meaning, learnt at the first look-up; None for what has to be read carefully.

    Only plain cells are understood here: nothing around them to take off, nothing forbidden in
    them. It holds at most 200,000 cells, so a bill of a million numbers costs no more memory.
    """

    def __init__(self, understand: Callable[[str], Meaning | None]) -> None:
        super().__init__()
        self._understand = understand

    def __missing__(self, cell: str) -> Meaning | None:
        meaning = self._understand(cell) if is_plain(cell) else None
        if meaning is not None and len(self) < _REMEMBERED:
            self[cell] = meaning
        return meaning


def is_plain(cell: str) -> bool:
    """Whether the row reader of tables would take the cell as it stands."""
    return unwrapped(cell) == cell and cell_problem(cell) is None
