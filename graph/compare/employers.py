"""Employers: the name proper against city, trade and legal form.

杭州华盛科技有限公司, 华盛科技 and 杭州华盛科技公司 are one firm; 华盛科技 of another city, or 华盛
物流 of the same, is another. Two branches of one bank are two workplaces.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from graph.compare.comparison import Comparison
from graph.compare.many import PartPairs, Parts, take_apart
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
    if not one or not other:
        return EmployerLevel.UNKNOWN
    if one["name"] == other["name"]:
        return EmployerLevel.EXACT
    return _level(one, other)


def read_employer(text: str) -> Mapping[str, str]:
    """The parts of an employer with its canonical name; empty when it is none."""
    read = employer(text)
    if read.canonical is None:
        return {}
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


def employer_batch(names: Sequence[str]) -> Parts:
    """The parts of distinct employers."""
    return take_apart(read_employer, (*_PARTS, "name"), names)


def employer_levels(batch: Parts, left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in EMPLOYER_LEVELS) of the pairs (left[i], right[i])."""
    pairs = PartPairs(batch, left, right)
    levels = np.full(len(pairs), _CODE[EmployerLevel.DIFFERENT])
    unlike = ~pairs.same("core")
    clash = pairs.any_conflict(("city",))
    open_ = np.flatnonzero(unlike & ~clash & ~pairs.same("name") & batch.known[left])
    levels[open_[_alike(batch, left[open_], right[open_])]] = _CODE[EmployerLevel.SIMILAR]
    firm = ~unlike & ~clash & ~pairs.conflict("trade")
    levels[firm] = _CODE[EmployerLevel.SAME_FIRM]
    levels[firm & pairs.conflict("branch")] = _CODE[EmployerLevel.OTHER_BRANCH]
    levels[pairs.same("name")] = _CODE[EmployerLevel.EXACT]
    levels[~(batch.known[left] & batch.known[right])] = _CODE[EmployerLevel.UNKNOWN]
    return levels


def _alike(batch: Parts, left: Index, right: Index) -> NDArray[np.bool_]:
    """Whether core and trade, read as one word, are nearly the same; each distinct pair once."""
    size = len(batch.known)
    distinct, where = distinct_pairs(left, right, size)
    alike = process.cpdist(
        _core_and_trade(batch, distinct // size),
        _core_and_trade(batch, distinct % size),
        scorer=JaroWinkler.similarity,
        score_cutoff=EMPLOYER_SIMILAR,
        dtype=np.float64,
    )
    return np.asarray(alike >= EMPLOYER_SIMILAR)[where]


def _core_and_trade(batch: Parts, places: Index) -> list[str]:
    # The word behind the last one is what an absent part is.
    cores, trades = [*batch.words["core"], ""], [*batch.words["trade"], ""]
    both = zip(batch.codes["core"][places], batch.codes["trade"][places], strict=True)
    return [cores[core] + trades[trade] for core, trade in both]
