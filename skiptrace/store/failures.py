"""Database errors as StoreFailure, without the statement, its parameters or any value."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from skiptrace.errors import StoreFailure

# What the user can do about the failures that happen in the field (sqlite.org/rescode.html).
_HINTS = {
    "SQLITE_BUSY": "another process is writing; try again",
    "SQLITE_FULL": "the disk is full; free some space, then run the command again",
    "SQLITE_READONLY": "the database file or its folder cannot be written; check its permissions",
    "SQLITE_CANTOPEN": "the database file cannot be opened; check its path and permissions",
    "SQLITE_CORRUPT": "the database is damaged; restore the last backup, then run skiptrace doctor",
    "SQLITE_NOTADB": "the file is not a skiptrace database; check --workspace and --db",
    "SQLITE_IOERR": "the disk reports an error; check it before going on",
}


@contextmanager
def database_errors(what: str) -> Iterator[None]:
    """Turns SQLAlchemy's errors in the body into StoreFailure(what: code).

    The chain is cut (`from None`): the driver's text can quote values (PostgreSQL's DETAIL line).
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        code = _code(error)
        hint = next((text for key, text in _HINTS.items() if code.startswith(key)), "")
    else:
        return
    raise StoreFailure(f"{what}: {code}", hint) from None


def _code(error: SQLAlchemyError | sqlite3.Error) -> str:
    """The driver's error code (SQLITE_FULL, SQLSTATE 23505) or the class of the error."""
    original = error.orig if isinstance(error, DBAPIError) else error
    for name in ("sqlite_errorname", "sqlstate"):
        code = getattr(original, name, None)
        if isinstance(code, str):
            return code
    return type(error).__name__
