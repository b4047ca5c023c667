"""What explain shows beside the leads: coded facts of the subject, records and their basis."""

from typing import TYPE_CHECKING, Any

from skiptrace.cli.output import table
from skiptrace.cli.words import word
from skiptrace.locale import gettext as _
from skiptrace.model.claim import Attribute
from skiptrace.model.coded import is_code
from skiptrace.normalize.masking import mask_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skiptrace.casework import ClearedLead
    from skiptrace.model.casefile import CaseFile, FactRow

# Facts that are shown as such; their values are codes or counts and say nothing personal by
# themselves. Why a report was drawn stands with its record.
_SHOWN = (
    Attribute.ACTIVITY.value,
    Attribute.DISPUTED_ENTRIES.value,
    Attribute.EMPLOYMENT_STATUS.value,
    Attribute.MARITAL_STATUS.value,
    Attribute.RESIDENCE_STATUS.value,
)


def facts_of(file: "CaseFile") -> "list[FactRow]":
    """The subject's coded facts, newest first; what several reports repeat stands once."""
    found: dict[tuple[object, ...], FactRow] = {}
    for row in sorted(file.facts, key=lambda row: (str(row.stated_on or ""), row.claim_id)):
        shown = row.use in _SHOWN and row.entity_id == file.subject_id
        if row.statement != "attribute" or not shown:
            continue
        if is_code(row.use, row.value) or row.use == Attribute.DISPUTED_ENTRIES.value:
            found[row.origin, row.use, row.value] = row
    return sorted(
        found.values(),
        key=lambda row: (-(row.observed_on.toordinal() if row.observed_on else 0), row.use,
                         row.value, row.claim_id),
    )  # fmt: skip


def fact_fields(file: "CaseFile", *, reveal: bool) -> list[dict[str, Any]]:
    """The facts as plain fields."""
    return [
        {
            "fact": row.use,
            "value": row.value,
            "observed_at": row.observed_on.isoformat() if row.observed_on else None,
            "source": row.source,
            "record": shown_record(row.source, row.record, file.case.case_no, reveal=reveal),
            "place": row.place,
            "reported_by": row.reported_by if reveal else None,
        }
        for row in facts_of(file)
    ]


def fact_lines(file: "CaseFile", *, reveal: bool) -> list[str]:
    """The facts as a table; nothing where there are none."""
    rows = [
        (
            str(row.observed_on or _("undated")),
            word(row.use),
            word(row.value),
            (row.reported_by or "-") if reveal else "",
            f"{row.source} {_record(row, file, reveal=reveal)}",
            row.place or "",
        )
        for row in facts_of(file)
    ]
    title = _("on file of the subject; signals, never leads:")
    return [title, *(f"  {line}" for line in table(rows)), ""] if rows else []


def record_fields(
    items: "Iterable[ClearedLead]", file: "CaseFile", *, reveal: bool
) -> list[dict[str, Any]]:
    """The records that the leads rest on, as plain fields: basis, day, why they were drawn."""
    return [
        {
            "source": row.source,
            "record": _record(row, file, reveal=reveal),
            "stated_on": row.stated_on.isoformat() if row.stated_on else None,
            "basis": row.basis,
            "query_reason": reason,
        }
        for row, reason in _records(items, file)
    ]


def record_lines(items: "Iterable[ClearedLead]", file: "CaseFile", *, reveal: bool) -> list[str]:
    """The records that were taken in under a basis of their own, as a table."""
    rows = [
        (
            f"{row.source} {_record(row, file, reveal=reveal)}",
            str(row.stated_on or ""),
            mask_numbers(row.basis or "-"),
            word(reason) if reason else "",
        )
        for row, reason in _records(items, file)
        if row.basis or reason
    ]
    title = _("records and the basis on which they are used:")
    return [title, *(f"  {line}" for line in table(rows)), ""] if rows else []


def _records(
    items: "Iterable[ClearedLead]", file: "CaseFile"
) -> "list[tuple[FactRow, str | None]]":
    """A claim of each record behind the leads, with the record's query reason, by name."""
    wanted = {
        (evidence.source, evidence.record)
        for item in items
        for reason in (*item.lead.current, *item.lead.reach)
        for evidence in reason.evidence
    }
    claims: dict[tuple[str, str], FactRow] = {}
    reasons: dict[tuple[str, str], str] = {}
    for row in file.facts:
        name = (row.source, row.record)
        if name in wanted:
            claims.setdefault(name, row)
        if row.use == Attribute.QUERY_REASON.value:
            reasons[name] = row.value
    return [(claims[name], reasons.get(name)) for name in sorted(claims)]


def _record(row: "FactRow", file: "CaseFile", *, reveal: bool) -> str:
    return shown_record(row.source, row.record, file.case.case_no, reveal=reveal)


def shown_record(source: str, record: str, case_no: str, *, reveal: bool) -> str:
    """The record's name; what may be personal in it is masked unless revealed."""
    from skiptrace.export.leads import masked_record
    from skiptrace.model.lead import Evidence

    return record if reveal else masked_record(Evidence(source, record, None), case_no)
