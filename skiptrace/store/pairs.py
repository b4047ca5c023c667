"""Pairs that resolution weighed, and the two people of a pair as all their records tell of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, select, text

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.model.pair import Mention, Outcome, PersonView, Profile
from skiptrace.ports import FoundPair
from skiptrace.store import derived, judgements, tables
from skiptrace.store.rows import ADDRESS_USES, IDENTIFYING_PHONES, day

_PAIRS = derived.pairs
_OPEN = (Outcome.POSSIBLY_SAME.value, Outcome.AMBIGUOUS.value)
_MENTIONS = 12

_TIED_CASES = """
SELECT i.person_id, k.case_no, 1 AS own
FROM identities i CROSS JOIN cases k
WHERE i.entity_id = :entity AND k.subject = i.person_id
UNION
SELECT i.person_id, k.case_no, 0
FROM identities i CROSS JOIN claims r CROSS JOIN identities a CROSS JOIN identities b
CROSS JOIN cases k
WHERE i.entity_id = :entity AND r.other_id = i.person_id AND r.statement = 'relation'
    AND a.person_id = r.person_id AND b.entity_id = a.entity_id AND k.subject = b.person_id
UNION
SELECT i.person_id, k.case_no, 0
FROM identities i CROSS JOIN claims r CROSS JOIN identities a CROSS JOIN identities b
CROSS JOIN cases k
WHERE i.entity_id = :entity AND r.person_id = i.person_id AND r.statement = 'relation'
    AND a.person_id = r.other_id AND b.entity_id = a.entity_id AND k.subject = b.person_id
"""


def waiting(
    connection: Connection, *, case_no: str | None, judged: bool, reviewer: str | None
) -> list[FoundPair]:
    """Pairs that wait for a person's word, by their ids.

    judged: also those that somebody judged; reviewer: but none that this one did.
    """
    query = select(_PAIRS).where(_PAIRS.c.outcome.in_(_OPEN))
    if case_no is not None:
        near = _near(connection, case_no)
        query = query.where(_PAIRS.c.left_id.in_(near) | _PAIRS.c.right_id.in_(near))
    closed = (
        set()
        if judged and reviewer is None
        else judgements.judged_entities(connection, reviewer if judged else None)
    )
    rows = connection.execute(query.order_by(_PAIRS.c.left_id, _PAIRS.c.right_id))
    return [_found(row) for row in rows if (row.left_id, row.right_id) not in closed]


def between(connection: Connection, left: str, right: str) -> FoundPair | None:
    """The kept pair of two entities, None when resolution kept none."""
    query = select(_PAIRS).where(_PAIRS.c.left_id == left, _PAIRS.c.right_id == right)
    row = connection.execute(query).first()
    return None if row is None else _found(row)


def _found(row: Row[Any]) -> FoundPair:
    return FoundPair(
        row.left_id,
        row.right_id,
        Outcome(row.outcome),
        row.weight,
        row.rule,
        tuple(row.bridge.split()),
        row.stake,
    )


def _near(connection: Connection, case_no: str) -> list[str]:
    """Entities of the case's borrower and of everybody tied to them."""
    rows = connection.execute(text(_NEAR), {"case_no": case_no})
    return sorted(set(rows.scalars()))


_NEAR = """
SELECT s.entity_id FROM cases k CROSS JOIN identities s
WHERE k.case_no = :case_no AND s.person_id = k.subject
UNION
SELECT o.entity_id FROM cases k CROSS JOIN identities s CROSS JOIN identities i
CROSS JOIN claims r CROSS JOIN identities o
WHERE k.case_no = :case_no AND s.person_id = k.subject AND i.entity_id = s.entity_id
    AND r.person_id = i.person_id AND r.statement = 'relation' AND o.person_id = r.other_id
UNION
SELECT o.entity_id FROM cases k CROSS JOIN identities s CROSS JOIN identities i
CROSS JOIN claims r CROSS JOIN identities o
WHERE k.case_no = :case_no AND s.person_id = k.subject AND i.entity_id = s.entity_id
    AND r.other_id = i.person_id AND r.statement = 'relation' AND o.person_id = r.person_id
"""


def views(
    connection: Connection, person_ids: Sequence[str], *, alone: bool = False
) -> dict[str, PersonView]:
    """person_id -> the entity behind it (alone: that record only); unknown ids are left out."""
    return {
        person_id: found
        for person_id in dict.fromkeys(person_ids)
        if (found := _view(connection, person_id, alone=alone)) is not None
    }


def _view(connection: Connection, person_id: str, *, alone: bool) -> PersonView | None:
    identities, persons = derived.identities.c, tables.persons.c
    own = select(identities.entity_id).where(identities.person_id == person_id)
    entity = connection.execute(own).scalar()
    if entity is None:
        return None
    members = connection.execute(
        select(persons.person_id, persons.id_no, persons.phone)
        .join(derived.identities, identities.person_id == persons.person_id)
        .where(persons.person_id == person_id if alone else identities.entity_id == entity)
        .order_by(persons.person_id)
    ).all()
    ids = [row.person_id for row in members]
    cases = connection.execute(text(_TIED_CASES), {"entity": entity}).all()
    claims, mentions = _claims(connection, ids)
    return PersonView(
        person_id=person_id,
        entity_id=str(entity),
        members=tuple(ids),
        profile=_profile(connection, ids, members, claims),
        mentions=mentions,
        subject_of=tuple(sorted({row.case_no for row in cases if row.own})),
        tied_to=tuple(sorted({row.case_no for row in cases if not row.own})),
    )


def _profile(
    connection: Connection,
    ids: Sequence[str],
    members: Sequence[Any],
    claims: dict[str, set[str]],
) -> Profile:
    names = tables.person_names.c
    found = connection.execute(select(names.name).where(names.person_id.in_(ids)).distinct())
    values = {
        field: tuple(sorted({value for use in uses for value in claims.get(use, ())}))
        for field, uses in _USES.items()
    }
    phones = {*values["phones"], *(row.phone for row in members if row.phone)}
    return Profile(
        names=tuple(sorted(found.scalars())),
        id_no=min((row.id_no for row in members if row.id_no), default=None),
        **{**values, "phones": tuple(sorted(phones))},
    )


_USES = {
    "masked_ids": (Attribute.MASKED_ID.value,),
    "phones": IDENTIFYING_PHONES,
    "addresses": ADDRESS_USES,
    "employers": (ContactUse.EMPLOYER.value,),
    "emails": (ContactUse.EMAIL.value,),
}


def _claims(
    connection: Connection, ids: Sequence[str]
) -> tuple[dict[str, set[str]], tuple[Mention, ...]]:
    """(use -> values, the newest record of each source)."""
    claims = tables.claims.c
    rows = connection.execute(
        select(claims.statement, claims.use, claims.value, claims.source, claims.record,
               claims.observed_on)
        .where(claims.person_id.in_(ids))
    ).all()  # fmt: skip
    values: dict[str, set[str]] = {}
    for row in rows:
        if row.statement in ("contact", "attribute"):
            values.setdefault(row.use, set()).add(row.value)
    return values, tuple(_mentions(rows))[:_MENTIONS]


def _mentions(rows: Sequence[Any]) -> Iterator[Mention]:
    said = sorted({(row.source, row.observed_on or "", row.record) for row in rows})
    newest = [list(group)[-1] for _, group in groupby(said, key=itemgetter(0))]
    for source, on, record in sorted(newest, key=lambda item: (item[1], item[0]), reverse=True):
        yield Mention(source, record, day(on) if on else None)


_NAMED = text("""
SELECT entity_id FROM identities WHERE person_id = :text
UNION
SELECT i.entity_id FROM cases k CROSS JOIN identities i
WHERE k.case_no = :text AND i.person_id = k.subject
UNION
SELECT i.entity_id FROM persons p CROSS JOIN identities i
WHERE p.id_no = :number AND i.person_id = p.person_id
UNION
SELECT i.entity_id FROM claims c CROSS JOIN identities i
WHERE c.value = :phone AND c.statement = 'contact' AND i.person_id = c.person_id
""")


def named(connection: Connection, name: str, number: str | None, phone: str | None) -> list[str]:
    """Ids of the entities behind a person id or case number, an identity number, a phone."""
    given = {"text": name, "number": number, "phone": phone}
    return sorted(set(connection.execute(_NAMED, given).scalars()))


def hubs_among(connection: Connection, values: Sequence[str]) -> frozenset[str]:
    """Those of the values that too many share to link anybody."""
    hubs = derived.hubs.c
    query = select(hubs.value).where(hubs.value.in_(values), hubs.kind.in_(("phone", "address")))
    return frozenset(connection.execute(query).scalars())
