"""Look-ups: one question to a live source about one point or party of a case, and its fate."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record, Reject


class Asks(StrEnum):
    """What a live source is asked."""

    NUMBER_STATUS = "number_status"
    NUMBER_OWNER = "number_owner"
    NUMBER_LINE = "number_line"
    IDENTITY = "identity"
    LOST_CONTACT = "lost_contact"
    PLACE = "place"
    COMPANY = "company"
    SUBJECT = "subject"
    EVERYTHING = "everything"


# Whose line it is depends on who is meant; the state of a line or a place does not.
_OF_A_PARTY = frozenset({Asks.NUMBER_OWNER, Asks.IDENTITY, Asks.LOST_CONTACT, Asks.SUBJECT})


class LookupState(StrEnum):
    """Where a look-up stands.

    ASKED: put on record and sent, or about to be. ANSWERED: its records are kept. FAILED: the
    service did not take it, nothing was counted there. DOUBTFUL: it may have been counted, but no
    answer is here. RELEASED: a doubtful one that a person allowed to be asked again.
    """

    ASKED = "asked"
    ANSWERED = "answered"
    FAILED = "failed"
    DOUBTFUL = "doubtful"
    RELEASED = "released"


class LookupOutcome(StrEnum):
    """What an answer amounts to.

    FOUND: it says something. NOTHING: the service has nothing on it. REFUSED: it takes no such
    question (a number it does not serve). WAITING: taken, the answer is fetched later.
    """

    FOUND = "found"
    NOTHING = "nothing"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question; it goes to the service that is meant and nowhere else.

    case_no: the open case it serves, "" for a sweep of an own system. party, point: about whom and
    what, None where the kind of question has none. since: the day the point was last known to be
    the party's. detail: a carrier or a page's cursor. worth: what the answer may be worth,
    thousandths, as the lead it is about. because: code of the reason it is asked.
    """

    asks: Asks
    case_no: str = ""
    party: PartyRef | None = None
    point: ContactPoint | None = None
    since: date | None = None
    detail: str = field(default="", repr=False)
    worth: int = 0
    because: str = ""

    @property
    def digest(self) -> str:
        """Name of the question, 16 hex digits: the same question of two cases is asked once."""
        party = self.party.key if self.party and self.asks in _OF_A_PARTY else ""
        value = self.point.value if self.point else ""
        text = "\x1f".join((self.asks.value, party, value, self.detail))
        return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """What a live source answered, as records; token: what it needs to go on (page, process)."""

    outcome: LookupOutcome
    records: tuple[Record, ...] = ()
    rejects: tuple[Reject, ...] = ()
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LookupEntry:
    """A look-up as the ledger has it. question: its digest; token as in LookupAnswer."""

    lookup_id: str
    source: str
    question: str
    case_no: str
    asks: Asks
    state: LookupState
    asked_at: datetime
    answered_at: datetime | None = None
    outcome: LookupOutcome | None = None
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an address lies: WGS-84 degrees; level: how fine the service matched, in its words.

    precision: "door", "street", "area" or "" when the service does not say.
    """

    lon: float = field(repr=False)
    lat: float = field(repr=False)
    precision: str = ""
    level: str = ""
    source: str = ""
