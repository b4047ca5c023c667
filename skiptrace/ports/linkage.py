"""Linking tables of people without a workspace: the table as it is read, the answer as it is told.

Values are held once each, with a place per record: a column of a million cells travels between the
reader and the linkage as its distinct texts and an array of places.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from skiptrace.model.record import Reject
from skiptrace.reading import AskPassword, no_password

if TYPE_CHECKING:
    from array import array

Told = Callable[[str, int, int | None], None]
"""(what is being done, how much of it, of how much or None)."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """Record i has values[places[i]]; -1: nothing. places: an array of type "i"."""

    values: Sequence[str] = field(repr=False)
    places: "array[int]" = field(repr=False)


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The usable records of one or two files.

    ids: unique. columns: canonical name, or the title named with --compare, -> values. sides: the
    file of each record (0, 1) when two were given, else None. rejects: per file the lines that are
    no record. unused: titles that are not compared. unread: column -> cells that hold no usable
    text and were taken as empty.
    """

    ids: Sequence[str] = field(repr=False)
    columns: Mapping[str, ValueColumn]
    sides: "array[int] | None" = field(repr=False)
    rejects: Mapping[Path, Sequence[Reject]] = field(repr=False)
    unused: Sequence[str]
    unread: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PeopleRequest:
    """One file or two, further columns to compare, forced encoding, mapping of titles."""

    paths: Sequence[Path]
    compare: Sequence[str] = ()
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    password: AskPassword = field(default=no_password, repr=False)


class LinkedPair(Protocol):
    """Two records with the chance that they are one person, and why.

    rule: what brought them together. prior: log-odds of a pair of that rule before its fields are
    looked at. levels: field -> (level, its weight in log-odds); prior and weights add up to the
    log-odds of `probability`.
    """

    @property
    def left(self) -> str:
        """The record whose id comes first."""
        ...

    @property
    def right(self) -> str:
        """The other record."""
        ...

    @property
    def probability(self) -> float:
        """0..1."""
        ...

    @property
    def rule(self) -> str:
        """Name of the blocking rule."""
        ...

    @property
    def prior(self) -> float:
        """Log-odds."""
        ...

    @property
    def same(self) -> bool:
        """Whether both ended up in one entity."""
        ...

    @property
    def levels(self) -> Mapping[str, tuple[str, float]]:
        """Field -> (level, weight)."""
        ...


class LinkedPeople(Protocol):
    """Who is who in a table, in the order of the ids.

    entity: the smallest id of the record's entity. certainty: 0..1. kinds: field -> how it was
    compared (name, phone, id_no, date, email, word, number, address, employer).
    """

    @property
    def ids(self) -> Sequence[str]:
        """All ids, sorted."""
        ...

    @property
    def entity(self) -> Sequence[str]:
        """Per record."""
        ...

    @property
    def certainty(self) -> Iterable[float]:
        """Per record."""
        ...

    @property
    def kinds(self) -> Mapping[str, str]:
        """Field -> kind."""
        ...

    def pairs(self) -> Iterator[LinkedPair]:
        """The scored pairs of at least one chance in twenty, surest first."""
        ...


class ReadPeople(Protocol):
    """sources.people.table: files in, records out."""

    def __call__(self, request: PeopleRequest, progress: Told) -> PeopleTable:
        """Raises SourceFailure when a file is no table of people or has no usable record."""
        ...


class LinkPeople(Protocol):
    """graph.linkage: records in, who is who out."""

    def __call__(self, table: PeopleTable, progress: Told) -> LinkedPeople:
        """The order of the records plays no part."""
        ...
