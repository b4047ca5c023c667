"""Which claims belong to a case: by hand-made neighbourhoods."""

import re
from datetime import date

import pytest

from skiptrace.model.casefile import CaseFile
from skiptrace.model.claim import HadRelation, NumberStatus
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.ports import Hub, Identity, Resolution
from skiptrace.store import SqlStore, casefiles, policy
from tests.store.material import (
    LAST_YEAR,
    TODAY,
    attempt,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    related,
    status_record,
    subject,
)

FATHER = PartyRef(name="测试父", id_no="9" * 18)
AUNT = PartyRef(name="测试姑", phone=mobile(801))
STRANGER = PartyRef(name="路人", phone=mobile(1))


def only(store: SqlStore, as_of: date = TODAY) -> CaseFile:
    (file,) = store.case_files(["C1"], as_of)
    return file


def said(file: CaseFile) -> set[tuple[str, str, str, str]]:
    return {(fact.via, fact.name or "", fact.use, fact.value) for fact in file.facts}


def test_parties_one_relation_away_in_either_direction(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [
            case_record(1, [(subject(1), HadRelation(FATHER, Relation.PARENT))]),
            crm_record("f", FATHER, has(mobile(800))),
            related(AUNT, subject(1), Relation.RELATIVE, "a"),
            crm_record("a2", AUNT, has(mobile(801))),
            # Two relations away: not of this case.
            related(FATHER, PartyRef(name="远亲", phone=mobile(802)), Relation.SIBLING, "far"),
            crm_record("far2", PartyRef(name="远亲", phone=mobile(802)), has(mobile(802))),
        ],
    )
    assert said(only(store)) == {
        ("party", "测试1", "mobile", mobile(1)),
        ("party", "测试1", "parent", ""),
        ("party", "测试父", "mobile", mobile(800)),
        ("party", "测试父", "sibling", ""),
        ("party", "测试姑", "relative", ""),
        ("party", "测试姑", "mobile", mobile(801)),
    }
    (inverse,) = [fact for fact in only(store).facts if fact.use == "relative"]
    assert (inverse.entity_id, inverse.other_id) == (AUNT.person_id, only(store).subject_id)
    assert (inverse.other_name, inverse.identity) == ("测试1", 1.0)


def test_status_and_rivals_of_the_phones(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [
            case_record(1),
            status_record("s", mobile(1), NumberStatus.VACANT),
            status_record("other", mobile(55), NumberStatus.LIVE),
            crm_record("x", STRANGER, has(mobile(1))),
        ],
    )
    assert said(only(store)) == {
        ("party", "测试1", "mobile", mobile(1)),
        ("status", "", "vacant", mobile(1)),
        ("rival", "路人", "mobile", mobile(1)),
    }


def test_the_number_a_mailbox_of_the_subject_is_named_after_is_looked_up_too(
    store: SqlStore,
) -> None:
    box = has(f"{mobile(70)}@139.com", ContactUse.EMAIL)
    at = "2026-01-01T10:00:00"
    store.add_records(
        receipt(),
        [
            case_record(1, [(subject(1), HadRelation(FATHER, Relation.PARENT))]),
            crm_record("m", subject(1), box),
            crm_record("n", subject(1), has("1234567890a@139.com", ContactUse.EMAIL)),
            crm_record("f", FATHER, has(f"{mobile(71)}@139.com", ContactUse.EMAIL)),
            status_record("s", mobile(70), NumberStatus.VACANT),
            status_record("t", mobile(71), NumberStatus.VACANT),
            crm_record("x", STRANGER, has(mobile(70))),
            Record("attempts", "1", 2, attempts=(attempt(2, mobile(70), at),)),
        ],
    )
    found = {(via, use, value) for via, _, use, value in said(only(store))}
    assert ("status", "vacant", mobile(70)) in found
    assert ("rival", "mobile", mobile(70)) in found
    assert mobile(71) not in {value for _, _, value in found}
    assert [tried.point.value for tried in only(store).attempts] == [mobile(70)]


def test_a_hub_has_no_rivals_and_lends_no_attempts(store: SqlStore) -> None:
    at = "2026-01-01T10:00:00"
    store.add_records(
        receipt(),
        [
            case_record(1),
            crm_record("x", STRANGER, has(mobile(1))),
            Record("attempts", "1", 2, attempts=(attempt(2, mobile(1), at),)),
        ],
    )
    assert len(only(store).attempts) == 1
    identities = [Identity(row.person_id, row.person_id, 1, "t") for row in store.person_rows()]
    store.save_resolution(Resolution(identities, [Hub("phone", mobile(1), 99)]))
    facts = only(store).facts
    assert {fact.via for fact in facts} == {"party", "hub"}
    assert [(fact.value, fact.use) for fact in facts if fact.via == "hub"] == [(mobile(1), "99")]
    assert only(store).attempts == ()


def test_rivals_are_capped_at_the_twenty_newest_of_a_number(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [case_record(1)]
        + [
            crm_record(
                f"x{day}",
                PartyRef(name=f"路人{day}", phone=mobile(1)),
                has(mobile(1)),
                on=date(2026, 1, day),
            )
            for day in range(1, 31)
        ],
    )
    rivals = [fact for fact in only(store).facts if fact.via == "rival"]
    assert sorted(fact.observed_on for fact in rivals if fact.observed_on) == [
        date(2026, 1, day) for day in range(11, 31)
    ]


def test_nothing_after_the_as_of_day(store: SqlStore) -> None:
    late = date(2026, 3, 2)
    store.add_records(
        receipt(),
        [
            case_record(1),
            crm_record("dated", subject(1), has(mobile(70)), on=late),
            crm_record("undated", subject(1), has(mobile(71)), on=None),
            crm_record("rival", STRANGER, has(mobile(1)), on=late),
            crm_record("tie", subject(1), HadRelation(FATHER, Relation.PARENT), on=late),
            crm_record("father", FATHER, has(mobile(800)), on=LAST_YEAR),
            status_record("s", mobile(1), NumberStatus.OFF, on=late),
            Record(
                "attempts",
                "1",
                2,
                attempts=(
                    attempt(1, mobile(1), "2026-03-01T23:59:59"),
                    attempt(1, mobile(1), "2026-03-02T00:00:00", record="2"),
                ),
            ),
        ],
    )
    before = only(store, date(2026, 3, 1))
    assert {fact.value for fact in before.facts} == {mobile(1), mobile(71)}
    assert [found.at.day for found in before.attempts] == [1]
    after = only(store, late)
    assert {fact.value for fact in after.facts} == {"", *map(mobile, (1, 70, 71, 800))}
    assert [found.at.day for found in after.attempts] == [1, 2]


def test_records_of_one_entity_speak_as_one(store: SqlStore) -> None:
    bare = PartyRef(name="测一", customer_no="K1")
    store.add_records(
        receipt(), [case_record(1), crm_record("b", bare, has(mobile(60))), case_record(2)]
    )
    identities = [
        Identity(row.person_id, row.person_id, 1.0, "own")
        for row in store.person_rows()
        if row.person_id != bare.person_id
    ]
    identities.append(Identity(bare.person_id, subject(1).person_id, 0.9, "name and phone"))
    store.save_resolution(Resolution(identities, []))
    facts = {fact.value: fact for fact in only(store).facts}
    assert set(facts) == {mobile(1), mobile(60)}
    assert (facts[mobile(60)].name, facts[mobile(60)].identity) == ("测试1", 0.9)


def test_a_party_named_by_too_many_records_gives_its_own_record_only(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    hotline = PartyRef(name="客服", phone=mobile(999))
    store.add_records(
        receipt(),
        [
            case_record(
                number,
                [
                    (subject(number), HadRelation(hotline, Relation.UNKNOWN)),
                    (hotline, has(mobile(999))),
                ],
            )
            for number in range(1, 503)
        ],
    )
    assert len([fact for fact in only(store).facts if fact.name == "客服"]) == 502
    identities = [Identity(row.person_id, row.person_id, 1, "t") for row in store.person_rows()]
    store.save_resolution(Resolution(identities, []))
    assert [fact.record for fact in only(store).facts if fact.name == "客服"] == ["C1"]


def test_the_order_asked_unknown_numbers_left_out_facts_by_claim(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in (1, 2, 3)])
    files = store.case_files(["C3", "C9", "C1", "C3"], TODAY)
    assert [file.case.case_no for file in files] == ["C3", "C1"]
    store.add_records(
        receipt(), [crm_record(f"r{n}", subject(1), has(mobile(n))) for n in range(20, 40)]
    )
    ids = [fact.claim_id for fact in only(store).facts]
    assert ids == sorted(ids)
    assert store.case_files([], TODAY) == []


@pytest.mark.parametrize("sql", [casefiles.NEIGHBOURHOOD, casefiles.ATTEMPTS, policy.FLAGS])
def test_no_query_reads_a_whole_table(store: SqlStore, sql: str) -> None:
    """Only the batch and steps of the query may be scanned, never a table (aliases tell which)."""
    text = re.sub(r"--.*", "", sql)
    tables = "cases|claims|persons|identities|hubs|attempts|flags"
    aliases = set(re.findall(rf"\b(?:{tables}) (\w+)\b", text))
    with store._engines.read.begin() as connection:
        plan = [row[3] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql)]
    touched = [re.match(r"(SCAN|SEARCH) (\w+)(.*)", step) for step in plan]
    read = [match.groups() for match in touched if match and match[2] in aliases]
    assert {alias for _, alias, _ in read} == aliases
    assert [step for step in read if step[0] == "SCAN" or "AUTOMATIC" in step[2]] == []
