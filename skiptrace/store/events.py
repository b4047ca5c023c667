"""News, kept as events: derived from what is on file, told with the moment it was first known.

The events of a person are made anew whenever a report of theirs comes in, inside the transaction
that keeps it: so they follow from the reports alone, whatever their order, and a repeat adds none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text

from skiptrace.model.claim import HadRelation
from skiptrace.model.event import Event, EventKind
from skiptrace.model.record import Receipt, Record
from skiptrace.model.report_delta import SOURCE, ReportRow, Thing, news, owners, thing_of
from skiptrace.store import tables
from skiptrace.store.inserts import insert_into
from skiptrace.store.rows import Row, day, iso, text_id

# Owners asked for at once: below every database's limit of parameters.
_AT_ONCE = 500


def refresh(connection: Connection, receipt: Receipt, records: Iterable[Record]) -> None:
    """Makes the events of everybody whose reports are among the records, as of all their reports.

    learnt_at of an event that was there stays; what another report proves not to be new goes.
    """
    people = sorted({person for record in records for person in _owners(record)})
    for start in range(0, len(people), _AT_ONCE):
        _refresh(connection, people[start : start + _AT_ONCE], receipt.received_at)


def _owners(record: Record) -> set[str]:
    """Whose report it is: everybody it speaks of, without those it ties to them."""
    if record.source != SOURCE:
        return set()
    dated = [claim for claim in record.claims if claim.stated_on is not None]
    speaks_of = {claim.party.person_id for claim in dated if claim.party is not None}
    return speaks_of - {
        claim.fact.other.person_id for claim in dated if isinstance(claim.fact, HadRelation)
    }


def _refresh(connection: Connection, people: Sequence[str], learnt_at: datetime) -> None:
    wanted = {row["event_id"]: row for row in _news_rows(connection, people, learnt_at)}
    events = tables.events
    kept = connection.execute(
        select(events.c.event_id).where(
            events.c.person_id.in_(people), events.c.kind == EventKind.NEW_IN_REPORT.value
        )
    ).scalars()
    gone = [{"gone": event_id} for event_id in kept if event_id not in wanted]
    if gone:
        connection.execute(delete(events).where(events.c.event_id == bindparam("gone")), gone)
    if wanted:
        connection.execute(_KEEP, [wanted[event_id] for event_id in sorted(wanted)])


def _news_rows(connection: Connection, people: Sequence[str], learnt_at: datetime) -> Iterator[Row]:
    """One row for each thing that was new in a report of these people."""
    found = [(_report_row(row), row) for row in connection.execute(_SAID, {"people": people})]
    rows = [row for row, _ in found]
    fresh, persons, asked = news(rows), owners(rows), frozenset(people)
    first: dict[tuple[str, Thing], Row] = {}
    for row, claim in found:
        person, relations = persons.get(row.record, ("", {}))
        thing = thing_of(row, relations)
        if thing is None or person not in asked:
            continue
        new = fresh.get((person, thing))
        if new is None or new.day != row.day:
            continue
        made = _event_row(person, thing, claim, new.before, learnt_at)
        held = first.get((person, thing))
        if held is None or _stands_before(made, held):
            first[person, thing] = made
    yield from first.values()


def _stands_before(row: Row, held: Row) -> bool:
    """Which of several claims of one report stands for the news: the latest, then by name."""
    day, other = row["observed_on"] or "", held["observed_on"] or ""
    if day != other:
        return bool(day > other)
    return (row["record"], row["use"]) < (held["record"], held["use"])


def _event_row(person: str, thing: Thing, claim: Any, before: date, learnt_at: datetime) -> Row:
    kind = EventKind.NEW_IN_REPORT.value
    # A name may be spelled better one day; that is no other news.
    named = thing.value if claim.statement == "contact" else ""
    return {
        "event_id": text_id(kind, person, thing.relation, thing.kind, named, claim.stated_on),
        "kind": kind,
        "person_id": person,
        "case_no": None,
        "statement": claim.statement,
        "use": claim.use,
        "value": thing.value,
        "relation": thing.relation if claim.statement == "contact" else "",
        "day": claim.stated_on,
        "observed_on": claim.observed_on,
        "learnt_at": learnt_at.isoformat(),
        "source": SOURCE,
        "record": claim.record,
        "details": json.dumps({"before": iso(before)}, sort_keys=True),
    }


def _report_row(row: Any) -> ReportRow:
    value = row.other_name or "" if row.statement == "relation" else row.value
    return ReportRow(
        record=row.record,
        person=row.person_id,
        statement=row.statement,
        use=row.use,
        value=value,
        other=row.other_id or "",
        day=day(row.stated_on),
    )


def read(connection: Connection, since: datetime | None, as_of: date) -> Iterator[Event]:
    """Events of all cases by moment learnt, then case; of records of that day or before.

    since: only what was learnt then or later (an aware UTC moment).
    """
    from_moment = "" if since is None else since.isoformat()
    rows = connection.execute(_TOLD, {"since": from_moment, "as_of": as_of.isoformat()})
    for row in rows.mappings():
        yield _event_of(dict(row))


def _event_of(row: Mapping[str, Any]) -> Event:
    return Event(
        kind=EventKind(row["kind"]),
        case_no=row["told_of"],
        statement=row["statement"],
        use=row["use"],
        value=row["value"],
        relation=row["relation"],
        day=day(row["day"]),
        observed_on=None if row["observed_on"] is None else day(row["observed_on"]),
        learnt_at=datetime.fromisoformat(row["learnt_at"]),
        source=row["source"],
        record=row["record"],
        details=json.loads(row["details"]),
    )


def _keep() -> Any:
    insert = insert_into(tables.events)
    told = ("event_id", "learnt_at")
    return insert.on_conflict_do_update(
        index_elements=[tables.events.c.event_id],
        set_={c.name: insert.excluded[c.name] for c in tables.events.c if c.name not in told},
    )


_KEEP = _keep()
# What the reports of these people say: of themselves, and of those they are tied to in them.
_SAID = text(
    """
WITH own AS (
    SELECT c.* FROM claims c
    WHERE c.person_id IN :people AND c.source = 'credit-reports' AND c.stated_on IS NOT NULL
),
said AS (
    SELECT * FROM own
    UNION
    SELECT c.* FROM own o
    JOIN claims c ON c.person_id = o.other_id AND c.statement = 'contact'
        AND c.source = o.source AND c.record = o.record
    WHERE o.statement = 'relation'
    UNION
    SELECT r.* FROM own o
    JOIN claims r ON r.other_id = o.person_id AND r.statement = 'relation'
        AND r.source = o.source AND r.record = o.record
)
SELECT s.record, s.person_id, s.statement, s.use, s.value, s.other_id,
    (SELECT MIN(n.name) FROM person_names n
     WHERE n.person_id = s.other_id AND n.source = s.source) AS other_name,
    s.observed_on, s.stated_on
FROM said s
"""
).bindparams(bindparam("people", expanding=True))
# An event of a person is told of every case that looks for them, by whatever record of theirs.
_TOLD = text(
    """
SELECT e.*, told.case_no AS told_of
FROM events e
JOIN (
    SELECT i.person_id, k.case_no
    FROM cases k
    JOIN identities s ON s.person_id = k.subject
    JOIN identities i ON i.entity_id = s.entity_id
) told ON told.person_id = e.person_id
WHERE e.learnt_at >= :since AND e.day <= :as_of
UNION ALL
SELECT e.*, e.case_no AS told_of
FROM events e
WHERE e.case_no IS NOT NULL AND e.person_id IS NULL
    AND e.learnt_at >= :since AND e.day <= :as_of
ORDER BY learnt_at, told_of, day, statement, use, value, event_id
"""
)
