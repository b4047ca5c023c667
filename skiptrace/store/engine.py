"""Connections whose safety settings are in force, or none at all.

Two engines over one file: `write` opens every transaction with BEGIN IMMEDIATE, so that what it
reads stays true until it commits (a deferred transaction cannot be upgraded once another writer
has been); `read` opens plain snapshots that never wait for a writer. WAL with synchronous=FULL:
WAL/NORMAL loses acknowledged commits at a power cut.
"""

import sqlite3
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from skiptrace.errors import StoreFailure
from skiptrace.store.failures import database_errors

# name -> (value to set, value read back)
PRAGMAS: dict[str, tuple[str, str | int]] = {
    # First of all, so that the switch to WAL waits for another process too.
    "busy_timeout": ("30000", 30000),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    # Working tables of a query hold personal data: never on disk.
    "temp_store": ("MEMORY", 2),
    # 64 MB: one partition's neighbourhood stays in memory, a laptop has room for it.
    "cache_size": ("-65536", -65536),
    # 64 MB of log before it is folded in: an import touches the same index pages batch after batch,
    # and they need be written to the database once, not once a batch. Commits are as durable.
    "wal_autocheckpoint": ("16384", 16384),
}
# Relations that say what a query is asked for; each connection fills its own.
BATCH_TABLES = (
    "CREATE TEMP TABLE batch (case_no TEXT PRIMARY KEY, as_of TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE batch_values (case_no TEXT NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY (case_no, value)) WITHOUT ROWID",
    "CREATE TEMP TABLE batch_persons (person_id TEXT PRIMARY KEY) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class Engines:
    """The writer's and the readers' connections to one database."""

    write: Engine
    read: Engine

    def dispose(self) -> None:
        """Closes all connections that are not in use."""
        self.write.dispose()
        self.read.dispose()


def connect(url: URL) -> Engines:
    """Both engines over a SQLite file; StoreFailure if a safety setting does not hold."""
    engines = Engines(_engine(url, "BEGIN IMMEDIATE"), _engine(url, "BEGIN"))
    with database_errors("open the database"):
        for engine in (engines.write, engines.read):
            with engine.connect() as connection:
                wrong = [name for name, held, _ in read_pragmas(connection) if not held]
                if wrong:
                    raise StoreFailure(
                        f"safety settings not in force: {', '.join(wrong)}",
                        "keep the workspace on a local disk, not on a network or synced folder",
                    )
    return engines


def read_pragmas(connection: Connection) -> list[tuple[str, bool, str]]:
    """(name, whether it is as it must be, the value read back) of every setting."""
    result = []
    for name, (_, expected) in PRAGMAS.items():
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        result.append((name, value == expected, str(value)))
    return result


def _engine(url: URL, begin: str) -> Engine:
    engine = create_engine(url, hide_parameters=True)

    def set_up(raw: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        if not isinstance(raw, sqlite3.Connection):
            raise StoreFailure("not a SQLite connection")
        # The driver's own transaction handling is off: BEGIN is ours, below.
        raw.isolation_level = None
        for name, (setting, _) in PRAGMAS.items():
            raw.execute(f"PRAGMA {name} = {setting}")
        for statement in BATCH_TABLES:
            raw.execute(statement)

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", start)
    return engine
