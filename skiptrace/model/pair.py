"""Two records beside each other: what agrees, what differs, and what follows from it."""

from dataclasses import dataclass
from dataclasses import field as member
from datetime import date
from enum import StrEnum

from skiptrace.model.judgement import Judgement


class Outcome(StrEnum):
    """What resolution makes of two records; a judgement of a person stands above it.

    POSSIBLY_SAME waits for a person's word. AMBIGUOUS: one of several that it might be.
    """

    SAME = "same"
    POSSIBLY_SAME = "possibly_same"
    DIFFERENT = "different"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field of both sides compared.

    field: name, id_no, phone, address, employer or email. left, right: the two values that agree
    best ("" where a side has none). level: as in the comparison of that field. weight: thousandths
    of log-odds, None where it is hidden (a blind review). says: code of the sentence.
    """

    field: str
    left: str = member(repr=False)
    right: str = member(repr=False)
    level: str
    weight: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the records of one entity say of it: what two entities are compared by.

    Sorted canonical values; masked_ids as public lists show them (`3301**********1014`).
    """

    names: tuple[str, ...] = member(default=(), repr=False)
    id_no: str | None = member(default=None, repr=False)
    masked_ids: tuple[str, ...] = member(default=(), repr=False)
    phones: tuple[str, ...] = member(default=(), repr=False)
    addresses: tuple[str, ...] = member(default=(), repr=False)
    employers: tuple[str, ...] = member(default=(), repr=False)
    emails: tuple[str, ...] = member(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that speaks of the person; observed_on: None where it does not say."""

    source: str
    record: str
    observed_on: date | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """One side of a pair: the entity behind a person record, as all its records tell of it.

    members: the person ids that resolution holds for this entity. mentions: newest first, the
    first of each source. cases: case numbers in which it is the borrower (`subject_of`) or is tied
    to the borrower (`tied_to`).
    """

    person_id: str
    entity_id: str
    members: tuple[str, ...]
    profile: Profile
    mentions: tuple[Mention, ...] = ()
    subject_of: tuple[str, ...] = ()
    tied_to: tuple[str, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """Every case it appears in, its own first."""
        return tuple(dict.fromkeys((*self.subject_of, *self.tied_to)))


@dataclass(frozen=True, slots=True)
class Weighing:
    """A pair weighed: prior and agreements add up to weight, thousandths of log-odds.

    bar: code of what forbids the two to be one whatever the weight ("two_id_numbers"), "" if
    nothing does. lacks: codes of what keeps the machine from joining them by itself: "weight" (too
    little in all), "name" (the names do not fit), "contact" (no mobile, door or mailbox in common).
    """

    prior: int
    agreements: tuple[Agreement, ...]
    weight: int
    probability: float
    bar: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairView:
    """Two person records (left < right) as a reviewer sees them.

    outcome, weight, probability: None in a blind review. rule: what joined them, or made them a
    pair. bridge: person ids over which two that must not meet hang together. judgement: the one
    that stands, None while nobody judged (or in a blind review). prior: thousandths of log-odds
    before any field was compared. stake: how many cases' leads the decision touches.
    """

    left: str
    right: str
    left_record: PersonView
    right_record: PersonView
    outcome: Outcome | None
    weight: int | None
    probability: float | None
    agreements: tuple[Agreement, ...]
    rule: str
    bridge: tuple[str, ...] = ()
    judgement: Judgement | None = None
    prior: int | None = None
    stake: int = 0
    lacks: tuple[str, ...] = ()
