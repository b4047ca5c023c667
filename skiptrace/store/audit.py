"""The hash-chained log: every entry carries the hash of the one before it.

UNIQUE(prev) forbids two entries after one; an edit, a cut in the middle or a swap breaks the
chain. Cutting the end off, or writing the whole chain anew, is only seen against a head kept
outside the database: `head` is what exports print for that.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from skiptrace.store import tables

GENESIS = "0" * 64
"""`prev` of the first entry."""

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry; detail says what was done in words and ids, never a personal value."""

    seq: int
    prev: str
    hash: str
    at: datetime
    actor: str
    action: str
    case_no: str
    detail: str


def append(
    connection: Connection, actor: str, action: str, case_no: str, detail: str, at: datetime
) -> str:
    """Adds an entry inside the caller's IMMEDIATE transaction; its hash."""
    audit = tables.audit.c
    last = connection.execute(
        select(audit.seq, audit.hash).order_by(audit.seq.desc()).limit(1)
    ).first()
    seq, prev = (1, GENESIS) if last is None else (last.seq + 1, last.hash)
    moment = at.isoformat()
    digest = entry_hash(prev, seq, moment, actor, action, case_no, detail)
    connection.execute(
        insert(tables.audit),
        {
            "seq": seq,
            "prev": prev,
            "hash": digest,
            "at": moment,
            "actor": actor,
            "action": action,
            "case_no": case_no,
            "detail": detail,
        },
    )
    return digest


def entry_hash(
    prev: str, seq: int, at: str, actor: str, action: str, case_no: str, detail: str
) -> str:
    """SHA-256 over prev and the entry as JSON: sorted keys, no spaces, UTF-8."""
    content = json.dumps(
        {
            "action": action,
            "actor": actor,
            "at": at,
            "case_no": case_no,
            "detail": detail,
            "seq": seq,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256((prev + content).encode()).hexdigest()


def entries(connection: Connection, case_no: str | None = None) -> Iterator[AuditEntry]:
    """All entries in order, or those of one case."""
    for row in _rows(connection, case_no):
        yield AuditEntry(
            seq=row.seq,
            prev=row.prev,
            hash=row.hash,
            at=datetime.fromisoformat(row.at),
            actor=row.actor,
            action=row.action,
            case_no=row.case_no,
            detail=row.detail,
        )


def verify(connection: Connection) -> tuple[int, int | None]:
    """(how many entries, seq of the first that does not follow from the one before it)."""
    prev, count = GENESIS, 0
    for row in _rows(connection, None):
        count += 1
        expected = entry_hash(prev, count, row.at, row.actor, row.action, row.case_no, row.detail)
        if (row.seq, row.prev, row.hash) != (count, prev, expected):
            total = connection.execute(select(func.count()).select_from(tables.audit)).scalar_one()
            return int(total), int(row.seq)
        prev = expected
    return count, None


def head(connection: Connection) -> tuple[int, str]:
    """(seq, hash) of the last entry: what somebody outside can keep to see a cut end."""
    audit = tables.audit.c
    last = connection.execute(
        select(audit.seq, audit.hash).order_by(audit.seq.desc()).limit(1)
    ).first()
    return (0, GENESIS) if last is None else (int(last.seq), str(last.hash))


def _rows(connection: Connection, case_no: str | None) -> Iterator[Row[tuple[object, ...]]]:
    audit = tables.audit
    query = select(audit).order_by(audit.c.seq)
    if case_no is not None:
        query = query.where(audit.c.case_no == case_no)
    yield from connection.execute(query, execution_options={"yield_per": _BATCH})
