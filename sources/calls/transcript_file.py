"""A transcript file of any known format, opened and its speakers told apart."""

import unicodedata
from dataclasses import replace
from pathlib import Path

from sources.calls.transcript import TranscriptProblem, Utterance, with_roles
from sources.calls.transcript_json import json_utterances
from sources.calls.transcript_text import labelled, text_utterances
from sources.tables.encoding import decide

SUFFIXES = (".json", ".vtt", ".srt", ".txt")
# An hour of talk is 100 kB of text; with word times a few MB.
MAX_BYTES = 16 * 1024 * 1024


def read_transcript(path: Path) -> list[Utterance]:
    """The call's utterances in order; raises TranscriptProblem when the file holds none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TranscriptProblem("too long")
        encoding = decide(path)
        text = path.read_bytes().decode(encoding, "strict").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        raise TranscriptProblem("unreadable") from None
    if not text.strip() or "\x00" in text:
        raise TranscriptProblem("empty or binary")
    return with_roles(_utterances(text, is_json=path.suffix.lower() == ".json"))


def _utterances(text: str, *, is_json: bool) -> list[Utterance]:
    """JSON by its suffix or by its content; "[00:35] ..." begins like a list and is text."""
    if is_json or text.lstrip().startswith(("{", "[{")):
        return [_tidied(utterance) for utterance in json_utterances(text)]
    return text_utterances(unicodedata.normalize("NFKC", text))


def _tidied(utterance: Utterance) -> Utterance:
    """One width of punctuation; a speaker written into the words ("客户: ...") is taken out."""
    words = unicodedata.normalize("NFKC", utterance.text)
    label, rest = labelled(words) if not utterance.label else (utterance.label, words)
    return replace(utterance, label=label, text=rest)
