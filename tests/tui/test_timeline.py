"""The timeline says coded facts in words; whatever is personal stays masked."""

from collections.abc import Iterator

import pytest

from skiptrace.locale import set_language
from skiptrace.model.casefile import FactRow
from tui.widgets.timeline import fact_words


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
