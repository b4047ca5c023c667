"""What worksheets ask the database: answered look-ups, and how common names and values are."""

from datetime import date

from skiptrace.model.claim import Attribute, HadAttribute
from skiptrace.model.party import PartyRef
from skiptrace.ports import Identity, Resolution
from skiptrace.store import SqlStore
from tests.store.material import (
    LAST_YEAR,
    TODAY,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    subject,
)


def answered(name: str) -> HadAttribute:
    return HadAttribute(Attribute.LOOKED_UP, name)


def test_answers_are_those_of_the_case_s_subject_up_to_the_day(store: SqlStore) -> None:
    by_case = PartyRef(case_no="C1")
    store.add_records(
        receipt(),
        [
            case_record(1),
            case_record(2),
            crm_record("a", by_case, answered("q1-1")),
            crm_record("b", subject(1), answered("q2-1"), on=date(2026, 10, 1)),
            crm_record("c", subject(2), answered("q3-2")),
        ],
    )
    identities = [
        Identity(row.person_id, subject(1).person_id if row.case_no == "C1" and not row.id_no
                 else row.person_id, 1.0, "t")
        for row in store.person_rows()
    ]  # fmt: skip
    store.save_resolution(Resolution(identities, []))
    found = store.worksheet_facts(["C1", "C2", "C9"], [], [], TODAY).answered
    assert found == {"C1": {"q1-1", "q2-1"}, "C2": {"q3-2"}}
    assert store.worksheet_facts(["C1"], [], [], LAST_YEAR).answered == {"C1": {"q1-1"}}


def test_names_and_values_are_counted_by_people_not_by_records(store: SqlStore) -> None:
    twin = PartyRef(name="测试1", phone=mobile(77))
    store.add_records(
        receipt(),
        [
            case_record(1),
            crm_record("again", subject(1), has(mobile(1))),
            crm_record("twin", twin, has(mobile(1))),
            case_record(2),
        ],
    )
    facts = store.worksheet_facts(["C1"], ["测试1", "没有"], [mobile(1), mobile(9)], TODAY)
    assert facts.bearers == {"测试1": 2}
    assert facts.holders == {mobile(1): 2}
    assert facts.people == 3
    joined = [Identity(row.person_id, "one", 1.0, "t") for row in store.person_rows()]
    store.save_resolution(Resolution(joined, []))
    facts = store.worksheet_facts(["C1"], ["测试1"], [mobile(1)], TODAY)
    assert (facts.bearers, facts.holders, facts.people) == ({"测试1": 1}, {mobile(1): 1}, 1)
    assert store.worksheet_facts([], [], [], TODAY).bearers == {}
