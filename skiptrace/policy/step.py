"""A step that somebody wants to take, and the situation in which the rules judge it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from skiptrace import normalize
from skiptrace.model.attempt import Attempt, Channel
from skiptrace.model.case import Case
from skiptrace.model.contact import ContactKind, ContactPoint
from skiptrace.model.party import Party, Role
from skiptrace.ports import PolicyFacts


@dataclass(frozen=True, slots=True)
class Step:
    """One contact that is to be planned, listed, exported or logged.

    subject_points: the subject's own contact points, the step's own included or not.
    dead_points: values that a number check found dead, live_points: in use, where no attempt has
    shown otherwise since. staff: how many people go on a visit;
    None while that is not decided, which clears a visit with the condition of the rule.
    """

    case: Case
    channel: Channel
    point: ContactPoint
    party: Party
    subject_points: tuple[ContactPoint, ...] = ()
    dead_points: frozenset[str] = frozenset()
    live_points: frozenset[str] = frozenset()
    staff: int | None = None

    @property
    def values(self) -> frozenset[str]:
        """The point's value, and what it is named after: a rule on that closes this too."""
        return normalize.named_after(self.point.value) | {self.point.value}

    @property
    def to_subject(self) -> bool:
        """Whether the step goes to the borrower."""
        return self.party.role is Role.SUBJECT

    @property
    def to_liable(self) -> bool:
        """Whether it goes to somebody who owes too: no document on file, no liability (G5)."""
        return self.party.role is Role.THIRD_PARTY and bool(self.party.liable_document)

    @property
    def to_third_person(self) -> bool:
        """Whether it goes to a person who owes nothing."""
        return self.party.role is Role.THIRD_PARTY and not self.party.liable_document

    @property
    def to_outsider(self) -> bool:
        """Whether it goes to anybody who owes nothing, an office or employer included."""
        return not self.to_subject and not self.to_liable


@dataclass(frozen=True, slots=True)
class Situation:
    """A step, the facts that touch it, and the moment: local wall time at the called person."""

    step: Step
    facts: PolicyFacts
    moment: datetime

    @property
    def day(self) -> date:
        """The local calendar day that caps and flags are counted on."""
        return self.moment.date()

    def here(self) -> Iterator[Attempt]:
        """Attempts at the step's contact point, in this case or any other."""
        yield from (attempt for attempt in self.facts.attempts if self._at(attempt))

    def with_party(self) -> Iterator[Attempt]:
        """Attempts that touched the step's party.

        A third person is known by the value across all cases, and by identity in this one. An
        office answers for many people, so for it only this case counts.
        """
        case_no, entity = self.step.case.case_no, self.step.party.entity_id
        across_cases = self.step.to_third_person
        for attempt in self.here():
            if across_cases or attempt.case_no == case_no:
                yield attempt
        for attempt in self.facts.attempts:
            if attempt.case_no == case_no and attempt.party_id == entity and not self._at(attempt):
                yield attempt

    def _at(self, attempt: Attempt) -> bool:
        point = self.step.point
        return attempt.point.value == point.value and attempt.point.kind is point.kind

    def last_person(self) -> Attempt | None:
        """The newest attempt at this point, or what it is named after, at which somebody spoke."""
        named_after = normalize.named_after(self.step.point.value)
        spoken = (
            attempt
            for attempt in self.facts.attempts
            if attempt.disposition.connected
            and (self._at(attempt) or attempt.point.value in named_after)
        )
        return max(spoken, key=_age, default=None)

    def own_values(self) -> frozenset[tuple[ContactKind, str]]:
        """(kind, value) of every contact point of the subject."""
        points = {(point.kind, point.value) for point in self.step.subject_points}
        if self.step.to_subject:
            points.add((self.step.point.kind, self.step.point.value))
        return frozenset(points)


def _age(attempt: Attempt) -> tuple[datetime, str]:
    return attempt.at, attempt.record
