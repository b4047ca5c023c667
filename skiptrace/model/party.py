"""Who a record speaks of, and what a person is to a case."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from skiptrace.normalize.masking import mask_id, mask_name, mask_phone


class Role(StrEnum):
    """What a party is to the case: the borrower, another person, or an office."""

    SUBJECT = "subject"
    THIRD_PARTY = "third_party"
    INSTITUTION = "institution"


class Relation(StrEnum):
    """What the third party is *of the subject* ("parent": the third party is a parent)."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    RELATIVE = "relative"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    GUARANTOR = "guarantor"
    CO_BORROWER = "co_borrower"
    NEIGHBOUR = "neighbour"
    EMPLOYER = "employer"
    UNKNOWN = "unknown"

    @property
    def inverse(self) -> "Relation":
        """The relation read from the other side; a guarantor's debtor is just 'unknown' to them."""
        return _INVERSE.get(self, self)


_INVERSE = {
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD: Relation.PARENT,
    Relation.GUARANTOR: Relation.UNKNOWN,
    Relation.EMPLOYER: Relation.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A person as one record names them; canonical values or None where the record is silent.

    `anchor` tells people apart who have nothing but a name: the record and the place in it
    ("cases:C1:contact2"), so that a bare name never joins two records by accident.
    """

    name: str | None = None
    id_no: str | None = None
    phone: str | None = None
    case_no: str | None = None
    customer_no: str | None = None
    anchor: str = ""

    @property
    def key(self) -> str:
        """The exact identity this reference carries, strongest first.

        id number; the case whose subject it is; customer number; name and phone; phone alone;
        else the place where it stands.
        """
        if self.id_no:
            return f"id:{self.id_no}"
        if self.case_no:
            return f"case:{self.case_no}"
        if self.customer_no:
            return f"cust:{self.customer_no}"
        if self.name and self.phone:
            return f"np:{self.name}|{self.phone}"
        if self.phone:
            return f"ph:{self.phone}"
        return f"rec:{self.anchor}|{self.name or ''}"

    @property
    def person_id(self) -> str:
        """Stable id of the person record: 16 hex digits of BLAKE2b over the key."""
        return blake2b(self.key.encode(), digest_size=8).hexdigest()

    def __repr__(self) -> str:
        shown = (
            mask_name(self.name) if self.name else "?",
            mask_id(self.id_no) if self.id_no else "-",
            mask_phone(self.phone) if self.phone else "-",
        )
        return f"PartyRef({', '.join(shown)})"


@dataclass(frozen=True, slots=True)
class Party:
    """A resolved person (or office) in one case.

    `entity_id` is the identity that resolution gave; `liable_document` is the reference of the
    document that makes a third party liable, None for everyone else (design: no document, no
    liability).
    """

    entity_id: str
    role: Role
    relation: Relation | None = None
    name: str | None = None
    liable_document: str | None = None

    def __repr__(self) -> str:
        name = mask_name(self.name) if self.name else "?"
        return f"Party({self.entity_id}, {self.role}, {self.relation}, {name})"
