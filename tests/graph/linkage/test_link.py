"""Whole tables: quality against a known truth, and what must not change the answer."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.people.population import COLUMNS, Population
from graph.linkage import blocking, scoring
from graph.linkage.columns import encoded
from graph.linkage.link import Linkage, link
from graph.linkage.model import probability
from tests.graph.linkage import western

Rows = Sequence[Sequence[str]]


def quiet(_what: str, _done: int, _total: int | None) -> None:
    return


def linked(ids: Sequence[str], rows: Rows, names: Sequence[str]) -> Linkage:
    cells = list(zip(*rows, strict=True))
    columns = {name: encoded(texts) for name, texts in zip(names, cells, strict=True)}
    return link(ids, columns, quiet)


def numbered(count: int) -> list[str]:
    return [f"r{place:05d}" for place in range(count)]


def pairs_of(groups: Counter[object]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def quality(entity: Sequence[str], truth: Sequence[int]) -> tuple[float, float, float]:
    """(precision, recall, F1) over pairs of records."""
    right = pairs_of(Counter(zip(entity, truth, strict=True)))
    precision = right / pairs_of(Counter(entity))
    recall = right / pairs_of(Counter(truth))
    return precision, recall, 2 * precision * recall / (precision + recall)


def chinese(count: int, seed: int) -> tuple[list[tuple[str, ...]], list[int]]:
    records = list(Population(seed).records(count))
    return [values for _, values in records], [person for person, _ in records]


def told(found: Linkage) -> list[object]:
    """Everything an answer says."""
    return [found.ids, found.entity, found.certainty.tolist(), list(found.pairs())]


def test_a_generated_population_is_put_together() -> None:
    rows, truth = chinese(3_000, seed=5)
    found = linked(numbered(len(rows)), rows, COLUMNS[1:])
    precision, recall, f1 = quality(found.entity, truth)
    assert precision > 0.97, (precision, recall, f1)
    assert recall > 0.87, (precision, recall, f1)


def test_a_western_list_is_put_together() -> None:
    rows, truth = western.western(700, seed=3)
    found = linked(numbered(len(rows)), rows, western.COLUMNS)
    precision, recall, f1 = quality(found.entity, truth)
    assert min(precision, recall) > 0.97, (precision, recall, f1)


ROWS, _ = chinese(260, seed=11)
IDS = numbered(len(ROWS))
ANSWER = told(linked(IDS, ROWS, COLUMNS[1:]))


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_the_rows_changes_nothing(seed: int) -> None:
    order = list(range(len(ROWS)))
    Random(seed).shuffle(order)  # noqa: S311 - an order, no secret
    found = linked([IDS[p] for p in order], [ROWS[p] for p in order], COLUMNS[1:])
    assert told(found) == ANSWER


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(COLUMNS) - 1)))
def test_the_order_of_the_columns_changes_no_person(order: list[int]) -> None:
    names = [COLUMNS[1:][place] for place in order]
    found = linked(IDS, [[row[place] for place in order] for row in ROWS], names)
    assert [found.ids, found.entity] == ANSWER[:2]


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 3_000))
def test_the_size_of_a_chunk_changes_nothing(chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "CHUNK", chunk)
        assert told(linked(IDS, ROWS, COLUMNS[1:])) == ANSWER


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores in (1, 3):
        monkeypatch.setattr(scoring, "cpu_count", lambda cores=cores: cores)
        assert told(linked(IDS, ROWS, COLUMNS[1:])) == ANSWER


def test_the_entity_is_the_smallest_id_of_its_members() -> None:
    found = linked(IDS, ROWS, COLUMNS[1:])
    for entity in set(found.entity):
        members = [i for i, e in zip(found.ids, found.entity, strict=True) if e == entity]
        assert entity == min(members)
    assert all(0 <= share <= 1 for share in found.certainty)


def test_prior_and_weights_add_up_to_the_probability() -> None:
    pairs = list(linked(IDS, ROWS, COLUMNS[1:]).pairs())
    assert len(pairs) > 100
    for pair in pairs:
        total = pair.prior + sum(weight for _, weight in pair.levels.values())
        assert pair.probability == pytest.approx(float(probability(np.array(total))), abs=1e-9)
    assert [p.probability for p in pairs] == sorted((p.probability for p in pairs), reverse=True)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tables_of_a_few_rows(count: int) -> None:
    found = linked(IDS[:count], ROWS[:count], COLUMNS[1:])
    assert found.ids == IDS[:count]


def test_a_table_of_empty_cells_is_as_many_people_as_rows() -> None:
    found = linked(IDS[:5], [[""] * 7] * 5, COLUMNS[1:])
    assert found.entity == IDS[:5]
    assert list(found.pairs()) == []


def test_a_table_without_a_column_is_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        link(["a"], {}, quiet)
