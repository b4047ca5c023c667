"""A store opens with its safety settings in force, on the schema it knows, or not at all."""

import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Connection, Float, Integer, MetaData, Numeric, make_url, text

from skiptrace.errors import StoreFailure, UsageError
from skiptrace.store import SqlStore, engine, open_store, schema
from skiptrace.store.tables import metadata
from tests.store.dump import logical_dump
from tests.store.material import case_record, crm_record, has, mobile, receipt, subject

CANARY = "110101199003078888"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_workspace_names_the_way_out(url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(url)
    assert "skiptrace init" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["no url", "sqlite://", "sqlite:///:memory:", "postgresql://u:secret@h/d"]
)
def test_urls_that_name_no_file_are_refused_without_repeating_them(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(url, create=True)
    assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_files_are_the_owners_alone(store: SqlStore, tmp_path: Path) -> None:
    store.add_records(receipt(), [case_record(1)])
    folder = tmp_path / "workspace"
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        "skiptrace.db": 0o600,
        "skiptrace.db-wal": 0o600,
        "skiptrace.db-shm": 0o600,
    }


@pytest.mark.parametrize("side", ["write", "read"])
def test_settings_are_in_force_on_every_connection(store: SqlStore, side: str) -> None:
    chosen = getattr(store._engines, side)
    one, other = chosen.raw_connection(), chosen.raw_connection()
    for raw in (one, other):
        cursor = raw.cursor()
        for name, (_, expected) in engine.PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone() == (expected,), name
        raw.close()


def test_a_setting_that_does_not_hold_stops_the_start(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(url, create=True).close()
    monkeypatch.setitem(engine.PRAGMAS, "synchronous", ("NORMAL", 2))
    with pytest.raises(StoreFailure, match="synchronous"):
        open_store(url)


def test_writers_begin_immediate(store: SqlStore, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "workspace" / "skiptrace.db", timeout=0)
    with store.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    with store._engines.read.begin() as reading:
        reading.execute(text("SELECT COUNT(*) FROM cases"))
        other.execute("BEGIN IMMEDIATE")
        other.rollback()
    other.close()


def test_creating_twice_keeps_what_is_there(store: SqlStore, url: str) -> None:
    store.add_records(receipt(), [case_record(1)])
    again = open_store(url, create=True)
    assert logical_dump(again) == logical_dump(store)
    again.close()


def test_head_is_the_newest_revision(store: SqlStore) -> None:
    with store._engines.read.begin() as connection:
        scripts = ScriptDirectory.from_config(schema.config(connection))
        assert scripts.get_current_head() == schema.HEAD == schema.revision(connection)


def test_every_revision_carries_a_populated_database_to_the_tables_as_declared(url: str) -> None:
    """Up to each revision in turn, with rows in place; then the schema equals tables.py."""
    open_store(url, create=True).close()
    engines = engine.connect(make_url(url))
    with engines.read.begin() as connection:
        scripts = ScriptDirectory.from_config(schema.config(connection))
        revisions = [script.revision for script in scripts.walk_revisions()][::-1]
    Path(make_url(url).database or "").unlink()
    engines.dispose()
    engines = engine.connect(make_url(url))
    for number, revision in enumerate(revisions):
        with engines.write.begin() as connection:
            schema.migrate(connection, revision)
            _fill_every_table(connection, number)
    with engines.write.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert connection.execute(text("PRAGMA foreign_key_check")).fetchall() == []
    engines.dispose()


def _fill_every_table(connection: Connection, number: int) -> None:
    """One row a table, whatever its columns, parents first."""
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        if table.name == "alembic_version":
            continue
        row = {
            column.name: bool(number)
            if isinstance(column.type, Boolean)
            else number
            if isinstance(column.type, Integer | Float | Numeric)
            else f"row-{number}"
            for column in table.columns
        }
        connection.execute(table.insert(), row)


def test_sqlite_options_of_the_tables_are_those_of_the_migrations(store: SqlStore) -> None:
    """Alembic compares neither WITHOUT ROWID nor partial indexes: the database shows them."""
    with store._engines.read.begin() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master"))
        made = {row.name: row.sql for row in rows}
    for table in metadata.tables.values():
        by_key = table.dialect_options["sqlite"]["with_rowid"] is False
        assert ("WITHOUT ROWID" in made[table.name]) is by_key, table.name
        for index in table.indexes:
            partial = index.dialect_options["sqlite"]["where"] is not None
            assert (" WHERE " in made[str(index.name)]) is partial, index.name


def test_a_newer_schema_is_left_alone(url: str, store: SqlStore) -> None:
    with store._engines.write.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreFailure, match="newer"):
        open_store(url)


def test_other_programs_databases_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StoreFailure, match="another program"):
        open_store(f"sqlite:///{path}")
    path.write_bytes(b"not a database at all" * 400)
    with pytest.raises(StoreFailure, match="SQLITE_NOTADB"):
        open_store(f"sqlite:///{path}")


def test_failures_carry_no_value(store: SqlStore) -> None:
    with store._engines.write.begin() as connection:
        connection.execute(text("DROP TABLE person_names"))
    record = crm_record("r", subject(1), has(mobile(1)))
    object.__setattr__(record.claims[0].party, "id_no", CANARY)
    with pytest.raises(StoreFailure) as caught:
        store.add_records(receipt(), [record])
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert str(caught.value) == "keep records: SQLITE_ERROR"
    assert CANARY not in repr(caught.value)


def test_checks_hold_on_a_sound_database_and_name_what_does_not(
    store: SqlStore, tmp_path: Path
) -> None:
    store.add_records(receipt(), [case_record(1)])
    assert [name for name, held, _ in store.checks() if not held] == []
    (tmp_path / "workspace" / "skiptrace.db").chmod(0o644)
    with store._engines.write.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("DELETE FROM persons")
        raw.execute("UPDATE alembic_version SET version_num = '0000'")
        raw.execute("PRAGMA foreign_keys = ON")
    failed = {name for name, held, _ in store.checks() if not held}
    assert failed == {"permissions skiptrace.db", "references", "schema"}
