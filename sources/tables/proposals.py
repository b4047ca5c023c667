"""Which columns the titles of a strange file may be: by what they are called and what is in them.

Proposals only: they are written down for a person, who decides. The comparison is one of column
titles; people are never compared here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz

from skiptrace.ports import ReadOptions, SourceCard
from skiptrace.reading import ColumnProposal
from sources.tables.header_lines import better, header_at
from sources.tables.headers import Header, column_names, folded
from sources.tables.looks import LOOKS, SPECIFIC, look_of, share_that_look
from sources.tables.raw import HEADER_ROWS, RawRow, blank
from sources.tables.table import open_sheets

_SAMPLE = 100
_LEAST = 0.35
_LIKE = 0.55
# A title that names somebody resembles the columns of others without being theirs.
_PERSON = re.compile(
    "联系人|联络人|配偶|担保|保证人|共借|共同|亲属|家属|紧急|第三|父|母|contact|spouse"
)
_VALUE = re.compile(r"\d{5}|@|^\d{4}[-/年]")


def propose(path: Path, card: SourceCard, options: ReadOptions) -> list[ColumnProposal]:
    """For the titles of the file's first table that are no column; the file's order.

    Empty when no row of it looks like a header: data would be taken for titles. Raises
    SourceFailure as reading does.
    """
    rows = _first_rows(path, card, options)
    header, below = _likely_header(rows, card, options.mapping)
    if header is None:
        return []
    cells = {
        place: [row.cells[place] for row in below if place < len(row.cells)]
        for place in header.unknown
    }
    return _assigned(
        [(header.unknown[place], cells[place]) for place in sorted(header.unknown)],
        card,
        set(header.known.values()),
    )


def propose_titles(
    titles: Sequence[str], card: SourceCard, taken: Sequence[str]
) -> list[ColumnProposal]:
    """As `propose`, of titles alone: of a file that was read and kept these as notes."""
    named = [(title, list[str]()) for title in titles if not title.startswith("#")]
    return _assigned(named, card, set(taken))


def _first_rows(path: Path, card: SourceCard, options: ReadOptions) -> list[RawRow]:
    for sheet in open_sheets(path, card, options):
        rows = islice(sheet.rows, HEADER_ROWS + _SAMPLE)
        found = [row for row in rows if isinstance(row, RawRow) and not blank(row.cells)]
        if found:
            return found
    return []


def _likely_header(
    rows: list[RawRow], card: SourceCard, mapping: Mapping[str, str]
) -> tuple[Header | None, list[RawRow]]:
    best: Header | None = None
    below: list[RawRow] = []
    for place, row in enumerate(rows[:HEADER_ROWS]):
        if any(_VALUE.search(cell) for cell in row.cells):
            continue
        under = rows[place + 1] if place + 1 < len(rows) else None
        found = header_at(row, under, card, mapping)
        if better(best, found.header) is found.header:
            best, below = found.header, rows[place + found.height :]
    return best, below


def _assigned(
    named: list[tuple[str, list[str]]], card: SourceCard, taken: set[str]
) -> list[ColumnProposal]:
    """The most certain pairs first, each title and each column once."""
    found: list[tuple[float, int, int, ColumnProposal]] = []
    for place, (title, cells) in enumerate(named):
        for rank, proposal in enumerate(_candidates(title, cells, card, taken)):
            found.append((-proposal.certainty, place, rank, proposal))
    chosen: dict[str, ColumnProposal] = {}
    for *_, proposal in sorted(found, key=lambda item: item[:3]):
        if proposal.title not in chosen and proposal.column not in taken:
            chosen[proposal.title] = proposal
            taken = taken | {proposal.column}
    return [chosen[title] for title, _ in named if title in chosen]


def _candidates(
    title: str, cells: list[str], card: SourceCard, taken: set[str]
) -> Iterator[ColumnProposal]:
    shares = share_that_look(cells[:_SAMPLE])
    for column, spellings in column_names(card).items():
        if column in taken:
            continue
        likeness, like = _likeness(folded(title), spellings)
        look = look_of(column)
        certainty = _certainty(likeness, look, shares, has_cells=any(map(str.strip, cells)))
        if certainty >= _LEAST:
            share = shares.get(look, 0.0)
            shown = look if share >= 0.5 else ""
            like = like if likeness >= 0.5 else ""
            yield ColumnProposal(title, column, round(certainty, 2), like, shown, share)


def _certainty(
    likeness: float, look: str, shares: Mapping[str, float], *, has_cells: bool
) -> float:
    """Titles weigh two thirds, cells one; cells that are something else refute a title."""
    if look not in LOOKS or not has_cells:
        return 0.9 * likeness
    share = shares[look]
    if share < 0.3:
        return 0.4 * likeness
    weight = 0.35 if look in SPECIFIC else 0.25
    return (1 - weight) * likeness + weight * share


@lru_cache(maxsize=4096)
def _likeness(title: str, spellings: tuple[str, ...]) -> tuple[float, str]:
    """(0..1, the spelling most like the title): half as a whole, half as a part of it."""
    best, like = 0.0, ""
    people = set(_PERSON.findall(title))
    for spelling in spellings:
        if len(spelling) < 2:
            continue
        score = (fuzz.ratio(title, spelling) + fuzz.partial_ratio(title, spelling)) / 200
        if not people.issubset(_PERSON.findall(spelling)):
            score *= 0.3
        if score > best:
            best, like = score, spelling
    # A digit or letter in common is no likeness.
    return (best, like) if best >= _LIKE else (0.0, "")
