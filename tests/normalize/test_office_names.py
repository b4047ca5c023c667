"""Which offices are in charge of an address, and what they are called."""

import pytest

from skiptrace.normalize.addresses import address
from skiptrace.normalize.employers import employer
from skiptrace.normalize.local_gazetteer import local_gazetteer, place_code
from skiptrace.normalize.office_names import (
    DIGITS,
    LEVELS,
    area_name,
    full_office_name,
    office_name,
    offices_of,
)


def ladder(written: str) -> list[tuple[str, str, str]]:
    return [(one.level, one.code, one.name) for one in offices_of(address(written).parts)]


@pytest.mark.parametrize(
    ("written", "offices"),
    [
        (
            "浙江省杭州市淳安县威坪镇河村5组",
            [
                ("village", "330127104299", "杭州市淳安县威坪镇河村村民委员会"),
                ("township", "330127104", "杭州市淳安县威坪镇人民政府"),
                ("county", "330127", ""),
            ],
        ),
        # a village the gazetteer does not know keeps its name, and has no code
        (
            "浙江省杭州市淳安县威坪镇测试村5组",
            [
                ("village", "", "杭州市淳安县威坪镇测试村村民委员会"),
                ("township", "330127104", "杭州市淳安县威坪镇人民政府"),
                ("county", "330127", ""),
            ],
        ),
        # the township of today is in charge, not the one of then
        (
            "浙江省杭州市淳安县威坪乡",
            [("township", "330127104", "杭州市淳安县威坪镇人民政府"), ("county", "330127", "")],
        ),
        (
            "北京市东城区东华门街道多福巷社区3号",
            [
                ("village", "110101001001", "北京市东城区东华门街道多福巷社区居民委员会"),
                ("township", "110101001", "北京市东城区东华门街道办事处"),
                ("county", "110101", ""),
            ],
        ),
        # cities without counties are their own county
        (
            "嘉峪关市新城镇",
            [("township", "620201100", "嘉峪关市新城镇人民政府"), ("county", "620201", "")],
        ),
        ("陕西省西安市", []),
        ("测试路1号", []),
    ],
)
def test_the_ladder_of_an_address(written: str, offices: list[tuple[str, str, str]]) -> None:
    assert ladder(written) == offices


def test_a_zone_has_a_place_but_no_office_by_rule() -> None:
    source = local_gazetteer()
    zone = next(one for one in source.townships("110116") if one.name.endswith("开发区"))
    assert office_name(zone.code) == ""


@pytest.mark.parametrize(
    ("written", "code", "full"),
    [
        ("威坪镇政府", "330127104", "杭州市淳安县威坪镇人民政府"),
        ("威坪镇人民政府", "330127104", "杭州市淳安县威坪镇人民政府"),
        ("浙江省杭州市淳安县威坪镇人民政府", "330127104", "杭州市淳安县威坪镇人民政府"),
        ("威坪镇", "330127104", "杭州市淳安县威坪镇人民政府"),
        ("东华门街道办", "110101001", "北京市东城区东华门街道办事处"),
        ("河村村委会", "330127104299", "杭州市淳安县威坪镇河村村民委员会"),
        ("威坪镇河村村民委员会", "330127104299", "杭州市淳安县威坪镇河村村民委员会"),
        ("多福巷社区居委会", "110101001001", "北京市东城区东华门街道多福巷社区居民委员会"),
        ("淳安县公安局户政科", "330127", "杭州市淳安县公安局户政科"),
        ("派出所", "330127104", "杭州市淳安县派出所"),
    ],
)
def test_a_directorys_name_becomes_the_full_one(written: str, code: str, full: str) -> None:
    assert full_office_name(written, code) == full
    assert full_office_name(full, code) == full


@pytest.mark.parametrize("area", ["330127", "110101", "441625", "152525", "620200"])
def test_names_by_rule_are_stable(area: str) -> None:
    """Every committee's name is canonical, whole, and what its own official name leads to."""
    source = local_gazetteer()
    for township in source.townships(area):
        for village in source.villages(area, township.code):
            name = office_name(village.code)
            if name:
                assert employer(name).canonical == name
                assert full_office_name(name, village.code) == name
                assert full_office_name(village.name, village.code) == name
                assert name.startswith(area_name(village.code))
                assert name.count(township.written) == 1 or township.written in village.name


@pytest.mark.parametrize("code", ["", "33", "330127", "330127999", "330127104999", "999999999"])
def test_no_office_by_rule(code: str) -> None:
    assert office_name(code) == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("浙江省杭州市淳安县威坪镇河村5组", "330127104299"),
        ("浙江省杭州市淳安县威坪镇测试路1号", "330127104"),
        ("浙江省杭州市淳安县测试路1号", "330127"),
        ("浙江省杭州市测试路1号", "3301"),
        ("浙江省测试路1号", "33"),
        ("东莞市测试路1号", "441900"),
        ("嘉峪关市测试路1号", "620201"),
        ("测试路1号", ""),
    ],
)
def test_the_code_of_a_place_is_a_prefix_of_what_lies_in_it(written: str, code: str) -> None:
    assert place_code(address(written).parts) == code


def test_levels_and_their_codes() -> None:
    assert [DIGITS[level] for level in LEVELS] == [12, 9, 6]
