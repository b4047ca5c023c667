"""Digits put right: the last ones, the middle ones, the second to last, 14 that should be 13."""

from collections.abc import Iterator

_MOBILE = 11
_PREFIX = 3
_OTHER_SIZE = 0.3
_ANYWHERE = 0.15
_SEVERAL = 0.9


def tails(digits: str, new: str, count: int, size: int) -> Iterator[tuple[str, float]]:
    """The digits with their end replaced by `new`, and the cost of each reading.

    As many as the speaker counted (`count`, 0: none), as many as are new, the last group's `size`,
    or as many as make a mobile of eleven digits.
    """
    if count and count != len(new):
        return
    seen: set[int] = set()
    for length in (len(new), size, len(digits) + len(new) - _MOBILE):
        if 0 < length <= len(digits) and length not in seen and (not count or length == count):
            seen.add(length)
            yield digits[:-length] + new, 0.0 if length == len(new) else _OTHER_SIZE


def middle(digits: str, new: str) -> str:
    """The digits after the first three replaced, as many as are new."""
    return digits[:_PREFIX] + new + digits[_PREFIX + len(new) :]


def one_digit(digits: str, place: int, new: str) -> str:
    """One digit replaced: the place counts from 1, from the end when negative."""
    index = place - 1 if place > 0 else len(digits) + place
    if not 0 <= index < len(digits):
        return digits
    return digits[:index] + new + digits[index + 1 :]


def instead(digits: str, wrong: str, right: str, place: int) -> Iterator[tuple[str, float]]:
    """`wrong` in the digits replaced by `right`; nothing when the speaker leaves it open where.

    A `wrong` that the digits do not hold is the listener's mistake: then `right` is their end.
    """
    if place and len(wrong) == len(right) == 1:
        fixed = one_digit(digits, place, right)
        yield fixed, 0.0
        return
    places = [at for at in range(len(digits)) if digits.startswith(wrong, at)]
    if not places:
        yield digits[: -len(right)] + right, 0.0
    elif digits.endswith(wrong):
        yield digits[: -len(wrong)] + right, 0.0
    else:
        cost = _ANYWHERE if len(places) == 1 else _SEVERAL
        yield digits[: places[-1]] + right + digits[places[-1] + len(wrong) :], cost
