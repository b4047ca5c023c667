"""Field visits: stops, and the list a team carries."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class VisitStop:
    """One address to go to for one case.

    region: six-digit code and its name; "unlocated" when the address names none. conditions: rule
    ids to observe at the door (two people, hours...).
    """

    order: int
    case_no: str
    lead_id: str
    region_code: str
    region: str
    name: str = field(repr=False)
    party: str
    relation: str | None
    address: str = field(repr=False)
    p_current: float
    p_reach: float
    why: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitList:
    """The stops of one day for one team, grouped by region and ordered as a route.

    `held` counts address leads that policy keeps off the list, by rule.
    """

    day: date
    agent: str | None
    region: str | None
    stops: tuple[VisitStop, ...]
    held: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldVisit:
    """A visit made or planned: who goes (at least two), to which stop, when."""

    stop: VisitStop
    day: date
    staff: tuple[str, ...]
