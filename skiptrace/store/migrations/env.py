"""Alembic's entry: runs the revisions on the connection that store.schema hands over."""

from alembic import context

from skiptrace.store import derived, lookup_table
from skiptrace.store.tables import metadata

__all__ = ["derived", "lookup_table"]

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite's DDL is transactional once BEGIN is ours: a migration that is killed changes nothing.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
