"""Employer names: one written form and its components."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.employers import employer


@pytest.mark.parametrize(
    ("written", "canonical", "parts"),
    [
        (
            "杭州示例科技有限公司",
            "杭州示例科技有限公司",
            {"city": "杭州", "core": "示例", "trade": "科技", "legal_form": "有限公司"},
        ),
        (
            "示例（杭州）餐饮管理有限公司",
            "示例(杭州)餐饮管理有限公司",
            {"city": "杭州", "core": "示例", "trade": "餐饮管理", "legal_form": "有限公司"},
        ),
        (
            "浙江省杭州市示例餐饮管理有限公司滨江分公司",
            "浙江省杭州市示例餐饮管理有限公司滨江分公司",
            {"city": "杭州", "core": "示例", "branch": "滨江分公司"},
        ),
        (
            "臺北示例電子 有限公司",
            "台北示例电子有限公司",
            {"trade": "电子", "legal_form": "有限公司"},
        ),
        ("示例银行杭州分行", "示例银行杭州分行", {"branch": "杭州分行", "legal_form": "银行"}),
        ("杭州示例科技有限公司（已注销）", "杭州示例科技有限公司", {"core": "示例"}),
        ("Example  Trading Ltd", "Example Trading Ltd", {}),
    ],
)
def test_forms_and_parts(written: str, canonical: str, parts: dict[str, str]) -> None:
    understood = employer(written)
    assert understood.canonical == canonical
    assert {key: understood.parts.get(key) for key in parts} == parts


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("无", "employer_none"),
        ("自由职业", "employer_none"),
        ("个体", "employer_none"),
        ("无业", "employer_none"),
        ("退休", "employer_none"),
        ("123456", "employer_not_a_name"),
        ("13800138000", "employer_not_a_name"),
        ("不详", "placeholder"),
        ("", "empty"),
        ("x" * 101, "employer_not_a_name"),
    ],
)
def test_refusals_name_their_reason(written: str, problem: str) -> None:
    assert employer(written).problem == problem


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="杭州示例科技有限公司(（已注销离职）) 原在在職1A店", max_size=24),
    )
)
def test_total_and_idempotent(text: str) -> None:
    understood = employer(text)
    assert (understood.canonical is None) is (understood.problem is not None)
    if understood.canonical is not None:
        assert employer(understood.canonical).canonical == understood.canonical
