"""Health of a case's contact tree: how many of the subject's own lines are still live."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from skiptrace.model.lead import Lead
from skiptrace.model.party import Role

# A line counts as live when it is more likely theirs than not, as dead below one chance in ten.
LIVE = 0.5
DEAD = 0.1
# 半失联 (field.md row 89): one or two contact points are left.
FEW = 2


class Health(StrEnum):
    """How many of the subject's own lines are still live."""

    REACHABLE = "reachable"
    THINNING = "thinning"
    HALF_LOST = "half-lost"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Lines:
    """The subject's own contact points by how likely they are still theirs."""

    live: int = 0
    doubtful: int = 0
    dead: int = 0

    @property
    def health(self) -> Health:
        """Half-lost: one or two live lines are left; thinning: fewer live than not."""
        if not self.live:
            return Health.LOST
        if self.live <= FEW:
            return Health.HALF_LOST
        return Health.THINNING if self.live < self.doubtful + self.dead else Health.REACHABLE


def lines_of(leads: Iterable[Lead]) -> Lines:
    """The subject's own lines; one point counts once, whatever its channels."""
    best: dict[tuple[str, str], float] = {}
    for lead in leads:
        if lead.party.role is Role.SUBJECT:
            key = (lead.kind.value, lead.point.value)
            best[key] = max(best.get(key, 0.0), lead.p_current)
    live = sum(chance >= LIVE for chance in best.values())
    dead = sum(chance < DEAD for chance in best.values())
    return Lines(live, len(best) - live - dead, dead)
