"""Which state of the evidence something was computed from.

evidence: counts batches that brought anything new. judgements: counts what people said of pairs;
it moves who is who, not the cases. resolution: digest of who is who. weights: which learnt weights
are in force. The version of a case joins them with the case's own counter (attempts logged here),
so that stored leads are valid exactly while nothing they rest on has changed.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from skiptrace.store import tables
from skiptrace.store.inserts import insert_into

EVIDENCE = "evidence"
RESOLUTION = "resolution"
JUDGEMENTS = "judgements"
RESOLVED = "resolved_evidence"
ADOPTED = "weights"
"""Name of the learnt weights in force, empty for the defaults."""
KEYED = "keyed"
"""The version of the keys in person_keys; "0" while there are none."""


def read(connection: Connection, key: str, default: str = "0") -> str:
    """A fact about the database."""
    table = tables.meta
    value = connection.execute(select(table.c.value).where(table.c.key == key)).scalar()
    return default if value is None else str(value)


def write(connection: Connection, key: str, value: str) -> None:
    """Sets a fact about the database."""
    insert = insert_into(tables.meta).values(key=key, value=value)
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[tables.meta.c.key], set_={"value": insert.excluded.value}
        )
    )


def state(connection: Connection) -> int:
    """Counts what resolution works from: what came in, and what people judged."""
    return int(read(connection, EVIDENCE)) + int(read(connection, JUDGEMENTS))


def bump_evidence(connection: Connection) -> None:
    """Something new came in."""
    write(connection, EVIDENCE, str(int(read(connection, EVIDENCE)) + 1))


def bump_cases(connection: Connection, case_nos: Sequence[str]) -> None:
    """Something new came in that touches these cases alone."""
    cases = tables.cases
    connection.execute(
        update(cases).where(cases.c.case_no.in_(case_nos)).values(evidence=cases.c.evidence + 1)
    )


def global_version(connection: Connection) -> str:
    """The part of a case's version that all cases share."""
    shared = f"{read(connection, EVIDENCE)}.{read(connection, RESOLUTION)}"
    weights = read(connection, ADOPTED, "")
    return f"{shared}.{weights}" if weights else shared


def case_version(shared: str, evidence: int | str) -> str:
    """The version of one case."""
    return f"{shared}.{evidence}"
