"""Persons as an import names them: gathered over a batch, then merged into the table.

Every column is the least value ever seen, in text order, so that neither the order of records nor
the size of batches can be told from the result.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, case, or_, tuple_
from sqlalchemy.dialects.sqlite import Insert

from skiptrace.model.claim import HadRelation
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.store import derived, meta, regions, tables
from skiptrace.store.inserts import insert_all, insert_into, insert_new
from skiptrace.store.rows import Row

SUBJECT_NAME, CASE_NAME, OTHER_NAME = 0, 1, 2
"""name_rank: how well a source knows what the person is called."""

_NO_NAME = 9
_NEW_IDENTITIES = insert_new(derived.identities)
_NEW_NAMES = insert_new(tables.person_names)
_TOUCH = insert_into(derived.touched)
_TOUCH = _TOUCH.on_conflict_do_update(
    index_elements=[derived.touched.c.person_id], set_={"since": _TOUCH.excluded.since}
)
_KEPT_LEAST = ("phone", "case_no", "customer_no", "anchor")


class PeopleOfBatch:
    """The persons, names and person ids that a batch of records needs."""

    def __init__(self) -> None:
        self._ids: dict[PartyRef, str] = {}
        self._persons: dict[str, Row] = {}
        self._names: set[tuple[str, str, str]] = set()

    def add(self, record: Record) -> None:
        """Takes in everybody the record speaks of."""
        rank = CASE_NAME if record.source == "cases" else OTHER_NAME
        if record.case is not None:
            self._see(record.case.subject, record.source, SUBJECT_NAME)
        for claim in record.claims:
            if claim.party is not None:
                self._see(claim.party, record.source, rank)
            if isinstance(claim.fact, HadRelation):
                self._see(claim.fact.other, record.source, rank)

    def id_of(self, ref: PartyRef) -> str:
        """person_id, hashed once a batch."""
        known = self._ids.get(ref)
        if known is None:
            known = self._ids[ref] = ref.person_id
        return known

    def _see(self, ref: PartyRef, source: str, rank: int) -> None:
        person_id = self.id_of(ref)
        if ref.name:
            self._names.add((person_id, ref.name, source))
        row = _person_row(person_id, ref, rank)
        seen = self._persons.get(person_id)
        if seen is None:
            self._persons[person_id] = row
            return
        if row["name"] and (row["name_rank"], row["name"]) < (seen["name_rank"], seen["name"]):
            seen["name_rank"], seen["name"] = row["name_rank"], row["name"]
        for column in _KEPT_LEAST:
            if row[column] is not None and (seen[column] is None or row[column] < seen[column]):
                seen[column] = row[column]

    def write(self, connection: Connection) -> None:
        """Merges the batch into persons, names and (each its own entity at first) identities."""
        if not self._persons:
            return
        people = [self._persons[key] for key in sorted(self._persons)]
        insert_all(connection, _MERGE, people)
        insert_all(connection, _NEW_IDENTITIES, [own_entity(row["person_id"]) for row in people])
        names = [
            {"person_id": person_id, "name": name, "source": source}
            for person_id, name, source in sorted(self._names)
        ]
        insert_all(connection, _NEW_NAMES, names)
        touch(connection, [row["person_id"] for row in people])


def touch(connection: Connection, person_ids: Iterable[str]) -> None:
    """Notes that resolution has to look at these persons; the first time it looks at everybody."""
    if meta.read(connection, meta.KEYED) != "0":
        since = meta.state(connection) + 1
        rows = [{"person_id": person_id, "since": since} for person_id in person_ids]
        insert_all(connection, _TOUCH, rows)


def own_entity(person_id: str) -> Row:
    """The identity of a person whom resolution has not seen."""
    return {
        "person_id": person_id,
        "entity_id": person_id,
        "certainty": 1.0,
        "rule": "own",
        "name": None,
    }


def _person_row(person_id: str, ref: PartyRef, rank: int) -> Row:
    return {
        "person_id": person_id,
        "key_kind": ref.key.partition(":")[0],
        "name": ref.name or None,
        "name_rank": rank if ref.name else _NO_NAME,
        "id_no": ref.id_no,
        "phone": ref.phone,
        "case_no": ref.case_no,
        "customer_no": ref.customer_no,
        "anchor": ref.anchor,
        "region": regions.of_id_number(ref.id_no),
    }


def _merge() -> Insert:
    """INSERT that keeps the lesser of the old and the new value, column by column."""
    persons = tables.persons.c
    insert = insert_into(tables.persons)
    new = insert.excluded
    better = tuple_(new.name_rank, new.name) < tuple_(persons.name_rank, persons.name)
    named = new.name_rank < persons.name_rank
    lesser = {
        column: and_(
            new[column].is_not(None),
            or_(persons[column].is_(None), new[column] < persons[column]),
        )
        for column in _KEPT_LEAST
    }
    return insert.on_conflict_do_update(
        index_elements=[persons.person_id],
        set_={
            "name": case((or_(named, better), new.name), else_=persons.name),
            "name_rank": case((named, new.name_rank), else_=persons.name_rank),
            **{
                column: case((less, new[column]), else_=persons[column])
                for column, less in lesser.items()
            },
        },
        # Most persons come again as they are: no write then.
        where=or_(named, better, *lesser.values()),
    )


_MERGE = _merge()


def people_of(records: Iterable[Record]) -> PeopleOfBatch:
    """Everybody in a batch of records."""
    people = PeopleOfBatch()
    for record in records:
        people.add(record)
    return people
