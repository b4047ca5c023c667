"""The institutional rung: the offices of the registered address, as names to look up.

No number is invented: the lead says which office, the directory or the operator finds its
published line (field.md rows 51 to 53).
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from graph.compare.addresses import address_parts
from skiptrace.errors import InvalidValue
from skiptrace.model.contact import ContactPoint, ContactUse

_COMMITTEES = (("社区", "居民委员会"), ("村", "村民委员会"))


@lru_cache(maxsize=8_192)
def offices_of(address: str) -> tuple[tuple[str, ContactPoint], ...]:
    """(rung, office) of an address, village before township; what it does not name is left out."""
    parts = address_parts(address)
    area = _area(parts)
    named = (("village", _village(parts)), ("township", _township(parts)))
    return tuple(
        (rung, office)
        for rung, name in named
        if name and (office := _point(area + name)) is not None
    )


def institution_id(name: str) -> str:
    """Entity id of an institution: its name is all that identifies it."""
    return blake2b(f"institution:{name}".encode(), digest_size=8).hexdigest()


def _area(parts: Mapping[str, str]) -> str:
    """City and county: without them a township's name is no address of an office."""
    return parts.get("city", "") + parts.get("county", "")


def _township(parts: Mapping[str, str]) -> str:
    name = parts.get("township", "")
    if name.endswith("街道"):
        return f"{name}办事处"
    return f"{name}人民政府" if name.endswith(("镇", "乡", "苏木")) else ""


def _village(parts: Mapping[str, str]) -> str:
    name = parts.get("village", "")
    for ending, committee in _COMMITTEES:
        if name.endswith(ending):
            return parts.get("township", "") + name.removesuffix("村") + committee
    return ""


def _point(name: str) -> ContactPoint | None:
    try:
        return ContactPoint(ContactUse.OFFICE, name)
    except InvalidValue:
        return None
