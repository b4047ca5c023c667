"""Addresses by the hundred thousand: the levels of graph/compare/addresses.py over arrays.

Each address is taken apart once, its parts become numbers, and the levels are equalities between
them; only place words that differ are looked at as words, each distinct pair once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.compare.addresses import (
    DOORS,
    NUMBERS,
    PLACES,
    REGIONS,
    AddressLevel,
    address_parts,
    words_apart,
)
from graph.compare.texts import distinct_pairs

ADDRESS_LEVELS = tuple(AddressLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(ADDRESS_LEVELS)}
Index = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AddressBatch:
    """Distinct addresses: part -> code of each (-1 absent), part -> words by code."""

    codes: Mapping[str, NDArray[np.int64]]
    words: Mapping[str, Sequence[str]]
    known: Flags


def address_batch(texts: Sequence[str]) -> AddressBatch:
    """Takes every address apart once."""
    parsed = [address_parts(text) for text in texts]
    codes: dict[str, NDArray[np.int64]] = {}
    words: dict[str, Sequence[str]] = {}
    for part in (*REGIONS, *PLACES, *NUMBERS):
        place: dict[str, int] = {}
        codes[part] = np.fromiter(
            (
                place.setdefault(word, len(place)) if (word := parts.get(part)) else -1
                for parts in parsed
            ),
            dtype=np.int64,
            count=len(parsed),
        )
        words[part] = list(place)
    return AddressBatch(codes, words, np.array([bool(parts) for parts in parsed], dtype=np.bool_))


class _Pairs:
    """Which parts of each pair are on both sides, differ, or are two places."""

    def __init__(self, batch: AddressBatch, left: Index, right: Index) -> None:
        self.count = len(left)
        self._left = {part: codes[left] for part, codes in batch.codes.items()}
        self._right = {part: codes[right] for part, codes in batch.codes.items()}
        self._words = batch.words

    def both(self, part: str) -> Flags:
        return np.asarray((self._left[part] >= 0) & (self._right[part] >= 0))

    def one(self, part: str) -> Flags:
        return np.asarray((self._left[part] >= 0) != (self._right[part] >= 0))

    def conflict(self, part: str) -> Flags:
        return np.asarray(self.both(part) & (self._left[part] != self._right[part]))

    def apart(self, part: str) -> Flags:
        found = np.zeros(self.count, dtype=np.bool_)
        differ = np.flatnonzero(self.conflict(part))
        words = self._words[part]
        pairs, where = distinct_pairs(
            self._left[part][differ], self._right[part][differ], len(words)
        )
        verdicts = [
            words_apart(words[p // len(words)], words[p % len(words)]) for p in pairs.tolist()
        ]
        found[differ] = np.array(verdicts, dtype=np.bool_)[where]
        return found

    def any(self, flags: str, parts: Sequence[str]) -> Flags:
        total = np.zeros(self.count, dtype=np.bool_)
        for part in parts:
            total |= getattr(self, flags)(part)
        return total


def address_levels(batch: AddressBatch, left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in ADDRESS_LEVELS) of the pairs (left[i], right[i])."""
    levels = np.full(len(left), _CODE[AddressLevel.EXACT])
    unequal = np.flatnonzero(left != right)
    levels[unequal] = _unequal(batch, left[unequal], right[unequal])
    return levels


def _unequal(batch: AddressBatch, left: Index, right: Index) -> NDArray[np.uint8]:
    pairs = _Pairs(batch, left, right)
    region = _region_levels(pairs)
    area = np.where(pairs.both("village"), _CODE[AddressLevel.SAME_VILLAGE], region)
    levels = _agreeing(pairs, area)
    clash = pairs.any("conflict", NUMBERS)
    outside = pairs.any("conflict", [n for n in NUMBERS if n not in ("unit", "floor", "room")])
    house = ~outside & pairs.any("both", ("building", "road_no"))
    levels[clash] = area[clash]
    levels[clash & house] = _CODE[AddressLevel.SAME_BUILDING]
    other_place = pairs.any("apart", PLACES)
    levels[other_place] = region[other_place]
    levels[pairs.any("conflict", REGIONS)] = _CODE[AddressLevel.DIFFERENT]
    levels[~(batch.known[left] & batch.known[right])] = _CODE[AddressLevel.UNKNOWN]
    return levels


def _region_levels(pairs: _Pairs) -> NDArray[np.uint8]:
    levels = np.full(pairs.count, _CODE[AddressLevel.UNKNOWN])
    levels[pairs.both("county")] = _CODE[AddressLevel.SAME_COUNTY]
    levels[pairs.both("township") & ~pairs.apart("township")] = _CODE[AddressLevel.SAME_TOWNSHIP]
    return levels


def _agreeing(pairs: _Pairs, area: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Nothing differs: how deep do both reach?"""
    placed = pairs.any("both", PLACES)
    numbered = placed & pairs.any("both", NUMBERS)
    levels = np.where(numbered, _CODE[AddressLevel.SAME_BUILDING], area)
    door = placed & pairs.any("both", DOORS) & ~pairs.one("room")
    levels[door] = _CODE[AddressLevel.SAME_DOOR]
    return levels
