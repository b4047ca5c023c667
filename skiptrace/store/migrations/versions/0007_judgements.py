"""Judgements of people, never changed; the weighed pairs that wait for one; keys of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BY_KEY = {"sqlite_with_rowid": False}
_KEPT = """
CREATE TRIGGER judgements_{name} BEFORE {name} ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END
"""


def upgrade() -> None:
    """Pairs take the place of `doubtful`; both are computed, so nothing is carried over."""
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("judgement_id", "left_id", "right_id", "verdict", "judged_by", "judged_at"),
        *_texts("note", "undoes", null=True),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("judgement_id", name="uq_judgements_judgement_id"),
        sa.UniqueConstraint("undoes", name="uq_judgements_undoes"),
    )
    op.create_index("ix_judgements_left_id_right_id", "judgements", ["left_id", "right_id"])
    op.create_index("ix_judgements_judged_by", "judgements", ["judged_by"])
    for name in ("UPDATE", "DELETE"):
        op.execute(_KEPT.format(name=name))
    op.create_table(
        "pairs",
        *_texts("left_id", "right_id", "outcome"),
        sa.Column("weight", sa.Integer(), nullable=False),
        *_texts("rule", "bridge"),
        sa.Column("stake", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("left_id", "right_id", name="pk_pairs"),
        **_BY_KEY,
    )
    op.create_index("ix_pairs_right_id", "pairs", ["right_id"])
    op.drop_table("doubtful")
    op.create_table(
        "person_keys",
        sa.Column("key", sa.Integer(), nullable=False),
        *_texts("person_id"),
        sa.PrimaryKeyConstraint("key", "person_id", name="pk_person_keys"),
        **_BY_KEY,
    )
    op.create_table(
        "touched",
        *_texts("person_id"),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_touched"),
        **_BY_KEY,
    )


def downgrade() -> None:
    """Forgets the judgements."""
    op.create_table(
        "doubtful",
        *_texts("person_id", "entity_id"),
        sa.PrimaryKeyConstraint("person_id", "entity_id", name="pk_doubtful"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.person_id"], name="fk_doubtful_person_id_persons"
        ),
        **_BY_KEY,
    )
    for table in ("touched", "person_keys", "pairs"):
        op.drop_table(table)
    op.drop_table("judgements")


def _texts(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=null) for name in names]
