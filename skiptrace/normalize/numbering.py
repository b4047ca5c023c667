"""Where an identity number was given: its first six digits, as they were then and lie today.

It is the place of numbering, usually where the family was registered at birth: no residence.
Counties are renamed, merged and moved, and some codes were another county's before, so the year of
birth decides; data/README.md says where the table of former codes comes from.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.local_gazetteer import local_gazetteer

FIRST_NUMBERS = 1984
"""Year of the first identity numbers: whoever is older was numbered from then on."""

# Residence permits of people from Taiwan begin with a code that no gazetteer has.
_PERMITS = {"830000": "710000"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """The county that a number was given in.

    name: as it was called then. now: six-digit codes of what lies there today: one county, the
    several that took its ground, or a whole city or province where no more is known.
    """

    code: str
    name: str
    now: tuple[str, ...]

    @property
    def area(self) -> str:
        """The county (or undivided city) of today, "" where it is not one."""
        area = self.now[0] if len(self.now) == 1 else ""
        return area if local_gazetteer().townships(area) else ""


@dataclass(frozen=True, slots=True)
class _Former:
    name: str
    first: int
    last: int
    now: tuple[str, ...]


def numbered_in(code: str, birth_year: int) -> Numbering | None:
    """The place of a region code for somebody born in that year; None for a code never in use."""
    code = _PERMITS.get(code, code)
    year = max(birth_year, FIRST_NUMBERS)
    former = _former_codes().get(code, ())
    fitting = [one for one in former if one.first <= year <= one.last]
    today = gazetteer().by_code.get(code)
    if not fitting and today is not None:
        return Numbering(code, today.name, (code,))
    # A number may be younger than the birth, and older than the code's end in the table.
    held = min(fitting or former, key=lambda one: (abs(one.last - year), one.first), default=None)
    return None if held is None else Numbering(code, held.name, held.now)


@lru_cache(maxsize=1)
def _former_codes() -> Mapping[str, tuple[_Former, ...]]:
    """Codes that were another place once (4,400 rows, 10 ms, once)."""
    path = Path(__file__).parent / "data" / "numbering.csv"
    found: dict[str, tuple[_Former, ...]] = {}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        years = int(row["first"] or 0), int(row["last"] or 9999)
        one = _Former(row["name"], *years, tuple(row["now"].split()))
        found[row["code"]] = (*found.get(row["code"], ()), one)
    return found
