"""How people say numbers on the phone: chunked, with 幺 and 嗯, now and then corrected."""

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice

_PLAIN = "零一二三四五六七八九"
_RADIO = "零幺二三四五六七八九"
_FILLERS = ("，", "，", "，嗯，", "，", " ")
_CORRECTIONS = ("，不对，", "，哦不对，是", "，说错了，")


def spoken(number: str, dice: "Dice") -> str:
    """The number in spoken digits; what is said last of a corrected chunk is right."""
    table = _RADIO if dice.chance(0.8) else _PLAIN
    said = ""
    chunks = _chunks(number, dice)
    slip = int(dice.random() * len(chunks)) if dice.chance(0.12) else None
    for place, chunk in enumerate(chunks):
        words = "".join(table[int(digit)] for digit in chunk)
        if place:
            said += dice.one(_FILLERS)
        if place == slip:
            wrong = str((int(chunk[-1]) + 1 + int(dice.random() * 8)) % 10)
            said += words[:-1] + table[int(wrong)] + dice.one(_CORRECTIONS)
        said += words
    return said


def _chunks(number: str, dice: "Dice") -> list[str]:
    """The number cut as people cut it: 3-4-4, 3-3-5, 4-4-3 or at one go."""
    cuts = dice.pick((((3, 7), 6), ((3, 6), 1), ((4, 8), 1), ((), 2)))
    edges = (0, *cuts, len(number))
    return [number[start:end] for start, end in pairwise(edges)]
