"""Numbers by their digits: phones, identity numbers, dates; equal, one slip, hidden, different.

A slip of the keyboard is one digit wrong or two neighbours swapped. Anything further apart is
another number: that two of eleven digits agree by chance says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class DigitLevel(StrEnum):
    """How two numbers agree, best first."""

    EXACT = "exact"
    MASKED = "masked"
    SLIP = "slip"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


DIGIT_LEVELS = tuple(DigitLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(DIGIT_LEVELS)}
_STAR = ord("*")
Index = NDArray[np.int64]


def digit_level(left: str, right: str) -> DigitLevel:
    """The level of two canonical numbers; `*` hides a digit; "" is UNKNOWN."""
    if not left or not right:
        return DigitLevel.UNKNOWN
    if left == right:
        return DigitLevel.MASKED if "*" in left else DigitLevel.EXACT
    if len(left) != len(right):
        return DigitLevel.DIFFERENT
    differ = [
        place for place, pair in enumerate(zip(left, right, strict=True))
        if pair[0] != pair[1] and "*" not in pair
    ]  # fmt: skip
    if "*" in left or "*" in right:
        return DigitLevel.DIFFERENT if differ else DigitLevel.MASKED
    if len(differ) == 1 or _swapped(left, right, differ):
        return DigitLevel.SLIP
    return DigitLevel.DIFFERENT


def _swapped(left: str, right: str, differ: list[int]) -> bool:
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return left[first] == right[second] and left[second] == right[first]


@dataclass(frozen=True, slots=True)
class DigitBatch:
    """Distinct numbers as rows of characters, 0 behind the end; hidden: has a star."""

    rows: NDArray[np.uint8]
    length: NDArray[np.int16]
    hidden: NDArray[np.bool_]


def digit_batch(numbers: Sequence[str]) -> DigitBatch:
    """The numbers as an array; characters outside ASCII never stand in a canonical number."""
    width = max((len(number) for number in numbers), default=1)
    text = np.array([n.encode("ascii", "replace") for n in numbers] or [b""], dtype=f"S{width}")
    rows = text.view(np.uint8).reshape(len(text), width)
    return DigitBatch(rows, (rows > 0).sum(axis=1).astype(np.int16), (rows == _STAR).any(axis=1))


def digit_levels(batch: DigitBatch, left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in DIGIT_LEVELS) of the pairs (left[i], right[i]); the values are not empty."""
    levels = np.full(len(left), _CODE[DigitLevel.DIFFERENT])
    hidden = batch.hidden[left] | batch.hidden[right]
    same = left == right
    levels[same] = np.where(hidden[same], _CODE[DigitLevel.MASKED], _CODE[DigitLevel.EXACT])
    others = np.flatnonzero(~same & (batch.length[left] == batch.length[right]))
    a, b = batch.rows[left[others]], batch.rows[right[others]]
    differ = a != b
    veiled = hidden[others]
    if veiled.any():
        open_ = differ[veiled] & (a[veiled] != _STAR) & (b[veiled] != _STAR)
        levels[others[veiled][~open_.any(axis=1)]] = _CODE[DigitLevel.MASKED]
    count = differ.sum(axis=1)
    levels[others[~veiled & (count == 1)]] = _CODE[DigitLevel.SLIP]
    two = np.flatnonzero(~veiled & (count == 2))
    first = differ[two].argmax(axis=1)
    at = np.arange(len(two))
    after = np.minimum(first + 1, a.shape[1] - 1)
    swapped = (a[two][at, first] == b[two][at, after]) & (a[two][at, after] == b[two][at, first])
    swapped &= (after == first + 1) & differ[two][at, after]
    levels[others[two[swapped]]] = _CODE[DigitLevel.SLIP]
    return levels
