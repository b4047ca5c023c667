"""Addresses by the hundred thousand: the levels of graph/compare/addresses.py over arrays.

Each address is taken apart once, its parts become numbers, and the levels are equalities between
them; only place words that differ are looked at as words, each distinct pair once.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from graph.compare.addresses import (
    DOORS,
    NUMBERS,
    PLACES,
    REGIONS,
    AddressLevel,
    read_parts,
    words_apart,
)
from graph.compare.many import over_many
from graph.compare.texts import distinct_pairs

ADDRESS_LEVELS = tuple(AddressLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(ADDRESS_LEVELS)}
Index = NDArray[np.int64]
Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]


class AddressBatch:
    """Distinct addresses, each taken apart once, when it is first compared.

    codes: part -> code of each value (-1 absent). words: part -> the words by code. known: whether
    the value is an address at all. Only values that were needed have their codes.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        parts = (*REGIONS, *PLACES, *NUMBERS)
        self.codes = {part: np.full(len(texts), -1, dtype=np.int32) for part in parts}
        self.words: dict[str, list[str]] = {part: [] for part in parts}
        self.known = np.zeros(len(texts), dtype=np.bool_)
        self._place: dict[str, dict[str, int]] = {part: {} for part in parts}
        self._read = np.zeros(len(texts), dtype=np.bool_)
        self._one_at_a_time = Lock()

    def need(self, places: Index) -> None:
        """Takes apart those of the values that are not yet."""
        with self._one_at_a_time:
            missing = np.unique(places[~self._read[places]])
            if not len(missing):
                return
            texts = [self._texts[place] for place in missing.tolist()]
            for place, parts in zip(missing.tolist(), over_many(read_parts, texts), strict=True):
                self._note(place, parts)
            self._read[missing] = True

    def _note(self, value: int, parts: Mapping[str, str]) -> None:
        self.known[value] = bool(parts)
        for part, codes in self.codes.items():
            word = parts.get(part)
            if word is None:
                continue
            place = self._place[part]
            code = place.get(word)
            if code is None:
                code = place[word] = len(place)
                self.words[part].append(word)
            codes[value] = code


def address_batch(texts: Sequence[str]) -> AddressBatch:
    """The batch of distinct addresses."""
    return AddressBatch(texts)


class _Pairs:
    """Which parts of each pair are on both sides, differ, or are two places."""

    def __init__(self, batch: AddressBatch, left: Index, right: Index) -> None:
        self.count = len(left)
        self._batch, self._left, self._right = batch, left, right
        self._codes = lru_cache(maxsize=None)(self._codes_of)

    def _codes_of(self, part: str) -> tuple[Codes, Codes]:
        codes = self._batch.codes[part]
        return codes[self._left], codes[self._right]

    def both(self, part: str) -> Flags:
        a, b = self._codes(part)
        return np.asarray((a >= 0) & (b >= 0))

    def one(self, part: str) -> Flags:
        a, b = self._codes(part)
        return np.asarray((a >= 0) != (b >= 0))

    def conflict(self, part: str) -> Flags:
        a, b = self._codes(part)
        return np.asarray((a >= 0) & (b >= 0) & (a != b))

    def apart(self, part: str) -> Flags:
        found = np.zeros(self.count, dtype=np.bool_)
        differ = np.flatnonzero(self.conflict(part))
        a, b = self._codes(part)
        words = self._batch.words[part]
        size = len(words)
        pairs, where = distinct_pairs(a[differ], b[differ], size)
        verdicts = [words_apart(words[p // size], words[p % size]) for p in pairs.tolist()]
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
    batch.need(np.concatenate((left[unequal], right[unequal])))
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
