"""Groups when pairs disagree: chains, conflicts that no evidence outweighs, order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.linkage.entities import Entities, entities

Pairs = dict[tuple[int, int], float]
NEVER = float("-inf")


def grouped(records: int, pairs: Pairs, others: float = -5.0) -> Entities:
    """Entities by the pairs above a twentieth; pairs that no rule gave weigh `others`."""
    kept = sorted((pair, weight) for pair, weight in pairs.items() if weight > -3)
    left = np.array([a for (a, _), _ in kept], dtype=np.int64)
    right = np.array([b for (_, b), _ in kept], dtype=np.int64)
    weights = np.array([weight for _, weight in kept], dtype=np.float64)

    def weigh(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        both = zip(one.tolist(), other.tolist(), strict=True)
        return np.array([pairs.get((a, b), others) for a, b in both], dtype=np.float64)

    return entities(records, left, right, weights, weigh)


@pytest.mark.parametrize(
    ("what", "pairs", "first"),
    [
        ("nothing", {}, [0, 1, 2]),
        ("a pair", {(0, 1): 4.0}, [0, 0, 2]),
        ("a chain whose ends agree", {(0, 1): 4.0, (1, 2): 4.0, (0, 2): 0.5}, [0, 0, 0]),
        ("a chain of two people", {(0, 1): 9.0, (1, 2): 4.0, (0, 2): -9.0}, [0, 0, 2]),
        ("the surer pair wins", {(0, 1): 4.0, (1, 2): 9.0, (0, 2): -9.0}, [0, 1, 1]),
        ("ends that can be no one", {(0, 1): 30.0, (1, 2): 29.0, (0, 2): NEVER}, [0, 0, 2]),
        ("doubt is no link", {(0, 1): -0.1, (1, 2): -1.0}, [0, 1, 2]),
    ],
)
def test_groups_of_three(what: str, pairs: Pairs, first: list[int]) -> None:
    assert grouped(3, pairs).first.tolist() == first, what


def test_two_that_are_apart_are_not_joined_over_a_long_bridge() -> None:
    chain: Pairs = {(place, place + 1): 40.0 for place in range(9)}
    apart: Pairs = {(0, 9): NEVER}
    found = grouped(10, {**chain, **apart}, others=20.0)
    assert found.first[0] != found.first[9]


def test_a_crowd_is_cut_at_a_higher_threshold() -> None:
    star: Pairs = {(0, place): 1.0 for place in range(1, 90)}
    star[0, 50] = 12.0
    found = grouped(90, star)
    assert found.first[50] == 0
    assert np.bincount(found.first).max() <= 60


def test_certainty_of_one_alone_is_that_nobody_else_is_it() -> None:
    found = grouped(3, {(0, 1): -2.0})
    assert found.certainty[2] == 1.0
    assert found.certainty[0] == pytest.approx(1 - 1 / (1 + np.exp(2.0)))


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, Pairs]:
    records = draw(st.integers(2, 9))
    places = st.integers(0, records - 1)
    pairs = draw(st.dictionaries(
        st.tuples(places, places).filter(lambda pair: pair[0] < pair[1]),
        st.one_of(st.just(NEVER), st.integers(-8, 8).map(float)),
        max_size=20,
    ))  # fmt: skip
    return records, pairs


@settings(max_examples=300, deadline=None)
@given(tables())
def test_no_group_holds_two_that_are_apart(table: tuple[int, Pairs]) -> None:
    records, pairs = table
    first = grouped(records, pairs).first
    for (a, b), weight in pairs.items():
        assert weight != NEVER or first[a] != first[b]
    assert all(first[place] <= place for place in range(records))
    assert (first[first] == first).all()
