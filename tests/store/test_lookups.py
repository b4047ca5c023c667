"""The ledger: rulings, budgets, doubt; holdings and places."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.errors import StoreFailure
from skiptrace.live import Ended, Intent, Ruling, Terms
from skiptrace.model.attempt import Disposition
from skiptrace.model.claim import Claim, HadDetail, NumberStatus, PointDetail
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lookup import Asks, Lookup, LookupOutcome, LookupState
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Receipt, Record
from skiptrace.store import SqlStore, open_store
from tests.store.material import (
    LAST_YEAR,
    NOW,
    TODAY,
    attempt,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    status_record,
    subject,
)

PAID = Terms(True, Decimal("0.05"), None, None, 30, 0)
FREE = replace(PAID, paid=False)


def lookup(n: int = 1) -> Lookup:
    return Lookup(
        Asks.NUMBER_STATUS, f"C{n}", point=ContactPoint.stored(ContactUse.MOBILE, mobile(n))
    )


def intent(
    n: int = 1, *, at: datetime = NOW, terms: Terms = PAID, run: str = "run-1", source: str = "s"
) -> Intent:
    return Intent(lookup(n), source, "service", terms, run, "a.test", None, at, at.date())


def answered(at: datetime = NOW) -> tuple[Ended, Receipt]:
    ended = Ended(LookupState.ANSWERED, counted=True, outcome=LookupOutcome.FOUND)
    return ended, replace(receipt("ignored", "number-status"), received_at=at)


def finish(store: SqlStore, lookup_id: str, state: LookupState, *, counted: bool = True) -> None:
    ended, kept = answered()
    store.ledger.finish(lookup_id, replace(ended, state=state, counted=counted), kept, ())


def test_a_question_is_ruled_on_by_what_became_of_it_before(store: SqlStore) -> None:
    ledger = store.ledger
    ruling, first = ledger.begin(intent())
    assert ruling is Ruling.GO
    assert ledger.begin(intent(run="run-2")) == (Ruling.DOUBTFUL, "")
    assert ledger.begin(intent(terms=FREE))[0] is Ruling.GO
    finish(store, first, LookupState.DOUBTFUL)
    # Of the two open ones the later counts: it cost nothing and stays open.
    assert [entry.state for entry in ledger.open_entries("s")] == [
        LookupState.DOUBTFUL,
        LookupState.ASKED,
    ]
    assert ledger.release("s", "a.test", NOW) == 2
    ruling, again = ledger.begin(intent())
    assert ruling is Ruling.GO
    finish(store, again, LookupState.ANSWERED)
    assert ledger.begin(intent()) == (Ruling.KNOWN, "")
    assert ledger.begin(intent(source="other"))[0] is Ruling.GO


@pytest.mark.parametrize(
    ("days", "ruling"), [(0, Ruling.KNOWN), (29, Ruling.KNOWN), (30, Ruling.GO), (400, Ruling.GO)]
)
def test_an_answer_stands_for_so_many_days(store: SqlStore, days: int, ruling: Ruling) -> None:
    _, lookup_id = store.ledger.begin(intent())
    store.ledger.finish(lookup_id, *answered(), ())
    assert store.ledger.begin(intent(at=NOW + timedelta(days=days)))[0] is ruling


def test_what_failed_may_be_asked_again_and_is_off_the_budget(store: SqlStore) -> None:
    terms = replace(PAID, per_day=1)
    _, lookup_id = store.ledger.begin(intent(terms=terms))
    assert store.ledger.begin(intent(2, terms=terms)) == (Ruling.DAY_SPENT, "")
    finish(store, lookup_id, LookupState.FAILED, counted=False)
    assert store.ledger.begin(intent(terms=terms))[0] is Ruling.GO
    assert store.ledger.spent("s", NOW.date()) == 1


def test_budgets_of_day_and_run_are_counted_apart(store: SqlStore) -> None:
    terms = replace(PAID, per_day=3, per_run=2)
    begin = store.ledger.begin
    assert [begin(intent(n, terms=terms))[0] for n in (1, 2, 3)] == [
        Ruling.GO,
        Ruling.GO,
        Ruling.RUN_SPENT,
    ]
    other = [begin(intent(n, terms=terms, run="run-2"))[0] for n in (3, 4)]
    assert other == [Ruling.GO, Ruling.DAY_SPENT]
    assert begin(intent(6, terms=terms, source="other"))[0] is Ruling.GO
    tomorrow = NOW + timedelta(days=1)
    assert begin(intent(5, terms=terms, run="run-3", at=tomorrow))[0] is Ruling.GO


def test_a_clock_that_goes_back_buys_no_budget(store: SqlStore) -> None:
    store.ledger.begin(intent())
    store.ledger.begin(intent(2, at=NOW - timedelta(minutes=5)))
    with pytest.raises(StoreFailure, match="clock is behind"):
        store.ledger.begin(intent(3, at=NOW - timedelta(days=1)))


def test_a_refused_intent_leaves_no_trace(store: SqlStore) -> None:
    store.ledger.begin(intent(terms=replace(PAID, per_day=0)))
    assert not store.ledger.open_entries("s")
    assert not list(store.audit_entries())


def test_records_and_settlement_stand_or_fall_together(store: SqlStore) -> None:
    _, lookup_id = store.ledger.begin(intent())
    record = status_record("s1", mobile(1), NumberStatus.LIVE)
    _rename(store, "claims", "aside")
    with pytest.raises(StoreFailure):
        store.ledger.finish(lookup_id, *answered(), (record,))
    _rename(store, "aside", "claims")
    assert [entry.state for entry in store.ledger.open_entries("s")] == [LookupState.ASKED]
    assert store.import_count() == {}


def _rename(store: SqlStore, table: str, name: str) -> None:
    with store._engines.write.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")


def test_the_ledger_keeps_no_personal_value(store: SqlStore) -> None:
    store.ledger.begin(intent(7))
    with store._engines.read.begin() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM lookups").all()
        audit = connection.exec_driver_sql("SELECT detail FROM audit").all()
    assert mobile(7) not in f"{rows} {audit}"


@given(st.lists(st.sampled_from(["go", "answer", "fail", "doubt", "release"]), max_size=12))
@settings(max_examples=30)
def test_a_paid_question_is_open_or_answered_at_most_once(steps: list[str]) -> None:
    """Whatever happens, a paid question is never put while an earlier one may have been counted."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'w.db'}", create=True)
        counted, current = 0, ""
        for step in steps:
            if step == "go":
                ruling, lookup_id = store.ledger.begin(intent())
                assert (ruling is Ruling.GO) == (counted == 0)
                if ruling is Ruling.GO:
                    counted, current = 1, lookup_id
            elif step == "release":
                released = store.ledger.release("s", "a.test", NOW)
                counted = 0 if released else counted
                current = "" if released else current
            elif current:
                state = {
                    "answer": LookupState.ANSWERED,
                    "fail": LookupState.FAILED,
                    "doubt": LookupState.DOUBTFUL,
                }[step]
                finish(store, current, state, counted=step != "fail")
                counted = 0 if step == "fail" else 1
        store.close()


# --- holdings -------------------------------------------------------------------------------------


def test_a_holding_names_the_very_record_that_claims_the_value(store: SqlStore) -> None:
    named = PartyRef(name="测试友", phone=mobile(50))
    bare = PartyRef(phone=mobile(51))
    anchored = PartyRef(name="测试邻", anchor="cases:C1:contact2")
    customer = PartyRef(name="测试客", customer_no="K9")
    parties = [subject(1), named, bare, anchored, customer]
    records = [case_record(1)]
    records += [
        crm_record(f"r{n}", party, has(mobile(60 + n)), on=LAST_YEAR)
        for n, party in enumerate(parties)
    ]
    store.add_records(receipt(), records)
    keys = [(mobile(60 + n), party.person_id) for n, party in enumerate(parties)]
    held = store.ledger.holdings([*keys, (mobile(1), "nobody"), ("nothing", named.person_id)])
    assert {key: holding.ref.person_id for key, holding in held.items()} == {
        key: key[1] for key in keys
    }
    assert {holding.last_known for holding in held.values()} == {LAST_YEAR}


def test_last_known_is_the_newest_claim_or_talk(store: SqlStore) -> None:
    who = subject(1)
    store.add_records(
        receipt(),
        [
            case_record(1),
            crm_record("old", who, has(mobile(1)), on=date(2024, 1, 1)),
            crm_record("new", who, has(mobile(1)), on=date(2026, 1, 1)),
            crm_record("undated", who, has(mobile(2)), on=None),
        ],
    )
    keys = [(mobile(1), who.person_id), (mobile(2), who.person_id)]
    held = store.ledger.holdings(keys)
    assert [held[key].last_known for key in keys] == [date(2026, 1, 1), None]
    talk = attempt(1, mobile(2), "2026-05-01T10:00:00")
    for party_id, disposition in (
        (who.person_id, Disposition.NO_ANSWER),
        (who.person_id, Disposition.WRONG_PARTY),
        ("somebody", Disposition.RIGHT_PARTY),
    ):
        with store.writing() as writer:
            writer.add_attempt(replace(talk, party_id=party_id, disposition=disposition))
    assert store.ledger.holdings(keys)[keys[1]].last_known is None
    with store.writing() as writer:
        writer.add_attempt(
            replace(talk, party_id=who.person_id, disposition=Disposition.RIGHT_PARTY)
        )
    assert store.ledger.holdings(keys)[keys[1]].last_known == date(2026, 5, 1)


def test_last_said_is_the_newest_claim_of_its_statement(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [
            status_record("a", mobile(1), NumberStatus.LIVE, on=date(2026, 1, 1)),
            status_record("b", mobile(1), NumberStatus.OFF, on=date(2026, 3, 1)),
        ],
    )
    said = store.ledger.last_said("status", [mobile(1), mobile(2)])
    assert said == {mobile(1): date(2026, 3, 1)}
    assert store.ledger.last_said("owner", [mobile(1)]) == {}


def place_record(name: str, address: str, lon: str, day: date) -> Record:
    point = ContactPoint.stored(ContactUse.HOME, address)
    notes = {"lon": lon, "lat": "30.2", "precision": "door", "service": "amap"}
    fact = HadDetail(point, PointDetail.LOCATION)
    claim = Claim("geocoding", name, None, fact, f"map:{name}", day, NOW, notes=notes)
    return Record("geocoding", name, 1, (claim,))


def test_the_newest_place_counts_and_a_broken_one_is_passed_over(store: SqlStore) -> None:
    site = "浙江省杭州市西湖区测试路88号"
    store.add_records(
        receipt(),
        [
            place_record("old", site, "120.1", LAST_YEAR),
            place_record("new", site, "120.2", TODAY),
            place_record("bad", "测试村5组", "east", TODAY),
        ],
    )
    found = store.ledger.locations([f"{site}3幢501室", site, "测试村5组"])
    assert {address: where.lon for address, where in found.items()} == {
        f"{site}3幢501室": 120.2,
        site: 120.2,
    }
    assert "120" not in repr(found[site])
