"""What the cells of a column look like: phones, identity numbers, days, addresses..."""

from collections.abc import Callable, Mapping, Sequence

from skiptrace import normalize
from sources.relations import relation_of
from sources.tables.cells import unwrapped

LOOKS: Mapping[str, Callable[[str], bool]] = {
    "phone": lambda text: normalize.phone(text).ok,
    "id_no": lambda text: normalize.id_number(text).ok,
    "email": lambda text: normalize.email(text).ok,
    "day": lambda text: normalize.moment(text).ok,
    "address": lambda text: len(text) >= 6 and normalize.address(text).ok,
    "relation": lambda text: relation_of(text) is not None,
    "name": lambda text: len(text) <= 4 and normalize.person_name(text).ok,
}
"""Look -> whether one cell has it."""

SPECIFIC = frozenset({"phone", "id_no", "email"})
"""Looks that hardly anything has by chance."""

_ENDINGS = (
    ("phone", "phone"),
    ("mobile", "phone"),
    ("id_no", "id_no"),
    ("email", "email"),
    ("address", "address"),
    ("relation", "relation"),
    ("name", "name"),
    ("_date", "day"),
    ("_since", "day"),
    ("_at", "day"),
)
_DAYS = frozenset({"at", "as_of", "since", "until", "from", "to"})


def look_of(column: str) -> str:
    """The look that cells of a column have, by its canonical name; "" where any text will do."""
    if column in _DAYS:
        return "day"
    return next((look for ending, look in _ENDINGS if column.endswith(ending)), "")


def share_that_look(cells: Sequence[str]) -> dict[str, float]:
    """Look -> share of the filled cells that have it."""
    filled = [text for cell in cells if (text := unwrapped(cell))]
    return {
        look: sum(map(has, filled)) / len(filled) if filled else 0.0 for look, has in LOOKS.items()
    }
