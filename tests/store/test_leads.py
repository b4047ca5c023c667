"""Stored leads come back as they were, and only while what they rest on stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Hop, Lead, Reason
from skiptrace.model.party import Party, Relation, Role
from skiptrace.model.record import Record
from skiptrace.ports import Identity, Resolution
from skiptrace.store import SqlStore, leadtext
from tests.store.material import (
    TODAY,
    attempt,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    subject,
)

SEEN = Evidence("credit-reports", "R1", date(2026, 2, 1), "page 2", "引文 \N{EN QUAD}")
CALLED = Evidence("recordings", "R7", None)


def lead(case_no: str = "C1", rank: int = 1, value: str = mobile(1), worth: int = 640) -> Lead:
    return Lead(
        case_no=case_no,
        lead_id=f"{rank:08x}",
        rank=rank,
        channel=Channel.CALL,
        point=ContactPoint.stored(ContactUse.MOBILE, value),
        party=Party("e1", Role.THIRD_PARTY, Relation.PARENT, "测试父", "DOC-1"),
        p_current=0.1 + 0.2,
        p_reach=1 / 3,
        worth=worth,
        current=(
            Reason("prior", -1200, {"kind": "mobile"}),
            Reason("age", 350, {"days": 30, "share": 0.1}, (SEEN, CALLED)),
            Reason("origins", 0, {}, (CALLED,)),
        ),
        reach=(Reason("answer", -412, {}, (SEEN,)),),
        path=(Hop("parent", "e1", "测试父"), Hop("mobile", "e1")),
    )


texts = st.text(max_size=8)
evidence = st.builds(
    Evidence, texts, texts, st.none() | st.dates(), st.none() | texts, st.none() | texts
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
reasons = st.builds(
    Reason,
    texts,
    st.integers(-(10**9), 10**9),
    st.dictionaries(texts, texts | st.integers() | numbers),
    st.lists(evidence, max_size=3).map(tuple),
)
hops = st.builds(Hop, texts, texts, st.none() | texts)


@given(
    st.lists(reasons, max_size=4).map(tuple),
    st.lists(reasons, max_size=2).map(tuple),
    st.lists(hops, max_size=3).map(tuple),
)
def test_reasons_come_back_exactly(
    current: tuple[Reason, ...], reach: tuple[Reason, ...], path: tuple[Hop, ...]
) -> None:
    plain = lead()
    made = Lead(
        case_no=plain.case_no,
        lead_id=plain.lead_id,
        rank=1,
        channel=plain.channel,
        point=plain.point,
        party=plain.party,
        p_current=0.5,
        p_reach=0.5,
        worth=1,
        current=current,
        reach=reach,
        path=path,
    )
    assert leadtext.loads(leadtext.dumps(made)) == (current, reach, path)


def test_a_lead_comes_back_whole(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1), case_record(2), case_record(3)])
    made = {"C1": [lead(), lead(rank=2, value=mobile(2))], "C2": []}
    store.save_leads(made, TODAY)
    assert store.stored_leads(["C3", "C2", "C1"], TODAY) == made
    store.save_leads({"C1": [lead(rank=1, value=mobile(3))]}, TODAY)
    assert store.stored_leads(["C1"], TODAY) == {"C1": [lead(rank=1, value=mobile(3))]}


def test_leads_of_another_day_are_not_given(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.save_leads({"C1": [lead()]}, TODAY)
    assert store.stored_leads(["C1"], TODAY - timedelta(days=1)) == {}


def test_new_records_make_all_leads_stale_and_known_ones_none(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.save_leads({"C1": [lead()]}, TODAY)
    store.add_records(receipt(), [case_record(1)])
    assert store.stored_leads(["C1"], TODAY)
    store.add_records(receipt(), [crm_record("r", subject(2), has(mobile(9)))])
    assert store.stored_leads(["C1"], TODAY) == {}


def test_an_attempt_makes_its_case_and_cases_with_that_point_stale(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in (1, 2, 3)])
    store.save_leads(
        {"C1": [lead()], "C2": [lead("C2", value=mobile(50))], "C3": [lead("C3")]}, TODAY
    )
    with store.writing() as writer:
        writer.add_attempt(attempt(2, mobile(1), "2026-11-01T10:00:00"))
    assert store.stored_leads(["C1", "C2", "C3"], TODAY) == {}
    store.save_leads({"C3": [lead("C3", value=mobile(51))]}, TODAY)
    with store.writing() as writer:
        writer.add_attempt(attempt(2, mobile(1), "2026-11-01T11:00:00"))
    assert set(store.stored_leads(["C1", "C2", "C3"], TODAY)) == {"C3"}


def test_leads_rest_on_what_was_read_not_on_what_came_meanwhile(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.case_files(["C1"], TODAY)
    store.add_records(receipt(), [crm_record("r", subject(1), has(mobile(9)))])
    store.save_leads({"C1": [lead()]}, TODAY)
    assert store.stored_leads(["C1"], TODAY) == {}


@pytest.mark.parametrize(("rule", "kept"), [("own", True), ("other", False)])
def test_only_another_word_on_who_is_who_makes_leads_stale(
    store: SqlStore, rule: str, kept: bool
) -> None:
    def resolve(by: str) -> None:
        found = [Identity(row.person_id, row.person_id, 1, by) for row in store.person_rows()]
        store.save_resolution(Resolution(found, []))

    store.add_records(receipt(), [case_record(1)])
    resolve("own")
    store.save_leads({"C1": [lead()]}, TODAY)
    resolve(rule)
    assert bool(store.stored_leads(["C1"], TODAY)) is kept


def test_the_queue_puts_the_best_next_step_first(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in (1, 2, 3, 4)])
    store.save_leads(
        {"C2": [lead("C2", worth=10)], "C3": [lead("C3", worth=99), lead("C3", 2)], "C4": []}, TODAY
    )
    page = store.queue("", TODAY, 10)
    assert [(row.case.case_no, row.leads) for row in page] == [
        ("C3", 2),
        ("C2", 1),
        ("C1", 0),
        ("C4", 0),
    ]
    assert (page[0].best_channel, page[0].best_p_reach, page[0].name) == ("call", 1 / 3, "测试3")
    assert [row.case.case_no for row in store.queue("", TODAY, 2, 1)] == ["C2", "C1"]
    earlier = store.queue("", TODAY - timedelta(days=1), 10)
    assert [(row.case.case_no, row.leads, row.best_channel) for row in earlier] == [
        (f"C{number}", 0, None) for number in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c1", ["C1", "C12"]),
        ("试1", ["C1", "C12"]),
        ("测试12", ["C12"]),
        ("0002", ["C2"]),
        ("02", []),
        ("80000", []),
        ("%", []),
        ("_", []),
        (" C2 ", ["C2"]),
        ("77", []),
        ("777", ["C2"]),
    ],
)
def test_the_queue_finds_by_number_name_and_phone_tail(
    store: SqlStore, text: str, found: list[str]
) -> None:
    store.add_records(
        receipt(),
        [case_record(number) for number in (1, 2, 12)]
        + [crm_record("r", subject(2), has(mobile(777)))],
    )
    assert [row.case.case_no for row in store.queue(text, TODAY, 10)] == found


def test_the_case_comes_back_as_it_was_given(store: SqlStore) -> None:
    record = case_record(1)
    store.add_records(receipt(), [record])
    (row,) = store.queue("", datetime.now(UTC).date(), 1)
    assert row.case == record.case
    assert store.cases(["C9", "C1"]) == [record.case]


def test_stale_cases_are_those_without_leads_of_this_day_and_this_evidence(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in (1, 2, 3)])
    assert store.stale_cases(TODAY) == {"C1", "C2", "C3"}
    store.save_leads({"C1": [lead()], "C2": [], "C3": [lead("C3", value=mobile(51))]}, TODAY)
    assert store.stale_cases(TODAY) == set()
    assert store.stale_cases(TODAY - timedelta(days=1)) == {"C1", "C2", "C3"}
    with store.writing() as writer:
        writer.add_attempt(attempt(2, mobile(1), "2026-11-01T10:00:00"))
    touched = store.stale_cases(TODAY)
    assert touched == {"C1", "C2"}
    assert touched == {"C1", "C2", "C3"} - set(store.stored_leads(["C1", "C2", "C3"], TODAY))
    store.add_records(receipt(), [crm_record("r", subject(2), has(mobile(9)))])
    assert store.stale_cases(TODAY) == {"C1", "C2", "C3"}


def test_an_imported_call_log_makes_its_cases_and_points_stale_alone(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in (1, 2, 3)])
    store.save_leads(
        {
            "C1": [lead()],
            "C2": [lead("C2", value=mobile(50))],
            "C3": [lead("C3", value=mobile(51))],
        },
        TODAY,
    )
    tried = attempt(2, mobile(1), "2026-11-01T10:00:00")
    record = Record("attempts", "row1", 1, attempts=(tried,))
    store.add_records(receipt(), [record])
    assert store.stale_cases(TODAY) == {"C1", "C2"}
    assert store.case_files(["C1"], TODAY)[0].attempts == (tried,)
    store.save_leads({"C1": [lead()], "C2": [lead("C2", value=mobile(50))]}, TODAY)
    store.add_records(receipt(), [record])
    assert store.stale_cases(TODAY) == set()
