"""Township and village behind the head of an address: codes where one unit fits, else candidates.

Names are taken as officials write them and as people do: another word for the township (乡 that
became a 镇 or 街道), none at all, a village without 村 or with 村委会, a community for a village.
A name that several units bear is never decided here, and a township that is no longer there keeps
its name; the villages of that name in its county are then candidates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from skiptrace.normalize.address_parts import AFTER_TOWNSHIP, AFTER_VILLAGE, TOWNSHIP
from skiptrace.normalize.local_gazetteer import Township, Village, local_gazetteer
from skiptrace.normalize.locality_names import VILLAGE, is_rural, short_village

MOST_CANDIDATES = 12
"""More readings than a person can choose from say nothing (every third county has a 城关镇)."""

RENAMED = 0.9
"""Certainty when the township carries another word today than the text has."""

_LONGEST_STEM = 20
_SHORTEST_BARE = 2
"""A stem of one character is no name without the word behind it."""

_TOWNSHIP_WORD = re.compile(r"(?:[\u4e00-\u9fff]{0,5}族)?乡|镇|街道|苏木|地区(?:办事处)?|办事处")
_VILLAGE_WORD = re.compile(r"行政村|村社区|村村|村|社区居委会|社区村?|居委会|嘎查")
_NUMBER_NEXT = re.compile(r"[0-9]{1,4}(?:组|队|社|号|户|-)|\(|,|$")
_GUARD_TOWNSHIP = re.compile(AFTER_TOWNSHIP)
_GUARD_VILLAGE = re.compile(AFTER_VILLAGE)
_WRITTEN_TOWNSHIP = re.compile(TOWNSHIP)
# What some counties put between township and village, and the division codes do not know.
_BETWEEN = re.compile(r"[\u4e00-\u9fff0-9]{1,8}?(?:社区|管理区|管区|办事处|片区?|工作站|总支)")


@dataclass(frozen=True, slots=True)
class Local:
    """What stands at the start of the text. Codes are "" where no single unit is certain.

    township, village: the names as written, "" where the text has none or the gazetteer does not
    know it. end: how many characters the two take. candidates: the text once for each unit that
    it may mean, at most MOST_CANDIDATES.
    """

    township: str = ""
    township_code: str = ""
    village: str = ""
    village_code: str = ""
    end: int = 0
    certainty: float = 1.0
    candidates: tuple[str, ...] = ()


NOTHING = Local()


@dataclass(frozen=True, slots=True)
class _Place:
    """A township that may stand at the start of the text, and where the text goes on."""

    township: Township
    end: int
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class _Found:
    """The villages that may stand at `start` of the text, up to `end`."""

    villages: tuple[Village, ...]
    start: int
    end: int


def read_local(text: str, area: str) -> Local:
    """Read township and village at the start of a tidied text inside a county or undivided city."""
    townships = local_gazetteer().townships(area)
    if not townships or not text:
        return NOTHING
    near = local_gazetteer().townships_at(area, text)
    places = _exact(text, area, near) or _renamed(text, near) or _without_word(text, area, near)
    if not places:
        return _in_county(text, area, townships)
    if len(places) > 1:
        places = [place for place in places if _village(text, place, area)] or places
    if len(places) > 1:
        texts = (place.township.written + text[place.end :] for place in places)
        return Local(candidates=_few(texts))
    return _in_township(text, places[0], area)


def areas_of_township(text: str, prefix: str) -> tuple[str, ...]:
    """Counties whose codes begin with `prefix` and that have the township the text begins with.

    Those that have the village behind it too, if there are any; () when it is no township's name
    or too many counties have it.
    """
    written = _WRITTEN_TOWNSHIP.match(text)
    if written is None:
        return ()
    known = local_gazetteer().by_name.get(written[0], ())
    found = [(area, one) for area, one in known if area.startswith(prefix)]
    deeper = [
        area for area, one in found if _village(text, _Place(one, written.end()), area) is not None
    ]
    return _few(deeper or [area for area, _ in found])


def begins_with_township(text: str, position: int, area: str) -> bool:
    """Whether an official township name of the county stands at that place of the text."""
    return any(
        text.startswith(township.written, position)
        for township in local_gazetteer().townships_at(area, text, position)
    )


def _exact(text: str, area: str, townships: Sequence[Township]) -> list[_Place]:
    """The longest official name at the start of the text."""
    places = _longest(
        _Place(township, len(township.written))
        for township in townships
        if text.startswith(township.written)
    )
    # 八里店镇路村 goes on with a village, 城关镇路 and 城关镇政府 are no townships.
    return [
        place
        for place in places
        if _GUARD_TOWNSHIP.match(text, place.end)
        or ((found := _village(text, place, area)) and not _bare(text, found))
    ]


def _renamed(text: str, townships: Sequence[Township]) -> list[_Place]:
    """Townships of the same stem that carry another word today: 高塘岭镇 for 高塘岭街道."""
    found = []
    for township in _beginning(text, townships):
        word = _TOWNSHIP_WORD.match(text, len(township.stem))
        if word and _GUARD_TOWNSHIP.match(text, word.end()):
            found.append(_Place(township, word.end(), RENAMED))
    return _longest(found)


def _without_word(text: str, area: str, townships: Sequence[Township]) -> list[_Place]:
    """威坪河村 for 威坪镇河村: only where a village of the township follows, with its word."""
    places = (_Place(township, len(township.stem)) for township in _beginning(text, townships))
    return _longest(
        place
        for place in places
        if (found := _village(text, place, area)) and not _bare(text, found)
    )


def _beginning(text: str, townships: Iterable[Township]) -> Iterator[Township]:
    for township in townships:
        if text.startswith(township.stem) and len(township.stem) >= _SHORTEST_BARE:
            yield township


def _longest(places: Iterable[_Place]) -> list[_Place]:
    found = list(places)
    longest = max((place.end for place in found), default=0)
    return [place for place in found if place.end == longest]


def _in_township(text: str, place: _Place, area: str) -> Local:
    written = text[: place.end]
    found = _village(text, place, area)
    if found is None:
        return Local(written, place.township.code, end=place.end, certainty=place.certainty)
    if len(found.villages) > 1:
        texts = (
            text[: found.start] + short_village(one.stem, one.ending) + text[found.end :]
            for one in found.villages
        )
        return Local(
            written, place.township.code, end=place.end, certainty=place.certainty,
            candidates=_few(texts),
        )  # fmt: skip
    return Local(
        written, place.township.code, text[found.start : found.end], found.villages[0].code,
        found.end, place.certainty,
    )  # fmt: skip


def _in_county(text: str, area: str, townships: Sequence[Township]) -> Local:
    """A village without its township, or behind one that the county no longer has."""
    old = _WRITTEN_TOWNSHIP.match(text)
    start = old.end() if old else 0
    if not _may_have_village(text, start, area):
        return NOTHING
    hits = [
        (township, found)
        for township in townships
        if (found := _village(text, _Place(township, start), area)) and not _bare(text, found)
    ]
    if len(hits) == 1 and old is None and len(hits[0][1].villages) == 1:
        township, found = hits[0]
        village = text[found.start : found.end]
        return Local("", township.code, village, found.villages[0].code, found.end)
    return Local(candidates=_few(f"{township.written}{text[start:]}" for township, _ in hits))


def _may_have_village(text: str, start: int, area: str) -> bool:
    """Whether some name there, with the word that makes it one, begins a village of the county."""
    for word in _VILLAGE_WORD.finditer(text, start, start + _LONGEST_STEM):
        for end in {word.start(), word.start() + 1}:
            if end > start and local_gazetteer().has_village(area, text[start:end]):
                return True
    return False


def _village(text: str, place: _Place, area: str) -> _Found | None:
    """The village of the township at `place.end`, or behind a level that has no codes."""
    start = _passed(text, place.end)
    found = _village_at(text, start, area, place.township.code)
    if found is None:
        between = _BETWEEN.match(text, start)
        if between:
            found = _village_at(text, between.end(), area, place.township.code)
    return found


def _village_at(text: str, start: int, area: str, township: str) -> _Found | None:
    """The longest stem that is followed as a village's name is."""
    named = local_gazetteer().villages_named
    if start >= len(text):
        return None
    for end in local_gazetteer().village_ends(area, township, text, start):
        villages = named(area, township, text[start:end])
        stop = _stop(text, start, end, villages)
        if stop == end and text[end - 1] == VILLAGE:
            # 后村 is 后村居委会 and 后村村委会, whose stem is 后.
            villages += named(area, township, text[start : end - 1])
            return _Found(_of_kind(villages, VILLAGE), start, stop)
        if stop:
            return _Found(_of_kind(villages, text[end:stop]), start, stop)
    return None


def _stop(text: str, start: int, end: int, villages: Sequence[Village]) -> int:
    """Where a name with that stem ends; 0 when what follows makes it another name."""
    word = _VILLAGE_WORD.match(text, end)
    if word:
        return word.end() if _GUARD_VILLAGE.match(text, word.end()) else 0
    whole = text[end - 1] == VILLAGE or any(one.ending == "z" for one in villages)
    if whole and _GUARD_VILLAGE.match(text, end):
        return end
    bare = end - start >= _SHORTEST_BARE and _NUMBER_NEXT.match(text, end)
    return end if bare else 0


def _bare(text: str, found: _Found) -> bool:
    """Whether the village is named by its stem alone: too little without its township."""
    return _VILLAGE_WORD.search(text, found.start, found.end) is None


def _of_kind(villages: tuple[Village, ...], word: str) -> tuple[Village, ...]:
    """Of a village and a community of one stem, the one that the written word means."""
    if len(villages) == 1 or not word:
        return villages
    rural = "社区" not in word and "居委会" not in word
    return tuple(one for one in villages if is_rural(one.ending) is rural) or villages


def _passed(text: str, position: int) -> int:
    while position < len(text) and text[position] in ",、·- ":
        position += 1
    return position


def _few(texts: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(texts))
    return found if len(found) <= MOST_CANDIDATES else ()
