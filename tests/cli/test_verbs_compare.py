"""One JSON line a pair: level, weight, probability, sentence."""

import math

import pytest

from graph.compare.pairs import KINDS
from skiptrace.likeness import SENTENCES
from skiptrace.locale import in_language
from tests.cli.values import answers

KEYS = ["a", "b", "level", "weight", "probability", "says", "problem"]


@pytest.mark.parametrize(
    ("kind", "a", "b", "level"),
    [
        ("name", "王伟", "王玮", "homophone"),
        ("name", "王伟", "李伟", "different"),
        ("phone", "19900001234", "199****1234", "masked"),
        ("address", "杭州市西湖区文三路90号", "浙江省杭州市西湖区文三路九十号", "same_door"),
        ("employer", "杭州测试科技有限公司", "测试科技", "same_firm"),
        ("id", "330127198503121014", "330127198503121015", "slip"),
        ("email", "test_jia@qq.com", "test_jia@163.com", "other_provider"),
        ("date", "1985-03-12", "1985-12-03", "day_and_month"),
    ],
)
def test_every_kind_is_compared(kind: str, a: str, b: str, level: str) -> None:
    (answer,) = answers("compare", kind, a, b)
    assert list(answer) == KEYS
    assert (answer["a"], answer["b"], answer["level"]) == (a, b, level)
    assert answer["says"] == SENTENCES[f"{kind}_{level}"]
    assert answer["problem"] is None
    assert answer["probability"] == pytest.approx(1 / (1 + math.exp(-answer["weight"])), abs=1e-6)


def test_pairs_of_standard_input_keep_their_places() -> None:
    given = "王伟\t王玮\n王伟\n\na\tb\tc\n\t王伟\n".encode()
    found = answers("compare", "name", given=given, status=1)
    codes = [answer["problem"] and answer["problem"]["code"] for answer in found]
    assert codes == [None, "pair_shape", "pair_shape", "pair_shape", None]
    assert [answer["a"] for answer in found] == ["王伟", "王伟", "", "a\tb\tc", ""]
    assert found[1] | {"a": "", "problem": None} == {
        "a": "", "b": None, "level": "unknown", "weight": 0.0, "probability": 0.5,
        "says": SENTENCES["name_unknown"], "problem": None,
    }  # fmt: skip
    assert found[4]["level"] == "unknown"


def test_the_prior_moves_the_probability_and_nothing_else() -> None:
    (even,) = answers("compare", "name", "王伟", "王玮")
    (rare,) = answers("compare", "name", "王伟", "王玮", "--prior", "0.001")
    odds = even["probability"] / (1 - even["probability"]) / 999
    assert rare["probability"] == pytest.approx(odds / (1 + odds), abs=1e-5)
    assert rare | {"probability": 0} == even | {"probability": 0}


@pytest.mark.parametrize("words", [["王伟"], ["a", "b", "c"], ["a", "b", "--prior", "1"]])
def test_anything_but_two_values_is_bad_usage(words: list[str]) -> None:
    assert answers("compare", "name", *words, status=2) == []


def test_a_line_that_is_not_utf8_costs_that_pair() -> None:
    given = b"\xff\ta\n" + "王伟\t王伟\n".encode()
    found = answers("compare", "name", given=given, status=1)
    assert found[0]["problem"]["code"] == "not_utf8"
    assert found[1]["level"] == "exact"


def test_every_level_of_every_kind_has_its_sentence_in_both_languages() -> None:
    codes = {f"{kind.name}_{level.value}" for kind in KINDS.values() for level in kind.levels}
    assert set(SENTENCES) == codes
    for text in SENTENCES.values():
        assert text.endswith(".")
        assert in_language("zh", text).endswith("。")


def test_levels_of_one_kind_are_told_apart() -> None:
    for kind in KINDS.values():
        texts = {SENTENCES[f"{kind.name}_{level.value}"] for level in kind.levels}
        assert len(texts) == len(kind.levels)
