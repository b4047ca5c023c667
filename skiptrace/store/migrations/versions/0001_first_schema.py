"""The first schema: evidence, who is who, leads, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table; those that others point to come first."""
    _arrivals()
    _people()
    _claims()
    _cases()
    _history()
    _leads()


def downgrade() -> None:
    """Drops every table; those that point to others go first."""
    for table in reversed(_TABLES):
        op.drop_table(table)


_TABLES = (
    "imports",
    "records",
    "meta",
    "persons",
    "person_names",
    "identities",
    "doubtful",
    "hubs",
    "claims",
    "cases",
    "attempts",
    "flags",
    "audit",
    "leads",
    "lead_runs",
)
_BY_KEY = {"sqlite_with_rowid": False}


def _texts(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=null) for name in names]


def _numbers(*names: str, null: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=null) for name in names]


def _reals(*names: str, null: bool = False) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float(), nullable=null) for name in names]


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    there, _ = to.split(".")
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}_{there}")


def _arrivals() -> None:
    op.create_table(
        "imports",
        *_texts("import_id", "kind", "file_name", "sha256"),
        *_texts("basis", null=True),
        *_texts("received_at"),
        *_numbers("read", "new", "known", "rejected", "waiting"),
        sa.Column("finished", sa.Boolean(), nullable=False),
        _key("imports", "import_id"),
    )
    op.create_table(
        "records",
        *_texts("source", "record", "content_hash", "import_id"),
        *_numbers("line"),
        _key("records", "source", "record", "content_hash"),
        _points("records", "import_id", "imports.import_id"),
        **_BY_KEY,
    )
    op.create_table(
        "meta",
        *_texts("key", "value"),
        _key("meta", "key"),
    )


def _people() -> None:
    op.create_table(
        "persons",
        *_texts("person_id", "key_kind"),
        *_texts("name", null=True),
        *_numbers("name_rank"),
        *_texts("id_no", "phone", "case_no", "customer_no", null=True),
        *_texts("anchor"),
        _key("persons", "person_id"),
        **_BY_KEY,
    )
    op.create_index("ix_persons_id_no", "persons", ["id_no"])
    op.create_table(
        "person_names",
        *_texts("person_id", "name", "source"),
        _key("person_names", "person_id", "name", "source"),
        _points("person_names", "person_id", "persons.person_id"),
        **_BY_KEY,
    )
    op.create_table(
        "identities",
        *_texts("person_id", "entity_id"),
        *_reals("certainty"),
        *_texts("rule"),
        *_texts("name", null=True),
        _key("identities", "person_id"),
        _points("identities", "person_id", "persons.person_id"),
        **_BY_KEY,
    )
    op.create_index("ix_identities_entity_id", "identities", ["entity_id"])
    op.create_table(
        "doubtful",
        *_texts("person_id", "entity_id"),
        _key("doubtful", "person_id", "entity_id"),
        _points("doubtful", "person_id", "persons.person_id"),
        **_BY_KEY,
    )
    op.create_table(
        "hubs",
        *_texts("value", "kind"),
        *_numbers("parties"),
        _key("hubs", "value", "kind"),
        **_BY_KEY,
    )


def _claims() -> None:
    op.create_table(
        "claims",
        *_texts("claim_id", "source", "record"),
        *_texts("person_id", null=True),
        *_texts("statement", "use", "value"),
        *_texts("other_id", null=True),
        *_texts("origin"),
        *_texts("observed_on", null=True),
        *_texts("received_at"),
        *_texts("basis", "reported_by", null=True),
        *_reals("certainty"),
        *_texts("place", "quote", "notes", null=True),
        *_texts("import_id"),
        *_texts("back", null=True),
        _key("claims", "claim_id"),
        _points("claims", "person_id", "persons.person_id"),
        _points("claims", "other_id", "persons.person_id"),
        _points("claims", "import_id", "imports.import_id"),
    )
    op.create_index("ix_claims_back", "claims", ["back"], sqlite_where=sa.text("back IS NOT NULL"))
    op.create_index(
        "ix_claims_other_id", "claims", ["other_id"], sqlite_where=sa.text("other_id IS NOT NULL")
    )
    op.create_index(
        "ix_claims_person_id_statement_source_record",
        "claims",
        ["person_id", "statement", "source", "record"],
    )
    op.create_index("ix_claims_value_statement", "claims", ["value", "statement"])


def _cases() -> None:
    op.create_table(
        "cases",
        *_texts("case_no", "subject"),
        *_texts(
            "subject_name",
            "contract_no",
            "lender",
            "product",
            "loan_date",
            "overdue_since",
            null=True,
        ),
        *_numbers("dpd", null=True),
        *_texts("balance", null=True),
        *_texts("currency", "jurisdiction", "timezone", "purpose", "import_id"),
        *_numbers("line"),
        *_texts("content_hash"),
        *_numbers("evidence"),
        _key("cases", "case_no"),
        _points("cases", "subject", "persons.person_id"),
        _points("cases", "import_id", "imports.import_id"),
    )
    op.create_index("ix_cases_subject", "cases", ["subject"])


def _history() -> None:
    op.create_table(
        "attempts",
        *_texts(
            "attempt_id",
            "case_no",
            "channel",
            "use",
            "value",
            "made_at",
            "disposition",
            "source",
            "record",
        ),
        *_texts("from_number", "made_by", "note", "party_id", null=True),
        _key("attempts", "attempt_id"),
    )
    op.create_index("ix_attempts_case_no", "attempts", ["case_no"])
    op.create_index("ix_attempts_value", "attempts", ["value"])
    op.create_table(
        "flags",
        *_texts("flag_id", "kind"),
        *_texts("case_no", "id_no", "value", "since", "until", "reason", null=True),
        *_texts("source", "record"),
        _key("flags", "flag_id"),
    )
    op.create_index("ix_flags_case_no", "flags", ["case_no"])
    op.create_index("ix_flags_id_no", "flags", ["id_no"])
    op.create_index("ix_flags_value", "flags", ["value"])
    op.create_table(
        "audit",
        *_numbers("seq"),
        *_texts("prev", "hash", "at", "actor", "action", "case_no", "detail"),
        _key("audit", "seq"),
        sa.UniqueConstraint("hash", name="uq_audit_hash"),
        sa.UniqueConstraint("prev", name="uq_audit_prev"),
    )
    op.create_index("ix_audit_case_no", "audit", ["case_no"])


def _leads() -> None:
    op.create_table(
        "leads",
        *_texts("case_no"),
        *_numbers("rank"),
        *_texts("lead_id", "channel", "use", "value", "entity_id", "role"),
        *_texts("relation", "party_name", "liable_document", null=True),
        *_reals("p_current", "p_reach"),
        *_numbers("worth"),
        *_texts("scores"),
        _key("leads", "case_no", "rank"),
        **_BY_KEY,
    )
    op.create_index("ix_leads_value", "leads", ["value"])
    op.create_table(
        "lead_runs",
        *_texts("case_no", "as_of", "version"),
        *_numbers("leads"),
        *_texts("channel", null=True),
        *_reals("p_reach", null=True),
        *_numbers("worth"),
        _key("lead_runs", "case_no"),
    )
    op.create_index("ix_lead_runs_as_of", "lead_runs", ["as_of"])
    op.create_index("ix_lead_runs_worth_case_no", "lead_runs", ["worth", "case_no"])
