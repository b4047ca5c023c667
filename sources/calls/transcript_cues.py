"""Transcripts as subtitles: SRT and WebVTT, the speaker as a voice tag or in front of the words."""

import html
import re
from collections.abc import Iterator

from sources.calls.transcript import TranscriptProblem, Utterance
from sources.calls.transcript_text import TIME, labelled, seconds

_CUE = re.compile(rf"^\s*{TIME}\s*-->")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,40})>", re.I)
# Tags of WebVTT (<c.loud>, <i>, <00:00:01.000>) and of SubStation ({\an8}).
_TAG = re.compile(r"</?[a-z0-9][^>]{0,40}>|\{\\[^}]{1,40}\}", re.I)
_INDEX = re.compile(r"\s*\d{1,6}\s*")


def has_cues(text: str) -> bool:
    """Whether a line of the text is the time of a cue."""
    return any(_CUE.match(line) for line in text.splitlines())


def cue_utterances(text: str) -> list[Utterance]:
    """The utterances of SRT or WebVTT; raises TranscriptProblem when no cue has words."""
    lines = text.splitlines()
    times = [place for place, line in enumerate(lines) if _CUE.match(line)]
    is_vtt = text.startswith("WEBVTT")
    found: list[Utterance] = []
    for place, end in zip(times, [*times[1:], len(lines)], strict=True):
        match = _CUE.match(lines[place])
        if match is not None:
            found += _cue(seconds(match), _words(lines[place + 1 : end], blank_ends=is_vtt))
    if not found:
        raise TranscriptProblem("transcript_empty")
    return found


def _words(lines: list[str], *, blank_ends: bool) -> list[str]:
    """The cue's words: in WebVTT up to a blank line, in SRT up to the next cue's number.

    SRT files are seen with blank lines inside a cue and with cues that have no number.
    """
    if blank_ends:
        blank = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
        return lines[:blank]
    words = [line.strip() for line in lines if line.strip()]
    numbered = len(lines) > 1 and _INDEX.fullmatch(lines[-1]) is not None
    return words[:-1] if numbered and not lines[-2].strip() else words


def _cue(start: float, words: list[str]) -> Iterator[Utterance]:
    """One utterance for each voice of the cue; words before a voice have none."""
    voices: list[tuple[str, list[str]]] = [("", [])]
    for label, said in (piece for line in words for piece in _pieces(line)):
        if label:
            voices.append((label, []))
        voices[-1][1].append(said)
    for label, spoken in voices:
        if text := " ".join(filter(None, spoken)):
            yield Utterance(label, start, text)


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """(voice, words) of a line, in order; voice "": the one before goes on."""
    # split gives words, voice, words, voice, words...
    first, *rest = _VOICE.split(line)
    yield labelled(_bare(first))
    for voice, words in zip(rest[::2], rest[1::2], strict=True):
        yield voice.strip(), _bare(words)


def _bare(text: str) -> str:
    """Without tags and entities; a dash in front marks a change of speaker, no word."""
    return html.unescape(_TAG.sub("", text)).strip().removeprefix("- ").strip()
