"""Resident identity numbers (GB 11643): check character, birth date, region, hidden forms.

Layout: 6 region, 8 birth date, 3 sequence (17th digit odd for a man), 1 check character. The
15-digit numbers issued before 1999 have a two-digit year and no check character; they are
upgraded to 18.
"""

import re
from datetime import date

from skiptrace.normalize.numbering import numbered_in
from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import cleaned, is_placeholder

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_EIGHTEEN = re.compile(r"[1-9][0-9]{16}[0-9X]")
_FIFTEEN = re.compile(r"[1-9][0-9]{14}")
_WRAPPING = re.compile(r"^=?[\"'`]+|[\"'`]+$")
_LABEL = re.compile(
    r"^(?:居民)?(?:身份证|证件)(?:号码?)?\s*[::]?\s*|^id\s*(?:no\.?|number)?\s*[::]\s*", re.I
)
_INNER = re.compile(r"[\s\-\u2010-\u2015._·]+")
_AS_NUMBER = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]{1,2}|[0-9]{15,18}\.[0-9]*", re.I)
# Passport, Hong Kong / Macau / Taiwan travel permits, foreigner's permit, military papers.
_OTHER_PAPER = re.compile(
    r"[A-Z]{1,3}[0-9]{6,12}(?:\([0-9A]{1,2}\))?|[0-9]{8}\([0-9A-Z]{1,2}\)|.*字第.*号"
)
_MASKED = re.compile(r"([0-9]{0,17})([*×?•●#_\-X]{2,18})([0-9]{0,16}[0-9X]?)")
_OLDEST = 1880
_MOBILE_LENGTH = 11  # a masked mobile (138****8000) must not pass for a masked identity number


def check_character(first17: str) -> str:
    """Return the GB 11643 check character of 17 ASCII digits: `10X98765432[sum(w*d) mod 11]`."""
    return _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, first17, strict=True)) % 11]


def id_number(text: str, not_after: date | None = None, *, from_number: bool = False) -> Understood:
    """Read a resident identity number; canonical is 18 characters with an upper-case X.

    `not_after` is the as-of day: a birth date behind it is refused; without it only years after
    2100 are. The region is a hint: an unknown code lowers `certainty`, it never refuses. A number
    that ends in 000 is what a spreadsheet leaves of a truncated one, and one in eleven of those
    passes the check: refused when the cell was numeric (`from_number`), else certainty 0.6 at most.
    Parts: `region_code`, `birth_date` (ISO), `sex` (male, female), `from15` ("yes") when upgraded;
    where the region is known, `region` (its name then) and `region_now` (codes of today, apart by
    blanks: a county, several, or a whole city or province).
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    value = _LABEL.sub("", _WRAPPING.sub("", value)).strip().upper()
    if _AS_NUMBER.fullmatch(value):
        return refused("id_as_number")
    bare = _INNER.sub("", value)
    if _EIGHTEEN.fullmatch(bare):
        return _eighteen(bare, not_after, from_number=from_number)
    if _FIFTEEN.fullmatch(bare):
        return _fifteen(bare, not_after)
    return refused(_shape_problem(value, bare))


def _shape_problem(value: str, bare: str) -> str:
    """Say what a text is that has not the shape of a number."""
    if len(bare) <= 20 and _MASKED.fullmatch(bare) and re.search("[0-9]", bare):
        return "id_masked"
    if _OTHER_PAPER.fullmatch(bare) or _OTHER_PAPER.fullmatch(value):
        return "id_not_resident"
    if not re.fullmatch(r"[0-9]*X?", bare):
        return "id_characters"
    return "id_length" if len(bare) not in {15, 18} else "id_characters"


def _eighteen(number: str, not_after: date | None, *, from_number: bool) -> Understood:
    born = _birth(number[6:14], not_after)
    good = check_character(number[:17]) == number[17]
    if number.endswith("000") and (from_number or not good):
        return refused("id_truncated")
    if born is None:
        return refused("id_birth_date")
    return _understood(number, born, {}) if good else refused("id_checksum")


def _fifteen(number: str, not_after: date | None) -> Understood:
    """Upgrade the old form. Years 00-99 are 1900-1999: the form ended in 1999."""
    born = _birth("19" + number[6:12], not_after)
    if born is None:
        return refused("id_birth_date")
    first17 = f"{number[:6]}19{number[6:]}"
    return _understood(first17 + check_character(first17), born, {"from15": "yes"})


def _understood(number: str, born: date, extra: dict[str, str]) -> Understood:
    parts = {
        "region_code": number[:6],
        "birth_date": born.isoformat(),
        "sex": "male" if int(number[16]) % 2 else "female",
        **extra,
    }
    place = numbered_in(number[:6], born.year)
    if place is not None:
        parts |= {"region": place.name, "region_now": " ".join(place.now)}
    certainty = 1.0 if place is not None else 0.9
    if extra:
        certainty = min(certainty, 0.95)  # the old form has no check character to confirm it
    elif number.endswith("000"):
        certainty = min(certainty, 0.6)
    return Understood(number, parts, certainty)


def _birth(eight: str, not_after: date | None) -> date | None:
    """Read YYYYMMDD; None when the day does not exist or lies outside the plausible span."""
    try:
        born = date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None
    if not _OLDEST <= born.year <= 2100 or (not_after is not None and born > not_after):
        return None
    return born


def masked_id(text: str) -> Understood:
    """Read a partly hidden number such as `3301**********1014`; canonical keeps 18 places.

    Digits stay, every hidden place becomes `*`; a run of stars of the wrong length is
    stretched. Parts: `head`, `tail`, and `region_code` or `birth_date` when fully visible.
    Refused (`id_pattern`) when nothing is hidden or the visible digits cannot be placed.
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    bare = re.sub(r"\s+", "", _LABEL.sub("", _WRAPPING.sub("", value))).upper()
    match = _MASKED.fullmatch(bare)
    if match is None or not match[1] + match[3]:
        return refused("id_pattern")
    head, tail = match[1], match[3]
    hidden = 18 - len(head) - len(tail)
    if hidden < 2 or len(head) + len(tail) < 2 or len(bare) == _MOBILE_LENGTH:
        return refused("id_pattern")
    parts = {key: part for key, part in (("head", head), ("tail", tail)) if part}
    if len(head) >= 6:
        parts["region_code"] = head[:6]
    if len(head) >= 12 and not 1 <= int(head[10:12]) <= 12:
        return refused("id_birth_date")
    if len(head) >= 14:
        born = _birth(head[6:14], None)
        if born is None:
            return refused("id_birth_date")
        parts["birth_date"] = born.isoformat()
    return Understood(f"{head}{'*' * hidden}{tail}", parts)
