"""Candidate pairs: each once, none of a block that says nothing, none of one clean list."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.linkage import blocking
from graph.linkage.blocking import LARGEST_BLOCK, Rule, candidate_pairs, pair_count, usable

KEYS = st.lists(st.integers(-1, 6), min_size=1, max_size=40)


def rule(name: str, keys: list[int]) -> Rule:
    return Rule(name, np.array(keys, dtype=np.int32))


def pairs_of(one: Rule) -> list[tuple[int, int]]:
    """The pairs of a rule, in the order in which they come."""
    return [
        pair
        for _, left, right in candidate_pairs([one])
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    ]


def by_hand(rules: list[list[int]]) -> set[tuple[int, int]]:
    return {
        (a, b)
        for keys in rules
        for a, b in combinations(range(len(keys)), 2)
        if keys[a] == keys[b] >= 0
    }


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 40).flatmap(
    lambda n: st.lists(st.lists(st.integers(-1, 5), min_size=n, max_size=n), min_size=1, max_size=4)
))  # fmt: skip
def test_every_pair_of_a_shared_key_comes_exactly_once(keys: list[list[int]]) -> None:
    rules = [rule(str(place), codes) for place, codes in enumerate(keys)]
    found = [
        pair
        for _, left, right in candidate_pairs(rules)
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    ]
    assert len(found) == len(set(found))
    assert set(found) == by_hand(keys)
    assert all(a < b for a, b in found)


@given(KEYS, st.integers(1, 30))
def test_the_size_of_a_chunk_changes_nothing(keys: list[int], chunk: int) -> None:
    whole = pairs_of(rule("k", keys))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "CHUNK", chunk)
        assert pairs_of(rule("k", keys)) == whole


def test_a_key_of_too_many_records_links_nobody() -> None:
    crowd = [0] * (LARGEST_BLOCK + 1) + [1, 1] + [2]
    cut = usable(rule("phone", crowd))
    assert pair_count(cut) == 1
    ((_, left, right),) = list(candidate_pairs([cut]))
    assert (left.tolist(), right.tolist()) == ([LARGEST_BLOCK + 1], [LARGEST_BLOCK + 2])


@given(KEYS)
def test_pairs_are_counted_before_they_are_made(keys: list[int]) -> None:
    cut = usable(rule("k", keys))
    assert pair_count(cut) == sum(len(left) for _, left, _ in candidate_pairs([cut]))


@given(KEYS, st.data())
def test_records_of_one_clean_list_are_no_candidates(keys: list[int], data: st.DataObject) -> None:
    sides = data.draw(st.lists(st.integers(0, 1), min_size=len(keys), max_size=len(keys)))
    found = {
        pair
        for _, left, right in candidate_pairs([rule("k", keys)], np.array(sides, dtype=np.int32))
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    }
    assert found == {(a, b) for a, b in by_hand([keys]) if sides[a] != sides[b]}
