"""The miner on the open labelled calls, the labels themselves, and the generator's fairness."""

import pytest

from tests.truth.spoken import phrases, phrases_places, scenes_english
from tests.truth.spoken.dialogues import Dialogue, written
from tests.truth.spoken.generated import generated
from tests.truth.spoken.mined import scored
from tests.truth.spoken.score import FAMILIES, Score, canonical

# What the open part must not fall below, a little under what was reached.
FLOOR = {
    "written": {"phone": 0.97, "address": 0.93, "employer": 0.9, "email": 0.85, "social": 0.8},
    "generated": dict.fromkeys(FAMILIES, 0.98),
}
MOST_FALSE_PER_CALL = 0.01


@pytest.fixture(scope="module", params=["written", "generated"])
def part(request: pytest.FixtureRequest) -> tuple[str, list[Dialogue], Score]:
    calls = written("open") if request.param == "written" else generated("open")
    return request.param, calls, scored(calls)


def test_values_are_found_and_right_to_the_digit(part: tuple[str, list[Dialogue], Score]) -> None:
    name, _, score = part
    for family, floor in FLOOR[name].items():
        counts = score.families[family]
        assert counts.labelled > 0
        assert counts.right >= floor * counts.labelled, family
        assert counts.right >= 0.97 * counts.found, family


def test_owner_voice_and_second_are_right(part: tuple[str, list[Dialogue], Score]) -> None:
    _, _, score = part
    right = sum(counts.right for counts in score.families.values())
    for what in ("owner", "said_by", "second"):
        assert sum(getattr(c, what) for c in score.families.values()) >= 0.98 * right, what


def test_what_must_not_become_a_fact_does_not(part: tuple[str, list[Dialogue], Score]) -> None:
    _, calls, score = part
    assert score.traps > 80
    assert score.fallen <= 0.01 * score.traps
    assert score.false.rate().value <= MOST_FALSE_PER_CALL
    assert score.calls == len(calls)


@pytest.mark.parametrize("part_name", ["open", "held"])
def test_labels_name_values_that_exist_at_a_second_that_exists(part_name: str) -> None:
    for call in [*written(part_name), *generated(part_name)]:
        seconds = {second for _, second, _ in call.utterances}
        assert call.utterances, call.name
        for label in call.facts:
            assert label.second in seconds, call.name
            if label.kind == "phone":
                assert canonical("phone", label.value) == label.value, call.name


def test_the_set_is_as_large_as_it_says_and_the_same_on_every_run() -> None:
    assert len(written("open")) >= 400
    assert len(written("held")) >= 60
    assert len(generated("open")) >= 500
    assert len(generated("held")) >= 400
    assert generated("open")[:50] == generated("open")[:50]
    names = [call.name for part in ("open", "held") for call in [*written(part), *generated(part)]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", [phrases, phrases_places, scenes_english])
def test_the_held_back_wordings_are_none_of_the_open_ones(module: object) -> None:
    inventories = [
        value
        for value in vars(module).values()
        if isinstance(value, dict) and set(value) == {"open", "held"}
    ]
    assert len(inventories) > 10
    for inventory in inventories:
        assert not set(inventory["open"]) & set(inventory["held"])
