"""What a bill says outside its lines: whose it is and for which months, in titles and file name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from skiptrace import normalize

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_LABELLED = re.compile(
    r"(?:本机|用户|手机|业务|客户|机主|查询|己方|电话|服务|登录|mobile|phone|msisdn|tel)"
    r"[^0-9\n]{0,12}?((?<![0-9])1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}-?[2-8][0-9]{6,7}(?![0-9]))",
    re.I,
)
_MONTH = re.compile(r"(?<![0-9])(20[0-9]{2})\s*(?:年|[-/._])\s*(1[0-2]|0?[1-9])(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])(?:[0-3][0-9])?(?:[0-9]{6})?(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年?(?![0-9])")


@dataclass(frozen=True, slots=True)
class BillContext:
    """owner: the subscriber's canonical number, None when it is not told or several are.

    anchor: the latest month told, counted as year * 12 + month - 1; year: told without a month.
    None when not told.
    """

    owner: str | None = field(default=None, repr=False)
    anchor: int | None = None
    year: int | None = None

    def year_of(self, month: int) -> int | None:
        """The year of a day that is written without one: the month next to the bill's own."""
        if self.anchor is None:
            return self.year
        year = self.anchor // 12
        return min(
            (year, year - 1, year + 1),
            key=lambda year: abs(year * 12 + month - 1 - (self.anchor or 0)),
        )


def context_of(above: Sequence[str], stem: str) -> BillContext:
    """From the texts above the header, then the file's name; what stands above goes first."""
    text = "\n".join(above)
    owner = _owner(text, labelled=True) or _owner(stem, labelled=False)
    anchor = _latest(text)
    anchor = _latest(stem) if anchor is None else anchor
    years = _YEAR.findall(_without_numbers(text)) or _YEAR.findall(_without_numbers(stem))
    return BillContext(owner, anchor, max(map(int, years), default=None))


def _owner(text: str, *, labelled: bool) -> str | None:
    """The one number that the text gives; a labelled one before any other."""
    numbers = _LABELLED.findall(text) if labelled else []
    found = {normalize.phone(number).canonical for number in numbers or _MOBILE.findall(text)}
    return found.pop() if len(found) == 1 else None


def _latest(text: str) -> int | None:
    bare = _without_numbers(text)
    found = _MONTH.findall(bare) + _COMPACT.findall(bare)
    return max((int(year) * 12 + int(month) - 1 for year, month in found), default=None)


def _without_numbers(text: str) -> str:
    """A phone number may hold what looks like a month."""
    return _MOBILE.sub(" ", text)
