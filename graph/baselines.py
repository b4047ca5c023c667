"""The simple orders that ranking has to beat: newest first, and as the files give them.

Of the subject's own points, or of everyone's: then third parties' points stand among them.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactKind, ContactUse

Point = tuple[ContactKind, str]

# The order in which a lender's files are read: its own first, as interface.md lists the kinds.
_SOURCES = (
    "cases",
    "crm",
    "customers",
    "recordings",
    "credit-reports",
    "registered-addresses",
    "directory",
    "call-records",
    "employment",
)
_USES = {use.value: place for place, use in enumerate(ContactUse)}
_NOT_OWN = frozenset({ContactUse.WORK_PHONE.value, ContactUse.WORK_ADDRESS.value})


def newest_first(file: CaseFile, *, everyone: bool = False) -> list[Point]:
    """Phones and addresses by the latest day anybody claims them; undated last."""
    newest: dict[Point, date] = {}
    ordered = in_file_order(file, everyone=everyone)
    for row in _rows(file, everyone=everyone):
        point = _point(row)
        newest[point] = max(newest.get(point, date.min), row.observed_on or date.min)
    place = {point: index for index, point in enumerate(ordered)}
    return sorted(ordered, key=lambda point: (-newest[point].toordinal(), place[point]))


def in_file_order(file: CaseFile, *, everyone: bool = False) -> list[Point]:
    """Phones and addresses as a reader of the files meets them.

    By source in the order of interface.md, then record name with its numbers read as numbers,
    then the order of the columns. A case file itself is ordered by claim_id and hides this.
    """
    rows = sorted(_rows(file, everyone=everyone), key=_file_place)
    return list(dict.fromkeys(_point(row) for row in rows))


class Order(Protocol):
    """One of the two."""

    def __call__(self, file: CaseFile, *, everyone: bool = False) -> list[Point]:
        """The points of the case, first one first."""
        ...


def _rows(file: CaseFile, *, everyone: bool) -> Iterable[FactRow]:
    for row in file.facts:
        if row.via != "party" or row.statement != "contact":
            continue
        if not everyone and (row.entity_id != file.subject_id or row.use in _NOT_OWN):
            continue
        if ContactUse(row.use).kind in (ContactKind.PHONE, ContactKind.ADDRESS):
            yield row


def _point(row: FactRow) -> Point:
    return ContactUse(row.use).kind, row.value


def _file_place(row: FactRow) -> tuple[int, str, tuple[tuple[int, str], ...], int, str, str]:
    known = _SOURCES.index(row.source) if row.source in _SOURCES else len(_SOURCES)
    place = row.place or ""
    return known, row.source, _natural(row.record), _USES[row.use], place, row.claim_id


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Digits compare as numbers: row 9 before row 10."""
    return tuple(
        (int(piece), "") if piece.isdigit() else (-1, piece)
        for piece in re.split(r"([0-9]{1,18})", text)
        if piece
    )
