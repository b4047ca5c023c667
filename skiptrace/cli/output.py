"""Results on stdout, words on stderr; nothing a file brought along can steer the terminal."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text with control characters and direction marks shown as ?."""
    return "".join("?" if unicodedata.category(c) == "Cc" or c in BIDI else c for c in text)


def width(text: str) -> int:
    """Cells of a terminal: wide characters take two, combining ones none."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled with blanks to that many cells; a longer one stays whole."""
    blanks = " " * max(0, cells - width(text))
    return blanks + text if right else text + blanks


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table; a negative width aligns to the right, the last cell is not filled."""
    filled = [
        pad(clean(cell), abs(size), right=size < 0)
        for cell, size in zip(cells, widths, strict=True)
    ]
    return "  ".join(filled).rstrip()


def table(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Aligned lines of rows of equal length; `right`: positions aligned to the right."""
    listed = [list(cells) for cells in rows]
    if not listed:
        return []
    widths = [
        max(width(clean(cells[i])) for cells in listed) * (-1 if i in right else 1)
        for i in range(len(listed[0]))
    ]
    return [row(cells, widths) for cells in listed]


def emit(text: str) -> None:
    """One line of result on stdout."""
    sys.stdout.write(f"{text}\n")


def emit_json(value: Any) -> None:
    """One JSON line of result on stdout; the same value gives the same bytes."""
    emit(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def percent(probability: float) -> str:
    """A probability in two decimals."""
    return f"{probability:.2f}"
