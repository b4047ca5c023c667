"""The timeline says codes in words, tells a bill by month, and never shows more than it may."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from skiptrace.locale import set_language
from skiptrace.model.casefile import FactRow
from tests.graph.builders import busy, called, case_file, fact
from tui.widgets.timeline import fact_words, timeline


def words(*rows: FactRow, reveal: bool = False) -> list[str]:
    file = replace(case_file(), facts=rows)
    return [said for _, _, said in timeline(file, reveal=reveal)]


def test_a_month_of_calls_is_one_line_and_the_fuller_bill_counts() -> None:
    part = called("13700000003", calls=4, origin="bill:one")
    whole = called("13700000003", calls=20, origin="bill:one")
    other = called("13700000004", calls=6)
    (line,) = words(part, whole, other, busy("13700000004", 40))
    assert line.endswith("had 26 calls with 2 numbers in 2026-10")
    assert line.startswith("call-records: 测**")
    assert "137" not in line


def test_states_and_attributes_are_masked_by_what_they_are() -> None:
    firm = "测试物流有限公司"
    rows = (
        fact("struck_off", firm, statement="standing", holder="firm", via="employer"),
        fact("left_employer", firm, statement="attribute"),
        fact("masked_id", "3301**********1014", statement="attribute"),
    )
    shown = " | ".join(words(*rows))
    assert firm not in shown
    assert shown.count("测试***") == 2
    assert "330***********1014" in shown
    assert firm in " | ".join(words(*rows, reveal=True))


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


def attribute(use: str, value: str) -> FactRow:
    return FactRow(
        "party", "e1", "测试甲", "attribute", use, value, "", None, None, "o", "credit-reports",
        "R1", "c1", None, 1.0, 1.0, "PRM/PB03/PB030D01", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("use", "value", "english", "chinese"),
    [
        ("residence_status", "rented_home", "rented home", "租房"),
        ("activity", "telecom_paid", "telecom paid", "电信账户缴费正常"),
        ("marital_status", "married", "married", "已婚"),
    ],
)
def test_codes_are_words(use: str, value: str, english: str, chinese: str) -> None:
    for lang, said in (("en", english), ("zh", chinese)):
        set_language(lang)
        shown = fact_words(attribute(use, value), reveal=False)
        assert said in shown
        assert "测试甲" not in shown


@pytest.mark.parametrize(
    ("use", "value"),
    [
        ("alias_id", "2:E00000000"),
        ("credit_report", "2026031500000000000001"),
        ("guaranteed_contract", "TESTGUAR0001"),
        # A code of another attribute, or none of this one's: no code.
        ("marital_status", "测试乙"),
        ("customer_no", "married"),
    ],
)
def test_what_is_no_code_is_masked(use: str, value: str) -> None:
    assert value not in fact_words(attribute(use, value), reveal=False)
    assert value in fact_words(attribute(use, value), reveal=True)
