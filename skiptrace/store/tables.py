"""The tables of what came in and of the log, as SQLModel classes; derived.py has the computed ones.

Ids are text and follow from content, so the same input gives the same rows whatever the order of
import. Days and moments are ISO 8601 text: that compares alike in every SQL dialect.
Hot paths use the Core tables at the end of this file; no row objects are made there.
"""

from typing import ClassVar

from sqlalchemy import Index, MetaData, Table, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

# Constraint names are fixed by rule, so that migrations can name what they change.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# Tables that are nothing but their key are kept in key order; other databases ignore this.
BY_KEY: dict[str, object] = {"sqlite_with_rowid": False}


class Base(SQLModel, registry=registry(metadata=metadata)):
    """Root of the tables; keeps them out of SQLModel's global registry."""


class Imports(Base, table=True):
    """One row per file taken in; the counts stand once it is finished.

    reader: the plug-in that read it, None for the product's own adapters.
    """

    __tablename__ = "imports"

    import_id: str = Field(primary_key=True)
    kind: str
    file_name: str
    sha256: str
    basis: str | None
    received_at: str
    read: int
    new: int
    known: int
    rejected: int
    waiting: int
    finished: bool
    reader: str | None


class Records(Base, table=True):
    """Every distinct content that a record ever had; the key that makes an import idempotent."""

    __tablename__ = "records"
    __table_args__: ClassVar = (BY_KEY,)

    source: str = Field(primary_key=True)
    record: str = Field(primary_key=True)
    content_hash: str = Field(primary_key=True)
    import_id: str = Field(foreign_key="imports.import_id")
    line: int


class Persons(Base, table=True):
    """A person as records name them, by exact key.

    name is the one to show: lowest name_rank (0 the subject's name in a case file, 1 another name
    there, 2 elsewhere), then first in text order. The other columns keep the first value in text
    order, so that none depends on what came in first. region: the county of today that the
    identity number was given in, None where that is not known or not one county.
    """

    __tablename__ = "persons"
    __table_args__: ClassVar = (BY_KEY,)

    person_id: str = Field(primary_key=True)
    key_kind: str
    name: str | None
    name_rank: int
    id_no: str | None = Field(index=True)
    phone: str | None
    case_no: str | None
    customer_no: str | None
    anchor: str
    region: str | None


class PersonNames(Base, table=True):
    """Every name a person was given, by source."""

    __tablename__ = "person_names"
    __table_args__: ClassVar = (BY_KEY,)

    person_id: str = Field(primary_key=True, foreign_key="persons.person_id")
    name: str = Field(primary_key=True)
    source: str = Field(primary_key=True)


class Cases(Base, table=True):
    """A case as its newest record has it; no contact point stands here.

    evidence counts what came in for this case alone; import_id and line say which record won.
    """

    __tablename__ = "cases"

    case_no: str = Field(primary_key=True)
    subject: str = Field(foreign_key="persons.person_id", index=True)
    subject_name: str | None
    contract_no: str | None
    lender: str | None
    product: str | None
    loan_date: str | None
    overdue_since: str | None
    dpd: int | None
    balance: str | None
    currency: str
    jurisdiction: str
    timezone: str
    purpose: str
    import_id: str = Field(foreign_key="imports.import_id")
    line: int
    content_hash: str
    evidence: int


class Claims(Base, table=True):
    """One record's statement; columns as in model.claim.fact_columns.

    back: the digits of a claimed phone in reverse, for search by tail. notes: JSON or None.
    measure: as in model.claim.fact_measure. reader: as in Imports. region: division code of a
    claimed address, or of the place an office is in charge of, as deep as it is known (province 2
    digits to village 12).
    """

    __tablename__ = "claims"
    __table_args__: ClassVar = (
        Index(None, "person_id", "statement", "source", "record"),
        Index(None, "value", "statement"),
        Index(None, "other_id", sqlite_where=text("other_id IS NOT NULL")),
        Index(None, "back", sqlite_where=text("back IS NOT NULL")),
        Index(None, "region", sqlite_where=text("use = 'office_phone'")),
    )

    claim_id: str = Field(primary_key=True)
    source: str
    record: str
    person_id: str | None = Field(foreign_key="persons.person_id")
    statement: str
    use: str
    value: str
    other_id: str | None = Field(foreign_key="persons.person_id")
    origin: str
    observed_on: str | None
    received_at: str
    basis: str | None
    reported_by: str | None
    certainty: float
    place: str | None
    quote: str | None
    notes: str | None
    import_id: str = Field(foreign_key="imports.import_id")
    back: str | None
    reader: str | None
    measure: str | None
    stated_on: str | None
    region: str | None


class Attempts(Base, table=True):
    """A try at a contact point, imported or logged here; made_at is wall time at the called."""

    __tablename__ = "attempts"

    attempt_id: str = Field(primary_key=True)
    case_no: str = Field(index=True)
    channel: str
    use: str
    value: str = Field(index=True)
    made_at: str
    disposition: str
    source: str
    record: str
    from_number: str | None
    made_by: str | None
    note: str | None
    party_id: str | None


class Flags(Base, table=True):
    """What closes a case, a person (by id number) or a value to contact."""

    __tablename__ = "flags"

    flag_id: str = Field(primary_key=True)
    kind: str
    case_no: str | None = Field(index=True)
    id_no: str | None = Field(index=True)
    value: str | None = Field(index=True)
    since: str | None
    until: str | None
    reason: str | None
    source: str
    record: str


class Events(Base, table=True):
    """News, one row each (store.events); told of a person, or of one case where that is meant.

    The id covers what is news and the day of the record, so that it is told once. details: JSON.
    """

    __tablename__ = "events"

    event_id: str = Field(primary_key=True)
    kind: str
    person_id: str | None = Field(foreign_key="persons.person_id", index=True)
    case_no: str | None = Field(index=True)
    statement: str
    use: str
    value: str
    relation: str
    day: str
    observed_on: str | None
    learnt_at: str = Field(index=True)
    source: str
    record: str
    details: str


class Judgements(Base, table=True):
    """A person's word on two records (left_id < right_id), or a row that takes one back (undoes).

    Triggers refuse any change of a row.
    """

    __tablename__ = "judgements"
    __table_args__: ClassVar = (Index(None, "left_id", "right_id"),)

    seq: int = Field(primary_key=True)
    judgement_id: str = Field(unique=True)
    left_id: str
    right_id: str
    verdict: str
    judged_by: str = Field(index=True)
    judged_at: str
    note: str | None
    undoes: str | None = Field(unique=True)


class Audit(Base, table=True):
    """The hash-chained log: hash = SHA-256 of prev and the entry; UNIQUE(prev) forbids forks."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True)
    prev: str = Field(unique=True)
    hash: str = Field(unique=True)
    at: str
    actor: str
    action: str
    case_no: str = Field(index=True)
    detail: str


class Meta(Base, table=True):
    """Facts about the database itself: evidence and resolution versions."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


def _core(name: str) -> Table:
    return metadata.tables[name]


imports, records, persons = _core("imports"), _core("records"), _core("persons")
person_names, cases, claims = _core("person_names"), _core("cases"), _core("claims")
attempts, flags, events = _core("attempts"), _core("flags"), _core("events")
judgements, audit, meta = _core("judgements"), _core("audit"), _core("meta")
