"""Reviewing: what it asks of the database, and of the graph that weighs a pair."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from skiptrace.model.judgement import Judgement
from skiptrace.model.pair import Outcome, PersonView, Profile, Weighing


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two entities that resolution weighed and kept as a pair, by the records that name them.

    left < right. weight: thousandths of log-odds. bridge: person ids over which two that must not
    meet hang together. stake: how many cases' leads the decision touches; 0 before it is stored.
    """

    left: str
    right: str
    outcome: Outcome
    weight: int = 0
    rule: str = ""
    bridge: tuple[str, ...] = ()
    stake: int = 0


class Weigh(Protocol):
    """graph.resolve: two entities compared field by field."""

    def __call__(self, left: Profile, right: Profile, hubs: Collection[str]) -> Weighing:
        """hubs: values that too many share to say anything."""
        ...


class Judging(Protocol):
    """Inside one IMMEDIATE transaction: what stands is read and the new word is kept together."""

    def standing(self) -> list[Judgement]:
        """The last word on every pair, newest first."""
        ...

    def last_of(self, by: str) -> Judgement | None:
        """The newest judgement of this person that is not taken back."""
        ...

    def add(self, judgement: Judgement, case_no: str) -> Judgement:
        """Keeps it and its entry in the audit log; as it was kept, with its id."""
        ...


class ReviewStore(Protocol):
    """What reviewing asks of the database."""

    def waiting(
        self, *, case_no: str | None, judged: bool, reviewer: str | None
    ) -> list[FoundPair]:
        """Pairs that wait for a person's word, by their ids.

        judged: also those that somebody judged; reviewer: but none that this one did.
        """
        ...

    def between(self, left: str, right: str) -> FoundPair | None:
        """The kept pair of two entities (left < right), None when resolution kept none."""
        ...

    def views(self, person_ids: Sequence[str], *, alone: bool = False) -> dict[str, PersonView]:
        """person_id -> the entity behind it (alone: that record only); unknown ids left out."""
        ...

    def named(self, text: str, number: str | None, phone: str | None) -> list[str]:
        """Ids of the entities behind a person id or case number, an identity number, a phone."""
        ...

    def hubs_among(self, values: Sequence[str]) -> frozenset[str]:
        """Those of the values that too many share to link anybody."""
        ...

    def standing(self) -> list[Judgement]:
        """The last word on every pair, newest first."""
        ...

    def judgement_between(self, lefts: Sequence[str], rights: Sequence[str]) -> Judgement | None:
        """The newest standing word on a pair of one of these records and one of those."""
        ...

    def history(self, left: str | None, right: str | None, limit: int) -> list[Judgement]:
        """Every row, newest first; of one record or of one pair where given."""
        ...

    def count(self) -> int:
        """How many pairs have a standing judgement."""
        ...

    def judging(self) -> AbstractContextManager[Judging]:
        """One IMMEDIATE transaction; rolled back when the body raises."""
        ...
