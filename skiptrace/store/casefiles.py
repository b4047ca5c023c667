"""Case files: the neighbourhood query's rows as the unit that ranking takes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select, text

from skiptrace import normalize
from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactUse
from skiptrace.store import derived, meta, tables, weights
from skiptrace.store.rows import PHONE_USES, attempt_of, case_of, day

_HERE = Path(__file__).parent
NEIGHBOURHOOD = (_HERE / "neighbourhood.sql").read_text(encoding="utf-8")
ATTEMPTS = (_HERE / "attempts.sql").read_text(encoding="utf-8")

_CASE = itemgetter(0)
# A claim may come in two capacities: an office's line that the subject gave as their own.
_CASE_CLAIM_AND_VIA = itemgetter(0, 13, 1)
_CONTACT_PHONES = frozenset(PHONE_USES)
_HOLDERS = frozenset({"party", "office"})


def read(
    connection: Connection, case_nos: Sequence[str], as_of: date
) -> tuple[list[CaseFile], dict[str, str]]:
    """The files of the cases that exist, in the order asked, and the version each was read at."""
    fill_batch(connection, case_nos, as_of)
    found = _cases(connection)
    facts = _facts(connection)
    _fill_phones(connection, facts)
    attempts = _attempts(connection)
    in_force = weights.adopted(connection)
    files = [
        CaseFile(
            case=case_of(found[case_no]),
            subject_id=found[case_no]["entity_id"],
            facts=facts.get(case_no, ()),
            attempts=attempts.get(case_no, ()),
            weights=in_force,
        )
        for case_no in dict.fromkeys(case_nos)
        if case_no in found
    ]
    shared = meta.global_version(connection)
    versions = {
        case_no: meta.case_version(shared, row["evidence"]) for case_no, row in found.items()
    }
    return files, versions


def read_cases(connection: Connection, case_nos: Sequence[str]) -> list[Case]:
    """The cases that exist, in the order asked, without their neighbourhoods."""
    fill_batch(connection, case_nos, date.max)
    found = _cases(connection)
    return [case_of(found[case_no]) for case_no in dict.fromkeys(case_nos) if case_no in found]


def fill_batch(connection: Connection, case_nos: Sequence[str], as_of: date) -> None:
    """Makes the relation batch(case_no, as_of) hold these cases."""
    connection.exec_driver_sql("DELETE FROM temp.batch")
    until = as_of.isoformat()
    rows: list[tuple[str, ...]] = [(case_no, until) for case_no in dict.fromkeys(case_nos)]
    if rows:
        connection.exec_driver_sql("INSERT INTO temp.batch (case_no, as_of) VALUES (?, ?)", rows)


def fill_values(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Makes the relation batch_values(case_no, value) hold these pairs."""
    connection.exec_driver_sql("DELETE FROM temp.batch_values")
    rows: list[tuple[str, ...]] = list(dict.fromkeys(pairs))
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO temp.batch_values (case_no, value) VALUES (?, ?)", rows
        )


def case_columns() -> Select[Any]:
    """A SELECT of cases with what rows.case_of needs of the subject, and the subject's entity."""
    person, identity = tables.persons.c, derived.identities.c
    return (
        select(
            tables.cases,
            identity.entity_id,
            identity.name.label("entity_name"),
            person.name.label("person_name"),
            person.id_no.label("person_id_no"),
            person.phone.label("person_phone"),
            person.case_no.label("person_case_no"),
            person.customer_no.label("person_customer_no"),
            person.anchor.label("person_anchor"),
        )
        .join(tables.persons, person.person_id == tables.cases.c.subject)
        .join(derived.identities, identity.person_id == tables.cases.c.subject)
    )


_CASES_OF_BATCH = case_columns().where(
    tables.cases.c.case_no.in_(text("SELECT case_no FROM temp.batch"))
)


def _cases(connection: Connection) -> Mapping[str, Any]:
    return {row["case_no"]: row for row in connection.execute(_CASES_OF_BATCH).mappings()}


def _facts(connection: Connection) -> dict[str, tuple[FactRow, ...]]:
    rows = sorted(connection.exec_driver_sql(NEIGHBOURHOOD).all(), key=_CASE_CLAIM_AND_VIA)
    return {case_no: tuple(map(_fact, group)) for case_no, group in groupby(rows, key=_CASE)}


def _fact(row: Sequence[Any]) -> FactRow:
    """A row of neighbourhood.sql, whose columns stand in the order of FactRow's fields."""
    # fmt: off
    (_, via, entity_id, name, statement, use, value, other_id, other_name, observed, origin,
     source, record, claim_id, reported_by, certainty, identity, place, quote, measure, stated,
     basis, region) = row
    return FactRow(
        via, entity_id, name, statement, use, value, other_id, other_name,
        None if observed is None else day(observed), origin,
        source, record, claim_id, reported_by, certainty, identity, place, quote, measure,
        None if stated is None else day(stated), basis, region,
    )
    # fmt: on


def _fill_phones(connection: Connection, facts: Mapping[str, Sequence[FactRow]]) -> None:
    """Lines of parties and offices, and numbers they called, that are no hubs: for the attempts."""
    fill_values(
        connection,
        (
            (case_no, phone)
            for case_no, rows in facts.items()
            for fact in rows
            if (phone := _phone(fact)) is not None
        ),
    )
    connection.exec_driver_sql(
        "DELETE FROM temp.batch_values"
        " WHERE value IN (SELECT h.value FROM hubs h"
        " WHERE h.kind IN ('phone', 'called') AND h.value = batch_values.value)"
    )


def _phone(fact: FactRow) -> str | None:
    """The line that a party's claim names, or that the mailbox it gives is named after."""
    if fact.via not in _HOLDERS:
        return None
    if fact.statement == "calls" or (fact.statement == "contact" and fact.use in _CONTACT_PHONES):
        return fact.value
    is_mailbox = fact.statement == "contact" and fact.use == ContactUse.EMAIL.value
    implied = normalize.implied(fact.value) if is_mailbox else None
    return implied.value if implied and implied.use == ContactUse.MOBILE.value else None


def _attempts(connection: Connection) -> dict[str, tuple[Attempt, ...]]:
    rows = connection.exec_driver_sql(ATTEMPTS).mappings()
    return {
        case_no: tuple(attempt_of(row) for row in group)
        for case_no, group in groupby(rows, key=itemgetter("asked_for"))
    }
