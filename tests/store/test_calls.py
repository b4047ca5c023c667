"""Calls, companies and what they bring into a case's neighbourhood."""

from datetime import date

from skiptrace.model.calls import CallTally
from skiptrace.model.casefile import FactRow
from skiptrace.model.claim import (
    Fact,
    HadCalls,
    HadRelation,
    HadStanding,
    HadStatus,
    NumberStatus,
    Standing,
)
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import ImportCount, Record
from skiptrace.ports import Hub, Identity, Resolution
from skiptrace.store import SqlStore
from tests.store.material import (
    TODAY,
    case_record,
    claim,
    crm_record,
    has,
    mobile,
    receipt,
    status_record,
    subject,
)

KNOWN = PartyRef(name="熟人", id_no="8" * 18)
FIRM = "测试物流有限公司"
COMPANY = PartyRef(name=FIRM, anchor=f"company:{FIRM}")
TALLY = CallTally("2026-03", 4, 2, 0, 600, 300, 3, 2, 28, 1, 2)


def bill(owner: PartyRef, peer: str, *, last: int = 28, lines: int = 6, calls: int = 4) -> Record:
    tally = CallTally("2026-03", calls, 2, 0, 600, 300, 3, 2, last, 1, 2)
    point = ContactPoint.stored(ContactUse.MOBILE, peer)
    name = f"{owner.person_id}-{peer}"
    made = claim(
        owner, HadCalls(point, tally), record=name, source="call-records", on=date(2026, 3, last)
    )
    return Record("call-records", name, 2, (made,), lines=lines)


def register(standing: Standing = Standing.STRUCK_OFF, on: date = date(2026, 1, 1)) -> Record:
    firm = ContactPoint.stored(ContactUse.EMPLOYER, FIRM)
    line = has("0571-87650002", ContactUse.WORK_PHONE)
    facts: list[Fact] = [HadStanding(firm, standing), line]
    made = tuple(claim(COMPANY, fact, record="r1", source="companies", on=on) for fact in facts)
    return Record("companies", "r1", 2, made)


def facts(store: SqlStore, day: date = TODAY) -> list[FactRow]:
    (file,) = store.case_files(["C1"], day)
    return list(file.facts)


def said(store: SqlStore, via: str, day: date = TODAY) -> set[tuple[str, str, str]]:
    return {(f.statement, f.use, f.value) for f in facts(store, day) if f.via == via}


def resolved(store: SqlStore, *hubs: Hub) -> None:
    people = [Identity(row.person_id, row.person_id, 1.0, "t") for row in store.person_rows()]
    store.save_resolution(Resolution(people, list(hubs)))


def test_a_folded_record_counts_the_lines_it_stands_for(store: SqlStore) -> None:
    one, two = bill(subject(1), mobile(50)), bill(subject(1), mobile(51), lines=3)
    assert store.known_records([one, one, two]) == 6
    assert store.add_records(receipt(), [one, one, two]) == ImportCount(read=15, new=9, known=6)
    assert store.known_records([one, two]) == 9
    fuller = bill(subject(1), mobile(50), calls=9, lines=11)
    assert store.add_records(receipt(), [one, two, fuller]) == ImportCount(20, 11, 9)


def test_calls_come_with_their_figures_from_their_last_day_on(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1), bill(subject(1), mobile(50))])
    (row,) = [fact for fact in facts(store) if fact.statement == "calls"]
    assert (row.use, row.value, row.measure) == ("2026-03", mobile(50), TALLY.measure())
    assert not [f for f in facts(store, date(2026, 3, 27)) if f.statement == "calls"]
    assert all(fact.measure is None for fact in facts(store) if fact.statement != "calls")


def test_whose_a_called_number_is_and_how_the_line_stands(store: SqlStore) -> None:
    kin = PartyRef(name="测试父", id_no="9" * 18)
    store.add_records(
        receipt(),
        [
            case_record(1, [(subject(1), HadRelation(kin, Relation.PARENT))]),
            bill(subject(1), mobile(50)),
            bill(subject(1), mobile(51)),
            crm_record("k", KNOWN, has(mobile(50))),
            crm_record("f", kin, has(mobile(51))),
            status_record("s", mobile(50), NumberStatus.OFF),
        ],
    )
    # The parent is of the case, so the parent's number needs nobody to say whose it is.
    assert said(store, "called") == {("contact", "mobile", mobile(50))}
    assert said(store, "status") == {("status", "off", mobile(50))}
    (row,) = [fact for fact in facts(store) if fact.via == "called"]
    assert (row.name, row.entity_id) == ("熟人", KNOWN.person_id)


def test_a_number_on_many_bills_or_shared_by_many_is_busy(store: SqlStore) -> None:
    records = [case_record(number) for number in range(1, 8)]
    records += [bill(subject(number), mobile(50)) for number in range(1, 8)]
    records += [bill(subject(number), mobile(51)) for number in range(1, 6)]
    records += [bill(subject(1), mobile(52)), crm_record("k", KNOWN, has(mobile(50)))]
    store.add_records(receipt(), records)
    resolved(store, Hub("phone", mobile(52), 40))
    assert said(store, "hub") == {("calls", "7", mobile(50)), ("calls", "40", mobile(52))}
    assert said(store, "called") == set()


def test_flags_of_whoever_is_known_to_have_a_called_number(store: SqlStore) -> None:
    flag = Flag(FlagKind.PROTECTED, None, KNOWN.id_no, None, None, None, None, "flags", "1")
    store.add_records(
        receipt(),
        [
            case_record(1),
            bill(subject(1), mobile(50)),
            crm_record("k", KNOWN, has(mobile(50))),
            Record("flags", "1", 2, flags=(flag,)),
        ],
    )
    assert store.policy_facts("C1", []).flags == (flag,)
    resolved(store, Hub("phone", mobile(50), 40))
    assert store.policy_facts("C1", []).flags == ()


def test_what_the_register_says_of_the_subjects_employer(store: SqlStore) -> None:
    employer = crm_record("e", subject(1), has(FIRM, ContactUse.EMPLOYER))
    store.add_records(receipt(), [case_record(1), employer, register()])
    assert said(store, "employer") == {
        ("standing", "struck_off", FIRM),
        ("contact", "work_phone", "0571-87650002"),
    }
    assert said(store, "employer", date(2025, 12, 31)) == set()


def test_a_companys_number_rivals_nobody(store: SqlStore) -> None:
    firm = ContactPoint.stored(ContactUse.EMPLOYER, FIRM)
    made = tuple(
        claim(COMPANY, fact, record="r1", source="companies")
        for fact in (HadStanding(firm, Standing.ACTIVE), has(mobile(1), ContactUse.WORK_PHONE))
    )
    store.add_records(receipt(), [case_record(1), Record("companies", "r1", 2, made)])
    assert said(store, "rival") == set()


def test_many_calls_make_nobody_a_crowd(store: SqlStore) -> None:
    peers = [bill(subject(1), mobile(10_000 + number)) for number in range(600)]
    tie = (subject(2), HadRelation(subject(1), Relation.FRIEND))
    store.add_records(receipt(), [case_record(1), case_record(2, [tie]), *peers])
    resolved(store)
    (file,) = store.case_files(["C2"], TODAY)
    assert mobile(1) in {fact.value for fact in file.facts if fact.via == "party"}


def test_a_status_of_a_busy_number_is_left_alone(store: SqlStore) -> None:
    line = ContactPoint.stored(ContactUse.MOBILE, mobile(50))
    status = claim(None, HadStatus(line, NumberStatus.OFF), record="s", source="number-status")
    store.add_records(
        receipt(),
        [case_record(1), bill(subject(1), mobile(50)), Record("number-status", "s", 2, (status,))],
    )
    resolved(store, Hub("phone", mobile(50), 40))
    assert said(store, "status") == set()
