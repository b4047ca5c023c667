"""One function over very many values, on all cores where that is worth starting them."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import repeat
from multiprocessing import get_context
from typing import TypeVar

Answer = TypeVar("Answer")

# A process takes half a second to start; below this one core is done sooner.
_WORTH = 20_000
_PORTION = 2_000


def over_many(function: Callable[[str], Answer], values: Sequence[str]) -> list[Answer]:
    """[function(value) for value in values]; the function is a module's own and keeps no state."""
    if len(values) < _WORTH or _cores() < 2:
        return [function(value) for value in values]
    portions = [values[at : at + _PORTION] for at in range(0, len(values), _PORTION)]
    return [one for part in _pool().map(_portion, repeat(function), portions) for one in part]


def _portion(function: Callable[[str], Answer], values: Sequence[str]) -> list[Answer]:
    return [function(value) for value in values]


def _cores() -> int:
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _pool() -> ProcessPoolExecutor:
    """Started once. Spawned, not forked: threads of ours may hold locks at that moment."""
    return ProcessPoolExecutor(_cores(), get_context("spawn"))
