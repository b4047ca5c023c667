"""Phone numbers that a text says: 幺三八零零… with pauses, slips and what puts them right."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skiptrace.normalize.area_places import prefixes_near
from skiptrace.normalize.result import Understood
from skiptrace.normalize.spoken.dictation import decode
from skiptrace.normalize.spoken.numbers import reading, with_area
from skiptrace.normalize.spoken.said import Said
from skiptrace.normalize.spoken.stream import Piece, Place, Stream, stream_of

MAX_TEXT = 200_000
"""Longest text read; an hour of talk has about 20,000 characters."""

_MINIMUM = 7
_NEAR = 24
# How sure a plain dictation of each kind is; a transcript is never certain.
_SURE = {"mobile": 0.97, "landline": 0.95, "service": 0.9, "foreign": 0.9}
_BY_PLACE = 0.85
_FIXED = 0.93
_DOUBT_WEIGHT = 0.8
_AN_ECHO = 0.5
_ABOUT_PHONES = re.compile(r"电话|座机|固话|号码|打|拨|联系|phone|tel|call|ring|number|reach", re.I)


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Digits said in one breath; `text[start:end]` is where."""

    digits: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenPhone:
    """A phone number said in a text; `text[start:end]` is where, `certainty` 0..1."""

    number: str = field(repr=False)
    """Canonical, as `phone` gives it."""
    start: int
    end: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Dictated:
    """A phone number said in a talk of several pieces.

    first, last: the places of its first and last digits. heard: the listener read it out; echoed:
    the listener repeated it.
    """

    number: str = field(repr=False)
    kind: str
    first: Place
    last: Place
    certainty: float
    heard: bool
    echoed: bool


def spoken_digits(text: str) -> tuple[DigitRun, ...]:
    """Find every run of seven or more digits, spoken or written, pauses between them included."""
    runs = stream_of([Piece(text[:MAX_TEXT])]).runs
    return tuple(
        DigitRun(run.digits, run.places[0].start, run.places[-1].end)
        for run in runs
        if len(run.digits) >= _MINIMUM
    )


def spoken_phones(text: str) -> tuple[SpokenPhone, ...]:
    """Find the phone numbers that a text says, in their order.

    A number that the speaker takes back (不对，是…) is dropped for the one that follows; digits
    too few for a number replace its last ones, and when none follow it is dropped. Money, dates,
    identity, card, contract, order and QQ numbers are left alone: by their length, the words before
    and the unit after. A local number counts when a place nearby tells its area.
    """
    found = dictated_phones(stream_of([Piece(text[:MAX_TEXT])]))
    return tuple(SpokenPhone(d.number, d.first.start, d.last.end, d.certainty) for d in found)


def dictated_phones(stream: Stream) -> list[Dictated]:
    """The phone numbers of a talk, said in one piece or over several, in their order."""
    return list(_dictated(stream))


def _dictated(stream: Stream) -> Iterator[Dictated]:
    pieces = stream.pieces
    places = [place for run in stream.runs for place in run.places]
    for said in decode(stream.runs, stream.final):
        first, last = places[said.first], places[said.last]
        near = _near(pieces, places[min(said.first, said.last)], last) if said.local else ""
        answer = _completed(said.digits, near) if said.local else reading(said.digits)
        if answer is None or answer.canonical is None:
            continue
        number = f"{answer.canonical}-{said.extension}" if said.extension else answer.canonical
        kind = answer.parts["type"]
        sure = round(_certainty(said, _SURE[kind] * answer.certainty), 3)
        yield Dictated(number, kind, first, last, sure, said.heard, said.echoed)


def _near(pieces: Sequence[Piece], first: Place, last: Place) -> str:
    """The words around a number: its piece on both sides, and the question before a bare answer."""
    before = pieces[first.piece].text[max(0, first.start - _NEAR) : first.start]
    if first.start <= _NEAR and first.piece:
        before = pieces[first.piece - 1].text[-_NEAR:] + before
    return before + " " + pieces[last.piece].text[last.end : last.end + _NEAR]


def _completed(local: str, near: str) -> Understood | None:
    """A local number with the one area that the words around it name, if they speak of a phone."""
    if not _ABOUT_PHONES.search(near):
        return None
    read = [with_area(prefix, local) for prefix in sorted(prefixes_near(near))]
    return read[0] if len(read) == 1 else None


def _certainty(said: Said, sure: float) -> float:
    """How sure a number is: less for every doubt in its reading, more when the listener agrees."""
    sure *= math.exp(-_DOUBT_WEIGHT * said.doubt)
    sure *= (_FIXED if said.fixed else 1.0) * (_BY_PLACE if said.local else 1.0)
    return 1 - (1 - sure) * _AN_ECHO if said.echoed else sure
