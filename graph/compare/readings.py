"""Values as they are compared digit by digit or letter by letter: canonical, slips kept.

A normaliser refuses what cannot be true; a comparison wants to see the slip that made it so.
"""

import re

from skiptrace import normalize

_PLAIN_ID = re.compile(r"[0-9]{17}[0-9X]")
_HIDING = str.maketrans("xX×•●", "*****")
_MASKED_PHONE = re.compile(r"(?=.*\*)(?=(?:.*[0-9]){4})[1*][0-9*]{10}")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LENGTH_OF = {"day": 8, "month": 6, "year": 4}
# Fewer digits are no number that somebody mistyped.
_SHORTEST_PHONE = 7


def read_id(text: str) -> str:
    """An identity number without the test of its check character: a slip is to be seen as one.

    Hidden digits are stars; a number of another country is its letters and digits.
    """
    bare = re.sub(r"[\s-]+", "", text).upper()
    if _PLAIN_ID.fullmatch(bare):
        return bare
    full = normalize.id_number(bare).canonical
    if full is not None:
        return full
    hidden = normalize.masked_id(bare).canonical
    return hidden or re.sub(r"[^0-9A-Z*]", "", bare)


def read_phone(text: str) -> str:
    """A canonical phone; hidden digits of a mobile are stars; a refused one is its digits."""
    bare = re.sub(r"[\s-]+", "", text).translate(_HIDING)
    if _MASKED_PHONE.fullmatch(bare):
        return bare
    canonical = normalize.phone(text).canonical
    if canonical is not None:
        return canonical
    digits = re.sub(r"[^0-9]", "", text)
    return digits if len(digits) >= _SHORTEST_PHONE and len(set(digits)) > 1 else ""


def read_date(text: str) -> str:
    """YYYYMMDD, YYYYMM or YYYY, as much as is said; digits as they stand when they are no date."""
    if _ISO.fullmatch(text):
        return text.replace("-", "")
    read = normalize.day(text)
    if read.canonical is None:
        return re.sub(r"[^0-9]", "", text)
    return read.canonical.replace("-", "")[: _LENGTH_OF[read.parts["precision"]]]


def read_text(text: str) -> str:
    """Lower case, single blanks."""
    return re.sub(r"\s+", " ", text).strip().casefold()


def read_email(text: str) -> str:
    """A canonical mailbox; what is none, as it stands."""
    return normalize.email(text).canonical or read_text(text)
