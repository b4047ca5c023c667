"""Transcripts as SRT, WebVTT or plain text with speaker prefixes."""

import re
from collections.abc import Iterator

from sources.calls.transcript import TranscriptProblem, Utterance

_TIME = r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{1,2})(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"^\s*{_TIME}\s*-->")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,40})>")
_TAG = re.compile(r"</?[a-z][^>]{0,40}>", re.I)
_PREFIX = re.compile(r"^\s*[\[【(]?\s*([^\s\[\]【】()::,,。]{1,12}?)\s*[\]】)]?\s*[::]\s*")
_STAMP = re.compile(rf"^\s*[\[(]?{_TIME}[\])]?\s*")
# "18:30" or "地址:" inside speech must not become a speaker.
_LABEL = re.compile(
    r"^(?:客户|用户|借款人|债务人|本人|持卡人|客服|坐席|座席|催收员|专员|话务员|机器人|说话人|发言人|通话人"
    r"|customer|user|client|agent|seat|operator|caller|speaker|spk|[AB])[\s_-]?[\dA-Za-z一二]{0,4}$",
    re.I,
)


def text_utterances(text: str) -> list[Utterance]:
    """The utterances of SRT or WebVTT when there are cue times, else of a text, line by line."""
    lines = text.splitlines()
    cues = any(_CUE.match(line) for line in lines)
    found = list(_cues(lines) if cues else _plain(lines))
    if not found:
        raise TranscriptProblem("no text")
    return found


def _cues(lines: list[str]) -> Iterator[Utterance]:
    start: float | None = None
    spoken: list[str] = []
    label = ""
    for line in [*lines, ""]:
        match = _CUE.match(line)
        if match:
            start, spoken = _seconds(match), []
        elif not line.strip():
            if start is not None and spoken:
                label, said = _voice(" ".join(spoken))
                if said:
                    yield Utterance(label, start, said)
            start, spoken = None, []
        elif start is not None:
            spoken.append(line.strip())


def _voice(text: str) -> tuple[str, str]:
    voice = _VOICE.search(text)
    bare = _TAG.sub("", _VOICE.sub("", text)).strip()
    if voice:
        return voice[1].strip(), bare
    return labelled(bare)


def labelled(text: str) -> tuple[str, str]:
    """(speaker, words) of a line such as "客户: ..."; no speaker: ("", line)."""
    match = _PREFIX.match(text)
    if match and _LABEL.match(match[1]):
        return match[1], text[match.end() :].strip()
    return "", text


def _plain(lines: list[str]) -> Iterator[Utterance]:
    """A line without a speaker goes on with the last one; times in front are read, if any."""
    label = ""
    for line in lines:
        start: float | None = None
        rest = line.strip()
        stamp = _STAMP.match(rest)
        if stamp:
            start, rest = _seconds(stamp), rest[stamp.end() :]
        found, said = labelled(rest)
        if found and start is None and (inner := _STAMP.match(said)):
            start, said = _seconds(inner), said[inner.end() :]
        label = found or label
        if said:
            yield Utterance(label, start, said)


def _seconds(match: re.Match[str]) -> float:
    return int(match["h"] or 0) * 3600.0 + int(match["m"]) * 60.0 + int(match["s"])
