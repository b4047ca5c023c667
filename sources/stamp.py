"""Claims of one record, stamped alike: source, record, origin, day, basis, moment of reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from skiptrace.model.claim import Attribute, Claim, Fact, HadAttribute, HadContact, HadRelation
from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef, Relation
from skiptrace.ports import ReadOptions


def record_name(kind: str, parts: Sequence[object]) -> str:
    """Stable name of a record without a number of its own: kind and 12 hex digits over its content.

    Neither the file's name nor the line plays a part, so the same row read twice is one record.
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{kind}-{blake2b(text.encode(), digest_size=6).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Detail:
    """What one claim says beyond its record: place in it, words it rests on, day, origin, doubt.

    note: a text that was not understood, kept beside the claim. None and "" mean: as the record.
    undated: the record gives no day for this, so that of the record does not hold either.
    """

    place: str | None = None
    quote: str | None = field(default=None, repr=False)
    observed_on: date | None = None
    origin: str = ""
    certainty: float = 1.0
    note: str = field(default="", repr=False)
    undated: bool = False
    reported_by: str = ""


_PLAIN = Detail()


@dataclass(slots=True)
class ClaimSheet:
    """Collects the claims of one record.

    origin: the act they go back to. observed_on: the day that holds unless a claim gives its own.
    notes (unknown columns) ride on the first claim: once a record is enough. stated_on: the day of
    the record itself, as in Claim.
    """

    source: str
    record: str
    origin: str
    observed_on: date | None
    options: ReadOptions
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    reported_by: str | None = None
    claims: list[Claim] = field(default_factory=list)
    stated_on: date | None = None

    def contact(self, party: PartyRef, point: ContactPoint | None, detail: Detail = _PLAIN) -> None:
        """The party had this point; nothing when there is none."""
        if point is not None:
            self.add(party, HadContact(point), detail)

    def relation(
        self, party: PartyRef, other: PartyRef, relation: Relation, detail: Detail = _PLAIN
    ) -> None:
        """`other` is the `relation` of the party."""
        self.add(party, HadRelation(other, relation), detail)

    def attribute(
        self, party: PartyRef, attribute: Attribute, value: str | None, detail: Detail = _PLAIN
    ) -> None:
        """The party had this attribute; nothing when there is none."""
        if value:
            self.add(party, HadAttribute(attribute, value), detail)

    def add(self, party: PartyRef | None, fact: Fact, detail: Detail = _PLAIN) -> None:
        """Adds one claim."""
        notes = dict(self.notes) if not self.claims else {}
        if detail.note:
            notes["text"] = detail.note
        self.claims.append(
            Claim(
                source=self.source,
                record=self.record,
                party=party,
                fact=fact,
                origin=detail.origin or self.origin,
                observed_on=None if detail.undated else detail.observed_on or self.observed_on,
                received_at=self.options.received_at,
                basis=self.options.basis,
                reported_by=detail.reported_by or self.reported_by,
                certainty=detail.certainty,
                place=detail.place,
                quote=detail.quote,
                notes=notes,
                stated_on=self.stated_on,
            )
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """`notes_not_kept` when unknown columns found no claim to ride on."""
        return ("notes_not_kept",) if self.notes and not self.claims else ()
