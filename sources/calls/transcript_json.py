"""Transcripts in JSON: plain segments, whisper's forms, and the vendors' shapes.

Key names and units: domain.md section 5 (whisper: seconds; the Chinese vendors: milliseconds), and
for what is kept on the lender's own machines whisper.cpp (`transcription`, `offsets` in ms) and
FunASR (`sentence_info`, start in ms).
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sources.calls.json_fields import first, folded, number
from sources.calls.transcript import TranscriptProblem, Utterance
from sources.calls.transcript_iflytek import iflytek
from sources.calls.transcript_status import why_empty
from sources.calls.transcript_text import spoken
from sources.calls.transcript_words import Word, by_clause, timed_words, within

_MS = 1000.0
_DEPTH = 12
# A sentence in one of the vendors' lists: (text, start in ms, speaker) under any of these names.
_TEXT = ("finalsentence", "text", "sentence", "onebest", "res", "transcript")
_START_MS = ("startms", "begintime", "begin_time", "start_time", "starttime", "begin", "bg")
_END_MS = ("endms", "endtime", "end_time", "ed")
_SPEAKER = ("speakerrolename", "speaker", "role", "speakerid", "speaker_id", "spk")
_CHANNEL = ("channelid", "channel_id", "channel")
# Where the vendors keep that list, and where times called `start` are milliseconds all the same.
_LISTS = (
    "resultdetail",
    "sentences",
    "segments",
    "utterances",
    "lattices",
    "detailed_result",
    "transcription",
)
_MS_LIST = "sentence_info"
# Whisper's own thresholds for a stretch without speech (openai/whisper, transcribe.py): such a
# segment holds text that nobody said.
_NO_SPEECH, _LOW_LOGPROB = 0.6, -1.0


@dataclass(frozen=True, slots=True)
class _Around:
    """What encloses a sentence: channel and words of its parent, the unit of `start`."""

    channel: int | None = None
    words: tuple[Word, ...] = ()
    start_unit: float = 1.0


def json_utterances(text: str) -> list[Utterance]:
    """The utterances of any of the known shapes, by time; none when nothing was said.

    Raises TranscriptProblem when the JSON is broken, of no known shape, or says that the vendor
    has not finished or has failed.
    """
    return utterances_in(_tree(text))


def utterances_in(tree: object) -> list[Utterance]:
    """json_utterances of a document that is loaded already."""
    found = list(iflytek(tree)) or list(_sentences(tree, _Around(), 0))
    if not found and isinstance(tree, dict) and isinstance(tree.get("text"), str):
        label, said = spoken("", tree["text"])
        found = [Utterance(label, None, said)] if said else []
    if not found and (code := why_empty(tree, (*_LISTS, _MS_LIST))) is not None:
        raise TranscriptProblem(code)
    return sorted(found, key=lambda u: math.inf if u.start is None else u.start)


def _tree(text: str) -> object:
    """The document; one object a line is read as a list of them."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise TranscriptProblem("transcript_broken") from None
    return lines


def _sentences(value: object, around: _Around, depth: int) -> Iterator[Utterance]:
    """Looks for lists of sentences."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                said = list(_utterances(item, around))
                yield from said or _sentences(item, around, depth + 1)
    elif isinstance(value, dict):
        fields = folded(value)
        inner = _inside(fields, around)
        lists = [fields[name] for name in _LISTS if isinstance(fields.get(name), list)]
        if isinstance(fields.get(_MS_LIST), list):
            lists, inner = [fields[_MS_LIST]], replace(inner, start_unit=_MS)
        for part in lists or [p for p in value.values() if isinstance(p, dict | list)]:
            yield from _sentences(part, inner, depth + 1)


def _inside(fields: Mapping[str, object], around: _Around) -> _Around:
    channel = _channel(fields)
    words = tuple(timed_words(fields.get("words"), None)) or around.words
    return replace(around, channel=around.channel if channel is None else channel, words=words)


def _channel(fields: Mapping[str, object]) -> int | None:
    found = number(first(fields, _CHANNEL))
    return None if found is None else int(found)


def _utterances(item: Mapping[str, object], around: _Around) -> Iterator[Utterance]:
    """The one sentence of an item, cut after its clauses where words have times."""
    fields = folded(item)
    if any(isinstance(fields.get(name), list) for name in (*_LISTS, _MS_LIST)) or _silent(fields):
        return
    fields |= _result(fields)
    text = first(fields, _TEXT)
    if isinstance(text, list):
        text = "".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str) or not text.strip():
        return
    channel = _channel(fields)
    channel = around.channel if channel is None else channel
    label, said = spoken(_label(first(fields, _SPEAKER), channel), text)
    utterance = Utterance(label, _start(fields, around.start_unit), said, channel=channel)
    if said:
        yield from by_clause(utterance, _words(fields, utterance, around))


def _label(speaker: object, channel: int | None) -> str:
    """The speaker as named, else the channel, else nobody."""
    named = channel if speaker is None else speaker
    return "" if named is None else str(named)


def _result(fields: Mapping[str, object]) -> dict[str, object]:
    """Huawei puts text and role of a sentence one and two levels deeper."""
    result = fields.get("result")
    if not isinstance(result, dict):
        return {}
    inner = folded(result)
    info = inner.get("analysis_info")
    return inner | (folded(info) if isinstance(info, dict) else {})


def _words(fields: Mapping[str, object], utterance: Utterance, around: _Around) -> Sequence[Word]:
    own = timed_words(first(fields, ("words", "word_info")), utterance.start)
    if own or utterance.start is None or not around.words:
        return own
    end = number(fields.get("end"))
    if end is None:
        ms = number(first(fields, _END_MS))
        end = math.inf if ms is None else ms / _MS
    return within(around.words, utterance.start, end, utterance.channel)


def _silent(fields: Mapping[str, object]) -> bool:
    no_speech, log_probability = number(fields.get("no_speech_prob")), fields.get("avg_logprob")
    if no_speech is None or not isinstance(log_probability, int | float | Decimal):
        return False
    return no_speech > _NO_SPEECH and log_probability < _LOW_LOGPROB


def _start(fields: Mapping[str, object], unit: float) -> float | None:
    """Seconds; whisper.cpp has milliseconds under `offsets`."""
    start = number(fields.get("start"))
    if start is not None:
        return start / unit
    offsets = fields.get("offsets")
    found = offsets.get("from") if isinstance(offsets, dict) else first(fields, _START_MS)
    milliseconds = number(found)
    return None if milliseconds is None else milliseconds / _MS
