"""Travel permits of people from Hong Kong, Macau and Taiwan: what stands where an id number should.

Shapes: the Hong Kong and Macau permit has H or M, eight digits of its own for life, and two that
count the renewals; the Taiwan permit eight digits, and a count of its renewals in brackets. Neither
has a check character, so a permit is an alias of somebody, never the key that joins records.
"""

import re

from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import cleaned, is_placeholder

_LABEL = re.compile(
    r"^(?:港澳居民来往内地通行证|港澳通行证|回乡证|台湾居民来往大陆通行证|台胞证)\W*"
)
_RENEWALS = r"(?:[0-9]{2}|\([0-9A-Z]{1,2}\))?"
_HONG_KONG_MACAU = re.compile(rf"([HM][0-9]{{8}}){_RENEWALS}")
_TAIWAN = re.compile(r"([0-9]{8})\([0-9A-Z]{1,2}\)")
_TAIWAN_LABELLED = re.compile(r"([0-9]{8})(?:[0-9]{2}|\([0-9A-Z]{1,2}\))?")
_TAIWAN_CANONICAL = "TW"
_REGIONS = {"H": "810000", "M": "820000"}


def permit(text: str) -> Understood:
    """Read a travel permit; canonical is its lifelong part, H12345678, M12345678 or TW12345678.

    Parts: `kind` (hk_macau_permit, taiwan_permit), `region_code`. Eight bare digits are a Taiwan
    permit only where the text says so. Refused (`permit_shape`) when it is none.
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    bare = re.sub(r"\s+", "", value).upper()
    number = _LABEL.sub("", bare)
    match = _HONG_KONG_MACAU.fullmatch(number)
    if match:
        parts = {"kind": "hk_macau_permit", "region_code": _REGIONS[number[0]]}
        return Understood(match[1], parts, 0.9)
    labelled = "台" in bare[: len(bare) - len(number)] or number.startswith(_TAIWAN_CANONICAL)
    number = number.removeprefix(_TAIWAN_CANONICAL)
    match = (_TAIWAN_LABELLED if labelled else _TAIWAN).fullmatch(number)
    if match:
        parts = {"kind": "taiwan_permit", "region_code": "710000"}
        return Understood(_TAIWAN_CANONICAL + match[1], parts, 0.9)
    return refused("permit_shape")
