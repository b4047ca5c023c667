"""The careful way through a line of a bill: what is wrong with it is named, cell by cell."""

import re
from typing import NamedTuple

from skiptrace import normalize
from sources.bills import cells
from sources.bills.cells import Direction, Start
from sources.bills.columns import Places
from sources.bills.context import BillContext
from sources.bills.subscribers import Subscribers
from sources.tables.row import Row

NOBODY = ""
"""The counterpart of a line behind which no private person can be."""

_TOTALS = re.compile(
    r"合计|总计|小计|共计|累计|总费用|总时长|打印|查询|备注|说明|共\s*[0-9]+|total|null", re.I
)


class Call(NamedTuple):
    """A line understood. owner: key of the subscriber; peer: canonical number, or NOBODY."""

    owner: str
    peer: str
    way: Direction
    start: Start
    seconds: int


class CarefulReader:
    """Understands a line through the row reader of all tables."""

    def __init__(self, places: Places, context: BillContext, subscribers: Subscribers) -> None:
        self._places, self._context, self._subscribers = places, context, subscribers

    def is_no_call(self, line: list[str]) -> bool:
        """A total or a footer: neither a time nor a number, and a word that says so."""
        places = (self._places.start, self._places.peer)
        when, number = (line[place] if place < len(line) else "" for place in places)
        if re.search("[0-9]", when) or re.search("[0-9]{3}", number):
            return False
        return _TOTALS.search(" ".join(line)) is not None

    def call(self, row: Row) -> Call | None:
        """The call of a row; None when something is noted on it as wrong."""
        peer = cells.counterpart(row.raw("peer_phone"))
        if peer.problem:
            row.wrong("peer_phone", "missing" if peer.problem == "empty" else peer.problem)
        way = cells.direction(row.raw("direction"), row.raw("service"))
        if way is None:
            row.wrong("direction", "direction_unknown")
        seconds = cells.seconds(row.raw("duration"))
        if seconds is None:
            row.wrong("duration", "duration_shape")
        start = self._start(row)
        value = peer.value or NOBODY
        if self._places.two_sided:
            owner, value, way = self._two_sided(row, value, way or Direction.UNSAID)
        else:
            owner = self._owner(row)
        if row.bad or owner is None or way is None or start is None or seconds is None:
            return None
        return Call(owner, value, way, start, seconds)

    def _start(self, row: Row) -> Start | None:
        if not row.raw("started_at"):
            row.wrong("started_at", "missing")
            return None
        found = cells.start(row.raw("started_at"), row.raw("started_time"), self._context)
        if isinstance(found, Start):
            return found
        row.wrong({"clock_shape": "started_time"}.get(found, "started_at"), found)
        return None

    def _owner(self, row: Row) -> str | None:
        owner, problem = self._subscribers.key(
            row.raw("owner_phone"),
            row.raw("owner_id_no"),
            row.raw("owner_name"),
            self._context.owner,
        )
        if problem:
            row.wrong(owner, problem)
            return None
        return owner

    def _two_sided(
        self, row: Row, callee: str, way: Direction
    ) -> tuple[str | None, str, Direction]:
        """A table of callers and callees: the subscriber, named elsewhere, is one of the two."""
        owner, problem = self._subscribers.key(
            "", row.raw("owner_id_no"), row.raw("owner_name"), self._context.owner
        )
        number = self._subscribers.numbers.get(owner)
        caller = normalize.phone(row.raw("owner_phone")).canonical
        if problem or number not in (caller, callee):
            row.wrong("owner_phone", problem or "not_of_owner")
            return None, callee, way
        if number == caller:
            return owner, callee, Direction.OUT if way is Direction.UNSAID else way
        other = cells.counterpart(row.raw("owner_phone"))
        return owner, other.value or NOBODY, Direction.IN if way is Direction.UNSAID else way
