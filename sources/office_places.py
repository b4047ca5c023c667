"""Which place an office is in charge of: from a code, or from words, never by a guess."""

import re

from skiptrace import normalize
from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.local_gazetteer import area_code, area_of, local_gazetteer, place_code
from skiptrace.normalize.numbering import numbered_in
from skiptrace.normalize.office_names import COUNTY, DIGITS, TOWNSHIP, VILLAGE_LEVEL
from sources.tables.row import Row
from sources.words import plain, word_table

_LEVELS = word_table(
    {
        COUNTY: "county 县 县级 区县 区县级 县区 县区级 区级 市区县",
        TOWNSHIP: "township town street 乡镇 乡镇级 乡镇街道 镇 乡 街道 镇级 乡级 街道级",
        VILLAGE_LEVEL: "village community 村 村级 村居 村社 社区 社区级 村社区 村居委会 行政村",
    }
)
_CODE, _WORDS = "region_code", "region"
_PADDING = re.compile(r"(?:0{3}){1,2}$")
_CURRENT_YEAR = 9999


def place_of(row: Row) -> tuple[str, str] | None:
    """(level, code of 6, 9 or 12 digits) of the row's office; None, and noted, when it is not sure.

    A code wins over words. What words leave open, the office's own name may settle (威坪镇, 河村
    村委会). Without a level the place's own depth counts.
    """
    level = _level(row)
    code = _coded(row) if row.text(_CODE) else _worded(row, level)
    if code is None or (row.text("level") and level is None):
        return None
    depth = next((name for name, digits in DIGITS.items() if digits == len(code)), None)
    if depth is None or (level and len(code) < DIGITS[level]):
        row.wrong(_CODE if row.text(_CODE) else _WORDS, "region_shallow")
        return None
    level = level or depth
    return level, code[: DIGITS[level]]


def _level(row: Row) -> str | None:
    text = row.text("level")
    level = _LEVELS.get(plain(text)) if text else None
    if text and level is None:
        row.wrong("level", "level_unknown")
    return level


def _coded(row: Row) -> str | None:
    """A division code, shortened by the zeros that fill it up; an abolished county's of today."""
    digits = row.key("region_code") or ""
    code = _known_code(digits)
    if code is None:
        row.wrong("region_code", "region_unknown")
    elif (text := row.text("region")) and _contradicts(text, code):
        row.wrong("region", "region_conflict")
        return None
    return code


def _known_code(digits: str) -> str | None:
    if not (digits.isascii() and digits.isdigit() and len(digits) in DIGITS.values()):
        return None
    code = _PADDING.sub("", digits) if len(digits) > DIGITS[COUNTY] else digits
    if len(code) == DIGITS[VILLAGE_LEVEL]:
        return code if local_gazetteer().village(code) else None
    if len(code) == DIGITS[TOWNSHIP]:
        return code if local_gazetteer().township(code) else None
    if area_of(code) in gazetteer().by_code:
        area = area_of(code)
    else:
        former = numbered_in(code, _CURRENT_YEAR)
        area = former.area if former else ""
    return area_code(area) if local_gazetteer().townships(area) else None


def _contradicts(text: str, code: str) -> bool:
    other = place_code(normalize.address(text).parts)
    return bool(other) and not (other.startswith(code) or code.startswith(other))


def _worded(row: Row, level: str | None) -> str | None:
    """The place that the words name; the office's name is read behind it when it goes deeper."""
    text = row.text("region")
    if text is None:
        row.need("region", None)
        return None
    read = normalize.address(text)
    code = place_code(read.parts)
    wanted = DIGITS.get(level or VILLAGE_LEVEL, 0)
    office = row.text("office")
    if len(code) < wanted and office:
        deeper = place_code(normalize.address(text + office).parts)
        code = deeper if deeper.startswith(code) else code
    if len(code) < DIGITS[COUNTY]:
        row.wrong("region", "region_ambiguous" if read.candidates else "region_unknown")
        return None
    return code
