"""Small case files, written by hand."""

from datetime import date, datetime, timedelta
from itertools import count

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.calls import CallTally
from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import PartyRef
from skiptrace.ports import PersonRow

AS_OF = date(2026, 11, 1)
OVERDUE = date(2025, 6, 1)
SUBJECT = "s000000000000001"
PARENT = "p000000000000002"
FRIEND = "f000000000000003"
STRANGER = "x000000000000009"
NAMES = {SUBJECT: "测试甲", PARENT: "测试乙", FRIEND: "样例丙", STRANGER: "路人丁"}

_SERIAL = count(1)


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def fact(
    use: str,
    value: str,
    *,
    days: int | None = 300,
    holder: str = SUBJECT,
    statement: str = "contact",
    source: str = "cases",
    origin: str | None = None,
    record: str | None = None,
    via: str = "party",
    other: str = "",
    certainty: float = 1.0,
    identity: float = 1.0,
    place: str | None = None,
    quote: str | None = None,
    claim_id: str | None = None,
    measure: str | None = None,
    stated: int | None = None,
) -> FactRow:
    """One claim; every call is its own record and origin unless told otherwise.

    days, stated: how many days ago it was so, and its record was made.
    """
    serial = next(_SERIAL)
    return FactRow(
        via=via,
        entity_id=holder,
        name=NAMES.get(holder),
        statement=statement,
        use=use,
        value=value,
        other_id=other,
        other_name=NAMES.get(other),
        observed_on=None if days is None else ago(days),
        origin=origin or f"o{serial}",
        source=source,
        record=record or f"r{serial}",
        claim_id=claim_id or f"{serial:016x}",
        reported_by=None,
        certainty=certainty,
        identity=identity,
        place=place,
        quote=quote,
        measure=measure,
        stated_on=None if stated is None else ago(stated),
    )


def called(
    value: str,
    *,
    days: int = 30,
    talks: int = 8,
    calls: int = 20,
    out: int | None = None,
    off_hours: int = 10,
    holder: str = SUBJECT,
    origin: str | None = None,
) -> FactRow:
    """A month of calls with the number, the last one `days` ago; talks: days with a call."""
    last = ago(days)
    made = calls // 2 if out is None else out
    tally = CallTally(
        f"{last:%Y-%m}", made, calls - made, 0, calls * 60, 120, talks, 1, last.day, off_hours, 0
    )
    return fact(
        tally.month, value, days=days, holder=holder, statement="calls", source="call-records",
        origin=origin or f"bill:{holder}:{tally.month}:{value}:{next(_SERIAL)}",
        measure=tally.measure(),
    )  # fmt: skip


def busy(value: str, parties: int) -> FactRow:
    return fact(str(parties), value, days=None, holder="", statement="calls", via="hub")


def relation(kind: str, other: str, *, days: int | None = 300, holder: str = SUBJECT) -> FactRow:
    return fact(kind, "", days=days, holder=holder, statement="relation", other=other)


def check(value: str, status: str, *, days: int = 30) -> FactRow:
    return fact(
        status, value, days=days, holder="", statement="status", source="number-status",
        via="status",
    )  # fmt: skip


def owner(value: str, verdict: str, *, days: int = 30, holder: str = SUBJECT) -> FactRow:
    """A carrier's word on whose line it is."""
    return fact(verdict, value, days=days, holder=holder, statement="owner", source="number-status")


def attempt(
    value: str,
    disposition: Disposition,
    *,
    days: int = 20,
    use: ContactUse = ContactUse.MOBILE,
    case_no: str = "C1",
    party_id: str | None = None,
) -> Attempt:
    channel = Channel.CALL if use.kind == "phone" else Channel.VISIT
    at = datetime.combine(ago(days), datetime.min.time()).replace(hour=10)
    return Attempt(
        case_no, channel, ContactPoint.stored(use, value), at, disposition, "attempts",
        f"a{next(_SERIAL)}", party_id=party_id,
    )  # fmt: skip


def case_file(
    *facts: FactRow, attempts: tuple[Attempt, ...] = (), overdue: date | None = OVERDUE
) -> CaseFile:
    case = Case("C1", PartyRef(name=NAMES[SUBJECT], case_no="C1"), overdue_since=overdue)
    return CaseFile(case, SUBJECT, facts, attempts)


def lead_at(leads: list[Lead], value: str) -> Lead:
    (found,) = [lead for lead in leads if lead.point.value == value]
    return found


def person(
    name: str | None = None,
    *,
    id_no: str | None = None,
    phone: str | None = None,
    case_no: str | None = None,
    customer_no: str | None = None,
    anchor: str = "",
    phones: tuple[str, ...] = (),
    addresses: tuple[str, ...] = (),
) -> PersonRow:
    """A person record as the store would give it."""
    ref = PartyRef(name, id_no, phone, case_no, customer_no, anchor)
    held = tuple(sorted({*phones, *([phone] if phone else [])}))
    names = (name,) if name else ()
    bare_case = None if id_no else case_no
    return PersonRow(ref.person_id, names, id_no, phone, bare_case, customer_no, held, addresses)
