"""Moves: what a new ranking of a case says otherwise than the one before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from skiptrace.model.lead import Lead

# Age alone moves a chance by less than this in a week; a smaller shift is no news.
SHIFT = 0.05
# Below this nobody takes the point for theirs any more.
DEAD_BELOW = 0.1


class MoveKind(StrEnum):
    """What became of a lead from one ranking to the next."""

    NEW = "new_lead"
    ROSE = "rose"
    FELL = "fell"
    DIED = "died"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a lead stood in a ranking."""

    rank: int
    p_current: float
    p_reach: float


@dataclass(frozen=True, slots=True)
class Move:
    """One lead's move, told once, when the new ranking was kept.

    was, now: None before a new lead and after one that is gone. as_of: the day that was ranked.
    channel: how the lead is followed. value, point_kind: what the ranking has there today, None for
    a lead that it has no longer.
    """

    case_no: str
    lead_id: str
    kind: MoveKind
    channel: str
    role: str
    was: Standing | None
    now: Standing | None
    as_of: date
    moved_at: datetime
    point_kind: str | None = None
    value: str | None = field(default=None, repr=False)


def standing(lead: Lead) -> Standing:
    """Where the lead stands."""
    return Standing(lead.rank, lead.p_current, lead.p_reach)


def kind_of(was: Standing | None, now: Standing | None) -> MoveKind | None:
    """What the two say, None where nothing worth telling.

    A lead that died is one whose p_current fell below DEAD_BELOW, and by SHIFT at least; one rose
    or fell when p_reach shifted by as much. A mere change of place, made by others, is theirs to
    tell.
    """
    if was is None:
        return None if now is None else MoveKind.NEW
    if now is None:
        return MoveKind.GONE
    if now.p_current < DEAD_BELOW and was.p_current - now.p_current >= SHIFT:
        return MoveKind.DIED
    if abs(now.p_reach - was.p_reach) < SHIFT:
        return None
    return MoveKind.ROSE if now.p_reach > was.p_reach else MoveKind.FELL


def compared(
    was: Mapping[str, Standing], now: Sequence[Lead]
) -> Iterator[tuple[str, MoveKind, Standing | None, Standing | None]]:
    """(lead_id, kind, was, now) of every lead of one case that moved; by lead_id.

    was: lead_id -> where it stood in the ranking before.
    """
    stands = {lead.lead_id: standing(lead) for lead in now}
    for lead_id in sorted(was.keys() | stands.keys()):
        before, after = was.get(lead_id), stands.get(lead_id)
        kind = kind_of(before, after)
        if kind is not None:
            yield lead_id, kind, before, after
