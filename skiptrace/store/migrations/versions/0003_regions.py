"""Regions: where an address lies and where a number was given, as deep as it is known.

What is in the database already is filled in here and not when it is first needed: a column that is
empty for old rows alone would make two databases of the same records answer differently.
"""

import sqlalchemy as sa
from alembic import op

from skiptrace.store import regions
from skiptrace.store.rows import ADDRESS_USES

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Enough for speed; a million addresses never stand in memory at once.
BATCH = 5_000


def upgrade() -> None:
    """Adds the columns and fills them from the values that are there."""
    op.add_column("claims", sa.Column("region", sa.String(), nullable=True))
    op.add_column("persons", sa.Column("region", sa.String(), nullable=True))
    _fill_claims()
    _fill_persons()
    op.create_index(
        "ix_claims_region", "claims", ["region"], sqlite_where=sa.text("use = 'office_phone'")
    )


def downgrade() -> None:
    """Drops them again."""
    op.drop_index("ix_claims_region", "claims")
    op.drop_column("persons", "region")
    op.drop_column("claims", "region")


def _fill_claims() -> None:
    """Each address once, in the order of an index, so that a batch begins where the last ended."""
    uses: sa.BindParameter[str] = sa.bindparam("uses", ADDRESS_USES, expanding=True)
    values = sa.text(
        "SELECT DISTINCT value FROM claims WHERE statement = 'contact'"
        " AND use IN :uses AND value > :last ORDER BY value LIMIT :size"
    ).bindparams(uses, size=BATCH)
    fill = sa.text(
        "UPDATE claims SET region = :region"
        " WHERE value = :value AND statement = 'contact' AND use IN :uses"
    ).bindparams(uses)
    last = ""
    while found := op.get_bind().execute(values, {"last": last}).scalars().all():
        for value in found:
            if region := regions.of_address(value):
                op.get_bind().execute(fill, {"region": region, "value": value})
        last = found[-1]


def _fill_persons() -> None:
    """Everybody with an identity number, in the order of the key."""
    people = sa.text(
        "SELECT person_id, id_no FROM persons WHERE id_no IS NOT NULL AND person_id > :last"
        " ORDER BY person_id LIMIT :size"
    ).bindparams(size=BATCH)
    fill = sa.text("UPDATE persons SET region = :region WHERE person_id = :person")
    last = ""
    while found := op.get_bind().execute(people, {"last": last}).all():
        rows = [
            {"region": region, "person": person}
            for person, id_no in found
            if (region := regions.of_id_number(id_no))
        ]
        if rows:
            op.get_bind().execute(fill, rows)
        last = found[-1][0]
