"""Rows of a live answer through the adapter of their KIND: what a file would have brought."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from skiptrace.errors import UsageError
from skiptrace.live import LiveCard
from skiptrace.model.lookup import Asks, LookupAnswer, LookupOutcome
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.http import Json
from sources.tables.cells import cell_problem, unwrapped
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter


def tabular(adapter: SourceAdapter, source: str) -> TabularAdapter:
    """The adapter, if its kind is one of rows; raises UsageError naming the live source."""
    if not isinstance(adapter, TabularAdapter):
        raise UsageError(
            f"[pull.{source}] kind '{adapter.card.kind}' is not made of rows",
            "see skiptrace sources for kinds with columns",
        )
    return adapter


def card_of_kind(card: LiveCard, adapter: SourceAdapter, asks: Asks, fresh_days: int) -> LiveCard:
    """A described service's card with the lawful side of the KIND that it brings."""
    kind = adapter.card
    return replace(
        card,
        asks=asks,
        kind=kind.kind,
        basis_needed=kind.basis_needed,
        lawful_note=kind.lawful_note,
        yields=kind.yields,
        fresh_days=fresh_days,
    )


def check_columns(adapter: TabularAdapter, columns: Iterable[str], source: str) -> None:
    """Raises UsageError when a column is not one of the kind, or a required one is missing."""
    known = {column.name: column.required for column in adapter.card.columns}
    named = set(columns)
    # contactN_name stands for contact1_name to contact9_name.
    strange = [name for name in sorted(named) if _numbered(name) not in known]
    if strange:
        raise UsageError(
            f"[pull.{source}] '{strange[0]}' is no column of {adapter.card.kind}",
            f"see skiptrace sources {adapter.card.kind}",
        )
    if missing := [name for name, needed in known.items() if needed and name not in named]:
        raise UsageError(
            f"[pull.{source}] lacks the column '{missing[0]}' of {adapter.card.kind}",
            f"see skiptrace sources {adapter.card.kind}",
        )


def _numbered(name: str) -> str:
    return "".join("N" if character.isdigit() else character for character in name)


def records_of(
    adapter: TabularAdapter,
    rows: Iterable[Mapping[str, str]],
    options: ReadOptions,
    *,
    source: str,
    notes: Mapping[str, str],
) -> Iterator[Record | Reject]:
    """One item per row, given as cells by canonical column.

    notes: what to keep beside each, such as who answered. Rejects name the source and the row's
    place in the answer, from 1.
    """
    for line, cells in enumerate(rows, start=1):
        bare = {column: unwrapped(cell) for column, cell in cells.items()}
        row = Row(adapter.card.kind, source, line, {c: v for c, v in bare.items() if v}, notes)
        for column, cell in bare.items():
            if (code := cell_problem(cell)) is not None:
                row.wrong(column, code)
        yield row.reject() if row.bad else adapter.understand(row, options)


def answer_of(found: Iterable[Record | Reject]) -> LookupAnswer:
    """Records and rejects of one answer, told apart."""
    items = list(found)
    records = tuple(item for item in items if isinstance(item, Record))
    rejects = tuple(item for item in items if isinstance(item, Reject))
    outcome = LookupOutcome.FOUND if items else LookupOutcome.NOTHING
    return LookupAnswer(outcome, records, rejects)


def text_of(value: Json) -> str:
    """A JSON scalar as a cell; "" for null and for the empty list or object that some send for it.

    A list or an object with something in it is no cell: "" too.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return ""


def at_path(value: Json, path: str) -> Json:
    """What stands at "a.b.0.c" in a JSON value; None where there is no such place."""
    for step in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value


def has_path(value: Json, path: str) -> bool:
    """Whether something stands at the path, be it null."""
    where, _, last = path.rpartition(".")
    holder = at_path(value, where)
    return (
        not path
        or (isinstance(holder, dict) and last in holder)
        or (at_path(value, path) is not None)
    )


def text_at(value: Json, path: str) -> str:
    """The scalar at the path as text, "" where there is none."""
    return text_of(at_path(value, path))
