"""Employers: the name proper against city, trade and legal form.

杭州华盛科技有限公司, 华盛科技 and 杭州华盛科技公司 are one firm; 华盛科技 of another city, or 华盛
物流 of the same, is another. Two branches of one bank are two workplaces.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from graph.compare.comparison import Comparison
from graph.compare.many import over_many
from graph.compare.texts import distinct_pairs
from graph.parameters import EMPLOYER_SIMILAR, EMPLOYER_WEIGHT
from skiptrace.normalize import employer


class EmployerLevel(StrEnum):
    """How two employers agree, best first."""

    EXACT = "exact"
    SAME_FIRM = "same_firm"
    OTHER_BRANCH = "other_branch"
    SIMILAR = "similar"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


EMPLOYER_LEVELS = tuple(EmployerLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(EMPLOYER_LEVELS)}
_PARTS = ("core", "city", "trade", "branch")
Index = NDArray[np.int64]


@lru_cache(maxsize=65_536)
def compare_employers(left: str, right: str) -> Comparison:
    """Level and weight of a pair of employers; symmetric."""
    level = employer_level(left, right)
    return Comparison(level, EMPLOYER_WEIGHT[level.value], f"employer_{level.value}")


def employer_level(left: str, right: str) -> EmployerLevel:
    """The level of two employers as written."""
    one, other = _parts(left), _parts(right)
    if one is None or other is None:
        return EmployerLevel.UNKNOWN
    if one["name"] == other["name"]:
        return EmployerLevel.EXACT
    return _level(one, other)


def read_employer(text: str) -> Mapping[str, str] | None:
    """The parts of an employer with its canonical name; None when it is none."""
    read = employer(text)
    if read.canonical is None:
        return None
    return {**{part: read.parts.get(part, "") for part in _PARTS}, "name": read.canonical}


_parts = lru_cache(maxsize=65_536)(read_employer)


def _level(one: Mapping[str, str], other: Mapping[str, str]) -> EmployerLevel:
    if one["core"] and one["core"] == other["core"]:
        if _apart(one["city"], other["city"]) or _apart(one["trade"], other["trade"]):
            return EmployerLevel.DIFFERENT
        apart = _apart(one["branch"], other["branch"])
        return EmployerLevel.OTHER_BRANCH if apart else EmployerLevel.SAME_FIRM
    if _apart(one["city"], other["city"]):
        return EmployerLevel.DIFFERENT
    alike = JaroWinkler.similarity(one["core"] + one["trade"], other["core"] + other["trade"])
    return EmployerLevel.SIMILAR if alike >= EMPLOYER_SIMILAR else EmployerLevel.DIFFERENT


def _apart(left: str, right: str) -> bool:
    return bool(left and right and left != right)


class EmployerBatch:
    """Distinct employers, each taken apart once, when it is first compared."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self.parts: dict[int, Mapping[str, str] | None] = {}
        self._one_at_a_time = Lock()

    def need(self, places: Sequence[int]) -> None:
        """Takes apart those of the values that are not yet."""
        with self._one_at_a_time:
            missing = [place for place in places if place not in self.parts]
            read = over_many(read_employer, [self._names[place] for place in missing])
            self.parts.update(zip(missing, read, strict=True))


def employer_batch(names: Sequence[str]) -> EmployerBatch:
    """The batch of distinct employers."""
    return EmployerBatch(names)


def employer_levels(batch: EmployerBatch, left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in EMPLOYER_LEVELS) of the pairs, each distinct pair once."""
    size = int(max(left.max(initial=0), right.max(initial=0))) + 1
    pairs, where = distinct_pairs(left, right, size)
    batch.need(np.unique(np.concatenate((left, right))).tolist())
    found = np.full(len(pairs), _CODE[EmployerLevel.UNKNOWN])
    for place, pair in enumerate(pairs.tolist()):
        one, other = batch.parts[pair // size], batch.parts[pair % size]
        if one is not None and other is not None:
            same = one["name"] == other["name"]
            found[place] = _CODE[EmployerLevel.EXACT if same else _level(one, other)]
    return found[where]
