"""What a credit report says that no earlier report of the same person said.

A function of what is on file alone: neither the order of import nor a later report changes what an
earlier one brought. Ranking and events both ask here, so they cannot disagree.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse

SOURCE = "credit-reports"
_KINDS = {use.value: use.kind.value for use in ContactUse}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One claim of a report, as far as the comparison needs it.

    person: whom the claim speaks of; other: the other side of a relation, "" for none. value: that
    of a contact, for a relation the other's name. day: the report's own (Claim.stated_on).
    """

    record: str
    person: str
    statement: str
    use: str
    value: str = field(repr=False)
    other: str
    day: date


class Thing(NamedTuple):
    """What a report says: of whom (relation to its person, "" themselves), which kind, which value.

    Not by the other person's id: the papers a report gives for a spouse change.
    """

    relation: str
    kind: str
    value: str


class News(NamedTuple):
    """Something new: the day of the report that has it, and of the last one that did not."""

    day: date
    before: date


def owners(rows: Iterable[ReportRow]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """record -> (the person whose report it is, other person -> relation to them)."""
    persons: dict[str, str] = {}
    others: dict[str, dict[str, str]] = {}
    listed = list(rows)
    for row in listed:
        if row.statement == "relation":
            others.setdefault(row.record, {})[row.other] = row.use
    for row in listed:
        if row.person not in others.get(row.record, {}):
            persons[row.record] = min(row.person, persons.get(row.record, row.person))
    return {record: (person, others.get(record, {})) for record, person in persons.items()}


def thing_of(row: ReportRow, relations: Mapping[str, str]) -> Thing | None:
    """What the row says, None for what is not compared (attributes)."""
    if row.statement == "relation":
        return Thing(row.use, "relation", row.value)
    if row.statement != "contact":
        return None
    return Thing(relations.get(row.person, ""), _KINDS[row.use], row.value)


def news(rows: Iterable[ReportRow]) -> dict[tuple[str, Thing], News]:
    """(person, thing) -> where it was new.

    Reports are told apart by their day. A report counts as one that "did not have it" when it is a
    whole one, or, of a table, when it says anything of that kind: an extract of phones says nothing
    of addresses.
    """
    listed = list(rows)
    found = owners(listed)
    days: dict[tuple[str, Thing], set[date]] = {}
    compared: dict[tuple[str, str], set[date]] = {}
    for row in listed:
        if row.record not in found:
            continue
        person, relations = found[row.record]
        if row.use == Attribute.CREDIT_REPORT.value:
            compared.setdefault((person, ""), set()).add(row.day)
        thing = thing_of(row, relations)
        if thing is not None:
            days.setdefault((person, thing), set()).add(row.day)
            compared.setdefault((person, thing.kind), set()).add(row.day)
    return {
        key: News(min(seen), before)
        for key, seen in days.items()
        if (before := _last_before(min(seen), _compared(key, compared))) is not None
    }


def _compared(
    key: tuple[str, Thing], compared: Mapping[tuple[str, str], set[date]]
) -> Collection[date]:
    person, thing = key
    return compared.get((person, ""), set()) | compared.get((person, thing.kind), set())


def _last_before(day: date, days: Collection[date]) -> date | None:
    return max((earlier for earlier in days if earlier < day), default=None)
