"""How a name sounds: toneless pinyin with surname readings, near homophones folded together."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from skiptrace.normalize.surnames import COMPOUND_READINGS, READINGS, split_surname

if TYPE_CHECKING:
    from collections.abc import Callable

# The six near homophones that southern speakers and hurried clerks do not tell apart.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=1)
def _reader() -> "Callable[[str], list[str]]":
    """Load `pypinyin` (0.25 s, so only when a sound is asked for)."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin


@lru_cache(maxsize=8192)
def _syllable(character: str) -> str:
    return "".join(_reader()(character)).lower()


def syllables(name: str) -> list[str]:
    """Return the toneless pinyin of a simplified Han name, a syllable a character.

    The surname is read by the surname table, each given character by its common reading.
    """
    surname, given = split_surname(name)
    read = COMPOUND_READINGS.get(surname)
    if read is None:
        first = [READINGS[surname]] if surname in READINGS else [_syllable(c) for c in surname]
    else:
        first = list(read)
    return first + [_syllable(c) for c in given]


# Characters of given names that are really read in more than one way (toneless); which of them
# it is only its bearer knows.
_SEVERAL = {
    "乐": ("le", "yue"), "行": ("xing", "hang"), "重": ("zhong", "chong"), "长": ("chang", "zhang"),
    "朝": ("chao", "zhao"), "传": ("chuan", "zhuan"), "茜": ("qian", "xi"), "柏": ("bai", "bo"),
    "晟": ("sheng", "cheng"), "贾": ("jia", "gu"), "娜": ("na", "nuo"), "率": ("shuai", "lv"),
    "参": ("can", "shen"), "盛": ("sheng", "cheng"), "乘": ("cheng", "sheng"), "奇": ("qi", "ji"),
    "强": ("qiang", "jiang"), "省": ("sheng", "xing"), "藏": ("cang", "zang"), "宓": ("mi", "fu"),
    "谌": ("chen", "shen"), "燊": ("shen", "shen"), "曦": ("xi", "xi"), "翟": ("zhai", "di"),
    "尉": ("wei", "yu"), "弹": ("tan", "dan"), "扎": ("zha", "za"), "卡": ("ka", "qia"),
    "覃": ("qin", "tan"), "召": ("zhao", "shao"), "洗": ("xi", "xian"), "晁": ("chao", "zhao"),
}  # fmt: skip


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Toneless readings of each character of a simplified Han name, the likeliest first."""
    surname, given = split_surname(name)
    return (*_read_surname(surname), *map(_read_given, given))


@lru_cache(maxsize=8192)
def _read_surname(surname: str) -> tuple[tuple[str, ...], ...]:
    """Readings of a surname's characters; those of a compound one are not in doubt."""
    if len(surname) != 1:
        return tuple((syllable,) for syllable in syllables(surname))
    return (tuple(dict.fromkeys((syllables(surname)[0], *_SEVERAL.get(surname, ())))),)


@lru_cache(maxsize=8192)
def _read_given(character: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_syllable(character), *_SEVERAL.get(character, ()))))


@lru_cache(maxsize=2048)
def folded(syllable: str) -> str:
    """Fold a syllable by the six rules: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in."""
    for spoken, fold in _INITIALS:
        if syllable.startswith(spoken) and len(syllable) > len(spoken):
            syllable = fold + syllable[len(spoken) :]
            break
    for spoken, fold in _FINALS:
        if syllable.endswith(spoken):
            return syllable.removesuffix(spoken) + fold
    return syllable


def sound(name: str) -> str:
    """Return the folded syllables of a simplified name joined by blanks; Latin passes through."""
    if not name or re.fullmatch(r"[^\u3007\u3400-\u9fff\U00020000-\U0003ffff]*", name):
        return name.lower()
    return " ".join(folded(s) for s in syllables(name))
