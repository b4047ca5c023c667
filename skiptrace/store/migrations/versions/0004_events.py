"""News as events, and the day of the record beside that of its facts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXTS = (
    "event_id",
    "kind",
    "statement",
    "use",
    "value",
    "relation",
    "day",
    "learnt_at",
    "source",
    "record",
    "details",
)


def upgrade() -> None:
    """Claims that are there already keep no day of their record: it was not read then."""
    # Nullable and without a default, so that SQLite need not rebuild a table of millions of rows.
    op.add_column("claims", sa.Column("stated_on", sa.String(), nullable=True))
    op.create_table(
        "events",
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("person_id", "case_no", "observed_on")
        ),
        sa.PrimaryKeyConstraint("event_id", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.person_id"], name="fk_events_person_id_persons"
        ),
    )
    for column in ("person_id", "case_no", "learnt_at"):
        op.create_index(f"ix_events_{column}", "events", [column])


def downgrade() -> None:
    """Forgets the news and the days of records."""
    op.drop_table("events")
    with op.batch_alter_table("claims") as claims:
        claims.drop_column("stated_on")
