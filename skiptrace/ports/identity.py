"""Who is who: what resolution is given, and what it answers."""

from collections.abc import Iterable, Mapping, Sequence
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


class Resolve(Protocol):
    """graph.resolve: every person record gets exactly one identity."""

    def __call__(
        self,
        people: Iterable[PersonRow],
        case_subjects: Mapping[str, str],
        judgements: Sequence[Judgement] = (),
    ) -> Resolution:
        """people: all records; case_subjects: case_no -> person_id of its subject.

        judgements: the last word on each judged pair, newest first.
        """
        ...
