"""Names and identity numbers of invented people."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice

# The commonest surnames with rough shares per thousand (Ministry of Public Security, yearly
# name report); the tail is flattened to a few rarer ones, compound surnames included.
_SURNAMES = (
    ("王", 72), ("李", 71), ("张", 68), ("刘", 54), ("陈", 45), ("杨", 31), ("黄", 22),
    ("赵", 21), ("吴", 20), ("周", 19), ("徐", 15), ("孙", 14), ("马", 13), ("朱", 13),
    ("胡", 12), ("林", 11), ("郭", 11), ("何", 11), ("高", 10), ("罗", 9), ("郑", 9),
    ("梁", 8), ("谢", 7), ("宋", 7), ("唐", 7), ("许", 6), ("邓", 6), ("冯", 6), ("韩", 6),
    ("曹", 6), ("曾", 6), ("彭", 5), ("萧", 2), ("单", 2), ("仇", 2), ("解", 2), ("欧阳", 3),
    ("上官", 1), ("司马", 1), ("覃", 2), ("蒙", 2),
)  # fmt: skip
_COMPOUND = tuple(text for text, _ in _SURNAMES if len(text) == 2)
_MALE = (
    "伟", "强", "军", "磊", "勇", "涛", "超", "明", "刚", "平", "辉", "鹏", "华", "飞", "鑫",
    "波", "斌", "宇", "浩", "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "欢", "建国",
    "建华", "志强", "海涛", "文博", "子轩", "浩然", "国庆", "小龙", "德福", "永贵", "志明",
    "家豪", "俊杰", "天宇", "晓东", "春生", "立新", "金宝",
)  # fmt: skip
_FEMALE = (
    "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "燕", "玲", "婷", "慧", "莹", "雪", "琳",
    "晶", "倩", "颖", "洁", "丹", "萍", "红", "玉兰", "桂英", "秀英", "淑珍", "雨涵", "欣怡",
    "梓涵", "思琪", "晓燕", "春梅", "桂兰", "海燕", "丽娟", "美玲", "小红", "凤英", "金花",
    "佳怡", "雅婷", "诗雨", "翠花", "雪梅",
)  # fmt: skip
# Characters a clerk or an input method takes for one another (same reading).
_HOMOPHONES = {
    "伟": "玮炜", "军": "君钧", "磊": "蕾", "明": "铭鸣", "辉": "晖", "鹏": "朋", "华": "桦",
    "鑫": "欣新", "波": "博", "斌": "彬", "浩": "皓", "健": "建", "俊": "峻", "静": "婧靖",
    "丽": "莉", "艳": "燕", "霞": "侠", "玲": "铃", "婷": "亭", "慧": "惠", "莹": "盈", "晶": "精",
    "颖": "影", "洁": "杰", "丹": "单", "红": "虹", "琳": "林", "志": "治", "国": "帼", "英": "瑛",
    "梅": "玫", "佳": "家", "萧": "肖", "刚": "钢", "平": "萍", "宇": "羽", "强": "蔷",
}  # fmt: skip

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def surname(dice: "Dice") -> str:
    """A surname, common ones more often."""
    return dice.pick(_SURNAMES)


def given_name(dice: "Dice", *, male: bool) -> str:
    """A given name of one or two characters."""
    table = _MALE if male else _FEMALE
    first = dice.one(table)
    if len(first) == 1 and dice.chance(0.45):
        second = dice.one(table)
        return first + second[-1]
    return first


def surname_in(name: str) -> str:
    """The surname of one of these invented names."""
    return name[:2] if name[:2] in _COMPOUND else name[:1]


def misheard(name: str, dice: "Dice") -> str:
    """The name with one character replaced by a homophone; unchanged when none is known."""
    places = [place for place, char in enumerate(name) if char in _HOMOPHONES]
    if not places:
        return name
    place = dice.one(places)
    return name[:place] + dice.one(_HOMOPHONES[name[place]]) + name[place + 1 :]


def check_digit(body: str) -> str:
    """The 18th character for the first 17 (GB 11643: weighted sum mod 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


class IdRegister:
    """Issues identity numbers: valid in form, unique, with sequence numbers from 900 on."""

    def __init__(self) -> None:
        self._issued: set[str] = set()

    def issue(self, region: str, born: date, dice: "Dice", *, male: bool) -> str:
        """An 18-character number for a person numbered in `region` (six digits)."""
        stem = f"{region}{born:%Y%m%d}"
        first = 450 + int(dice.random() * 50)
        for step in range(500):
            # The sequence number is odd for men; it walks down from the 900s when they are taken.
            sequence = 2 * ((first - step) % 500) + (1 if male else 0)
            body = f"{stem}{sequence:03d}"
            if body not in self._issued:
                self._issued.add(body)
                return body + check_digit(body)
        raise OverflowError("all sequence numbers of one region and day are issued")
