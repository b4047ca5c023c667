"""Attempts and what came of them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from skiptrace.model.contact import ContactPoint


class Channel(StrEnum):
    """How a lead is followed; `inquiry` is a person looking something up."""

    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    INQUIRY = "inquiry"


class Outcome(StrEnum):
    """The four groups that dispositions fall into."""

    RIGHT_PARTY = "right_party"
    OTHER_PERSON = "other_person"
    NOBODY = "nobody"
    DEAD_POINT = "dead_point"


class Disposition(StrEnum):
    """The result of an attempt, as interface.md section 2 names them."""

    RIGHT_PARTY = "right_party"
    RIGHT_PARTY_REFUSED = "right_party_refused"
    THIRD_PARTY = "third_party"
    THIRD_PARTY_LOCATION_GIVEN = "third_party_location_given"
    THIRD_PARTY_REFUSED = "third_party_refused"
    WRONG_PARTY = "wrong_party"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    OFF = "off"
    SUSPENDED = "suspended"
    VACANT = "vacant"
    REJECTED = "rejected"
    VOICEMAIL = "voicemail"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    NOT_FOUND = "not_found"
    MOVED = "moved"
    DOOR_CLOSED = "door_closed"
    MET_SUBJECT = "met_subject"
    MET_FAMILY = "met_family"
    MET_NEIGHBOUR = "met_neighbour"

    @property
    def outcome(self) -> Outcome:
        """The group of this result."""
        return _OUTCOME[self]

    @property
    def connected(self) -> bool:
        """Whether somebody was spoken to: such a call counts against the connected-call cap."""
        return self.outcome in (Outcome.RIGHT_PARTY, Outcome.OTHER_PERSON)


_OUTCOME = {
    Disposition.RIGHT_PARTY: Outcome.RIGHT_PARTY,
    Disposition.RIGHT_PARTY_REFUSED: Outcome.RIGHT_PARTY,
    Disposition.MET_SUBJECT: Outcome.RIGHT_PARTY,
    Disposition.THIRD_PARTY: Outcome.OTHER_PERSON,
    Disposition.THIRD_PARTY_LOCATION_GIVEN: Outcome.OTHER_PERSON,
    Disposition.THIRD_PARTY_REFUSED: Outcome.OTHER_PERSON,
    Disposition.WRONG_PARTY: Outcome.OTHER_PERSON,
    Disposition.MET_FAMILY: Outcome.OTHER_PERSON,
    Disposition.MET_NEIGHBOUR: Outcome.OTHER_PERSON,
    Disposition.NO_ANSWER: Outcome.NOBODY,
    Disposition.BUSY: Outcome.NOBODY,
    Disposition.OFF: Outcome.NOBODY,
    Disposition.REJECTED: Outcome.NOBODY,
    Disposition.VOICEMAIL: Outcome.NOBODY,
    Disposition.DELIVERED: Outcome.NOBODY,
    Disposition.DOOR_CLOSED: Outcome.NOBODY,
    Disposition.SUSPENDED: Outcome.DEAD_POINT,
    Disposition.VACANT: Outcome.DEAD_POINT,
    Disposition.BOUNCED: Outcome.DEAD_POINT,
    Disposition.NOT_FOUND: Outcome.DEAD_POINT,
    Disposition.MOVED: Outcome.DEAD_POINT,
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one contact point.

    `at` is wall time at the called person (naive, the case's zone). `source` is "attempts" for an
    imported log, "log" for one recorded here; `record` names it there. party_id: the entity the
    point was tried for, None when the log does not say (imported logs).
    """

    case_no: str
    channel: Channel
    point: ContactPoint
    at: datetime
    disposition: Disposition
    source: str
    record: str
    from_number: str | None = field(default=None, repr=False)
    by: str | None = None
    note: str | None = field(default=None, repr=False)
    party_id: str | None = None
