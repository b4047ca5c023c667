"""Digits in the words people use for them: groups, doubtful sounds, numerals that are no digits."""

import pytest

from skiptrace.normalize.spoken.digits import groups

# (what is said, the groups in their surest reading)
SAID = [
    ("幺三八零零", ["13800"]),
    ("洞拐勾两", ["0792"]),
    ("三个零", ["000"]),
    ("一三三三个八", ["133888"]),
    ("仨零幺两个八一个六", ["0001886"]),
    ("双五四七", ["5547"]),
    ("一百九十九 零零", ["199", "00"]),
    ("138零零13八", ["13800138"]),
    ("１９９○〇", ["19900"]),
    ("199OOOO4321", ["19900004321"]),
    ("one nine double oh triple two", ["1900222"]),
    ("oh oh oh four", ["0004"]),
    ("one-nine-nine", ["199"]),
    ("幺九九，零零", ["199", "00"]),
    ("后四位是三三", ["33"]),
    ("倒数第二个不是三是四", ["3", "4"]),
    ("等一下199", ["199"]),
    ("another one 191", ["191"]),
    ("last four 5567", ["5567"]),
    ("不是幺四是幺三", ["14", "13"]),
    ("没有数字", []),
    ("so I see", []),
]
# (what is said, every reading of the one group)
DOUBTFUL = [
    ("要九九零零", {"9900", "19900"}),
    ("三八零武", {"380", "3805"}),
    ("三八零吧", {"380"}),
    ("oh one nine", {"19", "019"}),
]


@pytest.mark.parametrize(("text", "digits"), SAID)
def test_groups(text: str, digits: list[str]) -> None:
    assert [group.digits for group in groups(text)] == digits


@pytest.mark.parametrize(("text", "readings"), DOUBTFUL)
def test_sounds_at_the_edges_may_or_may_not_belong(text: str, readings: set[str]) -> None:
    (group,) = groups(text)
    assert {digits for digits, _ in group.readings} == readings


def test_sounds_alike_inside_are_digits_with_a_doubt() -> None:
    (plain,), (doubtful,) = groups("一二七八"), groups("一二起八")
    assert plain.digits == doubtful.digits
    assert plain.readings[0][1] == 0 < doubtful.readings[0][1]


def test_a_group_shows_no_digits() -> None:
    (group,) = groups("一二七八")
    assert "1278" not in repr(group)
