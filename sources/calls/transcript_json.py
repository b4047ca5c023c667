"""Transcripts in JSON: plain segments, whisper's verbose form, and the vendors' shapes.

Key names and units: domain.md section 5 (whisper: seconds; the Chinese vendors: milliseconds).
"""

import json
import math
from collections.abc import Iterator, Mapping

from sources.calls.transcript import TranscriptProblem, Utterance

_MS = 1000.0
_DEPTH = 12
# A sentence in one of the vendors' lists: (text, start in ms, speaker) under any of these names.
_TEXT = ("finalsentence", "text", "sentence")
_START_MS = ("startms", "begintime", "begin_time", "start_time", "starttime")
_SPEAKER = (
    "speakerrolename",
    "speaker",
    "role",
    "speakerid",
    "speaker_id",
    "channelid",
    "channel_id",
)
# Where the vendors keep that list.
_LISTS = ("resultdetail", "sentences", "segments", "utterances")


def json_utterances(text: str) -> list[Utterance]:
    """The utterances of any of the known shapes, by time.

    Raises TranscriptProblem when the JSON is broken or has none of them.
    """
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError):
        raise TranscriptProblem("broken JSON") from None
    found = list(_iflytek(tree)) or list(_sentences(tree, "", 0))
    if not found and isinstance(tree, dict) and isinstance(tree.get("text"), str):
        found = [Utterance("", None, tree["text"])]
    if not found:
        raise TranscriptProblem("no segments")
    return sorted(found, key=lambda u: math.inf if u.start is None else u.start)


def _sentences(value: object, label: str, depth: int) -> Iterator[Utterance]:
    """Looks for lists of sentences; `label` is the channel that encloses them."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            utterance = _utterance(item, label) if isinstance(item, dict) else None
            if utterance is not None:
                yield utterance
            elif isinstance(item, dict):
                yield from _sentences(item, label, depth + 1)
    elif isinstance(value, dict):
        fields = _folded(value)
        inner = str(_first(fields, _SPEAKER, label))
        lists = [fields[name] for name in _LISTS if isinstance(fields.get(name), list)]
        for part in lists or [p for p in value.values() if isinstance(p, dict | list)]:
            yield from _sentences(part, inner, depth + 1)


def _utterance(item: Mapping[str, object], label: str) -> Utterance | None:
    fields = _folded(item)
    if any(isinstance(fields.get(name), list) for name in _LISTS):
        return None
    result = fields.get("result")
    if isinstance(result, dict):
        fields |= _folded(result)
        info = fields.get("analysis_info")
        fields |= _folded(info) if isinstance(info, dict) else {}
    text = _first(fields, _TEXT, None)
    if not isinstance(text, str) or not text.strip():
        return None
    speaker = _first(fields, _SPEAKER, label)
    return Utterance(str(speaker), _start(fields), text.strip())


def _start(fields: Mapping[str, object]) -> float | None:
    seconds = _number(fields.get("start"))
    if seconds is not None:
        return seconds
    milliseconds = _number(_first(fields, _START_MS, None))
    return None if milliseconds is None else milliseconds / _MS


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _folded(value: Mapping[str, object]) -> dict[str, object]:
    return {str(key).lower(): part for key, part in value.items()}


def _first(fields: Mapping[str, object], names: tuple[str, ...], default: object) -> object:
    """The first of the named fields that says something."""
    return next((fields[n] for n in names if fields.get(n) not in (None, "")), default)


def _iflytek(tree: object) -> Iterator[Utterance]:
    """iFlytek's nested strings: content.orderResult -> lattice[].json_1best -> st."""
    content = tree.get("content", tree) if isinstance(tree, dict) else None
    order = _loaded(content.get("orderResult")) if isinstance(content, dict) else None
    lattice = order.get("lattice") if order else None
    for part in lattice if isinstance(lattice, list) else []:
        best = _loaded(part.get("json_1best")) if isinstance(part, dict) else None
        sentence = best.get("st") if best else None
        if isinstance(sentence, dict) and (text := "".join(_words(sentence))):
            start = _number(sentence.get("bg"))
            seconds = None if start is None else start / _MS
            yield Utterance(str(sentence.get("rl", "")), seconds, text)


def _loaded(value: object) -> dict[str, object] | None:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def _words(sentence: Mapping[str, object]) -> Iterator[str]:
    """The best word of each place; each level is a list under rt, ws, cw."""
    for line in _dicts(sentence.get("rt")):
        for place in _dicts(line.get("ws")):
            for word in _dicts(place.get("cw"))[:1]:
                yield str(word.get("w", ""))


def _dicts(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
