"""How many people a name, and a name in a place, is expected to fit.

Public figures, all of the household register: surnames by the ministry of public security's
statistics of April 2007 (王 7.25 %, 李 7.19 %, 张 6.83 % of the population; ten surnames above 20
million, twelve more above 10 million; the first hundred, in this order, 84.77 %); the number of
people called 张伟 (290,607), 王芳 (268,268), 王秀英 (246,737) by the same ministry; the ten most
frequent characters of given names by its name report of 2019. Between such figures lie orders of
magnitude, which is all that an order of queries needs.
"""

from functools import lru_cache
from typing import Final

from skiptrace.normalize import person_name

CHINA: Final = 1_411_778_724  # census of 2020
# People in one unit: the census over the number of units (2023 edition of the division codes: 31
# provinces, 342 cities, 2,978 counties, 41,352 townships, 620,573 villages).
PEOPLE_IN: Final = {
    "province": CHINA // 31,
    "city": CHINA // 342,
    "county": CHINA // 2_978,
    "township": CHINA // 41_352,
    "village": CHINA // 620_573,
}
STAFF: Final = 200  # a workplace of which nothing more is known

# (surnames, share of the population of each): exact for the first three; the bands between the
# published thresholds are set so that the hundred hold 84.8 %.
_SURNAMES: Final = (
    ("王", 0.0725),
    ("李", 0.0719),
    ("张", 0.0683),
    ("刘 陈", 0.048),
    ("杨 黄 赵 吴 周", 0.0225),
    ("徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁", 0.0115),
    (
        """谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任
        沈""",
        0.0058,
    ),
    (
        """姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段
        雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤""",
        0.0025,
    ),
)
_SHARE_OF_SURNAME: Final = {
    surname: share for names, share in _SURNAMES for surname in names.split()
}
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
# What the workspace shows counts as much as this many people of the public figures: one namesake
# among 20,000 people says more than the formula for a rare name, nothing against a common one.
_PRIOR_PEOPLE: Final = 100_000


@lru_cache(maxsize=65_536)
def share(name: str) -> float:
    """Share of the people of China expected to bear the name, by the public figures."""
    parts = person_name(name).parts
    surname, given = parts.get("surname"), parts.get("given")
    if not surname or not given:
        return _FOREIGN_NAME
    common = sum(character in _COMMON for character in given)
    usual = _GIVEN.get((len(given), common), _OTHER_GIVEN)
    return _SHARE_OF_SURNAME.get(surname, _RARE_SURNAME) * usual


def share_seen(name: str, others: int, people: int) -> float:
    """The same, moved by the workspace: `others` beside the subject bear it among `people`."""
    return (others + share(name) * _PRIOR_PEOPLE) / (people + _PRIOR_PEOPLE)
