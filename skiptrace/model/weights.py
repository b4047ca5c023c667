"""The weights in force: the defaults, or what was learnt of them from logged outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from json import dumps
from typing import Final

from skiptrace.model.lead import MILLI


@dataclass(frozen=True, slots=True)
class WeightSet:
    """What each reason's weight is multiplied by, and moved by.

    scales: reason's code -> thousandths, never below zero, so that no sign turns; a code without
    one keeps its weight. shifts: code -> thousandths added wherever that reason is given.
    """

    scales: Mapping[str, int] = field(default_factory=dict)
    shifts: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(scale < 0 for scale in self.scales.values()):
            raise ValueError("a scale below zero turns a reason's sign")

    @property
    def set_id(self) -> str:
        """Stable name of the content: 8 hex digits, "defaults" when nothing is moved."""
        if not self.scales and not self.shifts:
            return "defaults"
        return blake2b(self.dumps().encode(), digest_size=4).hexdigest()

    def dumps(self) -> str:
        """Canonical JSON."""
        return dumps({"scales": dict(self.scales), "shifts": dict(self.shifts)}, sort_keys=True)

    def applied(self, code: str, weight: int) -> int:
        """What is left of a default weight under this set, thousandths."""
        return round(weight * self.scales.get(code, MILLI) / MILLI) + self.shifts.get(code, 0)


DEFAULTS: Final = WeightSet()
