"""Addresses by the hundred thousand: the levels of graph/compare/addresses.py over arrays.

Each address is taken apart once, its parts become numbers, and the levels are equalities between
them; only place words that differ are looked at as words, each distinct pair once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.compare.address_form import LATIN, OR, REGION, read_parts, regions_apart
from graph.compare.addresses import (
    DOORS,
    NUMBERS,
    PLACES,
    REGIONS,
    AddressLevel,
    words_apart,
)
from graph.compare.many import Flags, PartPairs, Parts, take_apart
from graph.compare.texts import distinct_pairs

ADDRESS_LEVELS = tuple(AddressLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(ADDRESS_LEVELS)}
_OUTSIDE = tuple(part for part in NUMBERS if part not in ("unit", "floor", "room"))
Index = NDArray[np.int64]
Levels = NDArray[np.uint8]


def address_batch(texts: Sequence[str]) -> Parts:
    """The parts of distinct addresses."""
    return take_apart(read_parts, (*REGIONS, *PLACES, *NUMBERS, REGION, LATIN), texts)


def address_levels(batch: Parts, left: Index, right: Index) -> Levels:
    """Codes (places in ADDRESS_LEVELS) of the pairs (left[i], right[i])."""
    levels = np.full(len(left), _CODE[AddressLevel.UNKNOWN])
    both = batch.known[left] & batch.known[right]
    equal = (left == right) | PartPairs(batch, left, right).same(LATIN)
    levels[both & equal] = _CODE[AddressLevel.EXACT]
    known = np.flatnonzero(both & ~equal)
    conflict = _other_region(PartPairs(batch, left[known], right[known]))
    levels[known[conflict]] = _CODE[AddressLevel.DIFFERENT]
    # Most pairs end there; words are looked at only of those in one region.
    near = known[~conflict]
    levels[near] = _in_one_region(PartPairs(batch, left[near], right[near]))
    return levels


def _other_region(pairs: PartPairs) -> Flags:
    """The divisions differ; of a side that may lie in several, none fits."""
    conflict = pairs.any_conflict(REGIONS)
    words = pairs.parts.words[REGION]
    # The flag behind the last word is what an absent region has.
    several = np.array([*(OR in word for word in words), False], dtype=np.bool_)
    a, b = pairs.codes(REGION)
    open_ = np.flatnonzero(pairs.both(REGION) & (several[a] | several[b]))
    conflict[open_] = [
        regions_apart(words[one], words[other])
        for one, other in zip(a[open_].tolist(), b[open_].tolist(), strict=True)
    ]
    return conflict


def _in_one_region(pairs: PartPairs) -> Levels:
    apart = {part: _apart(pairs, part) for part in PLACES}
    region = np.full(len(pairs), _CODE[AddressLevel.UNKNOWN])
    region[pairs.both("county")] = _CODE[AddressLevel.SAME_COUNTY]
    region[pairs.both("township") & ~apart["township"]] = _CODE[AddressLevel.SAME_TOWNSHIP]
    area = np.where(pairs.both("village"), _CODE[AddressLevel.SAME_VILLAGE], region)
    levels = _agreeing(pairs, area)
    clash = pairs.any_conflict(NUMBERS)
    house = ~pairs.any_conflict(_OUTSIDE) & pairs.any_both(("building", "road_no"))
    levels[clash] = area[clash]
    levels[clash & house] = _CODE[AddressLevel.SAME_BUILDING]
    other_place = np.logical_or.reduce(list(apart.values()))
    levels[other_place] = region[other_place]
    return levels


def _agreeing(pairs: PartPairs, area: Levels) -> Levels:
    """Nothing differs: how deep do both reach?"""
    placed = pairs.any_both(PLACES)
    numbered = placed & pairs.any_both(NUMBERS)
    levels = np.where(numbered, _CODE[AddressLevel.SAME_BUILDING], area)
    door = placed & pairs.any_both(DOORS) & ~pairs.one("room")
    levels[door] = _CODE[AddressLevel.SAME_DOOR]
    return levels


def _apart(pairs: PartPairs, part: str) -> Flags:
    """Both name such a place, and the words are two places."""
    found = np.zeros(len(pairs), dtype=np.bool_)
    differ = np.flatnonzero(pairs.conflict(part))
    a, b = pairs.codes(part)
    words = pairs.parts.words[part]
    size = len(words)
    distinct, where = distinct_pairs(a[differ], b[differ], size)
    verdicts = [words_apart(words[p // size], words[p % size]) for p in distinct.tolist()]
    found[differ] = np.array(verdicts, dtype=np.bool_)[where]
    return found
