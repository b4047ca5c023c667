from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from skiptrace.model.calls import CallTally
from skiptrace.model.claim import (
    Attribute,
    Claim,
    Fact,
    HadAttribute,
    HadCalls,
    HadContact,
    HadRelation,
    HadStanding,
    HadStatus,
    NumberStatus,
    Standing,
    fact_columns,
    fact_measure,
)
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record

MOBILE = ContactPoint(ContactUse.MOBILE, "19900001234")
FIRM = ContactPoint(ContactUse.EMPLOYER, "测试物流有限公司")
TALLY = CallTally("2026-02", 3, 2, 0, 600, 300, 2, 3, 7, 1, 0)
JIA = PartyRef(name="测试甲", id_no="330127198503121014")
YI = PartyRef(name="测试乙", phone="19100015678")


def claim(fact: Fact, party: PartyRef | None = JIA) -> Claim:
    return Claim(
        source="cases",
        record="C1",
        party=party,
        fact=fact,
        origin="application:C1",
        observed_on=date(2024, 6, 18),
        received_at=datetime(2026, 1, 1, tzinfo=UTC),
        quote="原话 19900001234",
        notes={"备注": "测试甲的电话"},
    )


FACTS: list[tuple[Fact, tuple[str, str, str, PartyRef | None]]] = [
    (HadContact(MOBILE), ("contact", "mobile", "19900001234", None)),
    (HadRelation(YI, Relation.SPOUSE), ("relation", "spouse", "", YI)),
    (HadAttribute(Attribute.CUSTOMER_NO, "K1"), ("attribute", "customer_no", "K1", None)),
    (HadStatus(MOBILE, NumberStatus.VACANT), ("status", "vacant", "19900001234", None)),
    (HadStanding(FIRM, Standing.MOVED), ("standing", "moved", "测试物流有限公司", None)),
    (HadCalls(MOBILE, TALLY), ("calls", "2026-02", "19900001234", None)),
]


@pytest.mark.parametrize(("fact", "columns"), FACTS)
def test_a_fact_is_four_columns(fact: Fact, columns: tuple[str, str, str, PartyRef | None]) -> None:
    assert fact_columns(fact) == columns


def test_only_what_counts_has_a_measure() -> None:
    assert [fact_measure(fact) for fact, _ in FACTS] == [None] * 5 + [TALLY.measure()]
    more = replace(TALLY, calls_out=4)
    assert claim(HadCalls(MOBILE, TALLY)).claim_id != claim(HadCalls(MOBILE, more)).claim_id


def test_ids_stay_what_they_are_in_databases() -> None:
    """Measures came later: a claim without one keeps the id it was stored under."""
    assert claim(HadContact(MOBILE)).claim_id == "cbdd2f553fe8ae05"


def test_the_id_follows_from_the_content_and_not_from_the_arrival() -> None:
    first = claim(HadContact(MOBILE))
    later = replace(first, received_at=datetime(2027, 1, 1, tzinfo=UTC), basis="条款 9.2")
    assert later.claim_id == first.claim_id


@pytest.mark.parametrize(
    "change",
    [
        {"source": "crm"},
        {"record": "C2"},
        {"observed_on": None},
        {"origin": "other"},
        {"certainty": 0.5},
        {"notes": {}},
        {"fact": HadStatus(MOBILE, NumberStatus.LIVE)},
        {"party": YI},
    ],
)
def test_a_different_statement_is_a_different_claim(change: dict[str, Any]) -> None:
    first = claim(HadContact(MOBILE))
    assert replace(first, **change).claim_id != first.claim_id


@pytest.mark.parametrize("fact", [fact for fact, _ in FACTS])
def test_no_repr_shows_personal_data(fact: Fact) -> None:
    shown = repr(claim(fact)) + repr(Record("cases", "C1", 2, (claim(fact),)))
    for secret in (
        "19900001234",
        "19100015678",
        "330127198503121014",
        "测试甲",
        "测试乙",
        "K1",
        "测试物流",
    ):
        assert secret not in shown


def test_the_content_hash_of_a_record_does_not_see_the_order_of_its_claims() -> None:
    claims = tuple(claim(fact) for fact, _ in FACTS)
    assert (
        Record("cases", "C1", 2, claims).content_hash
        == Record("cases", "C1", 9, claims[::-1]).content_hash
    )
