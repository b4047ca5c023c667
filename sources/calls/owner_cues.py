"""The words around a value that tell whose it is and whether it stands; they are in cues.toml."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from pathlib import Path

from skiptrace.model.party import Relation
from skiptrace.normalize.spoken.words import Word, WordTable


class Cue(Enum):
    """What a word does to a value near it; the names are those of the groups in cues.toml."""

    SELF = "self"
    THEM = "them"
    YOU = "you"
    KIN = "kin"
    STRANGER = "stranger"
    """Nobody of the borrower's."""
    LENDER = "lender"
    PHONE = "phone"
    WORK = "work"
    HOME = "home"
    OLD = "old"
    NOW = "now"
    STILL = "still"
    """Unchanged and in use, whatever was said of it before."""
    DEAD = "dead"
    UNREACHED = "unreached"
    """Nobody answers: a dead number, or the condition of "if this one ..., call"."""
    DONT = "dont"
    NOT = "not"
    IF = "if"
    CALL = "call"
    HEARD = "heard"
    """Hearsay."""
    MAYBE = "maybe"
    WILL = "will"
    ASK = "ask"
    """Ends a question."""
    ASK_OWNER = "ask_owner"
    ASK_CALL = "ask_call"
    """Asks about a call or a number rather than giving one: "你们打过…吗"."""
    IS = "is"
    THIS = "this"
    DE = "de"
    WITH = "with"
    """Company or one more: what follows is not the owner."""
    LIVE = "live"
    NOTE = "note"
    """The agent gives a number to be noted down."""
    NOISE = "noise"
    """Words that hold one of the others and mean nothing here: 其他 is no 他."""
    WRONG = "wrong"
    YES = "yes"
    PAUSE = "pause"
    STOP = "stop"


_BLANK = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff0-9])")

Meaning = tuple[Cue, Relation | None]
CueWord = Word[Meaning]


@lru_cache(maxsize=1)
def _table() -> WordTable[Meaning]:
    text = (Path(__file__).parent / "cues.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    words: dict[Meaning, str] = {(Cue(name), None): said for name, said in tables["words"].items()}
    kin = {(Cue.KIN, Relation(name)): said for name, said in tables["kin"].items()}
    return WordTable(words | kin)


@lru_cache(maxsize=256)
def cues(text: str) -> tuple[CueWord, ...]:
    """The cue words of a text in their order; a turn's are asked for by several readers."""
    found = _table().find(text)
    # A recogniser that writes no punctuation leaves a blank where the speaker pauses.
    pause: Meaning = (Cue.PAUSE, None)
    blanks = [Word(pause, m.start(), m.end(), " ") for m in _BLANK.finditer(text)]
    return tuple(sorted([*found, *blanks], key=lambda word: word.start)) if blanks else tuple(found)


def between(words: Sequence[CueWord], start: int, end: int) -> Sequence[CueWord]:
    """Those of a turn's cue words that lie between two places of its text."""
    first = bisect_left(words, start, key=lambda word: word.start)
    last = bisect_right(words, end, key=lambda word: word.end)
    return words[first:last]
