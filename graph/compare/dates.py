"""Dates of birth: equal, day and month exchanged, one slip, a part of one left out, different."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from graph.compare.comparison import Comparison
from graph.compare.digits import DIGIT_LEVELS, DigitLevel, digit_batch, digit_level, digit_levels
from graph.compare.readings import read_date
from graph.parameters import DATE_WEIGHT

Index = NDArray[np.int64]
Rows = NDArray[np.uint8]


class DateLevel(StrEnum):
    """How two dates agree, best first."""

    EXACT = "exact"
    DAY_AND_MONTH = "day_and_month"
    SLIP = "slip"
    PARTIAL = "partial"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


DATE_LEVELS = tuple(DateLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(DATE_LEVELS)}
_SAME_WORD = {
    DigitLevel.EXACT: DateLevel.EXACT,
    DigitLevel.SLIP: DateLevel.SLIP,
    DigitLevel.MASKED: DateLevel.PARTIAL,
    DigitLevel.DIFFERENT: DateLevel.DIFFERENT,
    DigitLevel.UNKNOWN: DateLevel.UNKNOWN,
}
_TRANSLATED = np.array([_CODE[_SAME_WORD[level]] for level in DIGIT_LEVELS])
# YYYYMMDD; a year alone, or with its month, is a part of it.
_WHOLE = 8
_PARTS = (4, 6)


@lru_cache(maxsize=65_536)
def compare_dates(left: str, right: str) -> Comparison:
    """Level and weight of two dates as written; symmetric."""
    level = date_level(read_date(left), read_date(right))
    return Comparison(level, DATE_WEIGHT[level.value], f"date_{level.value}")


def date_level(left: str, right: str) -> DateLevel:
    """The level of two dates as `read_date` gives them; "" is UNKNOWN."""
    level = _SAME_WORD[digit_level(left, right)]
    if level is not DateLevel.DIFFERENT:
        return level
    if len(left) == len(right) == _WHOLE:
        turned = right[:4] + right[6:] + right[4:6]
        return DateLevel.DAY_AND_MONTH if left == turned else level
    short, long = sorted((left, right), key=len)
    partial = len(short) in _PARTS and len(long) in (6, _WHOLE) and long.startswith(short)
    return DateLevel.PARTIAL if partial else level


def date_levels(dates: Sequence[str], left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in DATE_LEVELS) of pairs of places in `dates`; no date is empty."""
    batch = digit_batch(dates)
    levels = _TRANSLATED[digit_levels(batch, left, right)]
    different = np.flatnonzero(levels == _CODE[DateLevel.DIFFERENT])
    long_left, long_right = batch.length[left[different]], batch.length[right[different]]
    whole = different[(long_left == _WHOLE) & (long_right == _WHOLE)]
    if len(whole):
        turned = _turned(batch.rows[left[whole]], batch.rows[right[whole]])
        levels[whole[turned]] = _CODE[DateLevel.DAY_AND_MONTH]
    for place in different[long_left != long_right].tolist():
        levels[place] = _CODE[date_level(dates[left[place]], dates[right[place]])]
    return levels


def _turned(a: Rows, b: Rows) -> NDArray[np.bool_]:
    """Whether day and month have changed places; the rows hold whole dates."""
    order = [0, 1, 2, 3, 6, 7, 4, 5]
    return np.asarray((a[:, :_WHOLE] == b[:, order]).all(axis=1))
