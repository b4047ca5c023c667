"""The tables of what was computed: who is who, hubs, leads; all of it can be computed again."""

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from skiptrace.store.tables import BY_KEY, Base, metadata

NO_LEAD = -(2**31)
"""`worth` of a case without leads: sorts after every lead."""


class Identities(Base, table=True):
    """Which entity a person record belongs to; a new person is its own entity until resolved.

    name: the entity's name, where it joins several records; otherwise the person's own counts.
    """

    __tablename__ = "identities"
    __table_args__: ClassVar = (BY_KEY,)

    person_id: str = Field(primary_key=True, foreign_key="persons.person_id")
    entity_id: str = Field(index=True)
    certainty: float
    rule: str
    name: str | None


class Pairs(Base, table=True):
    """Two entities, by the records that name them, that are or might be one (left_id < right_id).

    weight: thousandths of log-odds. bridge: person ids, separated by blanks. stake: how many cases
    have one of the two as borrower or beside the borrower.
    """

    __tablename__ = "pairs"
    __table_args__: ClassVar = (BY_KEY,)

    left_id: str = Field(primary_key=True)
    right_id: str = Field(primary_key=True, index=True)
    outcome: str
    weight: int
    rule: str
    bridge: str
    stake: int


class PersonKeys(Base, table=True):
    """The keys under which persons meet (graph.resolve.keys), hashed: whom a new record touches.

    A key that a person no longer has may stay until everything is resolved anew.
    """

    __tablename__ = "person_keys"
    __table_args__: ClassVar = (BY_KEY,)

    key: int = Field(primary_key=True)
    person_id: str = Field(primary_key=True)


class Touched(Base, table=True):
    """Persons of whom something came in, or was judged, since resolution last worked.

    since: the state (meta.state) that it came with, so that what comes while resolution is at work
    stays.
    """

    __tablename__ = "touched"
    __table_args__: ClassVar = (BY_KEY,)

    person_id: str = Field(primary_key=True)
    since: int


class Hubs(Base, table=True):
    """Values shared by too many parties; kind "entity": entities named by too many records.

    kind "called": numbers on the bills of too many subscribers.
    """

    __tablename__ = "hubs"
    __table_args__: ClassVar = (BY_KEY,)

    value: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    parties: int


class Leads(Base, table=True):
    """A stored lead; scores: compact JSON of reasons and path (store.leadtext)."""

    __tablename__ = "leads"
    __table_args__: ClassVar = (BY_KEY,)

    case_no: str = Field(primary_key=True)
    rank: int = Field(primary_key=True)
    lead_id: str
    channel: str
    use: str
    value: str = Field(index=True)
    entity_id: str
    role: str
    relation: str | None
    party_name: str | None
    liable_document: str | None
    p_current: float
    p_reach: float
    worth: int
    scores: str


class LeadRuns(Base, table=True):
    """The last ranking of a case: for which day, from which evidence, and its best lead."""

    __tablename__ = "lead_runs"
    __table_args__: ClassVar = (Index(None, "worth", "case_no"),)

    case_no: str = Field(primary_key=True)
    as_of: str = Field(index=True)
    version: str
    leads: int
    channel: str | None
    p_reach: float | None
    worth: int


class LeadMoves(Base, table=True):
    """What a ranking says otherwise than the one before it (model.move.Move); no contact values."""

    __tablename__ = "lead_moves"
    __table_args__: ClassVar = (BY_KEY,)

    case_no: str = Field(primary_key=True)
    moved_at: str = Field(primary_key=True, index=True)
    lead_id: str = Field(primary_key=True)
    kind: str
    channel: str
    role: str
    as_of: str
    rank_was: int | None
    rank_now: int | None
    current_was: float | None
    current_now: float | None
    reach_was: float | None
    reach_now: float | None


identities, pairs = metadata.tables["identities"], metadata.tables["pairs"]
person_keys, touched = metadata.tables["person_keys"], metadata.tables["touched"]
hubs, leads, lead_runs = (metadata.tables[name] for name in ("hubs", "leads", "lead_runs"))
lead_moves = metadata.tables["lead_moves"]
