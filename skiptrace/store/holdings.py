"""What the choice of look-ups needs to know of points: who holds them, what was said and when."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, Row, func, select, tuple_

from skiptrace.live import Holding
from skiptrace.model.attempt import Disposition, Outcome
from skiptrace.model.claim import PointDetail
from skiptrace.model.lookup import Location
from skiptrace.model.party import PartyRef
from skiptrace.normalize.sites import site
from skiptrace.store import derived, tables
from skiptrace.store.rows import day

Item = TypeVar("Item")

_MANY = 300  # pairs in one list
_SPOKEN_TO = sorted(
    d.value
    for d in Disposition
    if d.outcome in (Outcome.RIGHT_PARTY, Outcome.OTHER_PERSON)
    and d not in (Disposition.WRONG_PARTY, Disposition.MET_NEIGHBOUR)
)


def holdings(
    connection: Connection, wanted: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Holding]:
    """(value, entity id) -> the entity's hold; the record with the newest claim stands for it."""
    claims, identities, persons = tables.claims.c, derived.identities.c, tables.persons.c
    found: dict[tuple[str, str], Holding] = {}
    for part in _parts(sorted(set(wanted))):
        rows = connection.execute(
            select(
                claims.value,
                identities.entity_id,
                func.max(claims.observed_on).label("last"),
                *tables.persons.c,
            )
            .join(identities.person_id.table, identities.person_id == claims.person_id)
            .join(tables.persons, persons.person_id == claims.person_id)
            .where(
                claims.statement == "contact",
                tuple_(claims.value, identities.entity_id).in_(part),
            )
            .group_by(claims.value, identities.entity_id, persons.person_id)
            .order_by(func.coalesce(func.max(claims.observed_on), ""), persons.person_id.desc())
        )
        for row in rows:
            if (ref := _ref(row)) is not None:
                last = None if row.last is None else day(row.last)
                found[row.value, row.entity_id] = Holding(ref, last)
    for key, spoken in _spoken_to(connection, list(found)):
        held = found[key]
        found[key] = Holding(held.ref, max(filter(None, (held.last_known, spoken))))
    return found


def _ref(row: Row[tuple[object, ...]]) -> PartyRef | None:
    """The person record as a reference that names the very same record, else None."""
    ref = PartyRef(row.name, row.id_no, row.phone, row.case_no, row.customer_no, row.anchor)
    kept = {
        "id": PartyRef(name=row.name, id_no=row.id_no),
        "case": PartyRef(name=row.name, case_no=row.case_no),
        "cust": PartyRef(name=row.name, customer_no=row.customer_no),
        "np": PartyRef(name=row.name, phone=row.phone),
        "ph": PartyRef(phone=row.phone),
    }.get(row.key_kind, ref)
    return kept if kept.person_id == row.person_id else None


def _spoken_to(
    connection: Connection, keys: Sequence[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], date]]:
    """When the entity was last spoken to at the value, by attempts that name it."""
    attempts = tables.attempts.c
    for part in _parts(keys):
        rows = connection.execute(
            select(attempts.value, attempts.party_id, func.max(attempts.made_at))
            .where(
                tuple_(attempts.value, attempts.party_id).in_(part),
                attempts.disposition.in_(_SPOKEN_TO),
            )
            .group_by(attempts.value, attempts.party_id)
        )
        for value, party_id, made_at in rows:
            yield (value, party_id), day(made_at[:10])


def last_said(connection: Connection, statement: str, values: Sequence[str]) -> dict[str, date]:
    """value -> newest day of a claim of that statement about it."""
    claims = tables.claims.c
    found: dict[str, date] = {}
    for part in _parts(sorted(set(values))):
        rows = connection.execute(
            select(claims.value, func.max(claims.observed_on))
            .where(
                claims.value.in_(part),
                claims.statement == statement,
                claims.observed_on.is_not(None),
            )
            .group_by(claims.value)
        )
        found.update((value, day(last)) for value, last in rows)
    return found


def locations(connection: Connection, addresses: Sequence[str]) -> dict[str, Location]:
    """address -> where its site lies; the newest look-up counts, then the smaller claim id."""
    claims = tables.claims.c
    sites = {address: site(address) for address in addresses}
    found: dict[str, Location] = {}
    for part in _parts(sorted(set(sites.values()))):
        rows = connection.execute(
            select(claims.value, claims.notes, claims.source)
            .where(
                claims.value.in_(part),
                claims.statement == "detail",
                claims.use == PointDetail.LOCATION.value,
                claims.notes.is_not(None),
            )
            .order_by(claims.observed_on, claims.claim_id.desc())
        )
        for value, notes, _source in rows:
            if (where := _location(json.loads(notes))) is not None:
                found[value] = where
    return {address: found[place] for address, place in sites.items() if place in found}


def _location(notes: Mapping[str, str]) -> Location | None:
    try:
        lon, lat = float(notes["lon"]), float(notes["lat"])
    except (KeyError, ValueError):
        return None
    return Location(
        lon, lat, notes.get("precision", ""), notes.get("level", ""), notes.get("service", "")
    )


def _parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    return (list(items[start : start + _MANY]) for start in range(0, len(items), _MANY))
