"""What a cell of a table of people says: an id as it stands, any other text cleaned."""

import re

from skiptrace.normalize.text import cleaned, is_placeholder
from sources.tables.cells import ROUNDED, cell_problem, unwrapped

# Letters, digits and Han, and harmless marks between them: nothing to unwrap, nothing hidden, no
# formula, and nothing that NFKC would change.
_ALNUM = r"0-9A-Za-z\u4e00-\u9fff"
_PLAIN = re.compile(rf"(?:[{_ALNUM}][{_ALNUM}@._ -]{{0,200}})?[{_ALNUM}]")
# No word for "there is none" is longer; a row of zeros may be.
_LONGEST_PLACEHOLDER = 9
# An id may begin like a formula (@17): it is never run, and it is written out disarmed.
_FORMULA = "formula"


def read_id(cell: str) -> tuple[str, str]:
    """(the id as it stands but for blanks around it, code of its problem or "")."""
    if _PLAIN.fullmatch(cell):
        return cell, ""
    text = unwrapped(cell)
    if not text:
        return "", "missing"
    if ROUNDED.fullmatch(text):
        return text, "number_rounded"
    problem = cell_problem(text)
    return text, problem if problem and problem != _FORMULA else ""


def read_text(cell: str) -> tuple[str, str]:
    """(the text in NFKC, "" for none; code of the problem for which there is none, or "")."""
    if not cell:
        return "", ""
    if not _PLAIN.fullmatch(cell):
        return _looked_at(cell)
    if (len(cell) <= _LONGEST_PLACEHOLDER or cell[0] == "0") and is_placeholder(cell):
        return "", ""
    return cell, ""


def _looked_at(cell: str) -> tuple[str, str]:
    raw = unwrapped(cell)
    problem = cell_problem(raw) or ("number_rounded" if ROUNDED.fullmatch(raw) else None)
    if problem:
        return "", problem
    text, _ = cleaned(raw)
    return ("", "") if not text or is_placeholder(text) else (text, "")
