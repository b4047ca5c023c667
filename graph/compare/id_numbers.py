"""Identity numbers: equal, partly hidden, one slip apart, different.

The check character is the witness: it breaks on any one wrong digit and on any two neighbours
swapped (GB 11643), so of two numbers that are one slip apart at most one can be right, and two
right numbers are two people however alike they look.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from graph.compare.comparison import Comparison
from graph.compare.digits import DIGIT_LEVELS, DigitLevel, digit_batch, digit_level, digit_levels
from graph.compare.readings import read_id
from graph.parameters import ID_WEIGHT
from skiptrace.normalize.idcards import check_character

Index = NDArray[np.int64]


class IdLevel(StrEnum):
    """How two identity numbers agree, best first."""

    EXACT = "exact"
    SLIP = "slip"
    MASKED = "masked"
    UNPROVEN_SLIP = "unproven_slip"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


ID_LEVELS = tuple(IdLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(ID_LEVELS)}
_SAME_WORD = {
    DigitLevel.EXACT: IdLevel.EXACT,
    DigitLevel.MASKED: IdLevel.MASKED,
    DigitLevel.SLIP: IdLevel.UNPROVEN_SLIP,
    DigitLevel.DIFFERENT: IdLevel.DIFFERENT,
    DigitLevel.UNKNOWN: IdLevel.UNKNOWN,
}
_TRANSLATED = np.array([_CODE[_SAME_WORD[level]] for level in DIGIT_LEVELS])
_LENGTH = 18


@lru_cache(maxsize=65_536)
def compare_ids(left: str, right: str) -> Comparison:
    """Level and weight of two identity numbers as written; symmetric."""
    level = id_level(read_id(left), read_id(right))
    return Comparison(level, ID_WEIGHT[level.value], f"id_{level.value}")


def id_level(left: str, right: str) -> IdLevel:
    """The level of two canonical numbers (`read_id`); "" is UNKNOWN."""
    level = _SAME_WORD[digit_level(left, right)]
    return _witnessed(left, right) if level is IdLevel.UNPROVEN_SLIP else level


def _witnessed(left: str, right: str) -> IdLevel:
    """What the check characters say of two numbers that are one slip apart."""
    proven = _checks(left) != _checks(right)
    return IdLevel.SLIP if proven else IdLevel.UNPROVEN_SLIP


def _checks(number: str) -> bool:
    """Whether it is a resident number whose check character fits."""
    if len(number) != _LENGTH or not number[:-1].isdigit():
        return False
    return check_character(number[:-1]) == number[-1]


def id_levels(numbers: Sequence[str], left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in ID_LEVELS) of pairs of places in `numbers`; no number is empty."""
    levels = _TRANSLATED[digit_levels(digit_batch(numbers), left, right)]
    for place in np.flatnonzero(levels == _CODE[IdLevel.UNPROVEN_SLIP]).tolist():
        levels[place] = _CODE[_witnessed(numbers[left[place]], numbers[right[place]])]
    return levels
