"""Every kind's batch says of each pair what the careful comparison says of it alone."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.compare import (
    Comparison,
    compare_addresses,
    compare_dates,
    compare_emails,
    compare_employers,
    compare_ids,
    compare_names,
    compare_phones,
)
from graph.compare.pairs import KINDS, compare_pairs
from tests.graph.compare.written_values import OF_KIND, slipped

ALONE: dict[str, Callable[[str, str], Comparison]] = {
    "name": compare_names,
    "address": compare_addresses,
    "employer": compare_employers,
    "id": compare_ids,
    "phone": compare_phones,
    "date": compare_dates,
    "email": compare_emails,
}


def test_every_kind_is_held() -> None:
    assert set(ALONE) == set(KINDS) == set(OF_KIND)


@pytest.mark.parametrize("kind", ALONE)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_batch_says_what_each_pair_alone_says(kind: str, data: st.DataObject) -> None:
    pairs = data.draw(st.lists(slipped(OF_KIND[kind]), max_size=12))
    alone = [ALONE[kind](left, right) for left, right in pairs]
    assert compare_pairs(kind, pairs) == alone


@pytest.mark.parametrize("kind", ALONE)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_the_order_of_a_pair_says_nothing(kind: str, data: st.DataObject) -> None:
    left, right = data.draw(slipped(OF_KIND[kind]))
    assert ALONE[kind](left, right) == ALONE[kind](right, left)


@pytest.mark.parametrize("kind", ALONE)
@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=30), other=st.text(max_size=30))
def test_no_text_is_too_strange(kind: str, text: str, other: str) -> None:
    found = compare_pairs(kind, [(text, other), (other, text)])
    assert found[0] == found[1] == ALONE[kind](text, other)


@pytest.mark.parametrize("kind", ALONE)
def test_nothing_says_nothing(kind: str) -> None:
    assert compare_pairs(kind, []) == []
    for pair in (("", ""), ("", "1985-03-12"), (" ", "王伟")):
        answer = ALONE[kind](*pair)
        assert answer.level.value == "unknown", (kind, pair)
        assert answer.weight == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_level_has_its_weight_and_none_is_left_over(kind: str) -> None:
    known = KINDS[kind]
    assert set(known.weights) == {level.value for level in known.levels}
    assert known.levels[-1].value == "unknown"
