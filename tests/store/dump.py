"""The content of a store as plain data, without how and when it came in."""

from skiptrace.store import SqlStore
from skiptrace.store.derived import lead_runs
from skiptrace.store.tables import metadata

# When and in which file something arrived is no content; nor are the versions that count arrivals.
_ARRIVAL = {"import_id", "received_at", "line", "basis", "evidence", "version", "learnt_at"}
_LEFT_OUT = {"imports", "meta", "touched"}


def logical_dump(store: SqlStore) -> dict[str, list[tuple[object, ...]]]:
    """Table -> its rows in order of their values."""
    dump = {}
    with store._engines.read.begin() as connection:
        for name, table in sorted(metadata.tables.items()):
            if name in _LEFT_OUT:
                continue
            columns = [column for column in table.c if column.name not in _ARRIVAL]
            rows = connection.execute(table.select().with_only_columns(*columns))
            dump[name] = sorted((tuple(row) for row in rows), key=repr)
    assert lead_runs.name in dump
    return dump
