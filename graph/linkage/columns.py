"""A column of a table of people: its distinct values, and which record has which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
MISSING = -1


@dataclass(frozen=True, slots=True)
class Column:
    """n records over k distinct values; codes[i] is the place of record i's value, -1 for none.

    Values are compared once however many records share them, so distinctness is the whole speed.
    """

    values: Sequence[str] = field(repr=False)
    codes: Codes = field(repr=False)

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many records have each value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))

    def mapped(self, change: Callable[[str], str]) -> "Column":
        """The column under a function of its values; values that come out equal become one.

        A value that becomes "" is missing.
        """
        return encoded_by([change(value) for value in self.values], self.codes)


def encoded_by(keys: Sequence[str], codes: Codes) -> Column:
    """The column whose record i has keys[codes[i]]; "" and -1 are missing."""
    place: dict[str, int] = {}
    target = np.empty(len(keys) + 1, dtype=np.int32)
    target[-1] = MISSING
    for old, key in enumerate(keys):
        target[old] = place.setdefault(key, len(place)) if key else MISSING
    return Column(list(place), target[codes])


def encoded(texts: Sequence[str]) -> Column:
    """A column of texts as they stand; "" is missing."""
    place: dict[str, int] = {}
    codes = np.fromiter(
        (place.setdefault(text, len(place)) if text else MISSING for text in texts),
        dtype=np.int32,
        count=len(texts),
    )
    return Column(list(place), codes)


def combined(columns: Sequence[Column]) -> Codes:
    """One code for what several columns say together; -1 where any of them is missing."""
    first, *others = columns
    total = first.codes.astype(np.int64)
    known = first.codes >= 0
    for column in others:
        known &= column.codes >= 0
        total = total * len(column.values) + column.codes
        # Renumbered after each key, so that the product of several large columns stays in range.
        total = np.where(known, total, MISSING)
        _, total = np.unique(total, return_inverse=True)
        total = np.where(known, total, MISSING)
    return np.where(known, total, MISSING).astype(np.int32)
