"""The order of stops without coordinates: as an address is written, coarse to fine.

Neighbours in that order lie in one county, then one township, then one village or road, then along
its numbers, which sort as numbers (5 before 15). It is no shortest route: no map is asked, because
that would tell its provider who is being looked for. Addresses that name no county come last.
"""

import re
from dataclasses import dataclass

from skiptrace.normalize import address

UNLOCATED = "unlocated"
"""Region of an address that names no division, or one that several cities have."""

_AFTER_ALL = "\uffff"
_NUMBER = re.compile(r"([0-9]+)")
_FINE = ("township", "village", "road", "lane", "poi")
_NUMBERED = ("road_no", "group", "building", "unit", "floor", "room")

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address lies: six-digit code ("" for unlocated), the region's name, route key."""

    code: str
    region: str
    key: Key


def place(line: str) -> Place:
    """Takes a canonical address apart; an ambiguous one is unlocated, never guessed."""
    parts = address(line).parts
    code = parts.get("region_code", "")
    names = "".join(parts.get(level, "") for level in ("province", "city", "county"))
    fine = tuple(parts.get(part, "") for part in _FINE)
    numbers = tuple(natural(parts.get(part, "")) for part in _NUMBERED)
    key = (code or _AFTER_ALL, *fine, *numbers, natural(line))
    return Place(code, names if code else UNLOCATED, key)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key under which numbers inside the text sort by size."""
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in _NUMBER.split(text)
        if part
    )
