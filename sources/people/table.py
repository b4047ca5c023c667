"""Reads one or two tables of people, whatever their format, into columns of distinct texts."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from skiptrace.errors import SourceFailure, UsageError
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions, SourceCard
from skiptrace.ports.linkage import PeopleRequest, PeopleTable, Told, ValueColumn
from sources.people.card import COLUMNS, ID, card_for
from sources.people.gathered import Gathered
from sources.tables.headers import folded
from sources.tables.table import open_tables

if TYPE_CHECKING:
    from skiptrace.model.record import Reject

_BATCH = 20_000
# Titles of a message: beyond, nobody reads on.
_SHOWN_TITLES = 20


def read_people(request: PeopleRequest, progress: Told) -> PeopleTable:
    """The records of the files; two files must not share an id.

    Raises SourceFailure when a file is no table of people or nothing in it can be compared,
    UsageError when a column named with --compare is not in it.
    """
    card = card_for(request.compare)
    _check_mapping(card, request)
    gathered = Gathered([column.name for column in card.columns])
    with _uncollected():
        for side, path in enumerate(request.paths):
            _read(path, side, card, request, gathered, progress)
        _check(gathered.found, card, request)
        return _table(gathered, request.paths)


def _read(
    path: Path,
    side: int,
    card: SourceCard,
    request: PeopleRequest,
    gathered: Gathered,
    progress: Told,
) -> None:
    options = ReadOptions(
        datetime.now(UTC),
        encoding=request.encoding,
        mapping=request.mapping,
        password=request.password,
    )
    name = mask_numbers(path.name)
    for table in open_tables(path, card, options):
        gathered.begin(table, side)
        while rows := list(islice(table.rows, _BATCH)):
            gathered.add(table, rows)
            progress(name, options.meter.done, path.stat().st_size)


def _check_mapping(card: SourceCard, request: PeopleRequest) -> None:
    known = {column.name for column in card.columns}
    for name in request.mapping.values():
        if name not in known:
            raise UsageError(f"no column '{name}'", f"columns: {', '.join(sorted(known))}")


def _check(found: set[str], card: SourceCard, request: PeopleRequest) -> None:
    names = ", ".join(mask_numbers(path.name) for path in request.paths)
    asked = {folded(title): title for title in request.compare}
    present = {folded(name) for name in found}
    further = {folded(column.name) for column in card.columns[len(COLUMNS) :]}
    lacking = [title for key, title in asked.items() if key in further - present]
    if lacking:
        raise UsageError(
            f"{names} has no column {', '.join(lacking)}",
            "give --compare the title as it stands in the file",
        )
    if found <= {ID}:
        raise SourceFailure(
            f"{names}: no column to compare",
            "name, phone, id_no, birth_date, address, employer, email, given_name, surname; "
            "others with --compare",
        )


def _table(gathered: Gathered, paths: Sequence[Path]) -> PeopleTable:
    shown = ", ".join(mask_numbers(path.name) for path in paths)
    written = gathered.ids()
    if len(paths) > 1 and gathered.shared(written):
        raise SourceFailure(
            f"{shown}: an id stands in both files", "give the ids of one file a prefix"
        )
    ids = gathered.settle(written)
    if not ids:
        if any(reject.code == "id_repeated" for _, reject in gathered.rejects):
            raise SourceFailure(
                f"{shown}: every id stands on several lines",
                "the id column must name the line; map another one to id with --mapping",
            )
        raise SourceFailure(f"{shown} has no row that can be used", "export it again")
    columns, unread = {}, {}
    for name in sorted(gathered.found - {ID}):
        texts, places, cells = gathered.column(name)
        columns[name] = ValueColumn(texts, places)
        if cells:
            unread[name] = cells
    rejects: dict[Path, list[Reject]] = {}
    for side, reject in gathered.rejects:
        rejects.setdefault(paths[side], []).append(reject)
    sides = gathered.sides() if len(paths) > 1 else None
    return PeopleTable(ids, columns, sides, rejects, tuple(gathered.unused), unread)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: millions of cells make none, and it takes a fifth longer."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
