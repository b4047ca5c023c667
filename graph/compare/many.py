"""Very many values taken apart, on all cores where that is worth starting them."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]
Read = Callable[[str], Mapping[str, str]]
ABSENT = -1

# A process takes half a second to start; below this one core is done sooner.
_WORTH = 20_000
_PORTION = 2_000


@dataclass(frozen=True, slots=True)
class Parts:
    """Values taken apart: part -> code of each value (-1 absent), part -> the words by code.

    Equal codes are equal words. known: whether the value has any part at all.
    """

    codes: Mapping[str, Codes]
    words: Mapping[str, Sequence[str]]
    known: Flags


def take_apart(read: Read, names: Sequence[str], values: Sequence[str]) -> Parts:
    """The named parts of all values.

    read: a module's own function without state; empty for a value that is none.
    """
    portions = [values[at : at + _PORTION] for at in range(0, len(values), _PORTION)]
    coded = partial(_coded, read, names)
    if len(values) >= _WORTH and _cores() > 1:
        try:
            return _joined(names, _pool().map(coded, portions))
        except BrokenProcessPool:
            # Killed for memory, or a program that cannot be started twice: one core does it too.
            _pool.cache_clear()
    return _joined(names, map(coded, portions))


def _coded(read: Read, names: Sequence[str], values: Sequence[str]) -> Parts:
    """One portion; words and codes are small and quick to send where dictionaries are not."""
    parts = [read(value) for value in values]
    codes: dict[str, Codes] = {}
    words: dict[str, Sequence[str]] = {}
    for name in names:
        place: dict[str, int] = {}
        codes[name] = np.fromiter(
            (
                place.setdefault(word, len(place)) if (word := p.get(name)) else ABSENT
                for p in parts
            ),
            dtype=np.int32,
            count=len(parts),
        )
        words[name] = list(place)
    return Parts(codes, words, np.array([bool(p) for p in parts], dtype=np.bool_))


def _joined(names: Sequence[str], portions: Iterator[Parts]) -> Parts:
    place: dict[str, dict[str, int]] = {name: {} for name in names}
    codes: dict[str, list[Codes]] = {name: [] for name in names}
    known: list[Flags] = [np.zeros(0, dtype=np.bool_)]
    for portion in portions:
        known.append(portion.known)
        for name in names:
            of = place[name]
            global_ = [of.setdefault(word, len(of)) for word in portion.words[name]]
            # The last one is what ABSENT points to.
            codes[name].append(np.array([*global_, ABSENT], dtype=np.int32)[portion.codes[name]])
    nothing = np.zeros(0, dtype=np.int32)
    return Parts(
        {name: np.concatenate([nothing, *codes[name]]) for name in names},
        {name: list(place[name]) for name in names},
        np.concatenate(known),
    )


def _cores() -> int:
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _pool() -> ProcessPoolExecutor:
    """Started once. Spawned, not forked: threads of ours may hold locks at that moment."""
    return ProcessPoolExecutor(_cores(), get_context("spawn"))


class PartPairs:
    """Pairs of values: which parts are on both sides, on one, and which differ."""

    def __init__(self, parts: Parts, left: NDArray[np.int64], right: NDArray[np.int64]) -> None:
        self.parts, self._left, self._right = parts, left, right
        self._codes: dict[str, tuple[Codes, Codes]] = {}

    def __len__(self) -> int:
        return len(self._left)

    def codes(self, part: str) -> tuple[Codes, Codes]:
        """The codes of both sides."""
        if part not in self._codes:
            codes = self.parts.codes[part]
            self._codes[part] = codes[self._left], codes[self._right]
        return self._codes[part]

    def both(self, part: str) -> Flags:
        """Both sides have the part."""
        a, b = self.codes(part)
        return np.asarray((a >= 0) & (b >= 0))

    def one(self, part: str) -> Flags:
        """One side alone has it."""
        a, b = self.codes(part)
        return np.asarray((a >= 0) != (b >= 0))

    def same(self, part: str) -> Flags:
        """Both have it and it is the same."""
        a, b = self.codes(part)
        return np.asarray((a >= 0) & (a == b))

    def conflict(self, part: str) -> Flags:
        """Both have it and it differs."""
        a, b = self.codes(part)
        return np.asarray((a >= 0) & (b >= 0) & (a != b))

    def any_both(self, parts: Sequence[str]) -> Flags:
        """Both sides have one of the parts."""
        return self._any(self.both, parts)

    def any_conflict(self, parts: Sequence[str]) -> Flags:
        """One of the parts differs."""
        return self._any(self.conflict, parts)

    def _any(self, flags: Callable[[str], Flags], parts: Sequence[str]) -> Flags:
        total = np.zeros(len(self), dtype=np.bool_)
        for part in parts:
            total |= flags(part)
        return total
