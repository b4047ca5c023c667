"""Reads the lines of one table of calls into folds.

Two ways that end in the same figures: the plain one for lines whose cells were all seen before or
are of the usual shapes, the careful one for every other. A property test holds them equal.
"""

from collections.abc import Callable, Iterator

from skiptrace.model.record import Reject
from sources.bills.cells import Direction
from sources.bills.columns import Places
from sources.bills.context import BillContext
from sources.bills.fold import Folds
from sources.bills.line import Call, CarefulReader
from sources.bills.plain import PlainReader
from sources.bills.subscribers import Subscribers
from sources.tables.csv_table import BrokenRow, RawRow
from sources.tables.row import Row
from sources.tables.table import OpenTable

_SEEN_EVERY = 5_000


class BillReader:
    """One table of calls. left_out: lines that are no calls at all: totals, footers."""

    def __init__(
        self,
        table: OpenTable,
        places: Places,
        context: BillContext,
        subscribers: Subscribers,
        folds: Folds,
    ) -> None:
        self.left_out = 0
        self._table, self._places, self._folds = table, places, folds
        self._numbers = subscribers.numbers
        self._plain = PlainReader(places, context, subscribers)
        self._careful = CarefulReader(places, context, subscribers)

    def read(self, seen: Callable[[int], None], *, plain: bool = True) -> Iterator[Reject]:
        """Folds every line and yields those that cannot be used; plain=False: all carefully."""
        for count, raw in enumerate(self._table.rows, start=1):
            call = self._plain.call(raw.cells) if plain and isinstance(raw, RawRow) else None
            if call is not None:
                self._count(call, raw)
            elif (reject := self._take_carefully(raw)) is not None:
                yield reject
            if not count % _SEEN_EVERY:
                seen(_SEEN_EVERY)

    def _take_carefully(self, raw: RawRow | BrokenRow) -> Reject | None:
        if isinstance(raw, RawRow) and self._careful.is_no_call(raw.cells):
            self.left_out += 1
            return None
        row = self._table.typed(raw)
        if not isinstance(row, Row):
            return row
        call = self._careful.call(row)
        if call is None:
            return row.reject()
        self._count(call, raw)
        return None

    def _count(self, call: Call, raw: RawRow | BrokenRow) -> None:
        """Folds a call; what speaks of no other person is only counted as a line."""
        owner, peer, way, start, seconds = call
        month = self._folds.month(owner, start, raw.line)
        if not peer or way is Direction.MESSAGE or peer == self._numbers[owner]:
            month.aside += 1
            return
        slot = self._folds.add(month, peer, start, way, seconds, raw.line)
        if slot is not None and self._folds.keeps_raw and isinstance(raw, RawRow):
            at = self._places.place
            self._folds.keep(slot, call, raw.cells[at].strip() if at >= 0 else "")
