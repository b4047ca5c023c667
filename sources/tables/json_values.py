"""One JSON value as the cells of a row: exact numbers, nested parts under joined titles."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sources.tables.cells import EXACT_DIGITS, number_text

# A person in a case is two levels down; beyond this it is no table.
_MAX_DEPTH = 4
_LONGEST_KEY = 400
# Longer ones are written with an exponent (ECMA-262, Number::toString).
_LONGEST_DOUBLE = 21


class JsonProblem(Exception):
    """Why an element is no row: a code of the problem texts."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Long(str):
    """A whole number of more than 15 digits, as its digits stand in the file."""

    __slots__ = ()


class _NotANumber(str):
    __slots__ = ()


class _Twice(dict[str, object]):
    """An object in which a key stands twice: it has no one reading."""


def row_of(value: object) -> dict[str, str]:
    """Title -> cell of one decoded object; raises JsonProblem for anything else, itself included.

    Numbers keep their digits and never pass through a float. A nested object's keys are joined to
    its own (`employer`, `phone` -> `employer_phone`), the elements of a list are numbered
    (`contact` -> `contact1_name`), a list of one plain value is that value.
    """
    if isinstance(value, JsonProblem):
        raise value
    if not isinstance(value, dict):
        raise JsonProblem("json_not_object")
    found = _unique(list(_flat("", value, 0)))
    if isinstance(found, _Twice):
        raise JsonProblem("json_key_twice")
    return {title: cell if isinstance(cell, str) else str(cell) for title, cell in found.items()}


def _flat(title: str, value: object, depth: int) -> Iterator[tuple[str, object]]:
    _check(title, value, depth)
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flat(f"{title}_{key}" if title else key, part, depth + 1)
    elif isinstance(value, list):
        plain = len(value) == 1 and not isinstance(value[0], dict | list)
        for number, part in enumerate(value, start=1):
            yield from _flat(title if plain else f"{title}{number}", part, depth + 1)
    else:
        yield title, value if isinstance(value, str) else _WORDS[value]


def _check(title: str, value: object, depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise JsonProblem("json_too_deep")
    if isinstance(value, _Twice):
        raise JsonProblem("json_key_twice")
    if isinstance(value, _NotANumber):
        raise JsonProblem("json_not_a_number")
    if len(title) > _LONGEST_KEY:
        raise JsonProblem("json_key_long")


_WORDS: dict[object, str] = {None: "", True: "TRUE", False: "FALSE"}


def double_shaped(digits: str) -> bool:
    """Whether a number of more than 15 digits is just what a rounded one would look like.

    A program that keeps numbers as doubles writes the shortest digits that name the double, and
    zeros after them, up to 21 in all; of true numbers of 18 digits one in 45 looks like that.
    """
    if len(digits) > _LONGEST_DOUBLE:
        return False
    mantissa, _, exponent = repr(float(digits)).partition("e+")
    whole, _, fraction = mantissa.partition(".")
    if not exponent:
        return whole == digits
    return (whole + fraction).ljust(int(exponent) + 1, "0") == digits


def _whole(text: str) -> str:
    return Long(text) if len(text.lstrip("-")) > EXACT_DIGITS else text


def _fraction(text: str) -> str:
    """Whole numbers written with a point lose it; too long for a double, they show as rounded."""
    digits = text.partition(".")[0].lstrip("-")
    if re.search("[eE]", text) or len(digits) > EXACT_DIGITS:
        return number_text(float(text))
    return re.sub(r"\.0+$", "", text)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(found)


_HOOKS: dict[str, Any] = {
    "parse_int": _whole,
    "parse_float": _fraction,
    "parse_constant": _NotANumber,
    "object_pairs_hook": _unique,
}
DECODER = json.JSONDecoder(**_HOOKS)
"""Decodes to dict, list, bool, None and text: every number comes as text."""
