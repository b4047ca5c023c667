"""A fact worth getting: what a lawful source may say, and the list as it would then stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from skiptrace.model.contact import ContactPoint
from skiptrace.model.lead import Lead


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing the source may say: how likely, and the case's leads if it does."""

    probability: float
    leads: Sequence[Lead]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A question to a source that the case lacks.

    source: a kind of interface.md. point: what is asked about, None for the subject. cost: in
    thousandths of reaching the subject, as in Lead.worth. answers: their probabilities add up to
    one.
    """

    source: str
    cost: int
    answers: tuple[Answer, ...]
    point: ContactPoint | None = None


@dataclass(frozen=True, slots=True)
class WorthwhileFact:
    """What the answer is expected to add to the best open step, thousandths, before its cost."""

    source: str
    point: ContactPoint | None
    gain: int
    cost: int
