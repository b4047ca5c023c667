"""Times of single words: a long utterance is cut after its clauses, each with its own second."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sources.calls.json_fields import first, folded, number
from sources.calls.transcript import Utterance
from sources.calls.transcript_text import one_width

# A finer second helps nobody who listens from there anyway.
_FINE_S = 5.0
# Where a clause ends; never behind a numeral, so that a dictated number stays in one piece.
_CLAUSE_END = re.compile(r"(?<![0-9零〇一二三四五六七八九两幺洞拐勾])[，。！？；,!?;]\s*")
_TEXT = ("word", "text", "w")
_MS = ("begintime", "begin_time", "start_time", "starttime", "startms")
_OFFSET_MS = ("offsetstartms",)
_CHANNEL = ("channelid", "channel_id")
# A word that numerals or punctuation changed on the way is passed over, not looked for in the rest.
_AHEAD = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the second at which it begins; channel None: not told."""

    text: str
    start: float
    channel: int | None = None


def timed_words(value: object, sentence_start: float | None) -> list[Word]:
    """The words of a vendor's list, by time; what has no time or no text is passed over.

    Whisper gives `start` in seconds, the Chinese vendors milliseconds from the beginning of the
    recording, Tencent OffsetStartMs from the beginning of the sentence.
    """
    found = [
        word
        for item in (value if isinstance(value, list) else [])
        if isinstance(item, dict) and (word := _word(item, sentence_start)) is not None
    ]
    return sorted(found, key=lambda word: word.start)


def _word(item: Mapping[str, object], sentence_start: float | None) -> Word | None:
    fields = folded(item)
    text = first(fields, _TEXT)
    start = number(fields.get("start"))
    if start is None and (ms := number(first(fields, _MS))) is not None:
        start = ms / 1000
    if start is None and sentence_start is not None:
        offset = number(first(fields, _OFFSET_MS))
        start = None if offset is None else sentence_start + offset / 1000
    if start is None or not isinstance(text, str) or not one_width(text):
        return None
    channel = number(first(fields, _CHANNEL))
    return Word(one_width(text), start, None if channel is None else int(channel))


def within(words: Sequence[Word], start: float, end: float, channel: int | None) -> list[Word]:
    """Those of the words (by time) that begin in the stretch, on that channel if both tell one."""
    low = bisect_left(words, start - 0.01, key=lambda word: word.start)
    high = bisect_left(words, end + 0.01, key=lambda word: word.start)
    known = {None, channel}
    return [w for w in words[low:high] if channel is None or w.channel in known]


def by_clause(utterance: Utterance, words: Sequence[Word]) -> list[Utterance]:
    """The utterance cut after its clauses when its words tell when each begins; else itself.

    The texts joined are the text of the utterance.
    """
    if len(words) < 2 or words[-1].start - words[0].start < _FINE_S:
        return [utterance]
    marks = _marks(utterance.text, words)
    mark = next(marks, None)
    pieces: list[Utterance] = []
    begin, start = 0, utterance.start
    for end in [*(m.end() for m in _CLAUSE_END.finditer(utterance.text)), len(utterance.text)]:
        first: float | None = None
        while mark is not None and mark[0] < end:
            first = mark[1] if first is None else first
            mark = next(marks, None)
        start = start if first is None else first
        if piece := utterance.text[begin:end].strip():
            pieces.append(replace(utterance, text=piece, start=start))
        begin = end
    return pieces


def _marks(text: str, words: Sequence[Word]) -> Iterator[tuple[int, float]]:
    """(place in the text, second) of each word found there in order."""
    at = 0
    for word in words:
        place = text.find(word.text, at, at + _AHEAD + len(word.text))
        if place >= 0:
            yield place, word.start
            at = place + len(word.text)
