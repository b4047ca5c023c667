"""The cells of tables by column, each distinct text once.

A million rows have far fewer distinct texts: a text is cleaned and looked at once, not once a row.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import TypeAlias

from skiptrace.model.record import Reject
from sources.people.card import ID, KIND
from sources.people.texts import read_id, read_text
from sources.tables.cells import shown
from sources.tables.raw import BrokenRow, RawRow
from sources.tables.table import OpenTable

Places: TypeAlias = "array[int]"


class Gathered:
    """Collects the rows of all tables; what is no record is set aside with its line."""

    def __init__(self, names: Sequence[str]) -> None:
        self._numbers = {name: _numbering() for name in names}
        self._places: dict[str, Places] = {name: array("i") for name in names}
        self._lines: Places = array("i")
        self._tables: list[tuple[int, str]] = []
        self._table: Places = array("i")
        self.rejects: list[tuple[int, Reject]] = []
        self._read: list[tuple[str, str]] = []
        self.found: set[str] = set()
        self.unused: dict[str, None] = {}

    def begin(self, table: OpenTable, side: int) -> None:
        """The rows from now on are of this table, of file number `side`."""
        self._tables.append((side, table.name))
        self.found |= set(table.header.known.values())
        self.unused |= dict.fromkeys(table.header.unknown.values())

    def add(self, table: OpenTable, rows: Sequence[RawRow | BrokenRow]) -> None:
        """Takes some rows of the table begun last."""
        at = {name: place for place, name in table.header.known.items()}
        whole = self._whole(rows, table.header.width, at[ID])
        if not whole:
            return
        columns = list(zip(*(row.cells for row in whole), strict=True))
        for name, places in self._places.items():
            cells = columns[at[name]] if name in at else repeat("", len(whole))
            places.extend(map(self._numbers[name].__getitem__, cells))
        self._lines.extend([row.line for row in whole])
        self._table.extend([len(self._tables) - 1] * len(whole))

    def _whole(self, rows: Sequence[RawRow | BrokenRow], width: int, needed: int) -> list[RawRow]:
        """The rows with exactly `width` cells; blanks at the end may be missing or too many."""
        whole = []
        for row in rows:
            if isinstance(row, BrokenRow):
                self._refuse(row.line, "", row.code, row.value)
                continue
            if len(row.cells) != width:
                code = _fitted(row.cells, width, needed)
                if code:
                    self._refuse(row.line, "", code, row.cells)
                    continue
            whole.append(row)
        return whole

    def _refuse(self, line: int, column: str, code: str, value: Sequence[str] | str) -> None:
        side, name = self._tables[-1]
        self.rejects.append((side, Reject(KIND, name, line, column, code, shown(value))))

    # --- what came of it ---------------------------------------------------------------------

    def ids(self) -> list[str]:
        """The id of each record, "" where its cell cannot be one."""
        self._read = [read_id(text) for text in self._numbers[ID]]
        return [self._read[place][0] for place in self._places[ID]]

    def settle(self, ids: Sequence[str]) -> list[str]:
        """Sets aside the records without an id of their own; the ids of those that are left."""
        bad = {record: code for record, place in enumerate(self._places[ID])
               if (code := self._read[place][1])}  # fmt: skip
        bad = dict.fromkeys(self._repeated(ids), "id_repeated") | bad
        for record in sorted(bad):
            side, name = self._tables[self._table[record]]
            reject = Reject(KIND, name, self._lines[record], ID, bad[record], shown(ids[record]))
            self.rejects.append((side, reject))
        if bad:
            self._drop(bad)
        return [name for record, name in enumerate(ids) if record not in bad]

    def shared(self, ids: Sequence[str]) -> bool:
        """Whether a record of one file has the id of a record of the other."""
        sides = self.sides()
        first = {name for name, side in zip(ids, sides, strict=True) if side == 0}
        return any(side and name in first for name, side in zip(ids, sides, strict=True))

    def _repeated(self, ids: Sequence[str]) -> list[int]:
        """Records whose id others have too; of lines that are the same throughout, one stays."""
        if len(set(ids)) == len(ids):
            return []
        several = {name for name, count in Counter(ids).items() if count > 1 and name}
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for record, name in enumerate(ids):
            if name in several:
                holders[name].append(record)
        repeated = []
        for records in holders.values():
            alike = len({tuple(p[r] for p in self._places.values()) for r in records}) == 1
            repeated += records[1:] if alike else records
        return repeated

    def _drop(self, records: Mapping[int, str]) -> None:
        for held in (*self._places.values(), self._lines, self._table):
            held[:] = array("i", [v for i, v in enumerate(held) if i not in records])

    def sides(self) -> Places:
        """File number of each record."""
        side = [side for side, _ in self._tables]
        return array("i", [side[place] for place in self._table])

    def column(self, name: str) -> tuple[list[str], Places, int]:
        """(distinct texts, place of each record's text among them, cells of no usable text).

        A text may be "" (nothing) and may stand more than once.
        """
        read = [read_text(text) for text in self._numbers[name]]
        places = self._places[name]
        unusable = {place for place, (_, code) in enumerate(read) if code}
        unread = sum(place in unusable for place in places) if unusable else 0
        return [text for text, _ in read], places, unread


def _numbering() -> "defaultdict[str, int]":
    """A dictionary that numbers its keys from 0 in the order in which they are asked for."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


def _fitted(cells: list[str], width: int, needed: int) -> str:
    """Fills or cuts the cells to `width`; the code of the problem when that loses something."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) > width:
        return "too_many_cells"
    if len(cells) <= needed:
        return "too_few_cells"
    cells.extend([""] * (width - len(cells)))
    return ""
