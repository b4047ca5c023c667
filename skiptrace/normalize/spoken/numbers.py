"""Which digits are a phone number by themselves, and which a local number that needs its area."""

from functools import lru_cache

from skiptrace.normalize.phones import looks_like_id, phone
from skiptrace.normalize.result import Understood

_LONGEST = 15
_SHORTEST = 10
_CARD = range(16, 20)
_LOCAL = {7, 8}
_MOBILE = 11
_OLD_ID = 15
_PREFIXES = ("0", "86", "+", "400", "800")
# 400 and 800 numbers of firms are lines one can call; 10086 or 95588 are nobody's.
_FIRM_LINE = ("400", "800")


@lru_cache(maxsize=8192)
def reading(digits: str) -> Understood | None:
    """The number that these digits are, `+` in front for a foreign one; None when they are none.

    Mobiles and landlines with their area, 400 and 800 numbers, numbers abroad when a plus was said.
    """
    if digits.startswith("+"):
        answer = phone(digits)
        return answer if answer.canonical is not None else None
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return None
    answer = phone(f"+{digits}" if len(digits) == 13 and digits.startswith("86") else digits)
    kind = answer.parts.get("type")
    if answer.canonical is None or kind == "foreign":
        return None
    if kind == "service" and not answer.canonical.startswith(_FIRM_LINE):
        return None
    return answer


def is_local(digits: str) -> bool:
    """Whether the digits are a local number, without its area: 7 or 8 of them, from 2 to 8."""
    return len(digits) in _LOCAL and digits[0] in "2345678" and len(set(digits)) > 1


def with_area(prefix: str, local: str) -> Understood | None:
    """A local number completed by a dial prefix such as `0571` or `+852`."""
    return reading(prefix + local)


def is_paper(chunks: list[str]) -> bool:
    """Whether digits are an identity number, or a bank card read out in groups of four.

    Fifteen digits are one of the old identity numbers only when they are said in one breath.
    """
    digits = "".join(chunks)
    if any(reading(chunk) is not None for chunk in chunks):
        return False
    if looks_like_id(digits) and (len(digits) != _OLD_ID or len(chunks) == 1):
        return True
    return len(digits) in _CARD and all(len(chunk) <= 4 for chunk in chunks) and len(chunks) > 1


def can_grow(digits: str) -> bool:
    """Whether digits may still become a number: only those with a prefix are long."""
    return len(digits) <= _MOBILE or (len(digits) <= _LONGEST and digits.startswith(_PREFIXES))
