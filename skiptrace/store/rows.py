"""Model objects as the rows of their tables, and back; pure functions, nothing is read here.

Days and moments are ISO 8601 text; ids are hashes of content, so that equal content is one row.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import RowMapping

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.claim import Claim, fact_columns, fact_measure
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Receipt
from skiptrace.store import regions

Row = dict[str, Any]

PHONE_USES = tuple(use.value for use in ContactUse if use.kind is ContactKind.PHONE)
# A relay number stands for whoever it is bound to this week: it tells nobody apart.
IDENTIFYING_PHONES = tuple(use for use in PHONE_USES if use != ContactUse.RELAY.value)
ADDRESS_USES = tuple(use.value for use in ContactUse if use.kind is ContactKind.ADDRESS)
_PHONE_USE_SET = frozenset(PHONE_USES)
_ADDRESS_USE_SET = frozenset(ADDRESS_USES)


def text_id(*parts: str | None) -> str:
    """16 hex digits of BLAKE2b over the parts; None and '' differ."""
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def iso(value: date | None) -> str | None:
    """A day or a moment as text."""
    return None if value is None else value.isoformat()


@lru_cache(maxsize=20_000)
def day(text: str) -> date:
    """A day read back; the same few thousand days come again and again."""
    return date.fromisoformat(text)


def claim_row(claim: Claim, party: str | None, other: str | None, receipt: Receipt) -> Row:
    """The row of a claim; party, other: person ids of its two sides."""
    statement, use, value, _ = fact_columns(claim.fact)
    is_phone = statement == "contact" and use in _PHONE_USE_SET
    is_address = statement == "contact" and use in _ADDRESS_USE_SET
    return {
        "claim_id": claim.claim_id,
        "source": claim.source,
        "record": claim.record,
        "person_id": party,
        "statement": statement,
        "use": use,
        "value": value,
        "other_id": other,
        "origin": claim.origin,
        "observed_on": iso(claim.observed_on),
        "received_at": claim.received_at.isoformat(),
        "basis": claim.basis,
        "reported_by": claim.reported_by,
        "certainty": claim.certainty,
        "place": claim.place,
        "quote": claim.quote,
        "notes": notes_text(claim.notes),
        "import_id": receipt.import_id,
        "back": value[::-1] if is_phone else None,
        "reader": claim.reader or None,
        "measure": fact_measure(claim.fact),
        "stated_on": iso(claim.stated_on),
        "region": regions.of_address(value) if is_address else claim.region,
    }


def notes_text(notes: Mapping[str, str]) -> str | None:
    """Notes as JSON with sorted keys, None when there are none."""
    if not notes:
        return None
    return json.dumps(dict(notes), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def case_row(case: Case, subject: str) -> Row:
    """The columns of a case; `subject` is the person id of its borrower."""
    return {
        "case_no": case.case_no,
        "subject": subject,
        "subject_name": case.subject.name,
        "contract_no": case.contract_no,
        "lender": case.lender,
        "product": case.product,
        "loan_date": iso(case.loan_date),
        "overdue_since": iso(case.overdue_since),
        "dpd": case.dpd,
        "balance": None if case.balance is None else str(case.balance),
        "currency": case.currency,
        "jurisdiction": case.jurisdiction,
        "timezone": case.timezone,
        "purpose": case.purpose,
    }


def case_of(row: RowMapping) -> Case:
    """A case read back from cases joined with its subject's person row (columns person_*)."""
    subject = PartyRef(
        name=row["subject_name"],
        id_no=row["person_id_no"],
        phone=row["person_phone"],
        # The person may be the subject of several cases; this reference names this one.
        case_no=row["case_no"] if row["person_case_no"] is not None else None,
        customer_no=row["person_customer_no"],
        anchor=row["person_anchor"],
    )
    return Case(
        case_no=row["case_no"],
        subject=subject,
        contract_no=row["contract_no"],
        lender=row["lender"],
        product=row["product"],
        loan_date=None if row["loan_date"] is None else day(row["loan_date"]),
        overdue_since=None if row["overdue_since"] is None else day(row["overdue_since"]),
        dpd=row["dpd"],
        balance=None if row["balance"] is None else Decimal(row["balance"]),
        currency=row["currency"],
        jurisdiction=row["jurisdiction"],
        timezone=row["timezone"],
        purpose=row["purpose"],
    )


def attempt_row(attempt: Attempt) -> Row:
    """The row of an attempt; its id covers every field."""
    row: Row = {
        "case_no": attempt.case_no,
        "channel": attempt.channel.value,
        "use": attempt.point.use.value,
        "value": attempt.point.value,
        "made_at": attempt.at.isoformat(),
        "disposition": attempt.disposition.value,
        "source": attempt.source,
        "record": attempt.record,
        "from_number": attempt.from_number,
        "made_by": attempt.by,
        "note": attempt.note,
        "party_id": attempt.party_id,
    }
    return {"attempt_id": text_id(*row.values()), **row}


def attempt_of(row: RowMapping) -> Attempt:
    """An attempt read back."""
    return Attempt(
        case_no=row["case_no"],
        channel=Channel(row["channel"]),
        point=ContactPoint.stored(ContactUse(row["use"]), row["value"]),
        at=datetime.fromisoformat(row["made_at"]),
        disposition=Disposition(row["disposition"]),
        source=row["source"],
        record=row["record"],
        from_number=row["from_number"],
        by=row["made_by"],
        note=row["note"],
        party_id=row["party_id"],
    )


def flag_row(flag: Flag) -> Row:
    """The row of a flag; its id covers every field."""
    row: Row = {
        "kind": flag.kind.value,
        "case_no": flag.case_no,
        "id_no": flag.id_no,
        "value": flag.value,
        "since": iso(flag.since),
        "until": iso(flag.until),
        "reason": flag.reason,
        "source": flag.source,
        "record": flag.record,
    }
    return {"flag_id": text_id(*row.values()), **row}


def flag_of(row: RowMapping) -> Flag:
    """A flag read back."""
    return Flag(
        kind=FlagKind(row["kind"]),
        case_no=row["case_no"],
        id_no=row["id_no"],
        value=row["value"],
        since=None if row["since"] is None else day(row["since"]),
        until=None if row["until"] is None else day(row["until"]),
        reason=row["reason"],
        source=row["source"],
        record=row["record"],
    )
