"""Which column of a file is which: canonical names and aliases, whatever the spelling."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skiptrace.errors import SourceFailure
from skiptrace.ports import Column, SourceCard

NUMBERED = range(1, 10)
"""A column name with N stands for these."""

_UNIT = re.compile(r"\([^()]*\)$")
_DROPPED = re.compile(r"[\s*_\-:;\"'.、/]+")
_HAN_DIGITS = dict(zip("123456789", "一二三四五六七八九", strict=True))
_TITLE_LENGTH = 24
_HEADER_TITLES = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one table: place -> canonical name, place -> name as written when unknown."""

    known: Mapping[int, str]
    unknown: Mapping[int, str]
    written: Sequence[str]
    missing: tuple[str, ...]

    def title(self, place: int) -> str:
        """What to call an unknown column; one without a title is called by its number, from 1."""
        return self.unknown.get(place) or f"#{place + 1}"

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.written)


def folded(title: str) -> str:
    """A column title without width, case, blanks, stars, separators and a unit in brackets."""
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", title).casefold())
    return _UNIT.sub("", text) or text


def match_header(titles: Sequence[str], card: SourceCard, mapping: Mapping[str, str]) -> Header:
    """Assigns titles to the card's columns: canonical name first, then aliases in the card's order.

    The order of the columns in the file plays no part. `mapping` (their title -> canonical name)
    goes before everything. A second title for the same column stays unknown and is kept as a note.
    """
    forced = {folded(theirs): ours for theirs, ours in mapping.items()}
    free = {place: folded(title) for place, title in enumerate(titles) if title.strip()}
    known: dict[int, str] = {}
    for place, title in list(free.items()):
        if title in forced and forced[title] not in known.values():
            known[place] = forced[title]
            del free[place]
    by_title: dict[str, int] = {}
    for place, title in free.items():
        by_title.setdefault(title, place)
    taken = set(known.values())
    for name, spellings in _spellings(card):
        spelling = next((s for s in spellings if s in by_title), None)
        if name not in taken and spelling is not None:
            known[by_title.pop(spelling)] = name
            taken.add(name)
    unknown = {place: titles[place].strip() for place in free if place not in known}
    missing = tuple(c.name for c in card.columns if c.required and c.name not in taken)
    return Header(known, unknown, tuple(titles), missing)


@lru_cache(maxsize=32)
def _spellings(card: SourceCard) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(dict.fromkeys(folded(s) for s in spellings)))
        for column in card.columns
        for name, spellings in _expanded(column)
    )


def _expanded(column: Column) -> Iterable[tuple[str, list[str]]]:
    """(name, spellings) of a column; a name with N gives nine, in digits and Chinese numerals.

    Aliases without N in such a column mean the first.
    """
    if "N" not in column.name:
        yield column.name, [column.name, *column.aliases]
        return
    for number in NUMBERED:
        digit = str(number)
        spellings = [column.name.replace("N", digit)]
        for alias in column.aliases:
            if "N" in alias:
                spellings += [alias.replace("N", digit), alias.replace("N", _HAN_DIGITS[digit])]
            elif number == 1:
                spellings.append(alias)
        yield column.name.replace("N", digit), spellings


def require(header: Header, card: SourceCard, file_name: str) -> None:
    """Raises SourceFailure when a column that every row needs is not there, naming what was found.

    Titles are quoted only when the line is a header at all: a data line would carry people, and a
    cell of it may happen to be spelled like a title (电话 is a channel too).
    """
    if not header.missing:
        return
    wanted = ", ".join(_with_alias(card, name) for name in header.missing)
    if not _is_header(header):
        found = "its first line is not a header of this kind"
    else:
        others = [t for t in header.unknown.values() if _is_title(t)]
        found = f"found {', '.join(sorted(header.known.values()))}"
        found += f"; not understood: {', '.join(others)}" if others else ""
    raise SourceFailure(
        f"{file_name}: no column for {wanted} ({found})",
        f"see `skiptrace sources {card.kind}`, or name your columns with --mapping",
    )


def _is_header(header: Header) -> bool:
    """Whether at least two titles are known, or half of them."""
    known, titled = len(header.known), len(header.known) + len(header.unknown)
    return known >= _HEADER_TITLES or 0 < titled <= known * 2


def _with_alias(card: SourceCard, name: str) -> str:
    column = next(c for c in card.columns if c.name == name)
    return f"{name} ({column.aliases[0]})" if column.aliases else name


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE_LENGTH and not re.search(r"\d{4}", text)
