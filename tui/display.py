"""The one door of data to the terminal: cleaned, cut to cells, never parsed as markup.

Textual passes control characters of a cell straight on to the terminal and reads `[...]` in plain
strings as markup, so imported text could write the clipboard or run an action. Every widget takes
its texts from here, as Text objects.
"""

import re
import unicodedata
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

ELLIPSIS = ".."
"""Cut text ends so; the one-character ellipsis is two cells wide on Chinese Windows consoles."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Variation selector 16 makes a sign two cells wide for some programs and one for others.
UNEVEN = frozenset("\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff")

# A word, blanks, or one wide character with the closing signs that must not begin a line.
_WORD = re.compile(r"[!-~]+|\s+|.[，。；：、！？）》」』]*", re.DOTALL)
_BAR_CELLS = 8


def clean(text: str) -> str:
    """The text on one line, free of anything that steers a terminal or changes its direction.

    Control characters (ESC, the C1 forms, NUL) and direction marks become `?`, so that tampering
    stays visible; line breaks and tabs become blanks; zero-width signs are dropped.
    """
    return "".join(_safe(character) for character in text)


def _safe(character: str) -> str:
    if character.isprintable() and character not in BIDI and character not in UNEVEN:
        return character
    if character in "\t\n\r\u2028\u2029":
        return " "
    if character in UNEVEN:
        return ""
    category = unicodedata.category(character)
    return " " if category == "Zs" else "?"


def text(value: str, style: str = "") -> Text:
    """Cleaned text as an object that no widget parses."""
    return Text(clean(value), style=style, no_wrap=True, end="")


def fit(value: str, width: int) -> str:
    """Cleaned text of at most `width` cells, `..` at the end where something was cut."""
    value = clean(value)
    if cell_len(value) <= width:
        return value
    if width <= len(ELLIPSIS):
        return set_cell_size(value, max(width, 0))
    return set_cell_size(value, width - len(ELLIPSIS)).rstrip() + ELLIPSIS


def cell(value: str, width: int, style: str = "", *, right: bool = False) -> Text:
    """One table cell: exactly `width` cells, cut with `..` or filled with blanks."""
    fitted = fit(value, width)
    blanks = " " * max(0, width - cell_len(fitted))
    return Text(blanks + fitted if right else fitted + blanks, style=style, no_wrap=True, end="")


def wrap(value: str, width: int) -> list[str]:
    """Lines of at most `width` cells; breaks at blanks and between wide characters."""
    lines, line = [], ""
    for word in _words(clean(value), width):
        if cell_len(line) + cell_len(word.rstrip()) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _words(value: str, width: int) -> list[str]:
    """Unbreakable pieces; one wider than the line is broken into its characters."""
    words: list[str] = []
    for found in _WORD.findall(value):
        words.extend([found] if cell_len(found) <= width else found)
    return words


def paragraph(value: str, width: int, *, indent: int = 0, style: str = "") -> Text:
    """Wrapped text whose every line begins `indent` cells in; no line break at the end."""
    blanks = " " * indent
    return stack([Text(blanks + line, style=style) for line in wrap(value, width - indent)])


def stack(lines: Sequence[Text]) -> Text:
    """Lines under each other."""
    return Text("\n", end="").join(lines)


def bar(weight: float, full: float) -> str:
    """A weight as `+++` or `---`, 8 cells for a weight of `full`; any weight shows one sign."""
    if not weight or not full:
        return " " * _BAR_CELLS
    count = max(1, round(min(abs(weight) / full, 1) * _BAR_CELLS))
    return (("+" if weight > 0 else "-") * count).ljust(_BAR_CELLS)


def weight(milli: int) -> str:
    """Thousandths of log-odds as "+1.23"."""
    return f"{milli / 1000:+.2f}"


def percent(probability: float) -> str:
    """A probability as whole hundredths; a chance that is not nothing never shows as 0%."""
    if 0 < probability < 0.01:
        return "<1%"
    return f"{min(probability, 0.99) if probability < 1 else 1:.0%}"
