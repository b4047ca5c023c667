"""Phones: equal, partly hidden, one slip apart, one line written in two ways, different."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from graph.compare.comparison import Comparison
from graph.compare.digits import DIGIT_LEVELS, DigitLevel, digit_batch, digit_level, digit_levels
from graph.compare.readings import read_phone
from graph.compare.texts import distinct_pairs
from graph.parameters import PHONE_WEIGHT

Index = NDArray[np.int64]


class PhoneLevel(StrEnum):
    """How two phones agree, best first."""

    EXACT = "exact"
    SAME_LINE = "same_line"
    MASKED = "masked"
    SLIP = "slip"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


PHONE_LEVELS = tuple(PhoneLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(PHONE_LEVELS)}
_TRANSLATED = np.array([_CODE[PhoneLevel(level.value)] for level in DIGIT_LEVELS])
# A local number of a landline, without its area code.
_LOCAL = (7, 8)


@lru_cache(maxsize=65_536)
def compare_phones(left: str, right: str) -> Comparison:
    """Level and weight of two phones as written; symmetric."""
    level = phone_level(read_phone(left), read_phone(right))
    return Comparison(level, PHONE_WEIGHT[level.value], f"phone_{level.value}")


def phone_level(left: str, right: str) -> PhoneLevel:
    """The level of two numbers as `read_phone` gives them; "" is UNKNOWN."""
    level = digit_level(left, right)
    if level is DigitLevel.DIFFERENT and len(left) != len(right):
        return _uneven(left, right)
    return PhoneLevel(level.value)


def _uneven(left: str, right: str) -> PhoneLevel:
    """The level of two numbers of different length."""
    if _line(left) == _line(right) or _local_of(left, right) or _local_of(right, left):
        return PhoneLevel.SAME_LINE
    short, long = sorted((left, right), key=len)
    missed = len(long) - len(short) == 1 and short.isdigit() and long.isdigit()
    if missed and any(long[:gap] + long[gap + 1 :] == short for gap in range(len(long))):
        return PhoneLevel.SLIP
    return PhoneLevel.DIFFERENT


def _line(number: str) -> str:
    """The number without its extension: 0571-88880000-801 rings where 0571-88880000 does."""
    return "-".join(number.split("-")[:2]) if number.startswith("0") else number.split("-")[0]


def _local_of(local: str, full: str) -> bool:
    """Whether one is the other without its area code."""
    area, dash, rest = _line(full).partition("-")
    return len(local) in _LOCAL and bool(dash) and area.startswith("0") and rest == local


def phone_levels(numbers: Sequence[str], left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in PHONE_LEVELS) of pairs of places in `numbers`; no number is empty."""
    batch = digit_batch(numbers)
    levels = _TRANSLATED[digit_levels(batch, left, right)]
    uneven = np.flatnonzero(batch.length[left] != batch.length[right])
    size = len(numbers)
    pairs, where = distinct_pairs(left[uneven], right[uneven], size)
    found = [_CODE[_uneven(numbers[p // size], numbers[p % size])] for p in pairs.tolist()]
    levels[uneven] = np.array(found, dtype=np.uint8)[where]
    return levels
