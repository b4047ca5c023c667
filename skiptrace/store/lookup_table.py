"""The table of look-ups: one row a question that was put to a live source."""

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from skiptrace.store.tables import Base, metadata


class Lookups(Base, table=True):
    """A look-up from intent to answer; columns as in live.Intent, live.Ended, model.lookup.

    seq: order of the intents. counted: it is on the budget of its day and run. day: local calendar
    day. The point that was asked about is not here: `question` names it, and its answer's claims
    carry `import_id` = lookup_id.
    """

    __tablename__ = "lookups"
    __table_args__: ClassVar = (
        Index(None, "source", "question"),
        Index(None, "source", "day"),
    )

    lookup_id: str = Field(primary_key=True)
    seq: int = Field(unique=True)
    source: str
    service: str
    question: str
    case_no: str = Field(index=True)
    asks: str
    state: str
    counted: bool
    price: str | None
    run_id: str = Field(index=True)
    actor: str
    basis: str | None
    asked_at: str
    day: str
    answered_at: str | None
    outcome: str | None
    token: str


lookups = metadata.tables["lookups"]
