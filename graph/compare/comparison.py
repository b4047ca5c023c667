"""The answer of every comparison."""

from dataclasses import dataclass
from enum import StrEnum
from math import exp

from skiptrace.model.lead import MILLI


@dataclass(frozen=True, slots=True)
class Comparison:
    """One pair compared.

    level: how they agree. weight: thousandths of the log-odds that this level adds to "they name
    the same thing" (Fellegi-Sunter: ln(m/u)). says: code of the sentence, one per level.
    """

    level: StrEnum
    weight: int
    says: str


def probability(milli: int) -> float:
    """The logistic of a sum of thousandths of log-odds, 0..1."""
    return 1 / (1 + exp(-milli / MILLI))
