"""Records that are no one person, whatever else agrees between them.

Two full identity numbers whose check characters hold are two people: the check (GB 11643) finds
every single wrong digit and nearly every swap of neighbours, so no slip leads from one to the
other. Records of one clean list, when two such lists are linked, are different people by promise.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from graph.compare.digits import DigitBatch
from graph.linkage.fields import ID_NO, Field

Index = NDArray[np.int64]
Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)
_LENGTH = 18


class Apart:
    """Tells of pairs of records whether they can be no one person.

    sides: the list of each record when clean lists are linked, else None.
    """

    def __init__(self, fields: Mapping[str, Field], sides: Codes | None) -> None:
        self.sides = sides
        self._numbers = [_full_numbers(field) for field in fields.values() if field.kind is ID_NO]

    def __call__(self, left: Index, right: Index) -> Flags:
        """Per pair; no array is changed."""
        found = np.zeros(len(left), dtype=np.bool_)
        if self.sides is not None:
            found |= self.sides[left] == self.sides[right]
        for numbers in self._numbers:
            one, other = numbers[left], numbers[right]
            found |= (one >= 0) & (other >= 0) & (one != other)
        return found


def _full_numbers(field: Field) -> Codes:
    """Per record the place of its number; -1 where it has none that is whole and checks."""
    whole = np.append(checked(field.prepared()), False)
    codes: Codes = np.where(whole[field.column.codes], field.column.codes, np.int32(-1))
    return codes


def checked(numbers: DigitBatch) -> Flags:
    """Which of the numbers are whole resident numbers with the right check character."""
    found: Flags = (numbers.length == _LENGTH) & ~numbers.hidden
    if not found.any():
        return found
    rows = numbers.rows[found, :_LENGTH]
    body = rows[:, :-1].astype(np.int64) - ord("0")
    digits = ((body >= 0) & (body <= 9)).all(axis=1)
    month, day = body[:, 10] * 10 + body[:, 11], body[:, 12] * 10 + body[:, 13]
    dated = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    right = _CHECKS[(body * _WEIGHTS).sum(axis=1) % 11] == rows[:, -1]
    found[found] = digits & dated & right
    return found
