"""Events: what became known, of whom, from which record; one row each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What sort of news an event is."""

    NEW_IN_REPORT = "new_in_report"


@dataclass(frozen=True, slots=True)
class Event:
    """One piece of news about one case.

    statement, use, value: the claim it is about, as in model.claim.fact_columns; the value of a
    relation is the other person's name. relation: whose it is to the subject, "" the subject's own.
    day: the day of the record that brought it; observed_on: the day the record gives for it, None
    when it gives none. learnt_at: when it became known here. details: what the kind adds, codes and
    days only (new_in_report: `before`, the day of the report that did not have it).
    """

    kind: EventKind
    case_no: str
    statement: str
    use: str
    value: str = field(repr=False)
    relation: str
    day: date
    observed_on: date | None
    learnt_at: datetime
    source: str
    record: str
    details: Mapping[str, str] = field(default_factory=dict)
