"""A lead as a row: the promised columns, masks, and evidence that adds up."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.export.leads import COLUMNS, lead_row, masked_record
from skiptrace.model.attempt import Channel
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Reason
from skiptrace.normalize import mask
from tests.export.samples import CALL, HOME, MOTHER, PHONE, REPORT, UNDATED, VILLAGE, lead

CLEARED = Cleared("cn-2026.1")


def test_the_columns_are_those_of_the_interface_in_their_order() -> None:
    expected = (
        "case_no rank lead_id channel kind value party party_name relation p_current p_reach "
        "allowed refusal not_before evidence"
    ).split()
    assert list(COLUMNS) == expected
    assert list(lead_row(lead(), CLEARED, "en", reveal=True)) == expected


def test_a_revealed_cleared_row() -> None:
    row = lead_row(
        lead(current=(Reason("prior", 100), Reason("seen", 1900, {}, (REPORT,)))),
        CLEARED,
        "en",
        reveal=True,
    )
    evidence = row.pop("evidence")
    assert row == {
        "case_no": "C-20260001", "rank": 1, "lead_id": "0a1b2c3d", "channel": "call",
        "kind": "phone", "value": "13900000001", "party": "subject", "party_name": "王小明",
        "relation": None, "p_current": 0.8123, "p_reach": 0.64, "allowed": True,
        "refusal": None, "not_before": None,
    }  # fmt: skip
    assert isinstance(evidence, list)
    (piece,) = evidence
    assert list(piece) == ["source", "record", "observed_at", "says", "weight"]
    assert piece["record"] == "CR-13900000001-2026"
    assert (piece["source"], piece["observed_at"], piece["weight"]) == (
        "credit-reports", "2026-08-01", 1.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("until", "not_before"),
    [(datetime(2026, 3, 5, 8, 0), "2026-03-05T08:00"), (None, None)],  # noqa: DTZ001 - local
)
def test_a_held_row_names_the_rule_and_when_it_opens(
    until: datetime | None, not_before: str | None
) -> None:
    row = lead_row(lead(party=MOTHER), Held("p", "CN-LOST", until), "zh", reveal=False)
    assert (row["allowed"], row["refusal"], row["not_before"]) == (False, "CN-LOST", not_before)
    assert (row["party"], row["relation"]) == ("third_party", "parent")


def test_nothing_personal_stands_in_a_masked_row() -> None:
    reasons = (
        Reason("seen", 700, {}, (REPORT, CALL)),
        Reason("said", 300, {}, (Evidence("recordings", "r", None, None, "我新号13900000001"),)),
    )
    for item in (
        lead(current=reasons),
        lead(HOME, MOTHER, Channel.LETTER, current=reasons),
        lead(ContactPoint.stored(ContactUse.OFFICE, "湖南省衡东县塔山村"), VILLAGE, reach=reasons),
        lead(ContactPoint.stored(ContactUse.EMAIL, "wangxiaoming@example.com"), current=reasons),
    ):
        row = lead_row(item, CLEARED, "zh", reveal=False)
        text = json.dumps(row, ensure_ascii=False)
        for secret in ("13900000001", "王小明", "李阿姨", "塔山村", "文三路", "wangxiaoming"):
            assert secret not in text
        assert row["value"] == mask(item.kind.value, item.point.value)


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ("crm-0a1b2c3d4e5f", "crm-0a1b2c3d4e5f"),
        ("C-20260001", "C-20260001"),
        ("cases:C-20260001:contact2", "cases:C-20260001:contact2"),
        ("CR-13900000001-2026", "CR-***"),
        ("11010119000307001X", "***"),
        ("report/王小明/3", "report/***/3"),
        ("call-139000000012", "call-***"),
        ("a.b@example.com", "***"),
    ],
)
def test_records_are_shown_without_what_may_be_personal(record: str, shown: str) -> None:
    masked = masked_record(Evidence("crm", record, None), "C-20260001")
    assert masked == shown


def test_pieces_without_a_day_say_so() -> None:
    row = lead_row(lead(current=(Reason("seen", 1, {}, (UNDATED,)),)), CLEARED, "en", reveal=True)
    assert isinstance(row["evidence"], list)
    assert row["evidence"][0]["observed_at"] is None


@given(st.integers(-9999, 9999), st.integers(1, 7))
def test_the_weights_of_a_reason_add_up_to_its_own(weight: int, pieces: int) -> None:
    evidence = tuple(Evidence("crm", f"r{n}", date(2026, 1, 1)) for n in range(pieces))
    row = lead_row(lead(PHONE, current=(Reason("x", weight, {}, evidence),)), CLEARED, "en", True)
    found = row["evidence"]
    assert isinstance(found, list)
    assert len(found) == pieces
    assert sum(round(piece["weight"] * 1000) for piece in found) == weight
