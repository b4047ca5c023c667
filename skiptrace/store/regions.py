"""Where a claim's address or a person's number belongs: the region columns.

Both follow from the value alone, so that a database that is upgraded holds what a fresh import
writes.
"""

from functools import lru_cache

from skiptrace.normalize.addresses import canonical_parts
from skiptrace.normalize.local_gazetteer import area_code, place_code
from skiptrace.normalize.numbering import numbered_in


@lru_cache(maxsize=8_192)
def of_address(value: str) -> str | None:
    """Division code of a canonical address as deep as it is known; None for no known place."""
    return place_code(canonical_parts(value)) or None


def of_id_number(value: str | None) -> str | None:
    """The county of today that an identity number was given in; None where it is not one."""
    if value is None or not (value[:10].isascii() and value[:10].isdigit()):
        return None
    place = numbered_in(value[:6], int(value[6:10]))
    return area_code(place.area) if place and place.area else None
