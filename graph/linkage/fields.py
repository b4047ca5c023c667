"""What is compared: the columns of a table by kind, each with its levels and its comparison.

A dear field (addresses, employers: every value has to be taken apart) is looked at only where the
cheap ones leave the answer open.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.compare.address_batch import ADDRESS_LEVELS, address_batch, address_levels
from graph.compare.digits import DIGIT_LEVELS, digit_batch, digit_levels
from graph.compare.employers import EMPLOYER_LEVELS, employer_batch, employer_levels
from graph.compare.name_batch import LEVELS as NAME_LEVELS
from graph.compare.name_batch import name_batch, name_levels
from graph.compare.readings import read_date, read_email, read_id, read_phone, read_text
from graph.compare.texts import TEXT_LEVELS, text_levels
from graph.linkage.columns import Column, encoded_by

Index = NDArray[np.int64]
Levels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to compare: level names (the last one: nothing known), how values are read and met.

    read: text to canonical value, "" for none. prepare: distinct values to whatever `levels` needs.
    rare: a value that few have says more when two records share it (term frequency).
    """

    name: str
    level_names: tuple[str, ...]
    read: Callable[[str], str]
    prepare: Callable[[Sequence[str]], Any]
    levels: Callable[[Any, Index, Index], Levels]
    dear: bool = False
    rare: bool = False

    @property
    def unknown(self) -> int:
        """The level of a pair of which one side is missing."""
        return len(self.level_names) - 1


def _stripped(text: str) -> str:
    return text.strip()


_AS_DIGITS = (tuple(DIGIT_LEVELS), digit_batch, digit_levels)
_AS_TEXT = (tuple(TEXT_LEVELS), list, text_levels)

NAME = Kind("name", tuple(NAME_LEVELS), _stripped, name_batch, name_levels, rare=True)
PHONE = Kind("phone", _AS_DIGITS[0], read_phone, *_AS_DIGITS[1:])
ID_NO = Kind("id_no", _AS_DIGITS[0], read_id, *_AS_DIGITS[1:])
DATE = Kind("date", _AS_DIGITS[0], read_date, *_AS_DIGITS[1:])
EMAIL = Kind("email", _AS_TEXT[0], read_email, *_AS_TEXT[1:])
WORD = Kind("word", _AS_TEXT[0], read_text, *_AS_TEXT[1:], rare=True)
NUMBER = Kind("number", _AS_DIGITS[0], read_text, *_AS_DIGITS[1:], rare=True)
ADDRESS = Kind(
    "address", tuple(ADDRESS_LEVELS), _stripped, address_batch, address_levels, dear=True
)
EMPLOYER = Kind(
    "employer", tuple(EMPLOYER_LEVELS), _stripped, employer_batch, employer_levels, dear=True
)

KINDS = {
    "name": NAME,
    "phone": PHONE,
    "id_no": ID_NO,
    "birth_date": DATE,
    "address": ADDRESS,
    "employer": EMPLOYER,
    "email": EMAIL,
    "given_name": WORD,
    "surname": WORD,
}
_HAN = re.compile(r"[\u3400-\u9fff]")
# A column of digits is compared digit by digit, anything else as words.
_MOSTLY = 0.9


@dataclass(slots=True)
class Field:
    """A column of the table with its kind; what `prepare` made of its values is kept."""

    name: str
    kind: Kind
    column: Column
    _prepared: Any = None
    _once: Lock = dataclass_field(default_factory=Lock)

    def levels(self, left: Index, right: Index) -> Levels:
        """Levels of pairs of records; the kind's unknown where either has no value."""
        a, b = self.column.codes[left].astype(np.int64), self.column.codes[right].astype(np.int64)
        levels = np.full(len(left), self.kind.unknown, dtype=np.uint8)
        known = np.flatnonzero((a >= 0) & (b >= 0))
        if len(known):
            levels[known] = self._compare(a[known], b[known])
        return levels

    def _compare(self, a: Index, b: Index) -> Levels:
        return self.kind.levels(self.prepared(), a, b)

    def prepared(self) -> Any:
        """What the kind made of the distinct values, made once."""
        with self._once:
            if self._prepared is None:
                self._prepared = self.kind.prepare(self.column.values)
        return self._prepared


def field_of(name: str, raw: Column) -> Field:
    """The field of a column: by its name, else by what its values look like."""
    kind = KINDS.get(name) or _guessed(raw.values)
    if kind is ADDRESS and not any(_HAN.search(value) for value in raw.values[:1000]):
        kind = WORD
    return Field(name, kind, encoded_by([kind.read(value) for value in raw.values], raw.codes))


def _guessed(values: Sequence[str]) -> Kind:
    some = values[:1000]
    digits = sum(value.strip().isdigit() for value in some)
    return NUMBER if digits >= _MOSTLY * len(some) else WORD
