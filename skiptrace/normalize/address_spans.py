"""Where the parts of an address stand in the text as it was written.

Reading an address drops blanks, simplifies characters and gives numbers and words one spelling;
here the written text is walked once more, coarse to fine, and each part is looked for behind the
one before it. A part that was inferred (the province of a county) stands nowhere.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from skiptrace.normalize.address_parts import tidied
from skiptrace.normalize.gazetteer import short_names
from skiptrace.normalize.han import simplified
from skiptrace.normalize.locality_names import split_village, township_stem

Span = tuple[int, int]
_HEADS = ("province", "city", "county")
_NAMES = (*_HEADS, "township", "village", "road", "poi")
_VALUE = r"[0-9A-Z零〇一二两三四五六七八九十百甲乙丙丁]+(?:-[0-9A-Z]+)*"
# The words that stand behind the number of each part.
_WORDS = {
    "group": r"村民小组|村民组|小组|生产队|生产组|大队|组|队|社",
    "lane": "弄",
    "road_no": "号院?",
    "building": "幢|栋|座|号楼|#楼|#|楼栋|楼",
    "unit": "单元|门",
    "floor": "层|楼|F",
    "room": "号房间?|房间|室|房|户|号",
}
_NUMBERS = {
    part: re.compile(rf"(?<![0-9A-Z])({_VALUE})(?:{words})") for part, words in _WORDS.items()
}
_BARE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]+(?![0-9A-Z])")


def address_spans(text: str, parts: Mapping[str, str]) -> dict[str, Span]:
    """part -> (start, end) in `text`, for the parts that are written there.

    A name is covered with its suffix as far as it is written (浙江 for 浙江省), a number without
    the word behind it: text[start:end] is 五 where `group` is 5.
    """
    written, places = _skeleton(text)
    found: dict[str, Span] = {}
    position = 0
    for part in _NAMES:
        span = _name(written, part, parts[part], position) if part in parts else None
        if span is not None:
            found[part] = span
            position = span[1]
    taken: set[Span] = set()
    for part in _WORDS:
        span = _number(written, part, parts[part], taken) if part in parts else None
        if span is not None:
            found[part] = span
            taken.add(span)
    return {part: (places[start], places[end - 1] + 1) for part, (start, end) in found.items()}


def _skeleton(text: str) -> tuple[str, list[int]]:
    """The text in NFKC, simplified, without blanks; and where each character of it stood."""
    written: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFKC", character)
        for one in plain.upper():
            if not one.isspace():
                written.append(one)
                places.append(place)
    whole = "".join(written)
    simple = simplified(whole)
    return (simple if len(simple) == len(whole) else whole), places


def _name(written: str, part: str, name: str, position: int) -> Span | None:
    """The longest spelling of the name behind `position`."""
    for spelling in _spellings(part, name):
        start = written.find(spelling, position) if spelling else -1
        if start >= 0:
            return start, start + len(spelling)
    return None


def _spellings(part: str, name: str) -> Iterator[str]:
    yield name
    if part in _HEADS:
        yield from sorted(short_names(name), key=lambda short: (-len(short), short))
    elif part == "township":
        yield township_stem(name)
    elif part == "village":
        yield split_village(name)[0]


def _number(written: str, part: str, value: str, taken: set[Span]) -> Span | None:
    """The number with a word of the part behind it, else the same number without a word."""
    words = _NUMBERS[part].finditer(written)
    for found in (*((m.span(1)) for m in words), *(m.span() for m in _BARE.finditer(written))):
        if found not in taken and _same(written[slice(*found)], value):
            return found
    return None


def _same(number: str, value: str) -> bool:
    """Whether a written number is the value kept: 十二 and 012 are 12."""
    plain = tidied(f"{number}号").removesuffix("号")
    return (plain.lstrip("0") or "0") == value
