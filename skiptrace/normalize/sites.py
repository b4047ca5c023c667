"""The site of an address: what a map can find, without the door behind which somebody lives."""

import re

# Building, unit, floor and room as the canonical form writes them, and all that follows.
_INSIDE = re.compile(r"[0-9A-Za-z]+(?:幢|座|栋|号楼|单元|层|楼|室).*$")


def site(address: str) -> str:
    """A canonical address up to its road number, group or named place; itself where that is all.

    Two flats of one house are one site. Total; idempotent.
    """
    return _INSIDE.sub("", address) or address
