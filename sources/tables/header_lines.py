"""Finding the header among the first rows of a table: one line, or two with merged cells.

A header of two lines has groups above (联系人1 over 姓名, 关系, 电话) and fields below; a column is
then called by both. It counts as one when more columns are understood that way than from the upper
line alone, so a row of data is never taken for the second line of a header.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from skiptrace.ports import SourceCard
from sources.tables.headers import Header, is_spelling, match_header
from sources.tables.raw import HEADER_ROWS, BrokenRow, RawRow, Sheet

# "客户信息" over 姓名, 手机: what a group is called besides what it is about.
_ABOUT = re.compile(r"(?:基本|相关)?(?:信息|资料|情况|明细|字段)$")
# Groups about the borrower or the contract: their fields may be called by themselves. Any other
# group may be about another person, whose phone must not become the borrower's.
_OWN_GROUPS = re.compile(
    r"^(?:客户|借款人|债务人|案人|本人|主贷人|持卡人|基本|个人|身份|案件|委案|委外|贷款|借款|合同|"
    r"账户|逾期|欠款|还款|联系方式|其他|其它|备注)?$"
)


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """A header, how many rows it takes, and the texts of the lines above it."""

    header: Header
    height: int
    above: tuple[str, ...] = ()


def find_header(
    sheet: Sheet, card: SourceCard, mapping: Mapping[str, str]
) -> tuple[FoundHeader | None, Header | None, Iterator[RawRow | BrokenRow]]:
    """(the header, the best of what is none, the rows below the header).

    Looks at the first ten rows; of a titled sheet at the first only.
    """
    most = 1 if sheet.titled else HEADER_ROWS
    ahead = list(islice(sheet.rows, most + 1))
    best: Header | None = None
    for place, row in enumerate(ahead[:most]):
        if isinstance(row, BrokenRow):
            continue
        below = ahead[place + 1] if place + 1 < len(ahead) and not sheet.titled else None
        found = header_at(row, below if isinstance(below, RawRow) else None, card, mapping)
        if not found.header.missing:
            found = replace(found, above=(*sheet.above, *_texts(ahead, place, found.height)))
            return found, None, chain(ahead[place + found.height :], sheet.rows)
        best = better(best, found.header)
    return None, best, iter(())


def _texts(ahead: Sequence[RawRow | BrokenRow], place: int, height: int) -> list[str]:
    """What stands above the fields: a sheet's titles, and the groups of a two-line header."""
    return [
        row.value if isinstance(row, BrokenRow) else " ".join(filter(None, row.cells))
        for row in ahead[: place + height - 1]
    ]


def header_at(
    row: RawRow, below: RawRow | None, card: SourceCard, mapping: Mapping[str, str]
) -> FoundHeader:
    """The header that begins with this row: of one line, or of two when that explains more."""
    single = match_header(row.cells, card, mapping)
    if below is None:
        return FoundHeader(single, 1)
    titles = joined_titles(row, below, card, mapping)
    double = match_header(titles, card, mapping)
    return FoundHeader(double, 2) if _beats(double, single) else FoundHeader(single, 1)


def _beats(double: Header, single: Header) -> bool:
    if bool(double.missing) != bool(single.missing):
        return not double.missing
    return len(double.known) > len(single.known)


def better(one: Header | None, other: Header) -> Header:
    """The header of which more is understood; with nothing understood, the one of more titles."""
    return other if one is None or _weight(other) > _weight(one) else one


def _weight(header: Header) -> tuple[int, int]:
    return len(header.known), len(header.unknown)


def joined_titles(
    upper: RawRow, lower: RawRow, card: SourceCard, mapping: Mapping[str, str]
) -> list[str]:
    """One title a column from the two lines of a header."""
    width = max(len(upper.cells), len(lower.cells))
    groups = _groups(upper, lower, width)
    fields = [*lower.cells, *[""] * (width - len(lower.cells))]
    return [
        _title(group.strip(), field.strip(), card, mapping)
        for group, field in zip(groups, fields, strict=True)
    ]


def _groups(upper: RawRow, lower: RawRow, width: int) -> Sequence[str]:
    """The upper line with each merged cell over all it covers.

    Where a format knows no merged cells, a blank above a field belongs to the group on its left.
    """
    cells = [*upper.cells, *[""] * (width - len(upper.cells))]
    if upper.spans is not None:
        for first, last in upper.spans:
            cells[first : last + 1] = [cells[first]] * (min(last + 1, width) - first)
        return cells
    for place in range(1, width):
        has_field = place < len(lower.cells) and lower.cells[place].strip()
        if not cells[place].strip() and has_field:
            cells[place] = cells[place - 1]
    return cells


def _title(group: str, field: str, card: SourceCard, mapping: Mapping[str, str]) -> str:
    """Both parts joined; the field alone when the group is the borrower's and that is a column."""
    if not field or not group:
        return field or group
    about = _ABOUT.sub("", group)
    joined = f"{about}{field}"
    alone = not is_spelling(joined, card, mapping) and _OWN_GROUPS.match(about)
    return field if alone and is_spelling(field, card, mapping) else joined
