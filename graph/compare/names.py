"""Personal names: Chinese identity is not string distance.

Edit distance calls 王伟/王玮 (one sound) and 王伟/李伟 (another family) equally far (field.md,
section 6), so the levels go by what clerks get wrong: variant characters, homophones, one
character, a mask, a surname alone.
"""

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.compare.comparison import Comparison
from graph.parameters import NAME_COMMON_SHORT, NAME_WEIGHT
from skiptrace.normalize import name_key, name_sound, person_name


class NameLevel(StrEnum):
    """How two names agree, best first."""

    EXACT = "exact"
    VARIANT = "variant"
    HOMOPHONE = "homophone"
    MASKED = "masked"
    SURNAME = "surname"
    ONE_CHARACTER = "one_character"
    ORDER = "order"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


_MASK = re.compile(r"[*xX某〇○?]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=65_536)
def compare_names(left: str, right: str) -> Comparison:
    """Level and weight of a pair of names; symmetric.

    A short common name (two characters) counts less than a long one, because many share it.
    An empty name, or one that only says a kinship (妈妈), is UNKNOWN and adds nothing.
    """
    level = _level(left.strip(), right.strip())
    weight = NAME_WEIGHT[level.value]
    if level in (NameLevel.EXACT, NameLevel.VARIANT) and len(name_key(left)) <= 2:
        weight -= NAME_COMMON_SHORT
    return Comparison(level, weight, f"name_{level.value}")


def _level(left: str, right: str) -> NameLevel:
    if not left or not right:
        return NameLevel.UNKNOWN
    if masked(left) or masked(right):
        return _masked_level(left, right)
    key_left, key_right = name_key(left), name_key(right)
    if not key_left or not key_right or is_kinship(key_left) or is_kinship(key_right):
        return NameLevel.UNKNOWN
    if key_left == key_right:
        return NameLevel.EXACT if _written(left) == _written(right) else NameLevel.VARIANT
    return _unequal(key_left, key_right)


def _unequal(left: str, right: str) -> NameLevel:
    """Level of two keys that differ."""
    sound_left, sound_right = name_sound(left), name_sound(right)
    if sound_left and sound_left == sound_right:
        return NameLevel.HOMOPHONE
    surname_left, surname_right = _surname(left), _surname(right)
    if surname_left == surname_right and surname_left in (left, right):
        return NameLevel.SURNAME
    if not _HAN.search(left + right):
        return _latin(left, right)
    if sorted(left) == sorted(right):
        return NameLevel.ORDER
    if surname_left == surname_right and Levenshtein.distance(left, right, score_cutoff=1) == 1:
        return NameLevel.ONE_CHARACTER
    return NameLevel.DIFFERENT


def _latin(left: str, right: str) -> NameLevel:
    """Latin keys: one slip of the keyboard in six letters or more is one character."""
    close = Levenshtein.distance(left, right, score_cutoff=1) <= 1
    return NameLevel.ONE_CHARACTER if close and len(left) >= 6 else NameLevel.DIFFERENT


def masked(name: str) -> bool:
    """Whether some characters of the name are hidden (王*伟, 张某)."""
    return bool(_MASK.search(name)) and bool(_HAN.search(_MASK.sub("", name)))


def _masked_level(left: str, right: str) -> NameLevel:
    """A mask agrees when every open character stands where the other name has it."""
    shown, full = (left, right) if masked(left) else (right, left)
    if masked(full):
        return (
            NameLevel.MASKED
            if _MASK.sub("*", left) == _MASK.sub("*", right)
            else (NameLevel.UNKNOWN)
        )
    pattern = "".join(
        ".{1,2}" if _MASK.fullmatch(character) else re.escape(character)
        for character in _MASK.sub("*", shown)
    )
    agrees = re.fullmatch(pattern, name_key(full) or full)
    return NameLevel.MASKED if agrees else NameLevel.DIFFERENT


def _written(name: str) -> str:
    return re.sub(r"[\s·]+", "", name).upper()


def _surname(key: str) -> str:
    """The surname of a Han key; a key without one is its own surname."""
    return person_name(key).parts.get("surname", key)


# What address books say instead of a name; two of them are never two people agreeing.
_KINSHIP = frozenset(
    """妈妈 爸爸 妈 爸 老妈 老爸 母亲 父亲 老公 老婆 丈夫 妻子 爱人
    媳妇 哥哥 姐姐 弟弟 妹妹 大哥 大姐 儿子 女儿 爷爷 奶奶 外公
    外婆 姥姥 姥爷 叔叔 阿姨 舅舅 姑姑 朋友 同事 同学 家人 亲戚
    老板 领导 邻居 本人 家里 单位 公司""".split()
)


def is_kinship(key: str) -> bool:
    """Whether a name key only says what the person is to somebody."""
    return key in _KINSHIP
