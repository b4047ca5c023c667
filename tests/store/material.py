"""Small synthetic records for the store's tests; names and numbers look made up on purpose."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.claim import Claim, Fact, HadContact, HadRelation, HadStatus, NumberStatus
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Receipt, Record

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 1)
LAST_YEAR = date(2025, 11, 1)


def receipt(import_id: str = "import-1", kind: str = "cases") -> Receipt:
    return Receipt(import_id, kind, f"{kind}.csv", "0" * 64, None, NOW)


def mobile(number: int) -> str:
    return f"138{number:08d}"


def has(value: str, use: ContactUse = ContactUse.MOBILE) -> HadContact:
    return HadContact(ContactPoint.stored(use, value))


def status(value: str, found: NumberStatus) -> HadStatus:
    return HadStatus(ContactPoint.stored(ContactUse.MOBILE, value), found)


def subject(number: int) -> PartyRef:
    return PartyRef(name=f"测试{number}", id_no=f"{number:018d}", case_no=f"C{number}")


def claim(
    party: PartyRef | None,
    fact: Fact,
    *,
    record: str,
    source: str = "cases",
    on: date | None = LAST_YEAR,
) -> Claim:
    return Claim(source, record, party, fact, f"{source}:{record}", on, NOW)


def case_record(
    number: int,
    facts: Sequence[tuple[PartyRef, Fact]] = (),
    *,
    line: int = 2,
    lender: str = "测试银行",
    who: PartyRef | None = None,
) -> Record:
    """The record of case C<number>: its subject has mobile(number), and what `facts` adds."""
    person = who or subject(number)
    name = f"C{number}"
    claims = [claim(person, has(mobile(number)), record=name)]
    claims += [claim(party, fact, record=name) for party, fact in facts]
    return Record("cases", name, line, tuple(claims), Case(name, person, lender=lender))


def crm_record(
    name: str, party: PartyRef, fact: Fact, *, on: date | None = LAST_YEAR, line: int = 2
) -> Record:
    return Record("crm", name, line, (claim(party, fact, record=name, source="crm", on=on),))


def status_record(name: str, value: str, found: NumberStatus, *, on: date = LAST_YEAR) -> Record:
    made = claim(None, status(value, found), record=name, source="number-status", on=on)
    return Record("number-status", name, 2, (made,))


def related(person: PartyRef, other: PartyRef, relation: Relation, name: str) -> Record:
    return crm_record(name, person, HadRelation(other, relation))


def attempt(number: int, value: str, at: str, record: str = "1") -> Attempt:
    """A call of case C<number>; at: wall time as ISO text."""
    return Attempt(
        case_no=f"C{number}",
        channel=Channel.CALL,
        point=ContactPoint.stored(ContactUse.MOBILE, value),
        at=datetime.fromisoformat(at),
        disposition=Disposition.NO_ANSWER,
        source="log",
        record=record,
    )
