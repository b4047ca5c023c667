"""What can be wrong with a database, looked up one by one."""

from pathlib import Path

from sqlalchemy import Connection

from skiptrace.store import audit, engine, schema

_GROUP_AND_OTHERS = 0o077
Check = tuple[str, bool, str]


def checks(connection: Connection, path: Path) -> list[Check]:
    """(what, whether it holds, what was found)."""
    return [
        *_settings(connection),
        _integrity(connection),
        _references(connection),
        _schema(connection),
        *_permissions(path),
        _audit(connection),
    ]


def _settings(connection: Connection) -> list[Check]:
    found = engine.read_pragmas(connection)
    return [(f"pragma {name}", held, value) for name, held, value in found]


def _integrity(connection: Connection) -> Check:
    # The texts name tables and pages, never contents.
    found = list(connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars())
    return ("integrity", found == ["ok"], "; ".join(map(str, found)))


def _references(connection: Connection) -> Check:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return ("references", not broken, f"{len(broken)} broken")


def _schema(connection: Connection) -> Check:
    found = schema.revision(connection)
    return ("schema", found == schema.HEAD, str(found))


def _permissions(path: Path) -> list[Check]:
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
    return [
        (f"permissions {file.name}", not mode & _GROUP_AND_OTHERS, oct(mode & 0o777))
        for file in files
        if file.exists()
        for mode in [file.stat().st_mode]
    ]


def _audit(connection: Connection) -> Check:
    count, bad = audit.verify(connection)
    text = f"{count} entries" if bad is None else f"{count} entries, broken at {bad}"
    return ("audit chain", bad is None, text)
