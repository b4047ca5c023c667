"""Which plug-in read an import and its claims; what is there was read by the product itself."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column that may be empty, which no table has to be rebuilt for."""
    for table in ("imports", "claims"):
        op.add_column(table, sa.Column("reader", sa.String(), nullable=True))


def downgrade() -> None:
    """Takes the columns away again."""
    for table in ("claims", "imports"):
        op.drop_column(table, "reader")
