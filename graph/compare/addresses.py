"""Addresses: exact on numbers, tolerant on wording.

An edit ratio gives 清泉镇塔山村5组12号 and 15组12号 95.7 of 100 (field.md, section 6); they are ten
groups apart. So the parts are compared: a number that differs is a mismatch, a part that one
side leaves out is silence.
"""

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from graph.compare.address_form import LATIN, OR, REGION, read_parts, regions_apart
from graph.compare.comparison import Comparison
from graph.parameters import ADDRESS_WEIGHT, PLACE_SIMILAR

if TYPE_CHECKING:
    from collections.abc import Mapping


class AddressLevel(StrEnum):
    """How two addresses agree, best first."""

    EXACT = "exact"
    SAME_DOOR = "same_door"
    SAME_BUILDING = "same_building"
    SAME_VILLAGE = "same_village"
    SAME_TOWNSHIP = "same_township"
    SAME_COUNTY = "same_county"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


REGIONS = ("province", "city", "county")
PLACES = ("township", "village", "road", "poi")
NUMBERS = ("group", "road_no", "lane", "building", "unit", "floor", "room")
DOORS = ("room", "group", "road_no")


address_parts = lru_cache(maxsize=65_536)(read_parts)


@lru_cache(maxsize=65_536)
def compare_addresses(left: str, right: str) -> Comparison:
    """Level and weight of a pair of addresses; symmetric. What is no address is UNKNOWN."""
    level = _level(left, right)
    return Comparison(level, ADDRESS_WEIGHT[level.value], f"address_{level.value}")


def _level(left: str, right: str) -> AddressLevel:
    a, b = address_parts(left), address_parts(right)
    if not a or not b:
        return AddressLevel.UNKNOWN
    if left == right or (LATIN in a and a[LATIN] == b.get(LATIN)):
        return AddressLevel.EXACT
    if _other_region(a, b):
        return AddressLevel.DIFFERENT
    if any(_apart(a, b, part) for part in PLACES):
        return _region_level(a, b)
    clash = [part for part in NUMBERS if _conflict(a, b, part)]
    if clash:
        return AddressLevel.SAME_BUILDING if _one_house(a, b, clash) else _area_level(a, b)
    return _agreeing(a, b)


def _other_region(a: "Mapping[str, str]", b: "Mapping[str, str]") -> bool:
    """Whether the names of the divisions differ; of one that may be several, whether none fits."""
    regions = a.get(REGION, ""), b.get(REGION, "")
    if all(regions) and any(OR in region for region in regions):
        return regions_apart(*regions)
    return any(_conflict(a, b, part) for part in REGIONS)


def _agreeing(a: "Mapping[str, str]", b: "Mapping[str, str]") -> AddressLevel:
    """Nothing differs: how deep do both reach?"""
    placed = any(part in a and part in b for part in PLACES)
    numbers = {part for part in NUMBERS if part in a and part in b}
    if placed and numbers & set(DOORS):
        finer = {part for part in NUMBERS if (part in a) != (part in b)}
        return AddressLevel.SAME_BUILDING if "room" in finer else AddressLevel.SAME_DOOR
    return AddressLevel.SAME_BUILDING if placed and numbers else _area_level(a, b)


def _one_house(a: "Mapping[str, str]", b: "Mapping[str, str]", clash: list[str]) -> bool:
    """Only what lies inside one building differs, and the building is named by both."""
    inside = all(part in ("unit", "floor", "room") for part in clash)
    return inside and any(part in a and part in b for part in ("building", "road_no"))


def _area_level(a: "Mapping[str, str]", b: "Mapping[str, str]") -> AddressLevel:
    if "village" in a and "village" in b:
        return AddressLevel.SAME_VILLAGE
    return _region_level(a, b)


def _region_level(a: "Mapping[str, str]", b: "Mapping[str, str]") -> AddressLevel:
    if "township" in a and "township" in b and not _apart(a, b, "township"):
        return AddressLevel.SAME_TOWNSHIP
    if "county" in a and "county" in b:
        return AddressLevel.SAME_COUNTY
    return AddressLevel.UNKNOWN


def _conflict(a: "Mapping[str, str]", b: "Mapping[str, str]", part: str) -> bool:
    return part in a and part in b and a[part] != b[part]


def _apart(a: "Mapping[str, str]", b: "Mapping[str, str]", part: str) -> bool:
    """Whether both name the place and the words are not the same place (塔山村, 山塔村)."""
    if not _conflict(a, b, part):
        return False
    return words_apart(a[part], b[part])


def words_apart(left: str, right: str) -> bool:
    """Whether different words are different places: 塔山村, 山塔村 are, 塔山, 塔山村 not."""
    if sorted(left) == sorted(right):
        return True
    contained = left in right or right in left
    return not contained and fuzz.ratio(left, right) < PLACE_SIMILAR
