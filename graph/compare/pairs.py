"""Pairs of written values of one kind, by the thousand: what `skiptrace compare` asks.

Every kind is read once per distinct value and compared once per pair; a property test holds each
batch equal to the careful comparison of the two texts alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from graph.compare.address_batch import ADDRESS_LEVELS, address_batch, address_levels
from graph.compare.comparison import Comparison
from graph.compare.dates import DATE_LEVELS, date_levels
from graph.compare.employers import EMPLOYER_LEVELS, employer_batch, employer_levels
from graph.compare.id_numbers import ID_LEVELS, id_levels
from graph.compare.mailboxes import EMAIL_LEVELS, email_levels
from graph.compare.name_batch import LEVELS, name_batch, name_levels
from graph.compare.names import name_weight
from graph.compare.phones import PHONE_LEVELS, phone_levels
from graph.compare.readings import read_date, read_email, read_id, read_phone
from graph.parameters import (
    ADDRESS_WEIGHT,
    DATE_WEIGHT,
    EMAIL_WEIGHT,
    EMPLOYER_WEIGHT,
    ID_WEIGHT,
    NAME_WEIGHT,
    PHONE_WEIGHT,
)

Index = NDArray[np.int64]
Levels = NDArray[np.uint8]
Pairs = Sequence[tuple[str, str]]
Answers = list[Comparison]


@dataclass(frozen=True, slots=True)
class _Kind:
    """levels: best first, the last one for nothing known. batch: distinct texts and places."""

    name: str
    levels: Sequence[StrEnum]
    weights: dict[str, int]
    batch: Callable[[Sequence[str], Index, Index], Levels]
    read: Callable[[str], str] | None = None

    def answers(self) -> list[Comparison]:
        """The comparison of each level."""
        return [
            Comparison(level, self.weights[level.value], f"{self.name}_{level.value}")
            for level in self.levels
        ]


def compare_pairs(kind: str, pairs: Pairs) -> Answers:
    """Level, weight and sentence of each pair, in order; kind is a key of KINDS."""
    if kind == "name":
        return _names(pairs)
    chosen = KINDS[kind]
    texts, left, right = _places(pairs, chosen.read)
    known = np.array([bool(text) for text in texts], dtype=np.bool_)
    both = np.flatnonzero(known[left] & known[right])
    codes = np.full(len(pairs), len(chosen.levels) - 1, dtype=np.uint8)
    if len(both):
        codes[both] = chosen.batch(texts, left[both], right[both])
    answers = chosen.answers()
    return [answers[code] for code in codes.tolist()]


def _places(pairs: Pairs, read: Callable[[str], str] | None) -> tuple[list[str], Index, Index]:
    """The distinct values as read, and the places of both sides among them."""
    flat = [text for pair in pairs for text in pair]
    if read is not None:
        values = {text: read(text) for text in dict.fromkeys(flat)}
        flat = [values[text] for text in flat]
    place = {text: number for number, text in enumerate(dict.fromkeys(flat))}
    codes = np.fromiter((place[text] for text in flat), dtype=np.int64, count=len(flat))
    return list(place), codes[::2], codes[1::2]


def _names(pairs: Pairs) -> Answers:
    """Names, whose weight goes by how many people bear them."""
    texts, left, right = _places(pairs, None)
    batch = name_batch(texts)
    answers = KINDS["name"].answers()
    found = []
    for code, one, other in zip(
        name_levels(batch, left, right).tolist(), left.tolist(), right.tolist(), strict=True
    ):
        level, answer = LEVELS[code], answers[code]
        weight = name_weight(level, batch.forms[one], batch.forms[other])
        found.append(answer if weight == answer.weight else Comparison(level, weight, answer.says))
    return found


def _batch_of_names(texts: Sequence[str], left: Index, right: Index) -> Levels:
    return name_levels(name_batch(texts), left, right)


def _addresses(texts: Sequence[str], left: Index, right: Index) -> Levels:
    return address_levels(address_batch(texts), left, right)


def _employers(texts: Sequence[str], left: Index, right: Index) -> Levels:
    return employer_levels(employer_batch(texts), left, right)


KINDS = {
    kind.name: kind
    for kind in (
        _Kind("name", LEVELS, NAME_WEIGHT, _batch_of_names),
        _Kind("phone", PHONE_LEVELS, PHONE_WEIGHT, phone_levels, read_phone),
        _Kind("address", ADDRESS_LEVELS, ADDRESS_WEIGHT, _addresses),
        _Kind("employer", EMPLOYER_LEVELS, EMPLOYER_WEIGHT, _employers),
        _Kind("id", ID_LEVELS, ID_WEIGHT, id_levels, read_id),
        _Kind("email", EMAIL_LEVELS, EMAIL_WEIGHT, email_levels, read_email),
        _Kind("date", DATE_LEVELS, DATE_WEIGHT, date_levels, read_date),
    )
}
