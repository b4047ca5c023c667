"""Claims: what one record states, immutable, with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b

from skiptrace.model.calls import CallTally
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation


class NumberStatus(StrEnum):
    """What a number check said."""

    LIVE = "live"
    OFF = "off"
    SUSPENDED = "suspended"
    VACANT = "vacant"
    SILENT = "silent"
    RISKY = "risky"
    UNKNOWN = "unknown"


class Ownership(StrEnum):
    """What a carrier said of whose line it is.

    CONFIRMED: registered to this very person. SAME: in the same hands as on the day it was last
    known. OTHER: given to somebody else since, or registered to another. UNSAID: it cannot tell.
    """

    CONFIRMED = "confirmed"
    SAME = "same"
    OTHER = "other"
    UNSAID = "unsaid"


class PointDetail(StrEnum):
    """What is known of a point itself, whoever has it; the facts stand in the claim's notes.

    LOCATION: lon, lat (WGS-84 degrees), precision, level. LINE: carrier, ported, province, city.
    """

    LOCATION = "location"
    LINE = "line"


class Standing(StrEnum):
    """What the companies register says of a company."""

    ACTIVE = "active"
    ABNORMAL = "abnormal"
    MOVED = "moved"
    CLOSED = "closed"
    REVOKED = "revoked"
    STRUCK_OFF = "struck_off"
    UNSAID = "unsaid"


class Attribute(StrEnum):
    """Facts about a person that are not contact points; model.coded names the codes of some.

    LOOKED_UP: that a query of the worksheet has its answer; the value is the query's id.
    MASKED_ID: an id number as a public list shows it (`3301**********1014`), 18 places. DOCKET: the
    number of a court case in which the person is a party. LEFT_EMPLOYER: the employer, by name, at
    which the person no longer worked on the day of the claim. CREDIT_REPORT: a whole report of the
    person was drawn; the value is its number.
    """

    CUSTOMER_NO = "customer_no"
    ALIAS_ID = "alias_id"
    MASKED_ID = "masked_id"
    DOCKET = "docket"
    LEFT_EMPLOYER = "left_employer"
    MARITAL_STATUS = "marital_status"
    LIABLE_DOCUMENT = "liable_document"
    LOOKED_UP = "looked_up"
    RESIDENCE_STATUS = "residence_status"
    EMPLOYMENT_STATUS = "employment_status"
    ACTIVITY = "activity"
    CREDIT_REPORT = "credit_report"
    QUERY_REASON = "query_reason"
    GUARANTEED_CONTRACT = "guaranteed_contract"
    DISPUTED_ENTRIES = "disputed_entries"


@dataclass(frozen=True, slots=True)
class HadContact:
    """The party had this contact point."""

    point: ContactPoint


@dataclass(frozen=True, slots=True)
class HadRelation:
    """`other` is the `relation` of the party (party's parent, party's employer...)."""

    other: PartyRef
    relation: Relation


@dataclass(frozen=True, slots=True)
class HadAttribute:
    """The party had this attribute."""

    attribute: Attribute
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HadStatus:
    """The point itself was in this state; such a claim names no party."""

    point: ContactPoint
    status: NumberStatus


@dataclass(frozen=True, slots=True)
class HadOwner:
    """Whether the line was the party's, as a carrier said on the day."""

    point: ContactPoint
    ownership: Ownership


@dataclass(frozen=True, slots=True)
class HadDetail:
    """The point itself had these properties; such a claim names no party."""

    point: ContactPoint
    detail: PointDetail


@dataclass(frozen=True, slots=True)
class HadStanding:
    """The company had this standing in the register; the party of the claim is the company."""

    company: ContactPoint
    standing: Standing


@dataclass(frozen=True, slots=True)
class HadCalls:
    """The party's line had these calls with the line at `point` in one calendar month."""

    point: ContactPoint
    tally: CallTally


Fact = (
    HadContact
    | HadRelation
    | HadAttribute
    | HadStatus
    | HadOwner
    | HadDetail
    | HadStanding
    | HadCalls
)


_SAID_OF_A_POINT = {
    HadStatus: "status", HadOwner: "owner", HadDetail: "detail", HadStanding: "standing",
}  # fmt: skip


def fact_columns(fact: Fact) -> tuple[str, str, str, PartyRef | None]:
    """A fact as the flat columns of the claims table: (statement, use, value, other party).

    statement: contact | relation | attribute | status | owner | detail | standing | calls. use:
    ContactUse, Relation, Attribute, NumberStatus, Ownership, PointDetail or Standing value; the
    month of calls. value: canonical value ('' for a relation). What it counts is in fact_measure.
    """
    match fact:
        case HadContact(point):
            return "contact", point.use.value, point.value, None
        case HadRelation(other, relation):
            return "relation", relation.value, "", other
        case HadAttribute(attribute, value):
            return "attribute", attribute.value, value, None
        case (
            HadStatus(point, said)
            | HadOwner(point, said)
            | HadDetail(point, said)
            | HadStanding(point, said)
        ):
            return _SAID_OF_A_POINT[type(fact)], said.value, point.value, None
        case HadCalls(point, tally):
            return "calls", tally.month, point.value, None


def fact_measure(fact: Fact) -> str | None:
    """What the fact counts, as canonical JSON of numbers; None when it counts nothing."""
    return fact.tally.measure() if isinstance(fact, HadCalls) else None


@dataclass(frozen=True)
class Claim:
    """One record's statement about a party or a point.

    source: the KIND of interface.md section 2. record: the record's stable name in that source.
    origin: the act it goes back to; copies of one act share it. observed_on: the day the record
    says it was so, None when it does not say. certainty: 0..1, below 1 for facts heard or read
    with doubt. place: where in the record ("call R7, customer, 00:35"). quote: the words it rests
    on; personal data, shown on reveal only. notes: unknown columns, kept as evidence.
    basis: the lawful basis under which the record was taken in. received_at: when it was read.
    reader: distribution and version of the plug-in that read it, "" for the product's own adapters.
    stated_on: the day of the record itself where it has one (a report's date): nothing of it was
    known before. None where only the days of its facts are known.
    region: division code of the place an office is in charge of (6, 9 or 12 digits), None for
    everybody else; that of an address follows from the address.
    """

    source: str
    record: str
    party: PartyRef | None
    fact: Fact
    origin: str
    observed_on: date | None
    received_at: datetime
    basis: str | None = None
    reported_by: str | None = None
    certainty: float = 1.0
    place: str | None = None
    quote: str | None = field(default=None, repr=False)
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    reader: str = ""
    stated_on: date | None = None
    region: str | None = None

    def content(self) -> str:
        """Canonical content: everything the record states, nothing of how it reached us."""
        statement, use, value, other = fact_columns(self.fact)
        measure = fact_measure(self.fact)
        parts: tuple[str, ...] = (
            self.party.key if self.party else "",
            statement,
            use,
            value,
            other.key if other else "",
            self.origin,
            self.observed_on.isoformat() if self.observed_on else "",
            self.reported_by or "",
            f"{self.certainty:.3f}",
            self.place or "",
            self.quote or "",
            "\x1e".join(f"{key}\x1d{self.notes[key]}" for key in sorted(self.notes)),
            # A statement that counts nothing has the content, and so the id, that it always had.
            *(() if measure is None else (measure,)),
        )
        if self.stated_on is not None:
            parts = (*parts, self.stated_on.isoformat())
        text = "\x1f".join(parts)
        return f"{text}\x1f{self.region}" if self.region else text

    @cached_property
    def claim_id(self) -> str:
        """Stable id: 16 hex digits of BLAKE2b over (source, record, canonical content)."""
        text = f"{self.source}\x1f{self.record}\x1f{self.content()}"
        return blake2b(text.encode(), digest_size=8).hexdigest()


__all__ = [
    "Attribute",
    "Claim",
    "ContactUse",
    "Fact",
    "HadAttribute",
    "HadCalls",
    "HadContact",
    "HadDetail",
    "HadOwner",
    "HadRelation",
    "HadStanding",
    "HadStatus",
    "NumberStatus",
    "Ownership",
    "PointDetail",
    "Standing",
    "fact_columns",
    "fact_measure",
]
