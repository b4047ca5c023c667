"""Claims: what one record states, immutable, with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b

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


class Attribute(StrEnum):
    """Facts about a person that are not contact points.

    LOOKED_UP: that a query of the worksheet has its answer; the value is the query's id.
    """

    CUSTOMER_NO = "customer_no"
    ALIAS_ID = "alias_id"
    MARITAL_STATUS = "marital_status"
    LIABLE_DOCUMENT = "liable_document"
    LOOKED_UP = "looked_up"


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


Fact = HadContact | HadRelation | HadAttribute | HadStatus | HadOwner | HadDetail


def fact_columns(fact: Fact) -> tuple[str, str, str, PartyRef | None]:
    """A fact as the flat columns of the claims table: (statement, use, value, other party).

    statement: contact | relation | attribute | status | owner | detail. use: ContactUse, Relation,
    Attribute, NumberStatus, Ownership or PointDetail value. value: canonical value ('' for a
    relation).
    """
    match fact:
        case HadContact(point):
            return "contact", point.use.value, point.value, None
        case HadRelation(other, relation):
            return "relation", relation.value, "", other
        case HadAttribute(attribute, value):
            return "attribute", attribute.value, value, None
        case HadStatus(point, status):
            return "status", status.value, point.value, None
        case HadOwner(point, ownership):
            return "owner", ownership.value, point.value, None
        case HadDetail(point, detail):
            return "detail", detail.value, point.value, None


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

    def content(self) -> str:
        """Canonical content: everything the record states, nothing of how it reached us."""
        statement, use, value, other = fact_columns(self.fact)
        parts = (
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
        )
        return "\x1f".join(parts)

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
    "HadContact",
    "HadDetail",
    "HadOwner",
    "HadRelation",
    "HadStatus",
    "NumberStatus",
    "Ownership",
    "PointDetail",
    "fact_columns",
]
