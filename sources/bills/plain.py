"""The quick way through a line of a bill: every cell is looked up among those understood before."""

import re

from sources.bills import cells
from sources.bills.cells import Direction, Start
from sources.bills.columns import Places
from sources.bills.context import BillContext
from sources.bills.line import NOBODY, Call
from sources.bills.memory import Memory, is_plain
from sources.bills.subscribers import Subscribers

_DAY = re.compile(r"(?:[0-9]{4}[-/])?[0-9]{1,2}[-/][0-9]{1,2}")
_CLOCK = len("HH:MM:SS")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_OWNERS = 100_000


class PlainReader:
    """Understands lines whose cells are all plain; None leaves a line to the careful reader."""

    def __init__(self, places: Places, context: BillContext, subscribers: Subscribers) -> None:
        self._places, self._context, self._subscribers = places, context, subscribers
        self._owners: dict[tuple[str, ...], str] = {}
        self._peers = Memory(_peer)
        self._ways = Memory(cells.direction)
        self._days = Memory(self._day)
        self._durations = Memory(cells.seconds)
        self._others = Memory(lambda _: True)

    def call(self, line: list[str]) -> Call | None:
        """The call of a line."""
        places = self._places
        if len(line) != places.width or places.two_sided:
            return None
        peer = self._peers[line[places.peer]]
        way = self._way(line)
        seconds = self._durations[line[places.seconds]] if places.seconds >= 0 else 0
        start = self._start(line)
        if peer is None or way is None or seconds is None or start is None:
            return None
        others = self._others
        for place in places.others:
            if not others[line[place]]:
                return None
        owner = self._owner(line)
        return None if owner is None else Call(owner, peer, way, start, seconds)

    def _way(self, line: list[str]) -> Direction | None:
        places = self._places
        if places.service >= 0 and line[places.service]:
            text = line[places.way] if places.way >= 0 else ""
            plain = is_plain(text) and is_plain(line[places.service])
            return cells.direction(text, line[places.service]) if plain else None
        return self._ways[line[places.way]] if places.way >= 0 else Direction.UNSAID

    def _start(self, line: list[str]) -> Start | None:
        places = self._places
        if places.clock >= 0:
            day, clock = line[places.start], line[places.clock]
        else:
            day, _, clock = line[places.start].rpartition(" ")
        on = self._days[day]
        if on is None or len(clock) != _CLOCK or not clock.isascii():
            return None
        # The usual clock by hand: there are too many of them to remember.
        hour, minute, second = clock[:2], clock[3:5], clock[6:]
        if not (hour + minute + second).isdigit() or clock[2] != ":" or clock[5] != ":":
            return None
        if hour >= "24" or minute >= "60" or second >= "60":
            return None
        return Start(on.month, on.day, int(hour) * 3600 + int(minute) * 60 + int(second))

    def _day(self, text: str) -> Start | None:
        """A day of a shape that reads the same beside a time as by itself."""
        found = cells.start(text, "", self._context) if _DAY.fullmatch(text) else None
        return found if isinstance(found, Start) else None

    def _owner(self, line: list[str]) -> str | None:
        key = tuple([line[place] for place in self._places.owner])
        known = self._owners.get(key)
        return known if known is not None else self._new_owner(key, line)

    def _new_owner(self, key: tuple[str, ...], line: list[str]) -> str | None:
        if not all(map(is_plain, key)):
            return None
        owner, problem = self._subscribers.key(*self._places.owner_cells(line), self._context.owner)
        if problem:
            return None
        if len(self._owners) < _OWNERS:
            self._owners[key] = owner
        return owner


def _peer(text: str) -> str | None:
    if _MOBILE.fullmatch(text):
        return text
    found = cells.counterpart(text)
    return None if found.problem else found.value or NOBODY
