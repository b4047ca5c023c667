"""Resolution's answer into the database: all of it anew, or the part that was looked at again."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, TextClause, delete, select, text

from skiptrace.ports import FoundPair, Hub, Identity, Resolution
from skiptrace.store import derived, meta
from skiptrace.store.inserts import insert_all, insert_into, insert_new
from skiptrace.store.person_rows import fill_persons
from skiptrace.store.rows import Row

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
_IDENTITIES, _HUBS = derived.identities, derived.hubs
_DIGITS = 2**64
OWN = "own"
"""The rule of a person whom resolution has not seen."""


def save(connection: Connection, resolution: Resolution, state: int) -> None:
    """Replaces identities, pairs and hubs; state: meta.state of the records it worked from."""
    for table in (derived.identities, derived.pairs, derived.hubs):
        connection.execute(delete(table))
    _insert(connection, resolution)
    connection.execute(_OWN_ENTITIES)
    for statement in (_NAMES, _CROWDS, _CALLED):
        connection.execute(_everybody(statement))
    connection.execute(_STAKES)
    digest = sum(map(_of_identity, resolution.identities)) + sum(map(_of_hub, resolution.hubs))
    meta.write(connection, meta.KEYED, "0")
    _finish(connection, digest, state)


def save_part(
    connection: Connection, resolution: Resolution, hubs: Sequence[str], state: int
) -> None:
    """As save, for the persons in the resolution and the hubs of these values alone.

    The persons share no key with the others, so that the outcome is that of a whole run.
    """
    persons = [identity.person_id for identity in resolution.identities]
    fill_persons(connection, persons)
    digest = int(meta.read(connection, meta.RESOLUTION), 16)
    digest -= _removed(connection, hubs)
    _insert(connection, resolution)
    connection.execute(_batch(_NAMES, "identities.person_id"))
    connection.execute(_batch(_CROWDS, "c.person_id"))
    connection.execute(text(_CALLED.replace(":among", "c." + _CALLED_BY_BATCH)))
    connection.execute(_STAKES)
    digest += sum(map(_of_identity, resolution.identities)) + sum(map(_of_hub, resolution.hubs))
    _finish(connection, digest, state)


def _removed(connection: Connection, hubs: Sequence[str]) -> int:
    """Takes out what the part replaces; its share of the digest."""
    persons = text("SELECT person_id FROM temp.batch_persons")
    held = _IDENTITIES.c.person_id.in_(persons)
    digest = 0
    # Persons who came in since are their own by import, not by a resolution that was told of them.
    for row in connection.execute(select(_IDENTITIES).where(held, _IDENTITIES.c.rule != OWN)):
        digest += _hashed(row.person_id, row.entity_id, row.certainty, row.rule)
    known = _HUBS.c.kind.in_(("phone", "address")) & _HUBS.c.value.in_(hubs)
    for row in connection.execute(select(_HUBS).where(known)):
        digest += _hashed(row.kind, row.value, row.parties)
    connection.execute(delete(_HUBS).where(known))
    connection.execute(delete(_HUBS).where(_HUBS.c.kind == "entity", _HUBS.c.value.in_(persons)))
    connection.execute(_NO_LONGER_BUSY)
    ends = (derived.pairs.c.left_id.in_(persons), derived.pairs.c.right_id.in_(persons))
    connection.execute(delete(derived.pairs).where(ends[0] | ends[1]))
    connection.execute(delete(_IDENTITIES).where(held))
    return digest


def _insert(connection: Connection, resolution: Resolution) -> None:
    insert_all(connection, _NEW_IDENTITIES, list(map(_identity_row, resolution.identities)))
    insert_all(connection, _NEW_PAIRS, list(map(_pair_row, resolution.pairs)))
    insert_all(connection, _NEW_HUBS, list(map(_hub_row, resolution.hubs)))


def _finish(connection: Connection, digest: int, state: int) -> None:
    meta.write(connection, meta.RESOLUTION, f"{digest % _DIGITS:016x}")
    meta.write(connection, meta.RESOLVED, str(state))
    touched = derived.touched
    connection.execute(delete(touched).where(touched.c.since <= state))


def stale(connection: Connection) -> bool:
    """Whether something came in, or was judged, since resolution last worked."""
    return str(meta.state(connection)) != meta.read(connection, meta.RESOLVED)


def _identity_row(identity: Identity) -> Row:
    return {
        "person_id": identity.person_id,
        "entity_id": identity.entity_id,
        "certainty": identity.certainty,
        "rule": identity.rule,
        "name": None,
    }


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


def _hub_row(hub: Hub) -> Row:
    return {"kind": hub.kind, "value": hub.value, "parties": hub.parties}


# --- the digest --------------------------------------------------------------------------------
# The same word on who is who gives the same digest, whatever the order and the parts it is told in:
# a sum of hashes. Pairs have no part in it: leads rest on who is one, not on who might be.


def _of_identity(identity: Identity) -> int:
    return _hashed(identity.person_id, identity.entity_id, identity.certainty, identity.rule)


def _of_hub(hub: Hub) -> int:
    return _hashed(hub.kind, hub.value, hub.parties)


def _hashed(*said: Any) -> int:
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=8).digest())


# --- statements --------------------------------------------------------------------------------

# Persons who came in while resolution was at work.
_OWN_ENTITIES = text(
    "INSERT INTO identities (person_id, entity_id, certainty, rule, name)"
    " SELECT p.person_id, p.person_id, 1.0, 'own', NULL FROM persons p"
    " LEFT JOIN identities i ON i.person_id = p.person_id WHERE i.person_id IS NULL"
)
# An entity of one record shows that record's name, which may still improve.
_NAMES = """
UPDATE identities SET name = (
    SELECT p.name FROM identities j JOIN persons p ON p.person_id = j.person_id
    WHERE j.entity_id = identities.entity_id AND p.name IS NOT NULL
    ORDER BY p.name_rank, p.name LIMIT 1)
WHERE EXISTS (
    SELECT 1 FROM identities j
    WHERE j.entity_id = identities.entity_id AND j.person_id <> identities.person_id)
AND :among
"""
# A bill speaks of its subscriber once for every counterpart and month.
_CROWDS = f"""
INSERT INTO hubs (value, kind, parties)
SELECT i.entity_id, 'entity', COUNT(DISTINCT c.origin) FROM claims c
JOIN identities i ON i.person_id = c.person_id
WHERE c.statement <> 'calls' AND :among
GROUP BY i.entity_id HAVING COUNT(DISTINCT c.origin) > {CROWDED}
"""  # noqa: S608 - a constant
# Numbers that those persons called, whoever else called them.
_CALLED = f"""
INSERT INTO hubs (value, kind, parties)
SELECT c.value, 'called', COUNT(DISTINCT i.entity_id) FROM claims c
JOIN identities i ON i.person_id = c.person_id
WHERE c.statement = 'calls' AND :among
GROUP BY c.value HAVING COUNT(DISTINCT i.entity_id) > {CALLED_BY}
"""  # noqa: S608 - a constant
_CALLED_BY_BATCH = """value IN (
    SELECT value FROM claims WHERE statement = 'calls'
    AND person_id IN (SELECT person_id FROM temp.batch_persons))
"""
_NO_LONGER_BUSY = text(
    "DELETE FROM hubs WHERE kind = 'called' AND " + _CALLED_BY_BATCH  # noqa: S608 - a constant
)


_IN_BATCH = "IN (SELECT person_id FROM temp.batch_persons)"


def _everybody(statement: str) -> TextClause:
    return text(statement.replace(":among", "TRUE"))


def _batch(statement: str, column: str) -> TextClause:
    """The statement for those in batch_persons alone."""
    return text(statement.replace(":among", f"{column} {_IN_BATCH}"))


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
