"""Lines of bills folded while they are read: figures for each subscriber, month and counterpart.

The figures stand in arrays, one slot a counterpart, because a bill may have a million of them:
about 200 bytes each, where objects would take a thousand.
"""

from array import array
from calendar import weekday
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from skiptrace.model.calls import CallTally
from sources.bills.cells import Direction, Start
from sources.bills.line import Call

_NIGHT_ENDS, _NIGHT_BEGINS = 6 * 3600, 22 * 3600
_SATURDAY = 5


@dataclass(slots=True)
class Month:
    """One subscriber's month: counterpart -> slot, and the lines that speak of no person.

    first_line: of the file; aside: lines about service, short or own numbers, and messages.
    """

    owner: str = field(repr=False)
    month: int
    first_line: int
    slots: dict[str, int] = field(default_factory=dict, repr=False)
    aside: int = 0
    last_day: int = 1

    @property
    def name(self) -> str:
        """YYYY-MM."""
        return f"{self.month // 12:04d}-{self.month % 12 + 1:02d}"


class Folds:
    """All months of a file. A call that stands in it twice is counted once."""

    def __init__(self, *, keep_raw: bool = False) -> None:
        self._months: dict[tuple[str, int], Month] = {}
        self._calls: tuple[array[int], ...] = (array("I"), array("I"), array("I"))
        self._seconds, self._longest = array("Q"), array("I")
        self._days, self._night, self._weekend = array("I"), array("I"), array("I")
        self._lines, self._first = array("I"), array("I")
        self._seen: set[int] = set()
        self.keeps_raw = keep_raw
        self._raw: dict[int, list[str]] = {}

    def month(self, owner: str, start: Start, line: int) -> Month:
        """The subscriber's month, made when it is new."""
        key = (owner, start.month)
        found = self._months.get(key)
        if found is None:
            found = self._months[key] = Month(owner, start.month, line)
        if start.day > found.last_day:
            found.last_day = start.day
        return found

    def add(
        self, month: Month, peer: str, start: Start, way: Direction, seconds: int, line: int
    ) -> int | None:
        """Counts a call; its slot, or None when the very same call is in already."""
        slot = month.slots.get(peer)
        if slot is None:
            slot = self._new_slot(month, peer, line)
        self._lines[slot] += 1
        if start.second >= 0:
            call = hash((slot, start.day, start.second, way, seconds))
            if call in self._seen:
                return None
            self._seen.add(call)
            if not _NIGHT_ENDS <= start.second < _NIGHT_BEGINS:
                self._night[slot] += 1
        self._calls[_WAYS[way]][slot] += 1
        self._days[slot] |= 1 << start.day
        if is_weekend(start.month, start.day):
            self._weekend[slot] += 1
        if seconds:
            self._seconds[slot] += seconds
            if seconds > self._longest[slot]:
                self._longest[slot] = seconds
        return slot

    def keep(self, slot: int, call: Call, place: str) -> None:
        """Keeps a single call in words, where the settings ask for it; place: of the subscriber."""
        start = call.start
        day = f"{start.month // 12:04d}-{start.month % 12 + 1:02d}-{start.day:02d}"
        at = f" {timedelta(seconds=start.second)!s:0>8}" if start.second >= 0 else ""
        text = f"{day}{at} {call.way} {call.seconds}s {place}".rstrip()
        self._raw.setdefault(slot, []).append(text)

    def _new_slot(self, month: Month, peer: str, line: int) -> int:
        slot = month.slots[peer] = len(self._lines)
        counted = (self._seconds, self._longest, self._days, self._night, self._weekend)
        for figures in (*self._calls, *counted, self._lines):
            figures.append(0)
        self._first.append(line)
        return slot

    def months(self) -> Iterator[Month]:
        """In the order in which the file speaks of them."""
        yield from self._months.values()

    def tally(self, month: Month, slot: int) -> CallTally:
        """The figures of one counterpart."""
        days = self._days[slot]
        return CallTally(
            month=month.name,
            calls_out=self._calls[0][slot],
            calls_in=self._calls[1][slot],
            unsaid=self._calls[2][slot],
            seconds=self._seconds[slot],
            longest=self._longest[slot],
            days=days.bit_count(),
            first_day=(days & -days).bit_length() - 1,
            last_day=days.bit_length() - 1,
            night=self._night[slot],
            weekend=self._weekend[slot],
        )

    def place(self, slot: int) -> tuple[int, int]:
        """(first line, number of lines) of a counterpart."""
        return self._first[slot], self._lines[slot]

    def raw(self, slot: int) -> list[str]:
        """The lines kept, in the order of the calls whatever the order of the file."""
        return sorted(self._raw.get(slot, ()))

    def last_day(self, month: Month) -> date:
        """The last day with any line of the subscriber."""
        return date(month.month // 12, month.month % 12 + 1, month.last_day)


_WAYS = {Direction.OUT: 0, Direction.IN: 1, Direction.UNSAID: 2}


@cache
def is_weekend(month: int, day: int) -> bool:
    """Whether the day is a Saturday or Sunday; holidays move every year and are left alone."""
    return weekday(month // 12, month % 12 + 1, day) >= _SATURDAY
