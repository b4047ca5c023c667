"""INSERT ... ON CONFLICT: standard SQL leaves it to each dialect, so it is named in one place.

PostgreSQL's construct has the same methods; a second backend is a choice made here.
"""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects.sqlite import Insert, insert


def insert_into(table: Table) -> Insert:
    """An INSERT that can be given a rule for rows that are there already."""
    return insert(table)


def insert_new(table: Table) -> Insert:
    """An INSERT that leaves a row alone when its key is there already."""
    return insert_into(table).on_conflict_do_nothing()


def insert_all(connection: Connection, statement: Insert, rows: Sequence[dict[str, Any]]) -> None:
    """Executes one statement for all rows; all have the same columns, more than one.

    The rows go to the driver as tuples: binding them by name costs as much as storing them. For
    columns of text and numbers only, which need no conversion. Keep `statement` in a constant: it
    is compiled once.
    """
    if rows:
        sql, order = _compiled(statement, connection.dialect, tuple(rows[0]))
        connection.exec_driver_sql(sql, list(map(itemgetter(*order), rows)))


@lru_cache(maxsize=64)
def _compiled(
    statement: Insert, dialect: Dialect, columns: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    compiled = statement.compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), tuple(compiled.positiontup or ())
