"""An address as it is compared: its parts under the names of today, and where it may lie."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from skiptrace.normalize import address
from skiptrace.normalize.local_gazetteer import local_gazetteer
from skiptrace.normalize.locality_names import short_village

REGION = "region"
LATIN = "latin"
OR = "|"
"""Between the codes of a region that is one of several."""


def read_parts(text: str) -> Mapping[str, str]:
    """The parts of an address (keys of interface.md's normalize); empty when it is none.

    Township and village stand under their official names where one unit is certain, so that 犀浦镇
    is the 犀浦街道 it became. `region`: code of the finest division, without its zeros at the end;
    of an address that may lie in several (鼓楼区, the former 江干区) all of them, apart by `|`.
    `latin`: the line itself, of an address that is not taken apart.
    """
    read = address(text)
    if read.canonical is None:
        return {}
    if not read.parts:
        return {LATIN: read.canonical}
    parts = {**read.parts, **_of_today(read.parts)}
    regions = {read.parts.get("region_code", ""), *map(_code, read.candidates)} - {""}
    return parts | {REGION: OR.join(_shortened(regions))} if regions else parts


def _of_today(parts: Mapping[str, str]) -> dict[str, str]:
    """The official names of the units whose codes are known."""
    names: dict[str, str] = {}
    if "township" in parts and (township := _township_of(parts.get("township_code", ""))):
        names["township"] = township
    if "village" in parts and (village := _village_of(parts.get("village_code", ""))):
        names["village"] = village
    return names


@lru_cache(maxsize=65_536)
def _township_of(code: str) -> str:
    found = local_gazetteer().township(code) if code else None
    return found.written if found else ""


@lru_cache(maxsize=65_536)
def _village_of(code: str) -> str:
    found = local_gazetteer().village(code) if code else None
    return short_village(found.stem, found.ending) if found else ""


def _code(candidate: str) -> str:
    return address(candidate).parts.get("region_code", "")


def _shortened(codes: Iterable[str]) -> list[str]:
    """330100 is the city 3301, 330000 the province 33."""
    return sorted({code.removesuffix("00").removesuffix("00") for code in codes})


@lru_cache(maxsize=65_536)
def regions_apart(left: str, right: str) -> bool:
    """Whether no division of one lies in, or is, a division of the other."""
    return not any(
        one.startswith(other) or other.startswith(one)
        for one in left.split(OR)
        for other in right.split(OR)
    )
