"""Who is who: person records out to resolution, its answer back in."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, delete, select, text

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.ports import FoundPair, PersonRow, Resolution
from skiptrace.store import derived, meta, tables
from skiptrace.store.inserts import insert_all, insert_into, insert_new
from skiptrace.store.rows import ADDRESS_USES, IDENTIFYING_PHONES, Row

_BATCH = 2000
_CUSTOMER = frozenset({Attribute.CUSTOMER_NO.value})
_EMPLOYER = frozenset({ContactUse.EMPLOYER.value})
_EMAIL = frozenset({ContactUse.EMAIL.value})
_MASKED = frozenset({Attribute.MASKED_ID.value})
_PHONES = frozenset(IDENTIFYING_PHONES)
_ADDRESSES = frozenset(ADDRESS_USES)

_USES = _PHONES | _ADDRESSES | _CUSTOMER | _EMPLOYER | _EMAIL | _MASKED

CROWDED = 500
"""An entity with more acts than this is no person but a hotline, an agent, a name in a form: a real
party of many cases has a few a case. Acts and not claims: monthly credit reports repeat the same
ones."""

CALLED_BY = 5
"""A number on the bills of more subscribers than this is a business, a courier, an agent: the
lender's borrowers do not share that many private acquaintances."""

_NEW_IDENTITIES = insert_into(derived.identities)
_NEW_PAIRS = insert_new(derived.pairs)
_NEW_HUBS = insert_new(derived.hubs)

Group = tuple[str, list[Any]]


def person_rows(connection: Connection) -> Iterator[PersonRow]:
    """All persons by person_id, from three sorted streams side by side; memory stays bounded."""
    names = _groups(connection, _NAMES)
    contacts = _groups(connection, _CONTACTS)
    name_group, contact_group = next(names, None), next(contacts, None)
    for person in _stream(connection, _PERSONS):
        person_id = person.person_id
        found_names: tuple[str, ...] = ()
        said: list[Any] = []
        if name_group is not None and name_group[0] == person_id:
            found_names = tuple(sorted({row[1] for row in name_group[1]}))
            name_group = next(names, None)
        if contact_group is not None and contact_group[0] == person_id:
            said = contact_group[1]
            contact_group = next(contacts, None)
        yield PersonRow(
            person_id=person_id,
            names=found_names,
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


def save(connection: Connection, resolution: Resolution, evidence: str) -> None:
    """Replaces identities and hubs; evidence: the version of the records that were resolved."""
    for table in (derived.identities, derived.pairs, derived.hubs):
        connection.execute(delete(table))
    rows = [
        {
            "person_id": identity.person_id,
            "entity_id": identity.entity_id,
            "certainty": identity.certainty,
            "rule": identity.rule,
            "name": None,
        }
        for identity in resolution.identities
    ]
    insert_all(connection, _NEW_IDENTITIES, rows)
    insert_all(connection, _NEW_PAIRS, [_pair_row(pair) for pair in resolution.pairs])
    insert_all(
        connection,
        _NEW_HUBS,
        [{"kind": hub.kind, "value": hub.value, "parties": hub.parties} for hub in resolution.hubs],
    )
    for statement in (
        _OWN_ENTITIES,
        _ENTITY_NAMES,
        _CROWDED_ENTITIES,
        _BUSY_NUMBERS,
        _STAKES,
    ):
        connection.execute(statement)
    meta.write(connection, meta.RESOLUTION, _digest(resolution))
    meta.write(connection, meta.RESOLVED, evidence)


def _pair_row(pair: FoundPair) -> Row:
    return {
        "left_id": pair.left,
        "right_id": pair.right,
        "outcome": pair.outcome.value,
        "weight": pair.weight,
        "rule": pair.rule,
        "bridge": " ".join(pair.bridge),
        "stake": 0,
    }


def stale(connection: Connection) -> bool:
    """Whether something came in, or was judged, since resolution last worked."""
    return meta.resolvable(connection) != meta.read(connection, meta.RESOLVED, "0.0")


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
# Persons who came in while resolution was at work.
_OWN_ENTITIES = text(
    "INSERT INTO identities (person_id, entity_id, certainty, rule, name)"
    " SELECT p.person_id, p.person_id, 1.0, 'own', NULL FROM persons p"
    " LEFT JOIN identities i ON i.person_id = p.person_id WHERE i.person_id IS NULL"
)
# An entity of one record shows that record's name, which may still improve.
_ENTITY_NAMES = text(
    "UPDATE identities SET name = ("
    " SELECT p.name FROM identities j JOIN persons p ON p.person_id = j.person_id"
    " WHERE j.entity_id = identities.entity_id AND p.name IS NOT NULL"
    " ORDER BY p.name_rank, p.name LIMIT 1)"
    " WHERE EXISTS (SELECT 1 FROM identities j WHERE j.entity_id = identities.entity_id"
    " AND j.person_id <> identities.person_id)"
)
_CROWDED_ENTITIES = text(
    "INSERT INTO hubs (value, kind, parties)"
    " SELECT i.entity_id, 'entity', COUNT(DISTINCT c.origin) FROM claims c"
    " JOIN identities i ON i.person_id = c.person_id"
    # A bill speaks of its subscriber once for every counterpart and month.
    " WHERE c.statement <> 'calls'"
    " GROUP BY i.entity_id HAVING COUNT(DISTINCT c.origin) > :crowded"
).bindparams(crowded=CROWDED)
_BUSY_NUMBERS = text(
    "INSERT INTO hubs (value, kind, parties)"
    " SELECT c.value, 'called', COUNT(DISTINCT i.entity_id) FROM claims c"
    " JOIN identities i ON i.person_id = c.person_id"
    " WHERE c.statement = 'calls'"
    " GROUP BY c.value HAVING COUNT(DISTINCT i.entity_id) > :called_by"
).bindparams(called_by=CALLED_BY)

# In how many cases the two sides of a pair are the borrower, or tied to the borrower.
_STAKES = text(
    "UPDATE pairs SET stake = ("
    " SELECT COUNT(*) FROM identities i CROSS JOIN cases k"
    " WHERE i.entity_id IN (pairs.left_id, pairs.right_id) AND k.subject = i.person_id) + ("
    " SELECT COUNT(DISTINCT k.case_no) FROM identities i CROSS JOIN claims r"
    " CROSS JOIN identities a CROSS JOIN identities b CROSS JOIN cases k"
    " WHERE i.entity_id IN (pairs.left_id, pairs.right_id) AND r.other_id = i.person_id"
    " AND r.statement = 'relation' AND a.person_id = r.person_id AND b.entity_id = a.entity_id"
    " AND k.subject = b.person_id)"
)


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(query, execution_options={"yield_per": _BATCH})


def _groups(connection: Connection, query: Select[Any]) -> Iterator[Group]:
    for key, rows in groupby(_stream(connection, query), key=itemgetter(0)):
        yield key, list(rows)


def _digest(resolution: Resolution) -> str:
    """The same word on who is who gives the same digest, whatever the order it is told in.

    Pairs have no part in it: leads rest on who is one, not on who might be.
    """
    digest = blake2b(digest_size=8)
    for identity in sorted(resolution.identities, key=lambda item: item.person_id):
        said = (identity.entity_id, identity.certainty, identity.rule)
        digest.update(repr((identity.person_id, said)).encode())
    for hub in sorted(resolution.hubs, key=lambda item: (item.kind, item.value)):
        digest.update(repr((hub.kind, hub.value, hub.parties)).encode())
    return digest.hexdigest()
