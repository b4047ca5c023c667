"""Addresses as people say them: where one begins and ends in running speech.

An address is a row of parts (division, town, road, number, estate, building, room), each with the
word that makes it one and fillers between. Only divisions are looked up; names of roads and estates
end at their suffix and never run across a word of the sentence. A part said again after "不对"
replaces the first.
"""

import re
from bisect import bisect
from dataclasses import dataclass, field

from skiptrace.normalize.gazetteer import gazetteer

_NUMERAL = r"0-9０-９零〇一幺二两三四五六七八九十百"
# Words of the sentence: no name holds them, so a name does not run across them.
_SENTENCE = (
    "我你您他她它们的了是在住搬到去从那这哪不没就也还都和跟给让吗呢吧啊嗯呃哦叫有说把被租现目前以"
    "原早知址寄个"
)
_NAME = rf"[^\W_{_NUMERAL}A-Za-z{_SENTENCE}]"
_ESTATE = (
    "小区|花园|公寓|家园|新村|苑|大厦|广场|宿舍|城|湾|府|庭|公馆|大院|工业园|园区|园|楼盘|驿站"
)
_PARTS: tuple[tuple[str, str], ...] = (
    (
        "division",
        rf"{_NAME}{{1,7}}?(?:省|自治区|市(?!场)|自治州|地区|盟|(?<![小园社校厂景])区|县|旗)",
    ),
    ("town", rf"{_NAME}{{1,8}}?(?:街道|镇|乡|苏木|农场)"),
    ("village", rf"{_NAME}{{1,8}}?(?:村(?!镇)|社区|屯|嘎查|庄)"),
    ("road", rf"{_NAME}{{1,8}}?(?:[{_NUMERAL}]?路|大道|大街|街(?!道)|胡同|巷|道(?=[{_NUMERAL}]))"),
    ("estate", rf"{_NAME}{{1,10}}?(?:{_ESTATE})"),
    ("lane", rf"[{_NUMERAL}]{{1,5}}弄"),
    ("alley", rf"[{_NUMERAL}]{{1,3}}巷"),
    ("group", rf"第?[{_NUMERAL}]{{1,3}}(?:村民小组|小组|组|队)"),
    ("building", rf"(?:[{_NUMERAL}]{{1,4}}|[A-Za-z][0-9]{{0,2}})(?:幢|栋|号楼|座)"),
    ("unit", rf"[{_NUMERAL}]{{1,3}}(?:单元|门(?![口牌]))"),
    ("number", rf"[{_NUMERAL}]{{1,5}}号院?(?![楼码线])"),
    ("room", rf"[A-Za-z]?[{_NUMERAL}]{{1,5}}(?:室|户|房(?!租))"),
    ("floor", rf"[{_NUMERAL}]{{1,3}}(?:层|楼)"),
)
_PART = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS))
_LAST_ROOM = re.compile(
    rf"[{_NUMERAL}]{{3,4}}(?![{_NUMERAL}年月日块元万千])(?![\s,，]{{0,3}}[{_NUMERAL}]{{2}})"
)
_BEFORE_ROOM = frozenset({"building", "unit", "floor", "number", "estate"})
_NOT_A_DIVISION = re.compile(
    r"[路街巷村镇乡庄屯苑园城]|大道|小区|花园|公寓|公司|集团|物流|商贸|[东南西北中]?[{_NUMERAL}]?路"
)
_FILLER = re.compile(
    r"(?:[\s,，、]|嗯|呃|啊|那个|这个|就是|然后|那边的?|这边的?|里面的?|附近的?|旁边的?|的)+"
)
_SLIP = re.compile(
    r"[\s,，、]*(?:哦|啊)?(?:不对|不是|(?:说|讲|搞|记)?错了)[\s,，、]*(?:应该)?(?:是)?"
)
_DIVISION, _ROOM = "division", "room"
_LOCATING = frozenset({"town", "village", "road", "estate", "lane", "group"})
_HEAD = frozenset({"division", "town"})
_ONE_BY_ONE = str.maketrans("零〇一幺二两三四五六七八九", "0011223456789")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Address:
    """An address said: `text[start:end]` is where; `words` put together without fillers."""

    words: str = field(repr=False)
    start: int
    end: int
    parts: frozenset[str]

    @property
    def located(self) -> bool:
        """Whether it names something finer than a county, which can be visited."""
        return not self.parts.isdisjoint(_LOCATING)

    @property
    def inner(self) -> bool:
        """Whether it can go on from an address said before: no division or town leads it."""
        return self.parts.isdisjoint(_HEAD)


def addresses(text: str) -> list[Address]:
    """Every address of a text, in order; each as long as its parts follow one another."""
    found: list[Address] = []
    position = 0
    for start in _starts(text):
        if start < position:
            continue
        address = address_at(text, start)
        if address is not None:
            found.append(address)
            position = address.end
    return found


# A name begins behind a word of the sentence, behind punctuation, or with a number.
_START = re.compile(rf"(?<![^\W_A-Za-z{_SENTENCE}])[^\W_{_SENTENCE}]")
# A part ends with one of these; where none comes soon, none begins.
_SUFFIX = re.compile(
    "[省市区县旗州盟镇乡场村屯庄查路街巷道同苑园寓厦舍城湾府庭馆院盘站弄组队幢栋座元门号室户房层楼]"
)
_LONGEST_NAME = 12
_LEAD = re.compile(r"(?:家庭|居住|单位|公司|户籍|通讯|老家|账单|快递|人|家|放|厂|店|站点|地)+(?=.)")


def _starts(text: str) -> list[int]:
    """Where an address may begin: at a division's name, else where a name or a number does."""
    found = {place for place in range(len(text)) if gazetteer().names_at(text, place)}
    ends = [match.start() for match in _SUFFIX.finditer(text)]
    for match in _START.finditer(text):
        following = bisect(ends, match.start())
        if following < len(ends) and ends[following] - match.start() <= _LONGEST_NAME:
            lead = _LEAD.match(text, match.start())
            found.add(lead.end() if lead else match.start())
    return sorted(found)


def address_at(text: str, start: int) -> Address | None:
    """The address that begins exactly at a place of the text; None when none does."""
    taken: list[tuple[str, str]] = []
    position = end = start
    while position < min(len(text), start + _LONGEST):
        part = _part(text, position, taken, end)
        if part is None:
            break
        name, stop = part
        taken.append((name, _written(name, text[position:stop])))
        end, position = stop, _passed(text, stop, taken)
    if not taken:
        return None
    words = "".join(words for _, words in taken)
    return Address(words, start, end, frozenset(name for name, _ in taken))


def _part(
    text: str, position: int, taken: list[tuple[str, str]], end: int
) -> tuple[str, int] | None:
    """(name, end) of the part that begins here; `end` is where the last one ended."""
    headed = all(name == _DIVISION for name, _ in taken)
    names = gazetteer().names_at(text, position) if headed else ()
    if names and not _NOT_A_DIVISION.match(text, position + len(names[0])):
        return _DIVISION, position + len(names[0])
    match = _PART.match(text, position)
    if match is not None and (match.lastgroup != _DIVISION or headed):
        if names or not _holds_a_division(match):
            return match.lastgroup or "", match.end()
        return None
    before = taken[-1][0] if taken else ""
    if before in _BEFORE_ROOM and (position == end or before in {"building", "unit"}):
        room = _LAST_ROOM.match(text, position)
        return (_ROOM, room.end()) if room else None
    return None


def _holds_a_division(match: re.Match[str]) -> bool:
    """Whether an official name begins inside the part: then the part begins there, not here."""
    text, names = match[0], gazetteer()
    return any(
        name[-1] in "省市区县旗州" and place + len(name) <= len(text)
        for place in range(1, len(text) - 1)
        for name in names.names_at(text, place)
    )


def _written(name: str, words: str) -> str:
    """The part as it is written: numbers that were said digit by digit become digits."""
    if name in {"division", "town", "village", "estate", "road", "alley"} or re.search(
        "[十百]", words
    ):
        return words
    return words.translate(_ONE_BY_ONE)


def _passed(text: str, position: int, taken: list[tuple[str, str]]) -> int:
    """Passes fillers; after "不对" the part that is said again is taken back first."""
    slip = _SLIP.match(text, position)
    if slip is not None:
        again = _PART.match(text, slip.end())
        names = [name for name, _ in taken]
        said = again.lastgroup if again else _ROOM if _LAST_ROOM.match(text, slip.end()) else None
        if said in names:
            del taken[names.index(said or "") :]
            return slip.end()
    filler = _FILLER.match(text, position)
    return filler.end() if filler else position
