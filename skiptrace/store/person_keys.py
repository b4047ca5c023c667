"""The keys under which persons meet, hashed: whom a new record touches."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete

from skiptrace.store import derived

Keys = Iterable[tuple[str, Iterable[int]]]
"""(person_id, its keys)."""


def save(connection: Connection, keys: Keys) -> None:
    """Keeps the keys of all persons anew."""
    connection.execute(delete(derived.person_keys))
    add(connection, keys)


def add(connection: Connection, keys: Keys) -> None:
    """Keeps the keys of these persons beside those that are there."""
    rows: list[tuple[Any, ...]] = [(key, person_id) for person_id, own in keys for key in own]
    if rows:
        # In the order of the table: its pages are then written once each.
        rows.sort()
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO person_keys (key, person_id) VALUES (?, ?)", rows
        )
