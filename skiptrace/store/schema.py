"""The version of the schema: read at every start, upgraded when it is behind."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from skiptrace.errors import StoreFailure

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0008"
"""The newest revision in migrations/versions; spares a normal start the import of alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The revision the database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if row is None else str(row)


def upgrade(engine: Engine) -> None:
    """Brings the schema to HEAD in one transaction; StoreFailure if it is newer than HEAD."""
    with engine.connect() as connection:
        if revision(connection) == HEAD:
            return
    with engine.begin() as connection:
        migrate(connection, HEAD)


def migrate(connection: Connection, target: str) -> None:
    """Runs the migrations up to `target` on an open transaction."""
    from alembic import command
    from alembic.script import ScriptDirectory

    settings = config(connection)
    present = revision(connection)
    if present is None and inspect(connection).get_table_names():
        raise StoreFailure(
            "the file is another program's database", "choose another --workspace or --db"
        )
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if present is not None and present not in known:
        raise StoreFailure(
            f"the database has schema {present}, newer than this program's {HEAD}",
            "install the version of skiptrace that wrote it",
        )
    # A table that is rebuilt is dropped while others point to it: checked at the commit instead.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    command.upgrade(settings, target)


def config(connection: Connection) -> "Config":
    """Alembic's settings for one connection; there is no alembic.ini."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings
