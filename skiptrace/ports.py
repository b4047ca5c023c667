"""What the core asks of its parts; sources, graph and store provide it, cli/wiring joins them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile
from skiptrace.model.event import Event
from skiptrace.model.flag import Flag
from skiptrace.model.lead import Lead
from skiptrace.model.record import ImportCount, Receipt, Record, Reject

# --- sources ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a tabular kind; a name with N stands for N = 1..9 (contactN_name)."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What an adapter is: shown by `skiptrace sources KIND`.

    basis_needed: an import without a lawful basis is refused; basis_words: what the basis must name
    one of. cost: what one record costs to get ("own records"...). retention_days: how long a claim
    of this kind is kept. yields: what it gives, for people. suffixes: files of a folder it takes.
    reader: distribution and version of the plug-in, "" for the product's own adapters.
    """

    kind: str
    title_en: str
    title_zh: str
    columns: tuple[Column, ...]
    basis_needed: bool
    lawful_note: str
    cost: str
    retention_days: int
    yields: tuple[str, ...]
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".txt", ".xlsx")
    reader: str = ""
    basis_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file: forced encoding (None: detect), stamps for the claims.

    keep_raw: keep lines that are folded, too. seen: is told how many lines were read.
    kept_transcript: a recording -> its transcript made earlier, None when there is none.
    """

    received_at: datetime
    basis: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    keep_raw: bool = False
    seen: Callable[[int], None] = field(default=lambda _: None, repr=False, compare=False)
    kept_transcript: Callable[[Path], Path | None] = lambda _recording: None


@runtime_checkable
class SourceAdapter(Protocol):
    """One kind of input file; a whole unreadable file raises SourceFailure."""

    card: SourceCard

    def files(self, path: Path) -> Sequence[Path]:
        """The files of this kind at `path` (itself, or those in the folder), in a stable order."""
        ...

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per input line (or Record.lines of them), in file order; blank lines: none."""
        ...


# --- ranking ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person record as resolution takes it: identity fields and the phones claimed for it.

    names: every name its records used, sorted. phones, addresses: sorted canonical values.
    """

    person_id: str
    names: tuple[str, ...] = field(repr=False)
    id_no: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    case_no: str | None
    customer_no: str | None
    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Resolution's word on one person record: which entity, how sure, by which rule.

    doubtful: entities it might be instead, kept and never merged without a judgement.
    """

    person_id: str
    entity_id: str
    certainty: float
    rule: str
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hub:
    """A value shared by too many parties to link anybody."""

    kind: str
    value: str = field(repr=False)
    parties: int = 0


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, over the whole workspace."""

    identities: Sequence[Identity]
    hubs: Sequence[Hub]


class Resolve(Protocol):
    """graph.resolve: every person record gets exactly one identity."""

    def __call__(self, people: Iterable[PersonRow], case_subjects: Mapping[str, str]) -> Resolution:
        """people: all records; case_subjects: case_no -> person_id of its subject."""
        ...


class Rank(Protocol):
    """graph.rank: a batch of case files to a batch of lead lists, in the same order."""

    def __call__(self, files: Sequence[CaseFile], as_of: date) -> list[list[Lead]]:
        """Leads of each case, best first, rank from 1; nothing later than as_of is used."""
        ...


@dataclass(frozen=True, slots=True)
class TruePoint:
    """One line of a truth file: a contact point and whether it is in fact current.

    value is canonical. in_touch: None where the file does not say.
    """

    kind: str
    value: str = field(repr=False)
    party: str = "subject"
    current: bool = False
    in_touch: bool | None = None


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """A case as evaluation takes it: what was ranked, from what, and the truth."""

    file: CaseFile
    leads: Sequence[Lead]
    truth: Sequence[TruePoint]


# --- store -----------------------------------------------------------------------------------


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

    def person_rows(self) -> Iterator[PersonRow]:
        """Every person record, ordered by person_id."""
        ...

    def case_subjects(self) -> dict[str, str]:
        """case_no -> person_id of the subject, for all cases."""
        ...

    def save_resolution(self, resolution: Resolution) -> None:
        """Replaces identities and hubs, in one transaction."""
        ...

    def resolution_stale(self) -> bool:
        """Whether records came in since the last resolution."""
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

    def save_leads(self, leads: Mapping[str, Sequence[Lead]], as_of: date) -> None:
        """Replaces the stored leads of these cases; an empty list is kept as 'none found'."""
        ...

    def up_to_date(self, case_nos: Sequence[str], as_of: date) -> set[str]:
        """Those of the cases whose stored leads are of that day and of the data as it stands."""
        ...

    def stored_leads(self, case_nos: Sequence[str], as_of: date) -> dict[str, list[Lead]]:
        """Leads computed for that day from the data as it stands; cases without are left out."""
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


# --- time ------------------------------------------------------------------------------------

Clock = Callable[[], datetime]
"""Now, as an aware UTC datetime; injected so that any day can be replayed."""
