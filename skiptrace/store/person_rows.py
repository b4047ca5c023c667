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
_CUSTOMER = frozenset({Attribute.CUSTOMER_NO.value})
_EMPLOYER = frozenset({ContactUse.EMPLOYER.value})
_EMAIL = frozenset({ContactUse.EMAIL.value})
_MASKED = frozenset({Attribute.MASKED_ID.value})
_PHONES = frozenset(IDENTIFYING_PHONES)
_ADDRESSES = frozenset(ADDRESS_USES)
_USES = _PHONES | _ADDRESSES | _CUSTOMER | _EMPLOYER | _EMAIL | _MASKED

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
    return PersonRow(
        person_id=person.person_id,
        names=names,
        id_no=person.id_no,
        phone=person.phone,
        case_no=person.case_no,
        customer_no=person.customer_no or min(_values(said, _CUSTOMER), default=None),
        phones=tuple(sorted(_values(said, _PHONES))),
        addresses=tuple(sorted(_values(said, _ADDRESSES))),
        employers=tuple(sorted(_values(said, _EMPLOYER))),
        emails=tuple(sorted(_values(said, _EMAIL))),
        masked_ids=tuple(sorted(_values(said, _MASKED))),
    )


def _values(said: list[Any], uses: frozenset[str]) -> set[str]:
    """What the person's claims of these uses say."""
    return {value for _, use, value in said if use in uses}


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
        tables.claims.c.use.in_(sorted(_USES)),
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
