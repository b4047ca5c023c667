"""Townships and villages, read county by county from one packaged file; see data/README.md.

The file begins with the line `skiptrace localities 1 LENGTH`, then a zlib index of LENGTH bytes
(lines `COUNTY BYTES`, in file order), then one zlib block a county. A block is GB18030 text: a line
`=CODE NAME` opens a township (three digits), a line `STEM ENDING CODE` is one of its villages
(without the blanks; the code's three digits only where it is not the one before plus one). Where a
canonical address spells a name otherwise than its officials do, `SPELLING|` stands before it.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from skiptrace.normalize.locality_names import ENDINGS, township_stem

MAGIC = "skiptrace localities 1"
ENCODING = "gb18030"

_FILE = Path(__file__).parent / "data" / "localities.bin"
_VILLAGE_LINE = re.compile(r"\n(?:([^|\n]*)\|)?([^\n]*)([a-z])([0-9]*)$", re.M)
_DIGITS = re.compile(r"[0-9]+$")


@dataclass(frozen=True, slots=True)
class Township:
    """A township-level unit: nine-digit code, official name, its spelling in an address."""

    code: str
    name: str
    written: str
    stem: str
    """The spelling without the word for what it is: 威坪 of 威坪镇."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village-level unit: twelve-digit code, official stem and ending (locality_names)."""

    code: str
    stem: str
    ending: str

    @property
    def name(self) -> str:
        """The official name, 塔山村委会."""
        return self.stem + ENDINGS[self.ending]


@dataclass(frozen=True, slots=True)
class _County:
    townships: tuple[Township, ...]
    sections: Mapping[str, str]
    """Nine-digit code -> the lines of its villages, each after a line end."""
    beginning: Mapping[str, tuple[Township, ...]]
    """First two characters of a spelling -> the townships that begin so."""


class LocalGazetteer:
    """Random access to the file: a county costs one read of a kilobyte and its unpacking."""

    def __init__(self, path: Path = _FILE) -> None:
        self._path = path
        with path.open("rb") as file:
            head = file.readline()
            magic, _, length = head.decode("ascii").rpartition(" ")
            if magic != MAGIC:
                raise ValueError(f"{path.name} is no file of localities")
            index = zlib.decompress(file.read(int(length))).decode("ascii")
            place = file.tell()
        self._places: dict[str, tuple[int, int]] = {}
        for line in index.splitlines():
            county, size = line.split()
            self._places[county] = place, int(size)
            place += int(size)
        self._county = lru_cache(maxsize=None)(self._read_county)

    @property
    def areas(self) -> tuple[str, ...]:
        """Division codes that have townships: counties, and cities without counties."""
        return tuple(self._places)

    def has_village(self, area: str, stem: str) -> bool:
        """Whether any village of the county may have that stem; a cheap look before the search."""
        return any(f"\n{stem}" in lines for lines in self._county(area).sections.values())

    def townships(self, area: str) -> tuple[Township, ...]:
        """The townships of a county or undivided city, by code; () for any other code."""
        return self._county(area).townships if area in self._places else ()

    def townships_at(self, area: str, text: str, position: int = 0) -> tuple[Township, ...]:
        """Those of the county whose spelling may stand there: its first two characters do."""
        if area not in self._places:
            return ()
        return self._county(area).beginning.get(text[position : position + 2], ())

    def villages(self, area: str, township: str) -> Iterator[Village]:
        """The villages of a township, by code."""
        lines = self._county(area).sections[township]
        number = 0
        for match in _VILLAGE_LINE.finditer(lines):
            number = int(match[4]) if match[4] else number + 1
            yield Village(f"{township}{number:03d}", match[2], match[3])

    def villages_named(self, area: str, township: str, stem: str) -> tuple[Village, ...]:
        """The villages of a township with that stem as an address spells it.

        Searched in the packed text: taking a township's lines apart costs fifteen times as much.
        """
        lines = self._county(area).sections[township]
        found: list[Village] = []
        at = lines.find(f"\n{stem}")
        while at >= 0:
            match = _VILLAGE_LINE.match(lines, at)
            if match and (match[1] or match[2]) == stem:
                number = _number(lines, at)
                found.append(Village(f"{township}{number:03d}", match[2], match[3]))
            at = lines.find(f"\n{stem}", at + 1)
        return tuple(found)

    def township(self, code: str) -> Township | None:
        """The township of a nine-digit code (or of a longer one), None when there is none."""
        within = self.townships(area_of(code))
        return next((township for township in within if township.code == code[:9]), None)

    def village_ends(self, area: str, township: str, text: str, start: int) -> list[int]:
        """Where the spelled stems of the township's villages that stand there end, longest first.

        The packed lines are searched for the first character only: few villages share it.
        """
        lines = self._county(area).sections[township]
        ends: set[int] = set()
        at = lines.find(f"\n{text[start]}")
        while at >= 0:
            match = _VILLAGE_LINE.match(lines, at)
            stem = (match[1] or match[2]) if match else ""
            if stem and text.startswith(stem, start):
                ends.add(start + len(stem))
            at = lines.find(f"\n{text[start]}", at + 1)
        return sorted(ends, reverse=True)

    def village(self, code: str) -> Village | None:
        """The village of a twelve-digit code, None when there is none."""
        if self.township(code) is None:
            return None
        found = self.villages(area_of(code), code[:9])
        return next((village for village in found if village.code == code), None)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[tuple[str, Township], ...]]:
        """Every township name of the country to (area, township); reads all counties, once."""
        names: dict[str, list[tuple[str, Township]]] = {}
        for area in self._places:
            for township in self.townships(area):
                names.setdefault(township.written, []).append((area, township))
        return {name: tuple(found) for name, found in names.items()}

    def text(self, area: str) -> str:
        """The block of a county as it was packed; for checks of the file."""
        offset, size = self._places[area]
        with self._path.open("rb") as file:
            file.seek(offset)
            return zlib.decompress(file.read(size)).decode(ENCODING)

    def _read_county(self, area: str) -> _County:
        prefix = area_code(area)
        townships: list[Township] = []
        sections: dict[str, str] = {}
        for section in self.text(area)[1:].split("\n="):
            head, line_end, lines = section.partition("\n")
            written, _, name = head[3:].rpartition("|")
            spelled = written or name
            township = Township(prefix + head[:3], name, spelled, township_stem(spelled))
            townships.append(township)
            sections[township.code] = line_end + lines
        beginning: dict[str, tuple[Township, ...]] = {}
        for township in townships:
            start = township.written[:2]
            beginning[start] = (*beginning.get(start, ()), township)
        return _County(tuple(townships), sections, beginning)


def _number(lines: str, at: int) -> int:
    """The code of the line that begins at `at`: written there or on a line before, plus the way."""
    steps = 0
    while True:
        end = lines.find("\n", at + 1)
        digits = _DIGITS.search(lines, at, end if end >= 0 else len(lines))
        if digits:
            return int(digits[0]) + steps
        steps += 1
        if at == 0:
            return steps
        at = lines.rfind("\n", 0, at)


# The one undivided city whose townships do not begin with its own code.
_AREA_CODES = {"620200": "620201"}


def area_code(division: str) -> str:
    """The six digits that the codes of a county's (or undivided city's) townships begin with."""
    return _AREA_CODES.get(division, division)


def area_of(code: str) -> str:
    """The county or undivided city that a township's or village's code lies in."""
    area = code[:6]
    return next((city for city, within in _AREA_CODES.items() if within == area), area)


def place_code(parts: Mapping[str, str]) -> str:
    """The code of an address's finest unit: village 12, township 9, county 6 digits.

    Of a city or province alone its own digits (3301, 33), so that it is a prefix of what lies in
    it; "" where no unit was read. parts: as of normalize.address.
    """
    finest = parts.get("village_code") or parts.get("township_code")
    if finest:
        return finest
    region = parts.get("region_code", "")
    if not local_gazetteer().townships(region):
        region = re.sub(r"(?:00){1,2}$", "", region)
    return area_code(region)


@lru_cache(maxsize=1)
def local_gazetteer() -> LocalGazetteer:
    """The packaged file: its index is read once (3 ms), its counties when they are asked for."""
    return LocalGazetteer()
