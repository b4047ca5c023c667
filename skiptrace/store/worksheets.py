"""What worksheets ask: which queries have their answer, and how common names and values are."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from skiptrace.model.claim import Attribute
from skiptrace.model.worksheet import WorksheetFacts
from skiptrace.store import casefiles

# The steps go from the batch to an index of the tables, as in neighbourhood.sql.
_ANSWERED = f"""
SELECT b.case_no, c.value
FROM batch b
CROSS JOIN cases k
CROSS JOIN identities s
CROSS JOIN identities i
CROSS JOIN claims c
WHERE k.case_no = b.case_no
    AND s.person_id = k.subject
    AND i.entity_id = s.entity_id
    AND c.person_id = i.person_id
    AND c.statement = 'attribute'
    AND c.use = '{Attribute.LOOKED_UP.value}'
    AND (c.observed_on IS NULL OR c.observed_on <= b.as_of)
"""  # noqa: S608 - a constant of the model
_HOLDERS = """
SELECT v.value, COUNT(DISTINCT i.entity_id)
FROM batch_values v
CROSS JOIN claims c
CROSS JOIN identities i
WHERE c.value = v.value AND c.statement = 'contact' AND i.person_id = c.person_id
GROUP BY v.value
"""
# The one query that reads a whole table: names have no index, and a worksheet is asked for seldom.
_BEARERS = """
SELECT n.name, COUNT(DISTINCT i.entity_id)
FROM person_names n
CROSS JOIN identities i
WHERE n.name IN (SELECT value FROM temp.batch_values) AND i.person_id = n.person_id
GROUP BY n.name
"""
_PEOPLE = "SELECT COUNT(DISTINCT entity_id) FROM identities"


def facts(
    connection: Connection,
    case_nos: Sequence[str],
    names: Sequence[str],
    values: Sequence[str],
    as_of: date,
) -> WorksheetFacts:
    """The facts for these cases, names and contact values; see model.worksheet.WorksheetFacts."""
    casefiles.fill_batch(connection, case_nos, as_of)
    answered: dict[str, set[str]] = {}
    for case_no, name in connection.exec_driver_sql(_ANSWERED):
        answered.setdefault(case_no, set()).add(name)
    casefiles.fill_values(connection, [("", value) for value in values])
    holders = {value: int(count) for value, count in connection.exec_driver_sql(_HOLDERS)}
    casefiles.fill_values(connection, [("", name) for name in names])
    bearers = {name: int(count) for name, count in connection.exec_driver_sql(_BEARERS)}
    people = connection.exec_driver_sql(_PEOPLE).scalar_one()
    return WorksheetFacts(
        {case_no: frozenset(found) for case_no, found in answered.items()},
        bearers,
        holders,
        int(people),
    )
