"""Person records as resolution takes them: identity fields and what is claimed of each."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select, text

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.ports import PersonRow
from skiptrace.store import tables
from skiptrace.store.rows import ADDRESS_USES, IDENTIFYING_PHONES

_BATCH = 2000
# use of a claim -> the field of a PersonRow that its value stands in
_FIELDS = {
    Attribute.CUSTOMER_NO.value: "customer_no",
    Attribute.MASKED_ID.value: "masked_ids",
    ContactUse.EMPLOYER.value: "employers",
    ContactUse.EMAIL.value: "emails",
    **dict.fromkeys(IDENTIFYING_PHONES, "phones"),
    **dict.fromkeys(ADDRESS_USES, "addresses"),
}
_SAID = ("phones", "addresses", "employers", "emails", "masked_ids")

Group = tuple[str, list[Any]]


def person_rows(connection: Connection, only: Iterable[str] | None = None) -> Iterator[PersonRow]:
    """All persons (or only these) by person_id, from three sorted streams side by side.

    Memory stays bounded.
    """
    queries = (_PERSONS, _NAMES, _CONTACTS)
    if only is not None:
        fill_persons(connection, only)
        queries = _OF_BATCH
    persons, named, claimed = queries
    names, contacts = _groups(connection, named), _groups(connection, claimed)
    name_group, contact_group = next(names, None), next(contacts, None)
    for person in _stream(connection, persons):
        person_id = person.person_id
        found_names: tuple[str, ...] = ()
        said: list[Any] = []
        if name_group is not None and name_group[0] == person_id:
            found_names = tuple(sorted({row[1] for row in name_group[1]}))
            name_group = next(names, None)
        if contact_group is not None and contact_group[0] == person_id:
            said = contact_group[1]
            contact_group = next(contacts, None)
        yield _row(person, found_names, said)


def fill_persons(connection: Connection, person_ids: Iterable[str]) -> None:
    """Makes the relation batch_persons(person_id) hold these persons."""
    connection.exec_driver_sql("DELETE FROM temp.batch_persons")
    rows: list[tuple[str, ...]] = [(person_id,) for person_id in sorted(set(person_ids))]
    if rows:
        connection.exec_driver_sql("INSERT INTO temp.batch_persons (person_id) VALUES (?)", rows)


def _row(person: Any, names: tuple[str, ...], said: list[Any]) -> PersonRow:
    values: dict[str, set[str]] = {}
    for _, use, value in said:
        values.setdefault(_FIELDS[use], set()).add(value)
    customer_no = person.customer_no or min(values.pop("customer_no", ()), default=None)
    return PersonRow(
        person.person_id,
        names,
        person.id_no,
        person.phone,
        person.case_no,
        customer_no,
        *(tuple(sorted(values[field])) if field in values else () for field in _SAID),
    )


_PERSONS = select(
    tables.persons.c.person_id,
    tables.persons.c.id_no,
    tables.persons.c.phone,
    tables.persons.c.case_no,
    tables.persons.c.customer_no,
).order_by(tables.persons.c.person_id)
_NAMES = select(tables.person_names.c.person_id, tables.person_names.c.name).order_by(
    tables.person_names.c.person_id
)
_CONTACTS = (
    select(tables.claims.c.person_id, tables.claims.c.use, tables.claims.c.value)
    .where(
        tables.claims.c.person_id.is_not(None),
        tables.claims.c.statement.in_(("contact", "attribute")),
        tables.claims.c.use.in_(sorted(_FIELDS)),
    )
    .order_by(tables.claims.c.person_id)
)
_IN_BATCH = text("SELECT person_id FROM temp.batch_persons")
_OF_BATCH: tuple[Select[Any], Select[Any], Select[Any]] = (
    _PERSONS.where(tables.persons.c.person_id.in_(_IN_BATCH)),
    _NAMES.where(tables.person_names.c.person_id.in_(_IN_BATCH)),
    _CONTACTS.where(tables.claims.c.person_id.in_(_IN_BATCH)),
)


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(query, execution_options={"yield_per": _BATCH})


def _groups(connection: Connection, query: Select[Any]) -> Iterator[Group]:
    for key, rows in groupby(_stream(connection, query), key=itemgetter(0)):
        yield key, list(rows)
