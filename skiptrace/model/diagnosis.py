"""What the results on a line say of it, and the 3:3:3 rule they are gathered by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from skiptrace.model.contact import ContactPoint
from skiptrace.model.health import Lines
from skiptrace.model.party import Party


class PartOfDay(StrEnum):
    """The three parts of a day that calls are spread over."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def opens(self) -> time:
        """When planned calls begin: later than the law asks, when people can speak."""
        return _HOURS[self][0]

    @property
    def closes(self) -> time:
        """When planned calls end."""
        return _HOURS[self][1]

    @classmethod
    def of(cls, moment: datetime) -> "PartOfDay":
        """The part a call falls into: before noon, before six, later."""
        if moment.hour < 12:
            return cls.MORNING
        return cls.AFTERNOON if moment.hour < 18 else cls.EVENING


_HOURS = {
    PartOfDay.MORNING: (time(9), time(12)),
    PartOfDay.AFTERNOON: (time(14), time(17, 30)),
    PartOfDay.EVENING: (time(18, 30), time(20, 30)),
}
# 3:3:3 (field.md row 64): three tries in each of three parts of the day before a number is given
# up. The rule's third three are registered lines of the caller's own: those used are counted and
# never asked for, because changing lines to get past a block is refused (guardrail G12).
TRIES_PER_PART = 3


class LineState(StrEnum):
    """What a line may be; the last two say that the results do not tell."""

    LIVE = "live"
    OFF = "off"
    FILTERED = "filtered"
    SUSPENDED = "suspended"
    REFUSED = "refused"
    REASSIGNED = "reassigned"
    WRONG_PARTY = "wrong_party"
    VACANT = "vacant"
    NOT_TRIED_ENOUGH = "not_tried_enough"
    UNANSWERED = "unanswered"


HYPOTHESES = tuple(LineState)[:8]
"""The states that share the probability of a line."""


class Tell(StrEnum):
    """What would tell the two likeliest states of a line apart."""

    OTHER_PARTS = "other_parts"
    NUMBER_CHECK = "number_check"
    OWNER_CHECK = "owner_check"
    NEUTRAL_SMS = "neutral_sms"
    WRITE = "write"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """One part of one day in which a line was, or is to be, tried."""

    day: date
    part: PartOfDay


@dataclass(frozen=True, slots=True)
class Observation:
    """A result or a check that the diagnosis rests on; result: a code of the model."""

    day: date
    part: PartOfDay | None
    result: str
    source: str
    record: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A state and its probability; those of a line add up to one."""

    state: LineState
    probability: float


@dataclass(frozen=True, slots=True)
class LineDiagnosis:
    """A phone line of the subject's own.

    finding: the state, or that it is not known yet. certain: practically no other state is left.
    hypotheses: likeliest first. evidence: oldest first. tell: None where nothing is open between
    them. tried: windows called in since the subject was last reached there. callers: how many
    registered lines those calls came from, 0 where the log does not say.
    """

    lead_id: str
    point: ContactPoint
    party: Party
    p_current: float
    finding: LineState
    certain: bool
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[Observation, ...]
    tell: Tell | None
    tried: tuple[Window, ...]
    callers: int

    @property
    def open_tries(self) -> dict[PartOfDay, int]:
        """How many windows the 3:3:3 rule still asks for, by part of the day."""
        return open_tries(self.tried)

    def chance(self, state: LineState) -> float:
        """Probability of a state."""
        return next((h.probability for h in self.hypotheses if h.state is state), 0.0)


def open_tries(tried: Iterable[Window]) -> dict[PartOfDay, int]:
    """Windows still to try, by part of the day; a window counts once."""
    parts = [window.part for window in set(tried)]
    return {part: max(0, TRIES_PER_PART - parts.count(part)) for part in PartOfDay}


class Protect(StrEnum):
    """What to do first about a line that is about to go."""

    CONFIRM = "confirm"
    RENEW = "renew"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class LineWarning:
    """The last live lines of a case are going.

    lead_id, point: the live line that goes next. goes_on: the day it is likelier not theirs than
    theirs if nothing new comes in, None beyond a year. lost_on: the day the last one is. first:
    what to do about it before then.
    """

    lead_id: str
    point: ContactPoint
    goes_on: date | None
    lost_on: date | None
    first: Protect


@dataclass(frozen=True, slots=True)
class CaseDiagnosis:
    """The subject's lines, best first, how the case stands, and the warning if there is one."""

    case_no: str
    as_of: date
    lines: tuple[LineDiagnosis, ...]
    tree: Lines
    warning: LineWarning | None
