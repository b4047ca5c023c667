"""Rows from somebody else's database, which is read and never written.

Every guard that the database offers is used: a read-only file or transaction, one SELECT, and a
rollback at the end. Rows stream; no more than a batch is in memory.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from skiptrace.errors import SourceFailure, UsageError

_BATCH = 500
# What makes a whole session read-only and short, by dialect ({ms}: milliseconds left); a database
# that is not here has the SELECT, the rollback, and a look at the clock after each batch.
_READ_ONLY = {
    "postgresql": (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET statement_timeout = {ms}",
    ),
    "mysql": ("SET SESSION TRANSACTION READ ONLY", "SET SESSION max_execution_time = {ms}"),
    "mariadb": ("SET SESSION TRANSACTION READ ONLY",),
}


def foreign_rows(
    source: str, url: str, query: str, parameters: Mapping[str, str], *, timeout_s: float
) -> Iterator[Mapping[str, str]]:
    """Cells as text by lower-case column name; see live.ForeignRows."""
    ends = time.monotonic() + timeout_s
    with _failures(source):
        engine = _engine(_parsed(source, url), ends)
        try:
            with engine.connect() as connection:
                yield from _rows(connection, source, query, parameters, ends)
        finally:
            engine.dispose()


def _rows(
    connection: Connection, source: str, query: str, parameters: Mapping[str, str], ends: float
) -> Iterator[Mapping[str, str]]:
    options = {"stream_results": True, "max_row_buffer": _BATCH}
    result = connection.execution_options(**options).execute(text(query), dict(parameters))
    keys = result.keys()
    names = [name.lower() for name in keys]
    for batch in result.partitions(_BATCH):
        if time.monotonic() > ends:
            raise SourceFailure(f"{source}: the query takes too long", "raise its timeout_s")
        for row in batch:
            yield dict(zip(names, map(_cell, row), strict=True))
    connection.rollback()


def _cell(value: object) -> str:
    """A value as a file would have it."""
    if value is None:
        return ""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    # Whole numbers up to here are exact as floats; beyond it the digits are already lost.
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _parsed(source: str, url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise UsageError(
            f"{source}: its address is not a database URL",
            "write postgresql+psycopg://user@host/name or sqlite:////path",
        ) from None


def _engine(url: URL, ends: float) -> Engine:
    if url.get_backend_name() == "sqlite":
        # A file that is opened for writing would be made where it is missing.
        path = quote(url.database or "")
        url = url.set(database=f"file:{path}").update_query_dict({"mode": "ro", "uri": "true"})
    engine = create_engine(url, hide_parameters=True, poolclass=NullPool)

    def set_up(raw: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        if isinstance(raw, sqlite3.Connection):
            raw.execute("PRAGMA query_only = ON")
            # Called every ten thousand steps; a true answer ends the query.
            raw.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
            return
        cursor = raw.cursor()
        for statement in _READ_ONLY.get(engine.dialect.name, ()):
            left = max(1, round((ends - time.monotonic()) * 1000))
            cursor.execute(statement.format(ms=left))
        cursor.close()
        raw.commit()

    event.listen(engine, "connect", set_up)
    return engine


@contextmanager
def _failures(source: str) -> Iterator[None]:
    """Drivers' errors without their text: it quotes statements, values and passwords."""
    try:
        yield
    except (NoSuchModuleError, ModuleNotFoundError):
        raise UsageError(
            f"{source}: the driver of its database is not installed",
            "install the driver that its URL names, into the environment of skiptrace",
        ) from None
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorname", None) or getattr(
            error.orig, "sqlstate", None
        )
        raise SourceFailure(
            f"{source}: the database refuses ({code or type(error.orig).__name__})",
            "check its URL, the query and the rights of its user",
        ) from None
    except SQLAlchemyError as error:
        raise SourceFailure(
            f"{source}: the database refuses ({type(error).__name__})",
            "check its URL, the query and the rights of its user",
        ) from None
