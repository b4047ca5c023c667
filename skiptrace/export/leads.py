"""A lead as the row that every list of leads shows: one set of columns in one order."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from skiptrace.explain import sentence
from skiptrace.model.clearance import Clearance, Held
from skiptrace.model.lead import MILLI, Evidence, Lead, Reason
from skiptrace.model.party import Role
from skiptrace.normalize import mask, mask_text

COLUMNS: Mapping[str, type] = MappingProxyType(
    {
        "case_no": str,
        "rank": int,
        "lead_id": str,
        "channel": str,
        "kind": str,
        "value": str,
        "party": str,
        "party_name": str,
        "relation": str,
        "p_current": float,
        "p_reach": float,
        "allowed": bool,
        "refusal": str,
        "not_before": str,
        "evidence": str,
    }
)
"""Columns in their order, with the type they have in Parquet; `evidence` is JSON in a table."""

LeadRow = dict[str, object]

_PERSONAL = re.compile(r"[0-9]{6,}[0-9Xx]?|[\u3400-\u9fff]{2,}|[^\s@:/]+@[^\s@:/]+")
"""What in a record's name may be a number, a name or a mailbox of somebody."""

_HASHED = re.compile(r"[a-z-]+-(?=[0-9]*[a-f])[0-9a-f]{12}")
"""A record without a name of its own is called by its kind and 12 hex digits over its content."""


def lead_row(lead: Lead, clearance: Clearance, lang: str, reveal: bool) -> LeadRow:
    """The lead as one row, with exactly the keys of COLUMNS in their order.

    Value, name and the names of records are masked unless `reveal`; whoever reveals has recorded
    it before. p_* have four decimals. not_before: local wall time, ISO, to the minute.
    """
    held = clearance if isinstance(clearance, Held) else None
    value, name = lead.point.value, lead.party.name
    return {
        "case_no": lead.case_no,
        "rank": lead.rank,
        "lead_id": lead.lead_id,
        "channel": lead.channel.value,
        "kind": lead.kind.value,
        "value": value if reveal else mask(lead.kind.value, value),
        "party": lead.party.role.value,
        "party_name": name if reveal or name is None else _masked_name(lead, name),
        "relation": lead.party.relation.value if lead.party.relation else None,
        "p_current": round(lead.p_current, 4),
        "p_reach": round(lead.p_reach, 4),
        "allowed": held is None,
        "refusal": held.rule if held else None,
        "not_before": held.until.isoformat(timespec="minutes") if held and held.until else None,
        "evidence": list(_evidence(lead, lang, reveal=reveal)),
    }


def _masked_name(lead: Lead, name: str) -> str:
    return mask("employer" if lead.party.role is Role.INSTITUTION else "name", name)


def _evidence(lead: Lead, lang: str, *, reveal: bool) -> Iterator[dict[str, object]]:
    """One item a piece of evidence, of the reasons for p_current and then of those for p_reach.

    A reason that rests on several pieces shares its weight among them, so that the weights of a
    reason's items add up to the reason's own. Reasons without evidence (priors) are not evidence;
    `explain` shows them.
    """
    for reason in (*lead.current, *lead.reach):
        says = sentence(reason, lang, reveal=reveal)
        for evidence, weight in zip(reason.evidence, _shares(reason), strict=True):
            yield {
                "source": evidence.source,
                "record": evidence.record if reveal else masked_record(evidence, lead.case_no),
                "observed_at": _iso(evidence),
                "says": says,
                "weight": round(weight / MILLI, 3),
            }


def _shares(reason: Reason) -> list[int]:
    """The reason's weight in whole thousandths over its pieces; the first ones take the rest."""
    count = len(reason.evidence)
    if not count:
        return []
    each, rest = divmod(abs(reason.weight), count)
    sign = -1 if reason.weight < 0 else 1
    return [sign * (each + (position < rest)) for position in range(count)]


def _iso(evidence: Evidence) -> str | None:
    return evidence.observed_on.isoformat() if evidence.observed_on else None


def masked_record(evidence: Evidence, case_no: str) -> str:
    """A record's name without what may be personal in it.

    The case number, shown anyway, and names made of a content hash stay as they are.
    """
    record = evidence.record
    if _HASHED.fullmatch(record):
        return record
    parts = record.split(case_no) if case_no else [record]
    return case_no.join(_PERSONAL.sub("***", mask_text(part)) for part in parts)


def cells(row: LeadRow) -> list[object]:
    """A row's values in the order of COLUMNS."""
    return [row[name] for name in COLUMNS]
