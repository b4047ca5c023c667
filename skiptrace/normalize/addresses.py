"""Addresses: one line a place, taken apart coarse to fine, with candidates where in doubt."""

import re
from collections.abc import Mapping
from functools import lru_cache

from skiptrace.normalize.address_parts import tail_parts, tidied
from skiptrace.normalize.divisions import Head, read_head, stays_head, stem_renamed
from skiptrace.normalize.gazetteer import Division, gazetteer
from skiptrace.normalize.han import simplified
from skiptrace.normalize.localities import NOTHING, Local, areas_of_township, read_local
from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.second_address import split_line
from skiptrace.normalize.text import cleaned, is_placeholder

MAX_ADDRESS = 300
"""Longest address; a longer text is a note, not an address."""

_HAN = re.compile(r"[\u3007\u3400-\u9fff]")
_LATIN_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|lane|drive|dr|blvd|way|court|flat)\b", re.I
)
_LABEL = re.compile(
    r"^(?:(?:家庭|居住|现|户籍|单位|通讯|联系|住宅|身份证|邮寄|收货|收件|寄送|经营|办公|注册|暂住|常住|租住|工作|公司)*(?:地址|住址|地))\s*:\s*"
)
_REMARK = re.compile(
    r"\((?:租房?|自有|自住|出租|宿舍|父母家?|老家|户籍|现住|近|旁边?|对面|原)[^()]{0,20}\)"
)
# A county or city that the gazetteer does not know, or that contradicts what stands before it.
_UNREAD_DIVISION = re.compile(r"[\u4e00-\u9fff]{2,5}?[市县](?![\u4e00-\u9fff]?[路街场])")
_CONTENT = re.compile(
    r"[0-9]|路|街|村|镇|乡|道|巷|弄|区|苑|园|楼|幢|室|号|组|庄|屯|社|城|厦|场|院|厂|公司|里|坊|湾|桥"
)


def address(text: str) -> Understood:
    """Read an address; canonical is one line that begins with the full names of its divisions.

    Parts: province, city, county, township, village, road, road_no, lane, poi, building, unit,
    floor, room, group, and the codes of what the gazetteer knows: `region_code`, six digits of the
    finest division read (330100 is a whole city), `township_code` (nine), `village_code` (twelve).
    A county name that several cities have leaves the head as written, lowers `certainty` to at most
    0.5 and lists the full readings as `candidates`. So does, with the certainty of the head, a
    township or village that several units may be. Of two addresses in one line the first is read,
    with certainty at most 0.5, and the second is a candidate. Latin addresses are only tidied.
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    if len(value) > MAX_ADDRESS:
        return refused("too_long")
    if not _HAN.search(value):
        return _latin(value)
    return _first(_line(value))


def _first(line: str) -> Understood:
    """The first address of a line; a second one is a candidate, unless it says the same."""
    first, second = split_line(line)
    answer = _read(_line(first) if second else line)
    if answer.canonical and answer.canonical != line and split_line(answer.canonical)[1]:
        # Written in full, the head lets the rest be seen as a second one.
        answer = _first(answer.canonical)
    if not second:
        return answer
    other = _first(_line(second))
    if answer.canonical is None:
        return other
    if other.canonical is None or other.canonical == answer.canonical:
        return answer
    candidates = (other.canonical, *answer.candidates)
    return Understood(answer.canonical, answer.parts, min(answer.certainty, 0.5), candidates)


def _latin(value: str) -> Understood:
    line = re.sub(r"\s+", " ", value).strip(" ,.;")
    if not _LATIN_STREET.search(line) or not re.search(r"[0-9]", line):
        return refused("address_not_an_address")
    return Understood(line, {}, 0.6)


def _line(value: str) -> str:
    """Simplify and strip what is no part of the place: labels, blanks, remarks on the tenure."""
    line = simplified("".join(value.split())).translate(_PUNCTUATION)
    for _ in range(4):
        before = line
        if ":" in line or "(" in line:
            line = _REMARK.sub("", _LABEL.sub("", line))
        line = line.strip(_LOOSE)
        if line == before:
            break
    return line


_LOOSE = " ,.;:、'\"`=-·/|"


_PUNCTUATION = str.maketrans({"。": ",", "，": ",", "；": ";", "：": ":", "＃": "#", "號": "号"})


@lru_cache(maxsize=32_768)
def _read(line: str) -> Understood:
    """Read a tidied line; repeated until the composed form no longer changes."""
    answer, settled = _once(line)
    for _ in range(4):
        if settled or answer.canonical is None or answer.canonical == line:
            _remember(answer)
            return answer
        line = answer.canonical
        second, settled = _once(line)
        answer = _again(second, answer)
    return answer if answer.canonical == line else refused("address_not_an_address")


# The county is the one written, but the township that it names is another county's of the city.
_MOVED = 0.6
_REMEMBERED = 8_192
_parts_of: dict[str, Mapping[str, str]] = {}


def _remember(answer: Understood) -> None:
    """Keep the parts for whoever has only the canonical form: they are those of reading it."""
    if answer.canonical is not None:
        if len(_parts_of) >= _REMEMBERED:
            _parts_of.clear()
        _parts_of[answer.canonical] = answer.parts


def canonical_parts(canonical: str) -> Mapping[str, str]:
    """The parts of a canonical address, without reading it again if it was just read."""
    return _parts_of.get(canonical) or address(canonical).parts


def _again(second: Understood, first: Understood) -> Understood:
    """Keep the first reading's certainty: its own canonical form cannot make it surer."""
    if second.canonical is None:
        return second
    certainty = min(first.certainty, second.certainty)
    return Understood(second.canonical, second.parts, certainty, second.candidates)


def _once(line: str) -> tuple[Understood, bool]:
    """Read a line once; the second value tells that reading the answer again gives the answer."""
    head = _with_renamed(read_head(line))
    written = head.rest.lstrip(" ,.;:、-/|·")
    rest = tidied(written)
    if not _says_enough(head, rest):
        short = head.options or _HAN.search(line)
        return refused("address_too_short" if short else "placeholder"), True
    if len(head.options) > 1:
        return _ambiguous(head, rest), False
    if not head.options:
        parts = tail_parts(rest)
        return Understood(rest, parts, 0.7 if parts else 0.5, _in_counties(rest, "")), False
    division = head.options[0]
    full_name = _full_name(division)
    local = read_local(rest, division.code)
    parts = _tail(rest, local)
    settled = (
        rest != ""
        and stays_head(full_name, division, rest)
        # What tidying left as it was, it leaves so again, and the end of a line stays an end.
        and (
            rest == written
            or (tidied(rest) == rest and _line(full_name + rest) == full_name + rest)
        )
        and stem_renamed(rest, head.options) is None
    )
    parts |= _head_parts(division)
    unread = division.level < 2 and _UNREAD_DIVISION.match(rest) is not None
    certainty = min(head.certainty, local.certainty, 0.6 if unread else 1.0)
    candidates = tuple(full_name + text for text in local.candidates)
    if division.level < 2 and local is NOTHING:
        candidates = _in_counties(rest, division.code.rstrip("0"))
    elif local is NOTHING and (moved := _in_counties(rest, division.city_code[:4])):
        # 余杭区临平街道 lies in 临平区 since that was split off: as written, or there.
        candidates, certainty = moved, min(certainty, _MOVED)
    return Understood(full_name + rest, parts, certainty, candidates), settled


def _tail(rest: str, local: Local) -> dict[str, str]:
    """The parts of the tail, with the names and codes that the gazetteer knows."""
    names = {"township": local.township, "village": local.village}
    parts = tail_parts(rest[local.end :], {key: name for key, name in names.items() if name})
    codes = {"township_code": local.township_code, "village_code": local.village_code}
    return parts | {key: code for key, code in codes.items() if code}


def _in_counties(rest: str, prefix: str) -> tuple[str, ...]:
    """The text in each county (of a city or province) that has the township it begins with."""
    areas = areas_of_township(rest, prefix)
    return tuple(_full_name(gazetteer().by_code[area]) + rest for area in areas)


def _with_renamed(head: Head) -> Head:
    """Go one level deeper when the next words are a county that only changed its suffix."""
    if len(head.options) > 1 or (head.options and head.options[0].level == 2):
        return head
    renamed = stem_renamed(head.rest, head.options)
    if renamed is None:
        return head
    written, division = renamed
    rest = head.rest[len(written) :]
    return Head((division,), rest, head.written + written, min(head.certainty, 0.85))


def _says_enough(head: Head, rest: str) -> bool:
    """Tell whether the text names more than a province: a county, or something inside a city."""
    if rest:
        return (
            len(rest) >= 2
            and _HAN.search(rest or head.written) is not None
            and (_CONTENT.search(rest) is not None or (bool(head.options) and len(rest) <= 30))
        )
    return bool(head.options) and all(option.level == 2 for option in head.options)


@lru_cache(maxsize=4096)
def _full_name(division: Division) -> str:
    """Join the names of the chain, each once: 上海市黄浦区, 浙江省杭州市余杭区."""
    chain = [unit.name for unit in gazetteer().chain(division) if unit is not None]
    return "".join(dict.fromkeys(chain))


@lru_cache(maxsize=4096)
def _head_parts(division: Division) -> dict[str, str]:
    """Name the levels above a division; callers copy the answer, never change it."""
    units = zip(("province", "city", "county"), gazetteer().chain(division), strict=True)
    parts = {key: unit.name for key, unit in units if unit is not None}
    return parts | {"region_code": division.code}


def _ambiguous(head: Head, rest: str) -> Understood:
    """Leave the head as written and give every full reading as a candidate.

    Where some of the divisions have the township that follows, only those are candidates.
    """
    options = [o for o in head.options if read_local(rest, o.code).township_code] or head.options
    readings = [_head_parts(option).items() for option in head.options]
    known = {k: v for k, v in readings[0] if all((k, v) in reading for reading in readings)}
    candidates = tuple(sorted(_full_name(option) + rest for option in options))
    certainty = min(0.5, 1 / len(head.options))
    return Understood(head.written + rest, tail_parts(rest) | known, certainty, candidates)


@lru_cache(maxsize=32_768)
def address_key(text: str) -> str:
    """Return the blocking key `region|street or village|numbers`; "" for what is no address.

    Addresses with equal keys are worth comparing; the numbers are group, lane, road number,
    building, unit and room, `-` where one is absent, so 5组 and 15组 never share a key.
    """
    answer = address(text)
    if answer.canonical is None:
        return ""
    parts = answer.parts
    region = parts.get("region_code") or parts.get("county") or parts.get("city", "")
    street = (
        parts.get("road") or parts.get("village") or parts.get("poi") or parts.get("township", "")
    )
    numbers = [parts.get(k, "-") for k in ("group", "lane", "road_no", "building", "unit", "room")]
    return f"{region}|{street}|{'/'.join(numbers)}"
