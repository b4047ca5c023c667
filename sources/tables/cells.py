"""What no cell may hold, whatever its column."""

import math
import re
from collections.abc import Sequence

from skiptrace.normalize.text import MAX_CHARS

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LOST = "\ufffd"
# Excel's way of forcing text: ="13800000000". Its content is the value.
_TEXT_FORMULA = re.compile(r'="([^"=]*)"')
_SIGNED_NUMBER = re.compile(r"[+-][\d\s().,\-]*(?:[eE][+-]?\d+)?")
_SUSPECT = re.compile("[=+\\-@\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
# 6.2E+18: typed as a number, the last digits are gone.
ROUNDED = re.compile(r"-?\d(?:\.\d+)?[eE]\+\d{2,3}")
_BEYOND = "9.9E+999"
# A spreadsheet number holds 15 digits; beyond, the last ones are lost.
EXACT_DIGITS = 15
_DASHES = frozenset("-—–")


def unwrapped(cell: str) -> str:
    """The cell without what a spreadsheet puts around text: ="...", a leading apostrophe."""
    text = cell.strip()
    match = _TEXT_FORMULA.fullmatch(text)
    if match:
        return match[1].strip()
    return text[1:] if text.startswith("'") and len(text) > 1 else text


def cell_problem(cell: str) -> str | None:
    """Why a cell (stripped, unwrapped) cannot be used: a code of sources.problems, else None."""
    if len(cell) > MAX_CHARS:
        return "cell_too_long"
    if not _SUSPECT.search(cell):
        return None
    if _SURROGATE.search(cell):
        return "mixed_encoding"
    if _LOST in cell:
        return "lost_character"
    if _CONTROL.search(cell):
        return "control_character"
    return "formula" if is_formula(cell) else None


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell: = or @ in front, + or - before an expression.

    `+86 138...` is a phone number, `-` alone a placeholder, `- 已还` a remark: an expression goes
    on in ASCII.
    """
    first = cell[:1]
    if first in ("=", "@"):
        return True
    rest = cell[1:].lstrip()
    if first not in ("+", "-") or not rest or not rest[0].isascii() or set(cell) <= _DASHES:
        return False
    return _SIGNED_NUMBER.fullmatch(cell) is None


def number_text(number: float) -> str:
    """A spreadsheet's number as text: whole ones as digits.

    Beyond 15 digits it keeps its exponent form, so that it is recognised as rounded.
    """
    if not math.isfinite(number):
        return _BEYOND
    if abs(number) >= 10**EXACT_DIGITS:
        return f"{float(number):.14E}"
    return str(int(number)) if number == int(number) else repr(number)


def shown(cells: Sequence[str] | str) -> str:
    """Text as the rejects file may hold it: lone surrogates replaced, at most 200 characters."""
    text = cells if isinstance(cells, str) else " | ".join(cells[:200])
    return _SURROGATE.sub(_LOST, text[:200])
