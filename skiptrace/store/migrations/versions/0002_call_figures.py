"""What a claim counts: figures of calls, as JSON, beside the claims that have any."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; the claims that are there count nothing."""
    with op.batch_alter_table("claims") as claims:
        claims.add_column(sa.Column("measure", sa.String(), nullable=True))


def downgrade() -> None:
    """Drops the column."""
    with op.batch_alter_table("claims") as claims:
        claims.drop_column("measure")
