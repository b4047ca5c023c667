"""What the core asks of live sources and of the ledger of look-ups; beside the ports of files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, runtime_checkable

from skiptrace.model.lookup import (
    Asks,
    Location,
    Lookup,
    LookupAnswer,
    LookupEntry,
    LookupOutcome,
    LookupState,
)
from skiptrace.model.party import PartyRef
from skiptrace.model.record import ImportCount, Receipt, Record, Reject
from skiptrace.ports import ReadOptions

# --- sources ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a service under [pull.NAME]: what it means, an example, whether it must be set."""

    name: str
    says: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class LiveCard:
    """What a service is: shown by `skiptrace sources` and by `skiptrace pull` without settings.

    asks: what it is asked. kind: the KIND of its records, None where the settings name it.
    basis_needed, lawful_note, cost, yields: as on the card of a file. sends: what leaves the house.
    paid: an answer costs money unless the settings say otherwise. fresh_days: how long an answer
    stands before the question may be asked anew. older_than_days: only points last known, or
    checked, longer ago are asked about. settings: the keys under [pull.NAME].
    """

    service: str
    title_en: str
    title_zh: str
    asks: Asks
    kind: str | None
    basis_needed: bool
    lawful_note: str
    cost: str
    sends: str
    yields: tuple[str, ...]
    paid: bool
    fresh_days: int
    older_than_days: int = 0
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a configured source is asked.

    price: of one answer in yuan, None when nobody said. paid: no answer is asked for twice.
    per_day, per_run: most look-ups that count, None for no limit. at_once: questions under way
    together. fresh_days as in LiveCard; older_than_days: a point is asked about when what is known
    of it is older than this. basis: standing lawful basis, None when none is set.
    """

    paid: bool
    price: Decimal | None
    per_day: int | None
    per_run: int | None
    fresh_days: int
    older_than_days: int
    at_once: int = 1
    basis: str | None = None


@runtime_checkable
class LiveSource(Protocol):
    """A service under the name the settings give it; it is asked one look-up at a time.

    host: where its questions go, for people. details: what a look-up of it is asked once for each
    (carriers), ("",) for most. wants: fields of the subject that it cannot do without.
    """

    name: str
    card: LiveCard
    terms: Terms
    host: str
    details: Sequence[str]
    wants: Sequence[str]

    def check(self) -> None:
        """Raises UsageError when something it needs, such as a key, is not there."""
        ...

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """Asks once; may be called from several threads.

        Raises ServiceBusy (no answer; in_doubt says whether it may have been counted there),
        ServiceRefusal (stop asking this service), BadAnswer (counted, but no use).
        """
        ...

    def resume(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer | None:
        """Fetches, for nothing, the answer to a look-up that was sent; None where that cannot be.

        Raises as ask; NeverArrived when the service does not know the look-up.
        """
        ...

    def follow(self, lookup: Lookup, entry: LookupEntry) -> Sequence[Lookup]:
        """What is to be asked after an answered look-up: the next page, a number to be bound."""
        ...


@runtime_checkable
class StreamSource(Protocol):
    """An own system that gives all its rows at once, as a file does."""

    name: str
    card: LiveCard
    terms: Terms
    host: str

    def check(self) -> None:
        """Raises UsageError when something it needs, such as a key, is not there."""
        ...

    def read(self, options: ReadOptions) -> Iterator[Record | Reject]:
        """Every row; raises SourceFailure."""
        ...


class ForeignRows(Protocol):
    """store.foreign: rows of one query at another database, which is opened for reading only."""

    def __call__(
        self, source: str, url: str, query: str, parameters: Mapping[str, str], *, timeout_s: float
    ) -> Iterator[Mapping[str, str]]:
        """Cells as text by lower-case column name, row by row, for the named live source.

        Raises UsageError (no such driver, not a database URL), SourceFailure (all else), neither
        with the URL, the query or a value.
        """
        ...


# --- ledger ----------------------------------------------------------------------------------


class Ruling(StrEnum):
    """What the ledger says of a look-up that is about to be made."""

    GO = "go"
    KNOWN = "known"
    DOUBTFUL = "doubtful"
    DAY_SPENT = "day_spent"
    RUN_SPENT = "run_spent"


@dataclass(frozen=True, slots=True)
class Intent:
    """A look-up that is about to leave the house, and who makes it on what basis.

    source, terms: of the configured source. run_id: the run it belongs to. day: local calendar day
    that the budget of a day is counted on.
    """

    lookup: Lookup
    source: str
    service: str
    terms: Terms
    run_id: str
    actor: str
    basis: str | None
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Ended:
    """How a look-up ended; counted: it may cost money, so it stays on the budget."""

    state: LookupState
    counted: bool
    outcome: LookupOutcome | None = None
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Holding:
    """A party's hold on a value: the person record that claims it, and when last known to be so.

    last_known: the newest day of a claim of it, or of an attempt at which that party was spoken to;
    None when nothing is dated.
    """

    ref: PartyRef
    last_known: date | None


class Ledger(Protocol):
    """What was asked of whom, kept before the question leaves and settled with its answer."""

    def begin(self, intent: Intent) -> tuple[Ruling, str]:
        """Puts the intent on record, counted and audited, if it may go; (ruling, lookup_id).

        One IMMEDIATE transaction, so that two processes can neither ask one question twice nor
        spend more than the budget. lookup_id is "" unless the ruling is GO. Raises StoreFailure
        when the clock is behind the last look-up on record.
        """
        ...

    def finish(
        self, lookup_id: str, ended: Ended, receipt: Receipt, records: Sequence[Record]
    ) -> ImportCount:
        """Keeps the records and settles the look-up, in one transaction."""
        ...

    def entries(self, source: str, questions: Sequence[str]) -> dict[str, LookupEntry]:
        """digest -> the newest look-up of that question at that source."""
        ...

    def open_entries(self, source: str) -> list[LookupEntry]:
        """Look-ups of a source that were sent and have no answer, oldest first."""
        ...

    def release(self, source: str, actor: str, at: datetime) -> int:
        """Allows the doubtful look-ups of a source to be asked again; how many, audited."""
        ...

    def spent(self, source: str, day: date) -> int:
        """How many look-ups of that day count at a source."""
        ...

    def holdings(self, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Holding]:
        """(value, entity id) -> that entity's hold on it; those without a claim are left out."""
        ...

    def last_said(self, statement: str, values: Sequence[str]) -> Mapping[str, date]:
        """value -> newest day of a claim of that statement (status, owner, detail) about it."""
        ...

    def locations(self, addresses: Sequence[str]) -> Mapping[str, Location]:
        """address -> where it lies, as far as it was looked up; the newest word counts."""
        ...
