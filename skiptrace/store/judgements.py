"""Judgements of people on pairs of records: added, taken back by a new row, never changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select

from skiptrace.model.judgement import Judgement, Verdict
from skiptrace.store import derived, meta, people, tables
from skiptrace.store.rows import text_id

_TABLE = tables.judgements
_TAKEN_BACK = select(_TABLE.c.undoes).where(_TABLE.c.undoes.is_not(None))
_STANDING = _TABLE.c.undoes.is_(None) & _TABLE.c.judgement_id.not_in(_TAKEN_BACK)


def add(connection: Connection, judgement: Judgement) -> Judgement:
    """Keeps it under a name of its own; call it inside one IMMEDIATE transaction."""
    last = connection.execute(select(func.max(_TABLE.c.seq))).scalar()
    seq = (last or 0) + 1
    row = {
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict.value,
        "judged_by": judgement.by,
        "judged_at": judgement.at.isoformat(),
        "note": judgement.note or None,
        "undoes": judgement.undoes or None,
    }
    name = text_id(str(seq), *row.values())
    connection.execute(insert(_TABLE), {"seq": seq, "judgement_id": name, **row})
    people.touch(connection, [judgement.left, judgement.right])
    meta.write(connection, meta.JUDGEMENTS, str(seq))
    return replace(judgement, judgement_id=name)


def last_of(connection: Connection, by: str) -> Judgement | None:
    """The newest judgement of this person that is not taken back."""
    query = select(_TABLE).where(_STANDING, _TABLE.c.judged_by == by)
    found = connection.execute(query.order_by(_TABLE.c.seq.desc()).limit(1)).mappings().first()
    return None if found is None else _judgement(found)


def standing(connection: Connection) -> list[Judgement]:
    """The last word on every pair, the newest first."""
    return _last_words(connection, select(_TABLE).where(_STANDING))


def between(
    connection: Connection, lefts: Sequence[str], rights: Sequence[str]
) -> Judgement | None:
    """The newest standing word on any pair of one of these and one of those."""
    ends = (_TABLE.c.left_id, _TABLE.c.right_id)
    across = [one.in_(lefts) & other.in_(rights) for one, other in (ends, ends[::-1])]
    query = select(_TABLE).where(_STANDING, across[0] | across[1])
    return next(iter(_last_words(connection, query)), None)


def history(
    connection: Connection, left: str | None, right: str | None, limit: int
) -> list[Judgement]:
    """Every row, undone ones and undos included, newest first; of one record or pair if given."""
    query = select(_TABLE).order_by(_TABLE.c.seq.desc()).limit(limit)
    for person in (left, right):
        if person is not None:
            query = query.where((_TABLE.c.left_id == person) | (_TABLE.c.right_id == person))
    return [_judgement(row) for row in connection.execute(query).mappings()]


def count(connection: Connection) -> int:
    """How many pairs have a standing judgement."""
    pairs = select(_TABLE.c.left_id, _TABLE.c.right_id).where(_STANDING).distinct().subquery()
    return int(connection.execute(select(func.count()).select_from(pairs)).scalar_one())


def judged_entities(connection: Connection, by: str | None = None) -> set[tuple[str, str]]:
    """Pairs of entities (the lesser id first) of which somebody, or `by`, has judged records."""
    left, right = derived.identities.alias(), derived.identities.alias()
    query = (
        select(left.c.entity_id, right.c.entity_id)
        .select_from(_TABLE)
        .join(left, left.c.person_id == _TABLE.c.left_id)
        .join(right, right.c.person_id == _TABLE.c.right_id)
        .where(_STANDING)
    )
    if by is not None:
        query = query.where(_TABLE.c.judged_by == by)
    return {(min(a, b), max(a, b)) for a, b in connection.execute(query)}


def _last_words(connection: Connection, query: Select[Any]) -> list[Judgement]:
    last: dict[tuple[str, str], Judgement] = {}
    for row in connection.execute(query.order_by(_TABLE.c.seq.desc())).mappings():
        last.setdefault((row["left_id"], row["right_id"]), _judgement(row))
    return list(last.values())


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(
        left=row["left_id"],
        right=row["right_id"],
        verdict=Verdict(row["verdict"]),
        by=row["judged_by"],
        at=datetime.fromisoformat(row["judged_at"]),
        note=row["note"] or "",
        judgement_id=row["judgement_id"],
        undoes=row["undoes"] or "",
    )
