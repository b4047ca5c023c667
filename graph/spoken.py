"""What bills say of two people: how often, how lately and at what hours they spoke."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import exp, fsum

from graph.parameters import (
    SPOKEN_DAYS,
    SPOKEN_HALF_LIFE,
    SPOKEN_LIMIT,
    SPOKEN_ONE_WAY,
)
from graph.view import CaseView
from skiptrace.model.calls import CallTally, tally_of
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind


@dataclass(frozen=True, slots=True)
class Spoken:
    """Calls of one line with another, by month, as of the case's day.

    months: one tally a bill and month, the latest first; rows: the claims they rest on. rate: days
    of talk, each worth half as much for every half-life since.
    """

    months: tuple[CallTally, ...]
    rows: tuple[FactRow, ...] = field(repr=False)
    rate: float = 0.0

    @property
    def calls(self) -> int:
        """Calls in all."""
        return sum(month.calls for month in self.months)

    @property
    def days(self) -> int:
        """Days with a call in all."""
        return sum(month.days for month in self.months)

    @property
    def last(self) -> date:
        """The last day with a call."""
        return self.months[0].last

    @property
    def off_hours(self) -> float:
        """Share of the calls at night or on a weekend, 0 to 1: when one calls friends and kin."""
        apart = sum(max(month.night, month.weekend) for month in self.months)
        return apart / self.calls

    @property
    def both_ways(self) -> bool:
        """Whether each of the two calls the other, or the bill does not tell who calls."""
        out = any(month.calls_out for month in self.months)
        back = any(month.calls_in for month in self.months)
        return (out and back) or any(month.unsaid for month in self.months)


def spoken(rows: Iterable[FactRow], view: CaseView) -> Spoken | None:
    """The calls that the rows state; None when nobody ever spoke.

    Bills of one subscriber and month share an origin: the fuller one counts, the others add
    nothing.
    """
    fullest: dict[str, tuple[tuple[object, ...], CallTally, FactRow]] = {}
    for row in rows:
        tally = tally_of(row.use, row.measure or "{}")
        rank = (tally.calls, tally.seconds, tally.days, tally.measure(), row.claim_id)
        held = fullest.get(row.origin)
        if held is None or rank > held[0]:
            fullest[row.origin] = (rank, tally, row)
    talks = [(tally, row) for _, tally, row in fullest.values() if tally.seconds]
    if not talks:
        return None
    talks.sort(key=lambda item: (item[0].last, item[1].origin), reverse=True)
    months = tuple(tally for tally, _ in talks)
    rate = fsum(sorted(_worth(month, view.as_of) for month in months))
    return Spoken(months, tuple(row for _, row in talks), rate)


def _worth(month: CallTally, as_of: date) -> float:
    age = max((as_of - month.last).days, 0)
    left: float = 0.5 ** (age / SPOKEN_HALF_LIFE)
    return month.days * left


def between(entity: str, value: str, view: CaseView) -> Spoken | None:
    """What the subject's bills say of the entity's lines (`value` among them), or theirs of his."""
    theirs = _lines(entity, view) | {value}
    own = view.calls.get(view.subject, {})
    rows = [row for line in sorted(theirs - view.busy.keys()) for row in own.get(line, ())]
    back = view.calls.get(entity, {})
    rows += [row for line in sorted(_lines(view.subject, view)) for row in back.get(line, ())]
    return spoken(rows, view)


def _lines(entity: str, view: CaseView) -> set[str]:
    return {
        point.value
        for point in view.by_holder.get(entity, ())
        if point.kind is ContactKind.PHONE and point.value not in view.hubs
    }


def touch(found: Spoken) -> float:
    """The chance (0..1) that two who speak like this are in touch today, the calls alone."""
    return SPOKEN_LIMIT * (1.0 - exp(-found.rate / SPOKEN_DAYS))


def closeness(found: Spoken) -> float:
    """How close a counterpart is: days of talk, those off hours twice, one-sided ones by half."""
    share = 1.0 if found.both_ways else SPOKEN_ONE_WAY
    return found.rate * (1.0 + found.off_hours) * share
