"""Records into the database: a batch is one unit, and what is known changes nothing."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, or_, select, tuple_, update
from sqlalchemy.dialects.sqlite import Insert

from skiptrace.model.claim import HadRelation
from skiptrace.model.record import ImportCount, Receipt, Record
from skiptrace.store import derived, events, leads, meta, tables
from skiptrace.store.inserts import insert_all, insert_into, insert_new
from skiptrace.store.people import PeopleOfBatch, people_of
from skiptrace.store.rows import Row, attempt_row, case_row, claim_row, flag_row

_NEW_CLAIMS = insert_new(tables.claims)
_NEW_ATTEMPTS = insert_new(tables.attempts)
_NEW_FLAGS = insert_new(tables.flags)
_NEW_RUNS = insert_new(derived.lead_runs)
_COUNTS = ("read", "new", "known", "rejected", "waiting")


def add(connection: Connection, receipt: Receipt, records: Sequence[Record]) -> ImportCount:
    """Keeps the records whose (source, record, content) is new; the rest is counted as known.

    Call it inside one IMMEDIATE transaction: a kill keeps the whole batch or none of it.
    """
    connection.execute(insert_new(tables.imports), _manifest(receipt))
    fresh = _fresh(connection, receipt, records)
    if fresh:
        _keep(connection, receipt, fresh)
        _make_stale(connection, [record for record, _ in fresh])
    read, new = _lines(records), _lines(record for record, _ in fresh)
    return ImportCount(read=read, new=new, known=read - new)


def _make_stale(connection: Connection, fresh: Sequence[Record]) -> None:
    """A call log touches its cases and points alone; whatever names people may touch anybody."""
    if any(record.claims or record.case or record.flags for record in fresh):
        meta.bump_evidence(connection)
    else:
        leads.touch(connection, [tried for record in fresh for tried in record.attempts])


def _lines(records: Iterable[Record]) -> int:
    """The input lines that the records stand for."""
    return sum(record.lines for record in records)


def count_known(connection: Connection, records: Sequence[Record]) -> int:
    """How many lines `add` would count as known, repeats within the batch included."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in records:
        first.setdefault((record.source, record.record, record.content_hash), record)
    table = tables.records.c
    held = connection.execute(
        select(table.source, table.record, table.content_hash).where(
            tuple_(table.source, table.record, table.content_hash).in_(sorted(first))
        )
    )
    for source, name, digest in held:
        del first[source, name, digest]
    return _lines(records) - _lines(first.values())


def finish(connection: Connection, receipt: Receipt, count: ImportCount) -> None:
    """Marks the import finished; a receipt that is finished again adds to its counts."""
    connection.execute(insert_new(tables.imports), _manifest(receipt))
    imports = tables.imports.c
    connection.execute(
        update(tables.imports)
        .where(imports.import_id == receipt.import_id)
        .values(finished=True, **{name: imports[name] + getattr(count, name) for name in _COUNTS})
    )


def totals(connection: Connection) -> dict[str, ImportCount]:
    """kind -> counts over all finished imports, by kind."""
    imports = tables.imports.c
    rows = connection.execute(
        select(imports.kind, *(imports[name] for name in _COUNTS)).where(imports.finished)
    )
    result: dict[str, ImportCount] = {}
    for kind, *counts in rows:
        result[kind] = result.get(kind, ImportCount()) + ImportCount(*counts)
    return dict(sorted(result.items()))


def _manifest(receipt: Receipt) -> Row:
    return {
        "import_id": receipt.import_id,
        "kind": receipt.kind,
        "file_name": receipt.file_name,
        "sha256": receipt.sha256,
        "basis": receipt.basis,
        "received_at": receipt.received_at.isoformat(),
        **dict.fromkeys(_COUNTS, 0),
        "finished": False,
        "reader": receipt.reader or None,
    }


def _fresh(
    connection: Connection, receipt: Receipt, records: Sequence[Record]
) -> list[tuple[Record, str]]:
    """(record, content hash) of those that the database did not have, in the order given."""
    batch: dict[tuple[str, str, str], Record] = {}
    for record in records:
        batch.setdefault((record.source, record.record, record.content_hash), record)
    if not batch:
        return []
    table = tables.records
    # RETURNING gives exactly the rows this statement inserted, also beside other writers.
    inserted = connection.execute(
        insert_new(table).returning(table.c.source, table.c.record, table.c.content_hash),
        [
            {
                "source": source,
                "record": name,
                "content_hash": digest,
                "import_id": receipt.import_id,
                "line": record.line,
            }
            for (source, name, digest), record in batch.items()
        ],
    )
    new = {(source, name, digest) for source, name, digest in inserted}
    return [(record, key[2]) for key, record in batch.items() if key in new]


def _keep(connection: Connection, receipt: Receipt, fresh: Sequence[tuple[Record, str]]) -> None:
    people = people_of(record for record, _ in fresh)
    people.write(connection)
    found = [record for record, _ in fresh]
    insert_all(connection, _NEW_CLAIMS, _claim_rows(people, receipt, found))
    attempts = [attempt_row(attempt) for record in found for attempt in record.attempts]
    insert_all(connection, _NEW_ATTEMPTS, attempts)
    insert_all(
        connection, _NEW_FLAGS, [flag_row(flag) for record in found for flag in record.flags]
    )
    _keep_cases(connection, people, receipt, fresh)
    events.refresh(connection, receipt, found)


def _claim_rows(people: PeopleOfBatch, receipt: Receipt, records: Iterable[Record]) -> list[Row]:
    rows = []
    for record in records:
        for claim in record.claims:
            party = None if claim.party is None else people.id_of(claim.party)
            fact = claim.fact
            other = people.id_of(fact.other) if isinstance(fact, HadRelation) else None
            rows.append(claim_row(claim, party, other, receipt))
    return rows


def _keep_cases(
    connection: Connection,
    people: PeopleOfBatch,
    receipt: Receipt,
    fresh: Sequence[tuple[Record, str]],
) -> None:
    """The newest new record of a case wins: a later import, else the later line of one file."""
    rows = [
        {
            **case_row(record.case, people.id_of(record.case.subject)),
            "import_id": receipt.import_id,
            "line": record.line,
            "content_hash": digest,
            "evidence": 0,
        }
        for record, digest in fresh
        if record.case is not None
    ]
    if not rows:
        return
    insert_all(connection, _UPSERT_CASES, rows)
    insert_all(connection, _NEW_RUNS, [_no_run(row["case_no"]) for row in rows])


def _no_run(case_no: str) -> Row:
    """The queue's line of a case that was never ranked."""
    return {
        "case_no": case_no,
        "as_of": "",
        "version": "",
        "leads": 0,
        "channel": None,
        "p_reach": None,
        "worth": derived.NO_LEAD,
    }


def _upsert_cases() -> Insert:
    cases = tables.cases.c
    insert = insert_into(tables.cases)
    new = insert.excluded
    kept = ("case_no", "evidence")
    return insert.on_conflict_do_update(
        index_elements=[cases.case_no],
        set_={column.name: new[column.name] for column in cases if column.name not in kept},
        where=or_(
            cases.import_id != new.import_id,
            cases.line < new.line,
            (cases.line == new.line) & (cases.content_hash < new.content_hash),
        ),
    )


_UPSERT_CASES = _upsert_cases()
