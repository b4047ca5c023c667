"""The door that every text passes: width, invisible characters, length, forbidden characters."""

import re
import unicodedata

MAX_CHARS = 4_000
"""Longest text that is read at all; a cell beyond this is not a value but a pasted document."""

# Tab and line ends count as blanks; the other control characters and lone surrogates break
# databases and terminals (reliability study, 3.6: NUL, lone surrogate), so they refuse the value.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

# Invisible marks that address books and web pages wrap around numbers and names.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")

DASHES = r"\-\u2010-\u2015\u2212\u2500"
"""Characters typed for a hyphen, as the inside of a regular expression's class."""


def cleaned(text: str) -> tuple[str, str | None]:
    """Return `(text in NFKC without invisible marks, trimmed; problem code or None)`.

    Problems: `empty`, `too_long`, `control_character`. The text is "" when there is a problem.
    """
    if len(text) > MAX_CHARS:
        return "", "too_long"
    if not (text.isascii() and text.isprintable()):
        if _FORBIDDEN.search(text):
            return "", "control_character"
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    text = text.strip()
    return (text, None) if text else ("", "empty")


# What people type into a field that a form would not let them leave empty.
PLACEHOLDERS = frozenset(
    """无 没有 暂无 未知 不详 不知 不知道 不清楚 未填 未填写 未提供 空 空白 略 保密 其他 其它 待定
    待补 同上 测试
    none null nil nan n/a na #n/a unknown test tbd undefined xxx xx x 某某 某 匿名 用户""".split()
)


def is_placeholder(text: str) -> bool:
    """Tell whether a cleaned text only says that there is no value (无, N/A, ---, 000)."""
    bare = text.casefold().strip("()[]<>【】「」'\". ")
    return bare in PLACEHOLDERS or not any(c.isalnum() for c in text) or set(bare) == {"0"}
