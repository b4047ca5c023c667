"""How people say digits: the rules of the language as a generator, independent of any reader.

A number becomes a list of chunks (what is said in one breath each). Styles, chunk plans, radio
words, repeats ("三个零", "triple zero") and a recogniser's homophones are drawn at random.
"""

from dataclasses import dataclass
from itertools import groupby, pairwise
from random import Random

PLAIN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
EVERYDAY = PLAIN | {"1": "幺"}
RADIO = dict(zip("0123456789", "洞幺两三四五六拐八勾", strict=True))
CIRCLE = PLAIN | {"0": "〇"}
ENGLISH = dict(
    zip(
        "0123456789",
        "zero one two three four five six seven eight nine".split(),
        strict=True,
    )
)
COUNTS = {2: ("两个",), 3: ("三个", "仨"), 4: ("四个",), 5: ("五个",)}
# What a recogniser writes for the same sound, tone aside.
HOMOPHONES = {
    "幺": ("要", "妖", "腰"),
    "一": ("以", "医"),
    "零": ("灵", "林", "铃"),
    "七": ("起", "期"),
    "五": ("武",),
    "九": ("就", "久"),
    "八": ("巴",),
    "六": ("溜",),
}
MOBILE_PLANS: tuple[tuple[int, ...], ...] = (
    (3, 4, 4),
    (3, 4, 4),
    (3, 4, 4),
    (11,),
    (3, 8),
    (7, 4),
    (3, 3, 5),
    (4, 4, 3),
)
ODD_PLANS: tuple[tuple[int, ...], ...] = (
    (3, 2, 2, 2, 2),
    (3, 2, 2, 4),
    (2, 2, 3, 4),
    (1,) * 11,
    (4, 3, 2, 2),
    (5, 6),
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a speaker speaks. table: words for digits; repeats: says "三个零" where it fits."""

    table: dict[str, str]
    repeats: bool = False
    homophones: float = 0.0
    english: bool = False


def manner(draw: Random) -> Manner:
    """A Chinese speaker's manner: mostly 幺, at times radio words or a recogniser's digits."""
    table = draw.choices(
        (EVERYDAY, PLAIN, RADIO, CIRCLE, {d: d for d in PLAIN}), weights=(50, 20, 8, 6, 16)
    )[0]
    homophones = 0.1 if table in (EVERYDAY, PLAIN) and draw.random() < 0.15 else 0.0
    return Manner(table, draw.random() < 0.25, homophones)


def english_manner(draw: Random) -> Manner:
    """An English speaker's: oh or zero, double and triple."""
    oh = {"0": draw.choice(("zero", "oh", "o"))}
    return Manner(ENGLISH | oh, draw.random() < 0.5, english=True)


def cut(number: str, draw: Random, odd: float = 0.15) -> list[str]:
    """The digits in the chunks that people make of them."""
    if len(number) == 11:
        plan: tuple[int, ...] = draw.choice(ODD_PLANS if draw.random() < odd else MOBILE_PLANS)
    else:
        head = len(number) % 4 or 4
        plan = (
            (len(number),) if draw.random() < 0.4 else (head,) + (4,) * ((len(number) - head) // 4)
        )
    edges = [0]
    for size in plan:
        edges.append(edges[-1] + size)
    return [number[a:b] for a, b in pairwise(edges)]


def say(chunk: str, how: Manner, draw: Random) -> str:
    """One chunk as it is said."""
    if how.english:
        return " ".join(_english(chunk, how, draw))
    words = []
    for digit, run in groupby(chunk):
        length = len(list(run))
        if how.repeats and 3 <= length <= 5 and not chunk.isspace():
            words.append(f"{draw.choice(COUNTS[length])}{how.table[digit]}")
        else:
            words.append(how.table[digit] * length)
    return _misheard("".join(words), how, draw)


def _english(chunk: str, how: Manner, draw: Random) -> list[str]:
    words: list[str] = []
    for digit, run in groupby(chunk):
        length = len(list(run))
        while how.repeats and length >= 2:
            take = 3 if length >= 3 and draw.random() < 0.7 else 2
            words.append(f"{'triple' if take == 3 else 'double'} {how.table[digit]}")
            length -= take
        words += [how.table[digit]] * length
    return words


def _misheard(words: str, how: Manner, draw: Random) -> str:
    """Now and then a homophone inside a chunk; never two in a row, never at the end."""
    said = list(words)
    for place in range(len(said) - 1):
        fits = HOMOPHONES.get(said[place], ())
        clean = place == 0 or said[place - 1] == words[place - 1]
        if fits and clean and len(said) >= 3 and draw.random() < how.homophones:
            said[place] = draw.choice(fits)
    return "".join(said)


PAUSES = {
    "open": ("，", "，", " ", "", "，嗯，", " 呃 ", "，然后", "、", "。"),
    "held": (",", "，", " ", "", " 啊 ", "，接着是", "，后面", "…", "，那个，"),
}


def said(number: str, how: Manner, draw: Random, part: str) -> str:
    """The whole number in one turn."""
    chunks = [say(chunk, how, draw) for chunk in cut(number, draw)]
    if how.english:
        return draw.choice((" ", ", ", ". ", " uh ")).join(chunks)
    pause = draw.choice(PAUSES[part])
    return pause.join(chunks)
