"""Traditional to simplified characters, loaded once and only when such a character may occur."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@lru_cache(maxsize=1)
def _converter() -> "Callable[[str], str]":
    """Load the t2s dictionaries of `opencc` (10 ms)."""
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def needs_conversion(text: str) -> bool:
    """Tell cheaply that no traditional character can occur: GB2312 holds simplified ones only."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=16_384)
def simplified(text: str) -> str:
    """Return `text` with traditional characters simplified; applied until nothing changes."""
    if not needs_conversion(text):
        return text
    once = _converter()(text)
    return once if once == text else _converter()(once)
