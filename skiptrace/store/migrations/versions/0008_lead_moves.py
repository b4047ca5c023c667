"""What a new ranking says otherwise than the one before it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty at first: the rankings before this were not compared."""
    op.create_table(
        "lead_moves",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("case_no", "moved_at", "lead_id", "kind", "channel", "role", "as_of")
        ),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("rank_was", "rank_now")),
        *(
            sa.Column(name, sa.Float(), nullable=True)
            for name in ("current_was", "current_now", "reach_was", "reach_now")
        ),
        sa.PrimaryKeyConstraint("case_no", "moved_at", "lead_id", name="pk_lead_moves"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_lead_moves_moved_at", "lead_moves", ["moved_at"])


def downgrade() -> None:
    """Forgets the moves."""
    op.drop_table("lead_moves")
