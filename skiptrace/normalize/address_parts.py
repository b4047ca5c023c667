"""The tail of an address: township, village, road, numbers; and its one written form."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_DIGITS = str.maketrans("零〇一二两三四五六七八九", "001223456789")
_TENS = {"十": 10, "百": 100}
_HAN_NUMBER = re.compile(
    r"第?([零〇一二两三四五六七八九十百]{1,7})(?=号|幢|栋|座|单元|室|房|弄|层|楼(?![镇乡村路街道])"
    r"|组(?!团)|小组|村民小组|村民组|生产队|队|社(?!区)|户)"
)
_HAN_DIGITS = frozenset("零〇一二两三四五六七八九十百")
_DASHES = frozenset(map(chr, range(0x2010, 0x2016))) | frozenset("−一~")
_DASH = re.compile(r"(?<=[0-9])[‐-―−一~](?=[0-9])")
_ORDINAL = re.compile(r"第(?=[0-9]+(?:组|单元|层|幢|栋|队|社|村民))")
# One spelling a thing: 幢 for every word for a building, 组 for every word for a villagers' group.
# First the characters of which a text must have one; without them there is nothing to look for.
_UNIFIED = (
    (frozenset("栋#楼"), re.compile(r"(?<=[0-9])\s*(?:栋|号楼|#楼|#(?=[0-9])|楼栋)(?!下)"), "幢"),
    (frozenset("#"), re.compile(r"(?<=[0-9])#$"), "号"),
    (
        frozenset("组产队"),
        re.compile(r"(?<=[0-9])(?:村民小组|村民组|小组|生产队|生产组|大队)"), "组",
    ),
    (frozenset("元"), re.compile(r"(?<=[0-9]单元)([0-9]{3,4})$"), r"\1室"),
    (frozenset("幢栋#楼"), re.compile(r"(?<=[0-9A-Z]幢)([0-9]{3,4})$"), r"\1室"),
    (frozenset("室元幢栋#楼"), re.compile(r"(?<=[0-9]室)(?:室|号)$"), ""),
    (frozenset("号"), re.compile(r"(?<=[0-9])号(?:房间|房|室)"), "室"),
    (frozenset("房"), re.compile(r"(?<=[0-9])房(?:间)?$"), "室"),
    (frozenset("办"), re.compile(r"街道办事处|街道办(?!公)"), "街道"),
    (frozenset("委"), re.compile(r"村民委员会|村委会"), "村"),
    (frozenset("委"), re.compile(r"居民委员会"), "居委会"),
)  # fmt: skip
# A cheap look ahead: without one of these nothing above or below applies (half of all addresses).
_MAY_UNIFY = re.compile("[栋楼#室房幢-]|单元|街道办|委员会|村委会|小组|民组|生产|大队")
_TRIPLE = re.compile(r"(?<=[^0-9A-Za-z\-])([0-9A-Z]{1,3})-([0-9]{1,2})-([0-9]{3,4})室?$")
_DOUBLE = re.compile(r"(?<=[^0-9A-Za-z\-])([0-9A-Z]{1,3})-([0-9]{3,4})室?$")


def _positional(text: str) -> str:
    """Turn Han numerals into digits: 二零一 is 201, 二十一 is 21, 一百零五 is 105."""
    if not any(c in _TENS for c in text):
        return text.translate(_DIGITS)
    total, digit = 0, 0
    for character in text:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = int(character.translate(_DIGITS))
    return str(total + digit)


def tidied(rest: str) -> str:
    """Give a tail its one written form: digits, unified words for building, group and room."""
    rest = _numerals(rest)
    for _ in range(3):
        if _MAY_UNIFY.search(rest) is None:
            break
        before = rest
        rest = _unified(rest)
        if rest == before:
            break
    return rest


# The looks ahead below spare most addresses a search that cannot find anything.
def _numerals(rest: str) -> str:
    if not _HAN_DIGITS.isdisjoint(rest):
        rest = _HAN_NUMBER.sub(lambda m: _positional(m[1]), rest)
    if not _DASHES.isdisjoint(rest):
        rest = _DASH.sub("-", rest)
    rest = rest.upper()
    return _ORDINAL.sub("", rest) if "第" in rest else rest


def _unified(rest: str) -> str:
    characters = set(rest)
    for marks, pattern, replacement in _UNIFIED:
        if not marks.isdisjoint(characters):
            rest = pattern.sub(replacement, rest)
    if "-" in rest:
        rest = _TRIPLE.sub(r"\1幢\2单元\3室", rest)
        rest = _DOUBLE.sub(r"\1幢\2室", rest)
    return rest


_H = r"[\u3007\u3400-\u9fff]"
_W = r"[\u3007\u3400-\u9fff0-9A-Z]"
_NO_ROAD = r"(?![东南西北中]?[一二三四五六七八九0-9]*(?:路|街(?!道)|大街|大道|巷|弄|胡同))"
# Economic zones that are no division of their own but stand where a county stands.
_ZONE = re.compile(
    rf"{_H}{{0,8}}?(?:高新区|经开区|开发区|管理区|示范区|度假区|保税区)(?![东南西北一二三]?[路街道大村])"
)
AFTER_TOWNSHIP = rf"(?!街道|镇|乡|政府|{_H}?医院|企业){_NO_ROAD}"
"""Pattern: what follows lets the name before it be a township's, not a road's or a hospital's."""
AFTER_VILLAGE = rf"(?!村|{_H}?(?:医院|银行|小学|卫生)){_NO_ROAD}"
"""The same for a village."""
TOWNSHIP = (
    rf"{_H}{{1,10}}?(?:街道|地区办事处|民族乡|(?<!小)镇|乡|苏木|农场|林场|牧场){AFTER_TOWNSHIP}"
)
"""Pattern of a township's name by its word alone, whether the gazetteer knows it or not."""
_TOWNSHIP = re.compile(TOWNSHIP)
_VILLAGE = re.compile(
    rf"{_W}{{1,10}}?(?:行政村|自然村|村(?!镇)|社区|居委会|嘎查|屯|庄(?=[0-9])){AFTER_VILLAGE}"
)
_ROAD = re.compile(
    rf"{_W}{{1,12}}?(?:大街|大道|公路|路(?!口)|街(?![道坊口])|胡同|巷|道(?=[0-9])|线(?=[0-9]))(?![东西南北]?[路街])"
)
_LANE = re.compile(r"([0-9]{1,5})弄")
_ROAD_NO = re.compile(
    r"((?:[甲乙丙丁])?[0-9]{1,5}(?:-[0-9]{1,4})?[甲乙丙丁]?)号(?:之[0-9]{1,3}|附[0-9]{1,4}号?)?(?![楼院线])"
)
_YARD = re.compile(r"([0-9]{1,5})号院")
_GROUP = re.compile(r"([0-9]{1,3})(?:组|队|社(?!区))")
_BUILDING = re.compile(
    r"([0-9]{1,4}|[A-Z][0-9]{0,3}|[甲乙丙丁])(?:幢|座)|([0-9]{1,3})楼(?=[0-9]{1,2}单元)"
)
_UNIT = re.compile(r"([0-9]{1,2}|[A-Z甲乙丙丁])(?:单元|门(?=[0-9]))")
_FLOOR = re.compile(r"(?<![0-9A-Z\-])([0-9]{1,3})(?:层|楼(?![0-9]{1,2}单元))")
_ROOM = re.compile(r"([A-Z]?[0-9]{1,5}[A-Z]?(?:-[0-9]{1,4})?)(?:室|户)")
_LAST_NUMBER = re.compile(r"(?<![0-9A-Z\-])([0-9]{3,4}[A-Z]?)$")
_LAST_HOUSE = re.compile(r"(?<=[幢座元])([0-9]{1,4})号$")
_POI = re.compile(rf"{_H}[\u3007\u3400-\u9fffA-Z·()]{{1,29}}")


_NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


def tail_parts(rest: str, known: Mapping[str, str] = _NOTHING_KNOWN) -> dict[str, str]:
    """Take a tidied tail apart; every part is absent when the text does not say it.

    known: names (township, village) that stand in front of `rest` and were read before.
    Names stay with their suffix (清泉镇), numbers lose it (`group` 5, `building` 3, `room` 501).
    """
    parts = dict(known)
    characters = set(rest)
    for key, marks, pattern in _NAMED:
        # Names come coarse to fine: in front of one that is known there is nothing to look for.
        if not marks.isdisjoint(characters) and not any(finer in known for finer in _FINER[key]):
            rest = _take_name(parts, key, pattern, rest)
    village = parts.get("village", "")
    if village.endswith("新村") and "village" not in known and not _GROUP.search(rest):
        parts["poi"] = parts.pop("village")  # 工人新村 is an estate, 塔山新村5组 a village
    rest = _take_name(parts, "road", _ROAD, rest)
    rest = _take_buildings(parts, rest)
    for key, marks, pattern in _NUMBERED:
        if not marks.isdisjoint(characters):
            rest = _take_number(parts, key, pattern, rest)
    if "room" not in parts:
        rest = _take_number(parts, "room", _LAST_NUMBER, rest)
    poi = _POI.search(rest.replace("幢", " "))
    if poi and "poi" not in parts:
        parts["poi"] = poi[0]
    return parts


# Part, the characters of which a text must have one, and the pattern.
_NAMED = (
    ("county", frozenset("区"), _ZONE),
    ("township", frozenset("道处乡镇木场"), _TOWNSHIP),
    ("village", frozenset("村区会查屯庄"), _VILLAGE),
)
_FINER = {
    "county": ("township", "village"), "township": ("township", "village"), "village": ("village",),
}  # fmt: skip
_NUMBERED = (
    ("group", frozenset("组队社"), _GROUP),
    ("lane", frozenset("弄"), _LANE),
    ("room", frozenset("号"), _LAST_HOUSE),
    ("unit", frozenset("元门"), _UNIT),
    ("room", frozenset("室户"), _ROOM),
    ("floor", frozenset("层楼"), _FLOOR),
    ("road_no", frozenset("号"), _ROAD_NO),
    ("road_no", frozenset("号"), _YARD),
)


def _take_name(parts: dict[str, str], key: str, pattern: re.Pattern[str], rest: str) -> str:
    """Move a leading name from the text into the parts."""
    match = pattern.match(rest)
    if match is None:
        return rest
    parts[key] = match[0]
    return rest[match.end() :]


def _take_buildings(parts: dict[str, str], rest: str) -> str:
    """Move every building number into one part: 2幢A座 is `2-A`, so A座 and B座 differ."""
    numbers = [(m[1] or m[2]).lstrip("0") or "0" for m in _BUILDING.finditer(rest)]
    if not numbers:
        return rest
    parts["building"] = "-".join(numbers)
    return _BUILDING.sub("幢", rest)


def _take_number(parts: dict[str, str], key: str, pattern: re.Pattern[str], rest: str) -> str:
    """Move the first numbered component from the text into the parts; a blank marks its place."""
    if key in parts:
        return rest
    match = pattern.search(rest)
    if match is None:
        return rest
    number = next(group for group in match.groups() if group)
    if key == "road_no" and "lane" in parts and "building" not in parts:
        key = "building"  # 100弄5号: inside a lane the number is the building's
    parts[key] = number.lstrip("0") or "0"
    return f"{rest[: match.start()]} {rest[match.end() :]}"
