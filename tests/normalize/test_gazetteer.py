"""The packaged divisions: complete, consistent, and named as people name them."""

import pytest

from skiptrace.normalize.divisions import read_head
from skiptrace.normalize.gazetteer import gazetteer, short_names


def test_the_2023_edition_is_whole() -> None:
    levels = [division.level for division in gazetteer().by_code.values()]
    assert levels.count(0) == 34
    assert levels.count(1) == 333
    assert levels.count(2) == 2974


def test_every_county_has_a_province_above_it() -> None:
    for division in gazetteer().by_code.values():
        assert gazetteer().chain(division)[0] is not None


def test_former_names_point_at_divisions_of_today() -> None:
    former = [m for meanings in gazetteer().names.values() for m in meanings if m.former]
    assert len(former) >= 90
    assert all(meaning.divisions for meaning in former)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恩施土家族苗族自治州", {"恩施", "恩施州"}),
        ("内蒙古自治区", {"内蒙古"}),
        ("新疆维吾尔自治区", {"新疆"}),
        ("巴音郭楞蒙古自治州", {"巴音郭楞", "巴音郭楞州"}),
        ("东乡族自治县", {"东乡", "东乡县"}),
        ("浦东新区", {"浦东"}),
        ("杭州市", {"杭州"}),
        ("陵县", set()),
    ],
)
def test_short_names(name: str, short: set[str]) -> None:
    assert short_names(name) == short


def test_every_full_name_is_read_as_its_own_division() -> None:
    for division in gazetteer().by_code.values():
        chain = [unit.name for unit in gazetteer().chain(division) if unit is not None]
        head = read_head("".join(dict.fromkeys(chain)))
        assert (head.options, head.rest) == ((division,), "")
