"""Who is who: what resolution is given, and what it answers."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from skiptrace.model.judgement import Judgement
from skiptrace.ports.judging import FoundPair


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person record as resolution takes it: identity fields and the phones claimed for it.

    names: every name its records used, sorted. phones, addresses, employers, emails, masked_ids:
    sorted canonical values.
    """

    person_id: str
    names: tuple[str, ...] = field(repr=False)
    id_no: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    case_no: str | None
    customer_no: str | None
    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    employers: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    masked_ids: tuple[str, ...] = field(default=(), repr=False)


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
    """Who is who, over the whole workspace.

    pairs: entities that are not one but might be, and those held apart over a bridge, by their ids.
    """

    identities: Sequence[Identity]
    hubs: Sequence[Hub]
    pairs: Sequence[FoundPair] = ()


class Resolver(Protocol):
    """graph.resolve: who is who over person records, the whole workspace or a closed part of it."""

    smallest_hub: int
    """A value that no more records share than this is no hub."""
    keys_version: str
    """Moves when keys or decisions are made in another way."""

    def resolve(
        self,
        people: Iterable[PersonRow],
        case_subjects: Mapping[str, str],
        judgements: Sequence[Judgement] = (),
        known_hubs: Sequence[Hub] | None = None,
    ) -> Resolution:
        """Exactly one identity for every record.

        people: all records, or all that share keys with some; known_hubs: then the hubs of the
        whole. case_subjects: case_no -> person_id of its subject. judgements: the last word on each
        judged pair, newest first.
        """
        ...

    def keys(self, row: PersonRow, cases: Iterable[str]) -> set[int]:
        """Everything under which the record can meet another; cases: those whose subject it is."""
        ...

    def values(self, row: PersonRow) -> Mapping[int, tuple[str, str]]:
        """Key -> (kind, value), for the values that too many may share."""
        ...

    def value_key(self, kind: str, value: str) -> int:
        """The key of such a value."""
        ...

    def hub(self, kind: str, value: str, holders: Sequence[PersonRow]) -> Hub | None:
        """The value as a hub, None when not too many share it."""
        ...


class Snapshot(Protocol):
    """The database as of one moment; state counts what had come in by then."""

    state: int

    def touched(self, keys_version: str) -> set[str] | None:
        """Persons to be looked at again; None when that is everybody."""
        ...

    def people(self) -> int:
        """How many person records there are."""
        ...

    def rows(self, only: Iterable[str] | None = None) -> list[PersonRow]:
        """All person records, or these, by person_id."""
        ...

    def case_subjects(self) -> dict[str, str]:
        """case_no -> person_id of its subject."""
        ...

    def judgements(self) -> list[Judgement]:
        """The last word on each judged pair, newest first."""
        ...

    def hubs(self) -> list[Hub]:
        """The phones and addresses that too many share."""
        ...

    def holders(self, keys: Iterable[int]) -> set[str]:
        """Everybody who has one of the keys."""
        ...

    def fellows(self, person_ids: Iterable[str]) -> set[str]:
        """Everybody who was one entity with one of these so far, themselves included."""
        ...


class IdentityStore(Protocol):
    """What resolving asks of the database."""

    def stale(self) -> bool:
        """Whether something came in, or was judged, since resolution last worked."""
        ...

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """One reading transaction."""
        ...

    def save(
        self,
        found: Resolution,
        keys: Iterable[tuple[str, Iterable[int]]],
        keys_version: str,
        state: int,
    ) -> None:
        """Replaces who is who, and everybody's keys; state: that of the snapshot."""
        ...

    def save_part(
        self,
        found: Resolution,
        keys: Iterable[tuple[str, Iterable[int]]],
        hubs: Sequence[str],
        state: int,
    ) -> None:
        """Replaces who the persons in it are and the hubs of these values, adds these keys."""
        ...
