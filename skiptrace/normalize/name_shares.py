"""How many people bear a name: shares of the population by public figures.

data/surnames.csv holds the surnames. Given names go by length and by how many of their characters
are common ones: orders of magnitude, which is all that comparing and looking up need.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from skiptrace.normalize.han import simplified
from skiptrace.normalize.names import person_name

_RARE_SURNAME: Final = 0.0001  # some six thousand surnames share the last 15 %
# The first line: the most frequent characters by the name report, and those of the most frequent
# full names. The others are the author's list of characters that given names of people born since
# 1950 are made of; only that such a name is common is taken from it.
_COMMON: Final = frozenset(
    "英华文玉秀明丽兰红金伟芳娜敏静"
    "国建军志强平德永海春生林桂荣云珍清福贵光祥新小晓东辉杰涛勇波超鹏飞龙磊洋刚峰斌宁鑫浩宇"
    "凤梅霞燕艳娟婷雪琴莉萍玲慧颖丹琳倩洁晶梦佳欣怡树忠"
)
# (characters, how many of them common) -> share of people with such a given name. Measured at the
# top (张伟 290,607 over 6.83 % of 1.3 billion: 0.0033; 王秀英 0.0026), where the class as a whole
# lies lower; the rest falls by the share of names that a character stands in.
_GIVEN: Final = {
    (1, 1): 0.0025,
    (1, 0): 0.0001,
    (2, 2): 0.0002,
    (2, 1): 0.000005,
    (2, 0): 0.0000003,
}
_OTHER_GIVEN: Final = 0.0000003
_FOREIGN_NAME: Final = 0.000001  # minority and Latin names: no public figures


@lru_cache(maxsize=1)
def surname_shares() -> Mapping[str, float]:
    """Surname -> share of the population, for the hundred commonest and some compound ones."""
    path = Path(__file__).parent / "data" / "surnames.csv"
    rows = (line.split(",") for line in path.read_text("utf-8").splitlines()[1:])
    return {surname: float(count) / 100_000 for surname, count in rows}


@lru_cache(maxsize=65_536)
def name_share(name: str) -> float:
    """Share of the people of China expected to bear the name, 0..1."""
    parts = person_name(name).parts
    surname, given = simplified(parts.get("surname", "")), simplified(parts.get("given", ""))
    if not surname or not given:
        return _FOREIGN_NAME
    common = sum(character in _COMMON for character in given)
    usual = _GIVEN.get((len(given), common), _OTHER_GIVEN)
    return surname_shares().get(surname, _RARE_SURNAME) * usual
