"""The order of stops: coarse to fine, numbers by size, the unlocated last."""

from random import Random

import pytest

from skiptrace.visits.route import UNLOCATED, natural, place

IN_ORDER = (
    "浙江省杭州市西湖区文三路5号",
    "浙江省杭州市西湖区文三路15号",
    "浙江省杭州市西湖区文三路120号2幢301室",
    "浙江省杭州市西湖区文三路120号2幢1001室",
    "浙江省杭州市西湖区文三路120号10幢301室",
    "湖南省衡阳市衡东县草市镇塔山村5组",
    "湖南省衡阳市衡东县草市镇塔山村15组",
    "中山路100号",
)


def test_neighbours_come_one_after_another() -> None:
    shuffled = list(IN_ORDER)
    Random(4).shuffle(shuffled)  # noqa: S311 - any other order will do
    assert tuple(sorted(shuffled, key=lambda line: place(line).key)) == IN_ORDER


@pytest.mark.parametrize(
    ("line", "code", "region"),
    [
        ("浙江省杭州市西湖区文三路5号", "330106", "浙江省杭州市西湖区"),
        ("浙江省杭州市文三路", "330100", "浙江省杭州市"),
        ("中山路100号", "", UNLOCATED),
        ("西湖区文三路1号", "", UNLOCATED),
    ],
)
def test_a_region_is_read_or_left_open_never_guessed(line: str, code: str, region: str) -> None:
    found = place(line)
    assert (found.code, found.region) == (code, region)


def test_numbers_inside_texts_sort_by_size() -> None:
    texts = ["12甲", "2甲", "2", "甲", ""]
    assert sorted(texts, key=natural) == ["", "2", "2甲", "12甲", "甲"]
