"""The database, as the core sees it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile
from skiptrace.model.event import Event
from skiptrace.model.flag import Flag
from skiptrace.model.lead import Lead
from skiptrace.model.move import Move
from skiptrace.model.record import ImportCount, Receipt, Record
from skiptrace.model.weights import WeightSet


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A line of the queue: the case and its best stored lead."""

    case: Case
    name: str | None = field(repr=False)
    leads: int = 0
    best_channel: str | None = None
    best_p_reach: float | None = None


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """What the gate must know of a case: flags and attempts that touch it.

    attempts: all attempts of the case and all attempts anywhere at the values in question.
    """

    flags: tuple[Flag, ...]
    attempts: tuple[Attempt, ...]


class Writer(Protocol):
    """Inside one IMMEDIATE transaction: facts are read and the entry is written together."""

    def policy_facts(self, case_no: str, values: Sequence[str]) -> PolicyFacts:
        """Flags and attempts as they stand in this transaction."""
        ...

    def add_attempt(self, attempt: Attempt) -> None:
        """Keeps the attempt."""
        ...

    def adopted_weights(self) -> WeightSet:
        """The weights in force, as they stand in this transaction."""
        ...

    def challenger(self) -> WeightSet | None:
        """The challenger, as it stands in this transaction."""
        ...

    def keep_weights(self, adopted: WeightSet, challenger: WeightSet | None) -> None:
        """Sets both; leads that rest on other weights are no longer up to date."""
        ...

    def audit(self, actor: str, action: str, case_no: str, detail: str, at: datetime) -> str:
        """Appends a chained audit entry, returns its hash; raises StoreFailure if it cannot."""
        ...


class Store(Protocol):
    """The database, as the core sees it."""

    def add_records(self, receipt: Receipt, records: Sequence[Record]) -> ImportCount:
        """Keeps a batch in one transaction; already known records change nothing."""
        ...

    def known_records(self, records: Sequence[Record]) -> int:
        """How many lines add_records would call known (repeats in the batch included)."""
        ...

    def finish_import(self, receipt: Receipt, count: ImportCount) -> None:
        """Writes the manifest of a finished file."""
        ...

    def case_subjects(self) -> dict[str, str]:
        """case_no -> person_id of the subject, for all cases."""
        ...

    def case_count(self) -> int:
        """How many cases there are."""
        ...

    def case_numbers(self) -> list[str]:
        """All case numbers, sorted."""
        ...

    def cases(self, case_nos: Sequence[str]) -> list[Case]:
        """These cases, in the order asked; unknown numbers are left out."""
        ...

    def case_files(self, case_nos: Sequence[str], as_of: date) -> list[CaseFile]:
        """The neighbourhoods of these cases, in the order asked; unknown numbers are left out."""
        ...

    def events(self, since: datetime | None, as_of: date) -> Iterator[Event]:
        """What became known, by moment learnt; of records dated as_of or before."""

    def save_leads(
        self, leads: Mapping[str, Sequence[Lead]], as_of: date, at: datetime | None = None
    ) -> None:
        """Replaces the stored leads of these cases; an empty list is kept as 'none found'.

        at: the moment (aware, UTC) under which what moved is kept; None keeps no moves.
        """
        ...

    def moves(self, since: datetime | None, as_of: date) -> Iterator[Move]:
        """What rankings said otherwise than those before; for days up to as_of, by case."""
        ...

    def stale_cases(self, as_of: date) -> set[str]:
        """All cases whose stored leads are not of that day and of the data as it stands."""
        ...

    def stored_leads(self, case_nos: Sequence[str], as_of: date) -> dict[str, list[Lead]]:
        """Leads computed for that day from the data as it stands; cases without are left out."""
        ...

    def adopted_weights(self) -> WeightSet:
        """The weights in force; the defaults until others are adopted."""
        ...

    def challenger(self) -> WeightSet | None:
        """The weights learnt last and neither adopted nor dropped."""
        ...

    def policy_facts(self, case_no: str, values: Sequence[str]) -> PolicyFacts:
        """Flags and attempts that touch the case or the values."""
        ...

    def policy_facts_batch(self, values: Mapping[str, Sequence[str]]) -> dict[str, PolicyFacts]:
        """policy_facts for many cases in a few queries: case_no -> values of its leads."""
        ...

    def queue(self, text: str, as_of: date, limit: int, offset: int = 0) -> list[CaseRow]:
        """Cases whose number or subject's name contains text, or phone ends with it (>= 3 digits).

        Best next step first (stored worth), then case number.
        """
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """One IMMEDIATE transaction; rolled back when the body raises."""
        ...

    def import_count(self) -> dict[str, ImportCount]:
        """kind -> totals over all finished imports."""
        ...
