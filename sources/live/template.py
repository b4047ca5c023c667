"""Templates of questions: "{id_no}" in a settings file becomes the subject's, and nothing else."""

import re
from collections.abc import Mapping
from typing import Final

from skiptrace.errors import UsageError
from skiptrace.model.lookup import Lookup
from sources.http import Json

_HOLE: Final = re.compile(r"\{([a-z_]+)\}")

# What may be asked with: the subject's own identifiers, the point in question, a page's cursor.
PERSONAL: Final = ("name", "id_no", "phone", "case_no", "customer_no", "number", "employer")
CURSOR: Final = "cursor"


def holes(value: object) -> set[str]:
    """Names of all holes in a text, or in the texts of a list or table."""
    if isinstance(value, str):
        return set(_HOLE.findall(value))
    if isinstance(value, Mapping):
        return set().union(*map(holes, value.values())) if value else set()
    if isinstance(value, list | tuple):
        return set().union(*map(holes, value)) if value else set()
    return set()


def check_holes(value: object, allowed: tuple[str, ...], source: str, key: str) -> None:
    """Raises UsageError when a hole is unknown, or has no business there."""
    for name in sorted(holes(value)):
        if name in allowed:
            continue
        if name in PERSONAL:
            raise UsageError(
                f"[pull.{source}] '{key}' holds the place '{name}'",
                "personal data belongs in the body",
            )
        raise UsageError(
            f"[pull.{source}] '{key}' has an unknown place '{name}'",
            f"known: {', '.join(allowed)}",
        )


def filled(value: object, fields: Mapping[str, str]) -> Json:
    """The template with its holes filled; numbers, true and false stay what they are."""
    if isinstance(value, str):
        return _HOLE.sub(lambda hole: fields.get(hole[1], ""), value)
    if isinstance(value, Mapping):
        return {str(key): filled(item, fields) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [filled(item, fields) for item in value]
    return value if isinstance(value, bool | int) else str(value)


def fields_of(lookup: Lookup) -> dict[str, str]:
    """What a look-up can fill in; "" where it has nothing."""
    party, point = lookup.party, lookup.point
    value = point.value if point else ""
    return {
        "name": (party.name if party else None) or "",
        "id_no": (party.id_no if party else None) or "",
        "phone": (party.phone if party else None) or "",
        "customer_no": (party.customer_no if party else None) or "",
        "case_no": lookup.case_no,
        "number": value,
        "employer": value,
        CURSOR: lookup.detail,
    }
