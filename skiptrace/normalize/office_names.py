"""The offices in charge of a place, by the rule of their kind: no name is looked up, none guessed.

镇, 乡 and 苏木 have a 人民政府, a 街道 its 办事处 (Organic Law of Local People's Congresses and
Governments, art. 68 and 85); a village elects a 村民委员会, a community a 居民委员会 (their two
Organic Laws). Development zones, farms and the like have no office that a rule could name.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from skiptrace.normalize.employers import employer
from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.local_gazetteer import area_code, area_of, local_gazetteer
from skiptrace.normalize.locality_names import VILLAGE, split_village

COUNTY: Final = "county"
TOWNSHIP: Final = "township"
VILLAGE_LEVEL: Final = "village"

LEVELS: Final = (VILLAGE_LEVEL, TOWNSHIP, COUNTY)
"""The ladder, nearest to the family first."""

DIGITS: Final = {COUNTY: 6, TOWNSHIP: 9, VILLAGE_LEVEL: 12}
"""Length of the code of a place at each level."""

_COMMUNITY_ENDINGS = {
    "m": "社区居民委员会", "n": "社区居民委员会", "o": "居民委员会", "p": "居民委员会",
    "q": "社区居民委员会", "r": "社区居民委员会", "s": "社区居民委员会", "t": "居民委员会",
    "u": "社区村民委员会", "v": "社区村民委员会",
}  # fmt: skip
_BANNER = frozenset("ijkl")
_SHORT_GOVERNMENT = re.compile(r"(?<=[镇乡])政府$|(?<=苏木)政府$")
_SHORT_STREET_OFFICE = re.compile(r"(?<=街道)办$")


class Office(NamedTuple):
    """A rung of the ladder. code: the place's (6, 9 or 12 digits), "" where it is only a name.

    name: the office's full name, "" where no rule gives one (a county has many offices).
    """

    level: str
    code: str
    name: str


def offices_of(parts: Mapping[str, str]) -> tuple[Office, ...]:
    """The ladder of an address (parts as of normalize.address): village, township, county.

    A rung that the address does not reach is left out. Where the gazetteer knows the unit its
    official name of today counts, else what is written.
    """
    area = parts.get("region_code", "")
    village, township = parts.get("village_code", ""), parts.get("township_code", "")
    rungs = [
        Office(VILLAGE_LEVEL, village, office_name(village) or _village_as_written(parts)),
        Office(TOWNSHIP, township, office_name(township) or _township_as_written(parts)),
    ]
    found = [rung for rung in rungs if rung.name or rung.code]
    if area and local_gazetteer().townships(area):
        found.append(Office(COUNTY, area_code(area), ""))
    return tuple(found)


def office_name(code: str) -> str:
    """The full name of the committee or government of a village or township code.

    It begins with city and county; "" for a code of another length, an unknown one, and a unit
    without such an office.
    """
    township = local_gazetteer().township(code) if len(code) in (9, 12) else None
    if township is None:
        return ""
    if len(code) == DIGITS[TOWNSHIP]:
        own = _government(township.written)
        return area_name(code) + own if own else ""
    village = local_gazetteer().village(code)
    if village is None or village.ending == "z":
        return ""
    return full_office_name(village.name, code)


def full_office_name(written: str, code: str) -> str:
    """An office's name as a directory has it for that place, in the form that `office_name` gives.

    The units above are put in front, once; 村委会 becomes 村民委员会, 镇政府 the 人民政府. "" when
    the text is no name.
    """
    own = employer(written).canonical or ""
    township = local_gazetteer().township(code) if len(code) == DIGITS[VILLAGE_LEVEL] else None
    above = [*filter(None, _chain(code)), *([township.written] if township else [])]
    for unit in above:
        own = own.removeprefix(unit) if len(own) > len(unit) + 1 else own
    if not own:
        return ""
    if township is not None:
        return area_name(code) + township.written + (_committee(*split_village(own)) or own)
    own = _SHORT_STREET_OFFICE.sub("办事处", _SHORT_GOVERNMENT.sub("人民政府", own))
    return area_name(code) + (_government(own) or own)


def area_name(code: str) -> str:
    """City and county of a code: 杭州市淳安县, 北京市东城区, 东莞市."""
    _, city, county = _chain(code)
    return city + county


def _chain(code: str) -> tuple[str, str, str]:
    division = gazetteer().by_code[area_of(code)]
    province, city, county = (unit.name if unit else "" for unit in gazetteer().chain(division))
    return province, city, county


def _government(name: str) -> str:
    """人民政府 of a 镇, 乡 or 苏木, 办事处 of a 街道; "" for any other name."""
    if name.endswith(("街道", "地区")):
        return f"{name}办事处"
    return f"{name}人民政府" if name.endswith(("镇", "乡", "苏木")) else ""


def _committee(stem: str, ending: str) -> str:
    """塔山村村民委员会, 阳光社区居民委员会, 达来嘎查委员会; "" for a farm's quarter."""
    if ending == "z":
        return ""
    if ending in _BANNER:
        return f"{stem}嘎查委员会"
    rural = "村民委员会" if stem.endswith(VILLAGE) else "村村民委员会"
    return stem + _COMMUNITY_ENDINGS.get(ending, rural)


def _village_as_written(parts: Mapping[str, str]) -> str:
    """The committee of a village that the gazetteer does not know."""
    stem, ending = split_village(parts.get("village", ""))
    own = _committee(stem, ending) if stem else ""
    above = _area_as_written(parts)
    return above + parts.get("township", "") + own if own and above else ""


def _township_as_written(parts: Mapping[str, str]) -> str:
    own, above = _government(parts.get("township", "")), _area_as_written(parts)
    return above + own if own and above else ""


def _area_as_written(parts: Mapping[str, str]) -> str:
    """City and county: without them a township's name is no address of an office."""
    return parts.get("city", "") + parts.get("county", "")
