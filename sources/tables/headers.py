"""Which column of a file is which: canonical names and aliases, whatever the spelling."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skiptrace.errors import HeaderFailure
from skiptrace.ports import Column, SourceCard

NUMBERED = range(1, 11)
"""A column name with N stands for these."""

# "(元)" or "【必填】" before or after the title proper.
_UNIT = re.compile(r"^[(\[【][^()\[\]【】]*[)\]】]|[(\[【][^()\[\]【】]*[)\]】]$")
# "1. 姓名", "2、手机": the number of the column.
_ORDINAL = re.compile(r"^\s*\d{1,3}\s*[.、)](?!\d)")
_BRACKETED_DIGITS = re.compile(r"[(\[](\d{1,2})[)\]]")
_DROPPED = re.compile(r"[\s*_\-:;\"'.、/]+")
_HAN_DIGITS = dict(zip(map(str, NUMBERED), "一二三四五六七八九十", strict=True))
_TITLE_LENGTH = 24
# A cell of 4,000 characters is no title; folding it would only cost time.
_LONGEST_TITLE = 200
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
    """A column title without width, case, blanks, stars, separators and remarks in brackets."""
    text = unicodedata.normalize("NFKC", title[:_LONGEST_TITLE]).casefold()
    text = _DROPPED.sub("", _ORDINAL.sub("", text))
    text = _BRACKETED_DIGITS.sub(r"\1", text)
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
    missing = tuple(
        c.name
        for c in card.columns
        if c.required and c.name not in taken and c.fallback not in taken
    )
    return Header(known, unknown, tuple(titles), missing)


def is_spelling(title: str, card: SourceCard, mapping: Mapping[str, str]) -> bool:
    """Whether the title is one of the card's, or of the mapping's."""
    text = folded(title)
    return text in _all_spellings(card) or text in {folded(theirs) for theirs in mapping}


@lru_cache(maxsize=32)
def _all_spellings(card: SourceCard) -> frozenset[str]:
    return frozenset(text for _, spellings in _spellings(card) for text in spellings)


def column_names(card: SourceCard) -> Mapping[str, tuple[str, ...]]:
    """Every canonical name of the card, numbered ones written out -> its folded spellings."""
    return dict(_spellings(card))


@lru_cache(maxsize=32)
def _spellings(card: SourceCard) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(dict.fromkeys(folded(s) for s in spellings)))
        for column in card.columns
        for name, spellings in _expanded(column)
    )


def _expanded(column: Column) -> Iterable[tuple[str, list[str]]]:
    """(name, spellings) of a column; a name with N gives ten, in digits and Chinese numerals.

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
    """Raises HeaderFailure when a column that every row needs is not there, naming what was found.

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
    raise HeaderFailure(
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
