"""Names of townships and villages: the stem people say, and the words for what it is.

Suffixes as they occur in the statistical division codes (edition 2023): 村委会 and 村民委员会 carry
73 % of all villages, with or without a doubled 村; 社区 and 居委会 nearly all others.
"""

import re
from typing import Final

from skiptrace.normalize.address_parts import tidied
from skiptrace.normalize.gazetteer import PEOPLES
from skiptrace.normalize.han import simplified
from skiptrace.normalize.text import cleaned

VILLAGE: Final = "村"
COMMUNITY: Final = "社区"

ENDINGS: Final = {
    "a": "村委会",
    "b": "村村委会",
    "c": "村民委员会",
    "d": "村村民委员会",
    "e": "村",
    "f": "村委员会",
    "g": "村民委会",
    "h": "村牧委会",
    "i": "嘎查村民委员会",
    "j": "嘎查委员会",
    "k": "嘎查委会",
    "l": "嘎查",
    "m": "社区居委会",
    "n": "社区居民委员会",
    "o": "居委会",
    "p": "居民委员会",
    "q": "社区",
    "r": "社区委员会",
    "s": "社区居民委会",
    "t": "居民委会",
    "u": "社区村委会",
    "v": "社区村民委员会",
    "z": "",
}
"""Letter in the packaged file -> ending of an official name; z: the name is its own stem."""

_LONGEST_FIRST = sorted(ENDINGS, key=lambda letter: (-len(ENDINGS[letter]), letter))
_RURAL = frozenset("abcdefghijkl")
_BANNER = frozenset("ijkl")

_TOWNSHIP_SUFFIX = re.compile(
    rf"(?:(?:{PEOPLES})*(?:民族)?乡|镇|街道(?:办事处)?|(?:民族)?苏木|地区(?:办事处)?|办事处)$"
)


def split_village(name: str) -> tuple[str, str]:
    """(stem, letter of the ending) of an official name: 塔山村委会 -> (塔山, a)."""
    for letter in _LONGEST_FIRST:
        ending = ENDINGS[letter]
        if ending and name.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)], letter
    return name, "z"


def is_rural(letter: str) -> bool:
    """Whether the ending is a village's, not a community's."""
    return letter in _RURAL


def township_stem(name: str) -> str:
    """威坪镇 -> 威坪, 凉水井彝族乡 -> 凉水井; the name itself where it has no such suffix."""
    stem = _TOWNSHIP_SUFFIX.sub("", name)
    return stem or name


def written_form(name: str) -> str:
    """A name as a canonical address spells it: width, script and numerals (三座店镇 -> 3座店镇)."""
    return tidied(simplified(cleaned(name)[0]))


def written_stem(stem: str) -> str:
    """A village's stem as it stands in a canonical address in front of 村: 八户 -> 8户."""
    return written_form(stem + VILLAGE).removesuffix(VILLAGE)


def short_village(stem: str, letter: str) -> str:
    """What people write for it: 塔山村, 阳光社区, 达来嘎查; a name without ending as it is."""
    if letter == "z":
        return stem
    if letter in _BANNER:
        return f"{stem}嘎查"
    return stem + (VILLAGE if letter in _RURAL else COMMUNITY)
