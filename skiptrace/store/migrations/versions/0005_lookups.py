"""The ledger of look-ups at live sources."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table; nothing that is there changes."""
    op.create_table(
        "lookups",
        sa.Column("lookup_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("source", "service", "question", "case_no", "asks", "state"),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("price", sa.String(), nullable=True),
        *_texts("run_id", "actor"),
        sa.Column("basis", sa.String(), nullable=True),
        *_texts("asked_at", "day"),
        sa.Column("answered_at", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        *_texts("token"),
        sa.PrimaryKeyConstraint("lookup_id", name="pk_lookups"),
        sa.UniqueConstraint("seq", name="uq_lookups_seq"),
    )
    op.create_index("ix_lookups_source_question", "lookups", ["source", "question"])
    op.create_index("ix_lookups_source_day", "lookups", ["source", "day"])
    op.create_index("ix_lookups_run_id", "lookups", ["run_id"])
    op.create_index("ix_lookups_case_no", "lookups", ["case_no"])


def downgrade() -> None:
    """Drops the table."""
    op.drop_table("lookups")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]
