"""Opening a workspace's database: files, permissions, safety settings, schema."""

import os
import stat
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from skiptrace.errors import StoreFailure, UsageError
from skiptrace.store import engine, schema
from skiptrace.store.failures import database_errors
from skiptrace.store.repository import SqlStore

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def open_store(url: str, *, create: bool = False) -> SqlStore:
    """The store at a SQLAlchemy URL (``sqlite:////path/to/file``).

    create: make the folder and the file where they are missing. An older schema is upgraded.
    Raises UsageError where there is no database or the URL is not usable, StoreFailure where the
    database is newer than this program or its safety settings do not hold.
    """
    parsed = _parse(url)
    path = Path(parsed.database or "")
    if create:
        make_private(path)
    elif not path.is_file():
        raise UsageError(f"no workspace at {path.parent}", "run skiptrace init")
    engines = engine.connect(parsed)
    try:
        with database_errors("upgrade the database"):
            schema.upgrade(engines.write)
    except StoreFailure:
        engines.dispose()
        raise
    return SqlStore(engines, path)


def make_private(path: Path) -> None:
    """Makes the file and its folder for this user alone (0600 in 0700) where they are missing.

    SQLite gives its -wal and -shm files the permissions of the database file.
    """
    try:
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except FileExistsError:
        if not path.is_file():
            raise StoreFailure(f"{path} is not a file", "choose another --workspace") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreFailure(
            f"cannot make the database at {path}: {reason}", "choose another --workspace"
        ) from None


def is_private(path: Path) -> bool:
    """Whether nobody but the owner may read the file."""
    return not stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        # The text may hold a password: it is not repeated.
        raise UsageError("--db is not a database URL", "write sqlite:////path/to/file") from None
    if parsed.get_backend_name() != "sqlite":
        raise UsageError(
            f"databases of type {parsed.get_backend_name()} are not supported",
            "write sqlite:////path/to/file",
        )
    if parsed.database in (None, "", ":memory:"):
        raise UsageError("--db names no file", "write sqlite:////path/to/file")
    return parsed
