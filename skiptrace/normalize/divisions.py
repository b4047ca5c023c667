"""The head of an address: province, city and county, coarse to fine, never a silent guess."""

import re
from dataclasses import dataclass

from skiptrace.normalize.gazetteer import Division, Named, gazetteer
from skiptrace.normalize.localities import begins_with_township

# A short name followed by one of these is part of a street, building or village name: 中山北路
# is in every city, 上海城 a block of flats in 伊宁 (akebe/address-parse issue 25).
_NOT_A_PLACE = re.compile(
    r"[东南西北中上下前后新老大小]?[一二三四五六七八九十0-9]*(?:路|街(?!道)|大道|大街|道|巷|弄|胡同)"
    r"|桥|里|坊|村|镇|乡|庄|屯|寨|堡|湾|岭|河|湖|江|山|沟|坡|岗|塘|店|城|苑|园|花园|家园|公园|公馆|小区"
    r"|广场|大厦|公寓|商厦|商城|市场|大桥|大学|学院|学校|中学|小学|医院|酒店|宾馆|饭店|银行|公司|集团"
    r"|陵|寺|门|站|街道|苏木|社区|[号幢栋座楼组省市区县旗州盟]"
)
# 城区路 and 郊区路 are roads; a longer official name before 路 (唐山市路南区) is what it says.
_GENERIC = 2
_ROAD_NEXT = re.compile(r"[路街巷道]|大道|大街")
_NOISE = re.compile(r"雄安新区|市辖区|(?:省|自治区)直辖(?:县级)?行政区划|省直辖行政单位")
_COUNTRY = re.compile(r"^(?:中华人民共和国|中国)")
_LEADING = " ,.;:、。-/|·"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an address says. `options` has several members when it is ambiguous."""

    options: tuple[Division, ...]
    """The deepest divisions the text may mean; () when it names none."""
    rest: str
    """The text behind the head."""
    written: str
    """The head as written, for an ambiguous address whose head must stay as it is."""
    certainty: float


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    divisions: tuple[Division, ...]
    certainty: float


def read_head(text: str) -> Head:
    """Read the divisions at the start of a cleaned, simplified text without blanks."""
    text = text.lstrip(_LEADING)
    if text.startswith("中"):
        text = _COUNTRY.sub("", text)
    options: tuple[Division, ...] = ()
    certainty, position, start = 1.0, 0, 0
    for _ in range(12):
        position = _skip(text, position)
        step = _step(text, position, options)
        if step is None:
            break
        options, certainty = step.divisions, min(certainty, step.certainty)
        position += len(step.name)
    return Head(options, text[position:], text[start:position], certainty if options else 0.7)


def stays_head(full_name: str, division: Division, rest: str) -> bool:
    """Tell whether `full_name + rest` would be read as exactly this head and this rest again.

    True when no longer name runs across the joint and nothing in `rest` continues the head.
    """
    text = full_name + rest
    joint = len(full_name)
    if gazetteer().names_at(text, joint - len(division.name))[0] != division.name:
        return False
    if _ROAD_NEXT.match(rest) and not begins_with_township(rest, 0, division.code):
        return False
    return _skip(text, joint) == joint and _step(text, joint, (division,)) is None


def _skip(text: str, position: int) -> int:
    """Pass separators and the statistical filler 市辖区 between divisions."""
    while position < len(text) and text[position] in _LEADING:
        position += 1
    noise = _NOISE.match(text, position)
    return noise.end() if noise else position


def _step(text: str, position: int, options: tuple[Division, ...]) -> _Step | None:
    """Find the next division that fits below (or repeats) what was read; None at the end."""
    for name in gazetteer().names_at(text, position):
        for meaning in gazetteer().names[name]:
            end = position + len(name)
            if not meaning.full and _part_of_more(text, end, meaning):
                continue
            step = _fit(meaning, options)
            if step is None or (_is_road(text, end, meaning) and not _goes_on(text, end, step)):
                continue
            # 尤溪县尤溪口镇: the second 尤溪 says nothing new, it begins the township's name.
            if step.divisions == options and _goes_on(text, position, step):
                return None
            return step
    return None


def _is_road(text: str, end: int, meaning: Named) -> bool:
    """Tell whether 路 or 街 behind a short official name makes it a road's: 城区路, 郊区街."""
    return meaning.full and len(meaning.name) == _GENERIC and bool(_ROAD_NEXT.match(text, end))


def _goes_on(text: str, position: int, step: _Step) -> bool:
    """Tell whether a township of the one county read stands there: 盂县路家村镇."""
    return len(step.divisions) == 1 and begins_with_township(text, position, step.divisions[0].code)


def _part_of_more(text: str, end: int, meaning: Named) -> bool:
    """Tell whether a short name is only the beginning of a road's or building's name.

    It is not when an official name of something inside it follows: 杭州 before 江干区.
    """
    if _NOT_A_PLACE.match(text, end) is None:
        return False
    return not any(
        inner.full and any(_goes_with(d, m) for d in inner.divisions for m in meaning.divisions)
        for name in gazetteer().names_at(text, end)
        for inner in gazetteer().names[name]
    )


def _fit(meaning: Named, options: tuple[Division, ...]) -> _Step | None:
    """Narrow a meaning by what was read before; None when it contradicts or may not stand here."""
    fitting = meaning.divisions
    if options:
        fitting = tuple(d for d in fitting if any(_goes_with(d, o) for o in options))
    elif not meaning.full:
        # Without context only provinces and cities go by short names; counties' are too common.
        fitting = tuple(d for d in fitting if d.level < 2)
        fitting = tuple(d for d in fitting if d.level == min(f.level for f in fitting))
    elif not meaning.former:
        finest = min((d.level for d in fitting), default=0)
        fitting = tuple(d for d in fitting if d.level == finest)
    if not fitting:
        return None
    deepest = _deepest(fitting, options)
    weight = 1.0 if meaning.full and not meaning.former else 0.9
    return _Step(meaning.name, deepest, weight)


def _deepest(fitting: tuple[Division, ...], options: tuple[Division, ...]) -> tuple[Division, ...]:
    """Keep the finer of the new reading and the old one (a repeated 浙江省 adds nothing)."""
    finer: list[Division] = []
    for division in fitting:
        held = [o for o in options if _goes_with(division, o) and o.level > division.level]
        finer.extend(held or [division])
    return tuple(dict.fromkeys(finer))


def _goes_with(division: Division, other: Division) -> bool:
    """Tell whether one of the two lies in the other, or both are the same."""
    prefix = (2, 4, 6)[min(division.level, other.level)]
    if division.level == other.level:
        return division.code == other.code
    return division.code[:prefix] == other.code[:prefix]


def stem_renamed(text: str, options: tuple[Division, ...]) -> tuple[str, Division] | None:
    """Read 望城县 as today's 望城区: same stem, other suffix, and a city or province around it.

    Returns the written name and the division of today; None when nothing or several fit.
    """
    match = re.match(r"([\u4e00-\u9fff]{2,5}?)[县区市](?![场政])", text)
    if match is None:
        return None
    found = [
        division
        for meaning in gazetteer().names.get(match[1], ())
        for division in meaning.divisions
        if division.level == 2 and (not options or any(_goes_with(division, o) for o in options))
    ]
    return (match[0], found[0]) if len(found) == 1 else None
