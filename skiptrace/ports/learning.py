"""Learning: what happened, replayed, and what it says of the weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from skiptrace.model.attempt import Disposition
from skiptrace.model.lead import Lead
from skiptrace.model.weights import WeightSet


@dataclass(frozen=True, slots=True)
class Outcome:
    """A logged attempt beside the lead as the defaults ranked it the evening before."""

    at: datetime
    record: str
    disposition: Disposition
    lead: Lead


@dataclass(frozen=True, slots=True)
class Moved:
    """One number: where it stood, where the outcomes put it, and how sure that is.

    question: "current" or "reached". what: "scale" (times the default weight) or "shift" (added).
    value, low, high: a factor, or thousandths; the interval holds 19 times in 20. n: outcomes in
    which the reason was given.
    """

    question: str
    code: str
    what: str
    default: float
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Loss on the last part of the period, which that fit has not seen; nats an outcome.

    n: outcomes judged. gain: defaults less learnt, with its interval; above zero is better.
    """

    question: str
    n: int
    defaults: float
    learnt: float
    gain: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights fitted on all outcomes, what moved, and what such a fit was worth on held-out time.

    used: question -> outcomes that say something of it. held_out: empty when there are too few.
    """

    weights: WeightSet
    used: dict[str, int]
    moved: tuple[Moved, ...]
    held_out: tuple[HeldOut, ...]


class Learn(Protocol):
    """graph.learn: outcomes to weights; the same whatever their order."""

    def __call__(self, outcomes: Sequence[Outcome]) -> Learnt:
        """A pure function; with no outcome at all, the defaults."""
        ...
