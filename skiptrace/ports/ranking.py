"""Which lead first: the function, and the truth it is measured against."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from skiptrace.model.casefile import CaseFile
from skiptrace.model.lead import Lead
from skiptrace.model.weights import DEFAULTS, WeightSet


class Rank(Protocol):
    """graph.rank: a batch of case files to a batch of lead lists, in the same order."""

    def __call__(
        self, files: Sequence[CaseFile], as_of: date, weights: WeightSet = DEFAULTS
    ) -> list[list[Lead]]:
        """Leads of each case, best first, rank from 1; nothing later than as_of is used."""
        ...


@dataclass(frozen=True, slots=True)
class TruePoint:
    """One line of a truth file: a contact point and whether it is in fact current.

    value is canonical. in_touch: None where the file does not say.
    """

    kind: str
    value: str = field(repr=False)
    party: str = "subject"
    current: bool = False
    in_touch: bool | None = None


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """A case as evaluation takes it: what was ranked, from what, and the truth."""

    file: CaseFile
    leads: Sequence[Lead]
    truth: Sequence[TruePoint]
