"""A transcript file of any known format, opened and its speakers told apart."""

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sources.calls.transcript import TranscriptProblem, Utterance, with_roles
from sources.calls.transcript_cues import cue_utterances, has_cues
from sources.calls.transcript_json import json_utterances
from sources.calls.transcript_text import one_width, spoken, text_utterances
from sources.tables.encoding import decide

SUFFIXES = (".json", ".jsonl", ".vtt", ".srt", ".tsv", ".txt")
"""In the order of what they tell: words and speakers, times, text."""

# An hour of talk is 100 kB of text; with word times a few MB.
MAX_BYTES = 16 * 1024 * 1024
# The table that the whisper command writes beside its other formats; times in milliseconds.
_WHISPER_TSV = re.compile(rb"\xef?\xbb?\xbf?start\tend\ttext\s")


def read_transcript(path: Path) -> list[Utterance]:
    """The call's utterances in order, none when nothing was said.

    Raises TranscriptProblem when the file is no transcript that can be read.
    """
    return with_roles(_utterances(path))


@dataclass(frozen=True, slots=True)
class Part:
    """One transcript of a call, and what its file's name says of the side it holds."""

    path: Path
    side: str = ""


def side_of(path: Path) -> str:
    """The end of a file's name, which tells it from the call's other files."""
    return re.split(r"[._-]", path.stem)[-1]


def read_parts(parts: Sequence[Part]) -> list[Utterance]:
    """Several transcripts of one call as one talk: sides by their times, parts in their order.

    A transcript that names no speaker at all is a speaker of its own, called by its side.
    """
    if len(parts) == 1:
        return read_transcript(parts[0].path)
    merged: list[Utterance] = []
    for part in parts:
        talk = _utterances(part.path)
        named = any(utterance.label for utterance in talk)
        merged += talk if named else [replace(u, label=part.side) for u in talk]
    if all(utterance.start is not None for utterance in merged):
        merged.sort(key=lambda u: math.inf if u.start is None else u.start)
    return with_roles(merged)


def is_whisper_table(path: Path) -> bool:
    """Whether a `.tsv` is a transcript; other tables are manifests."""
    with path.open("rb") as file:
        return _WHISPER_TSV.match(file.read(64)) is not None


def _utterances(path: Path) -> list[Utterance]:
    """JSON by its suffix or by its content; "[00:35] ..." begins like a list and is text."""
    text = _text(path)
    suffix = path.suffix.lower()
    if suffix in (".json", ".jsonl") or text.lstrip().startswith(("{", "[{")):
        return json_utterances(text)
    if suffix == ".tsv":
        return _table(text)
    normal = one_width(text)
    return cue_utterances(normal) if has_cues(normal) else text_utterances(normal)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TranscriptProblem("transcript_too_long")
        encoding = decide(path)
        text = path.read_bytes().decode(encoding, "strict").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        raise TranscriptProblem("transcript_unreadable") from None
    if "\x00" in text:
        raise TranscriptProblem("transcript_unreadable")
    if not text.strip():
        raise TranscriptProblem("transcript_empty")
    return text


def _table(text: str) -> list[Utterance]:
    rows = csv.reader(text.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    found = [
        Utterance(label, int(row[0]) / 1000, words)
        for row in rows
        if len(row) >= 3 and row[0].isdecimal()
        for label, words in [spoken("", row[2])]
        if words
    ]
    if not found:
        raise TranscriptProblem("transcript_empty")
    return found
