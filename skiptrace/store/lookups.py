"""The ledger of look-ups: intent before the question leaves, answer and records in one.

A question that may have been counted at a paid service and has no answer is in doubt: it is never
asked again unless a person releases it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from skiptrace.errors import StoreFailure
from skiptrace.live import Ended, Intent, Ruling
from skiptrace.model.lookup import Asks, LookupEntry, LookupOutcome, LookupState
from skiptrace.model.record import ImportCount, Receipt, Record
from skiptrace.store import audit, records
from skiptrace.store.lookup_table import lookups
from skiptrace.store.rows import text_id

# Two machines that share a workspace differ by minutes; more would buy another day's budget.
CLOCK_SLACK = timedelta(minutes=10)

_T = lookups.c
_OPEN = (LookupState.ASKED.value, LookupState.DOUBTFUL.value)


def begin(connection: Connection, intent: Intent) -> tuple[Ruling, str]:
    """Rules on the intent and, if it may go, writes it, its count and its audit entry."""
    _check_clock(connection, intent.at)
    question = intent.lookup.digest
    last = newest_of(connection, intent.source, [question]).get(question)
    if last is not None and (ruling := _repeated(last, intent)) is not None:
        return ruling, ""
    if (spent := _budget(connection, intent)) is not None:
        return spent, ""
    seq = _next(connection)
    lookup_id = text_id(intent.source, question, intent.run_id, intent.at.isoformat(), str(seq))
    connection.execute(
        insert(lookups),
        {
            "lookup_id": lookup_id,
            "seq": seq,
            "source": intent.source,
            "service": intent.service,
            "question": question,
            "case_no": intent.lookup.case_no,
            "asks": intent.lookup.asks.value,
            "state": LookupState.ASKED.value,
            "counted": True,
            "price": None if intent.terms.price is None else str(intent.terms.price),
            "run_id": intent.run_id,
            "actor": intent.actor,
            "basis": intent.basis,
            "asked_at": intent.at.isoformat(),
            "day": intent.day.isoformat(),
            "answered_at": None,
            "outcome": None,
            "token": intent.lookup.detail,
        },
    )
    detail = f"{intent.source} {intent.lookup.asks} {lookup_id}"
    audit.append(connection, intent.actor, "lookup", intent.lookup.case_no, detail, intent.at)
    return Ruling.GO, lookup_id


def _next(connection: Connection) -> int:
    """Which of two look-ups came later must not hang on a clock."""
    last = connection.execute(select(func.max(_T.seq))).scalar()
    return 1 if last is None else int(last) + 1


def _check_clock(connection: Connection, at: datetime) -> None:
    last = connection.execute(select(func.max(_T.asked_at))).scalar()
    if last is not None and at + CLOCK_SLACK < datetime.fromisoformat(last):
        raise StoreFailure(
            "the clock is behind the last look-up on record", "set the clock of this machine right"
        )


def _repeated(last: LookupEntry, intent: Intent) -> Ruling | None:
    """Why a question that was put before is not put again; None when it may be."""
    if last.state is LookupState.ANSWERED and last.answered_at is not None:
        fresh = intent.at - last.answered_at < timedelta(days=intent.terms.fresh_days)
        return Ruling.KNOWN if fresh else None
    if last.state.value in _OPEN and intent.terms.paid:
        return Ruling.DOUBTFUL
    return None


def _budget(connection: Connection, intent: Intent) -> Ruling | None:
    """Why the budget does not allow another look-up; None when it does."""
    terms = intent.terms
    if terms.per_day is not None and (
        spent(connection, intent.source, intent.day) >= terms.per_day
    ):
        return Ruling.DAY_SPENT
    if terms.per_run is not None:
        of_run = (_T.run_id == intent.run_id) & (_T.source == intent.source) & _T.counted
        if _count(connection, of_run) >= terms.per_run:
            return Ruling.RUN_SPENT
    return None


def spent(connection: Connection, source: str, day: date) -> int:
    """How many look-ups of that day count at a source."""
    return _count(connection, (_T.source == source) & (_T.day == day.isoformat()) & _T.counted)


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(lookups).where(condition)
    return int(connection.execute(query).scalar_one())


def finish(
    connection: Connection, lookup_id: str, ended: Ended, receipt: Receipt, found: Sequence[Record]
) -> ImportCount:
    """Keeps the records and settles the look-up; the caller's transaction makes it one."""
    count = ImportCount()
    if found:
        count = records.add(connection, receipt, found)
        records.finish(connection, receipt, count)
    connection.execute(
        update(lookups)
        .where(_T.lookup_id == lookup_id)
        .values(
            state=ended.state.value,
            counted=ended.counted,
            outcome=None if ended.outcome is None else ended.outcome.value,
            token=ended.token,
            answered_at=receipt.received_at.isoformat(),
        )
    )
    return count


def newest_of(
    connection: Connection, source: str, questions: Sequence[str]
) -> dict[str, LookupEntry]:
    """digest -> the newest look-up of that question at that source."""
    found: dict[str, LookupEntry] = {}
    for start in range(0, len(questions), _MANY):
        part = list(questions[start : start + _MANY])
        query = select(lookups).where(_T.source == source, _T.question.in_(part))
        for row in connection.execute(query.order_by(_T.seq)):
            found[row.question] = entry_of(row)
    return found


_MANY = 500  # names in one IN list; SQLite allows 32,766, and shorter lists plan alike


def open_entries(connection: Connection, source: str) -> list[LookupEntry]:
    """Look-ups of a source without an answer, oldest first."""
    query = select(lookups).where(_T.source == source, _T.state.in_(_OPEN))
    rows = connection.execute(query.order_by(_T.seq))
    return [entry_of(row) for row in rows]


def release(connection: Connection, source: str, actor: str, at: datetime) -> int:
    """Doubtful look-ups of a source may be asked again; each release is in the audit log."""
    doubtful = open_entries(connection, source)
    for entry in doubtful:
        detail = f"{source} {entry.asks} {entry.lookup_id}"
        audit.append(connection, actor, "lookup-released", entry.case_no, detail, at)
    connection.execute(
        update(lookups)
        .where(_T.lookup_id.in_([entry.lookup_id for entry in doubtful]))
        .values(state=LookupState.RELEASED.value)
    )
    return len(doubtful)


def entry_of(row: Row[tuple[object, ...]]) -> LookupEntry:
    """A look-up read back."""
    return LookupEntry(
        lookup_id=row.lookup_id,
        source=row.source,
        question=row.question,
        case_no=row.case_no,
        asks=Asks(row.asks),
        state=LookupState(row.state),
        asked_at=datetime.fromisoformat(row.asked_at),
        answered_at=None if row.answered_at is None else datetime.fromisoformat(row.answered_at),
        outcome=None if row.outcome is None else LookupOutcome(row.outcome),
        token=row.token,
    )
