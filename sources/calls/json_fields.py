"""Fields of foreign JSON: names in any case, numbers in any dress."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

# Beyond any count of milliseconds; also what is infinite or no number is not below it.
_MOST = 1e13


def folded(value: Mapping[str, object]) -> dict[str, object]:
    """The fields under their names in lower case."""
    return {str(key).lower(): part for key, part in value.items()}


def first(fields: Mapping[str, object], names: Sequence[str]) -> object:
    """The first of the named fields that says something; None when none does."""
    return next((fields[name] for name in names if fields.get(name) not in (None, "")), None)


def number(value: object) -> float | None:
    """A number of at least 0 that may be a time, also when it is written as text; else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        read = float(value)
    except (ValueError, OverflowError):
        return None
    return read if 0 <= read < _MOST else None


def dicts(value: object) -> list[dict[str, object]]:
    """The objects of a list; nothing for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def loaded(value: object) -> dict[str, object] | None:
    """An object, also when it is written as JSON text inside JSON; None for anything else."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Every object of the tree, outermost first, down to that depth."""
    if depth < 0:
        return
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else _items(value):
        yield from objects(part, depth - 1)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
