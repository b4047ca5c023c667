"""A labelled call: what was said, what it tells, and what it must not be taken to tell.

The rules of labelling stand in README.md beside this file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
KINDS = (
    "phone",
    "home",
    "mailing",
    "registered",
    "work_address",
    "employer",
    "email",
    "qq",
    "wechat",
)
VOICES = ("customer", "third_party", "agent")

_HEAD = re.compile(r"## (\S+) ?(.*)")
_FACT = re.compile(r"= (\S+) (\S+) (\S+) (\d+) (.+)")
_TRAP = re.compile(r"! (\S+) (.+)")
_SAID = re.compile(r"(\S+) (\d+) (.+)")


@dataclass(frozen=True, slots=True)
class Label:
    """A contact point that the call tells.

    owner: self, work (a line at the subject's workplace), or what the owner is of the subject.
    said_by: customer, third_party or agent. second: the start of the utterance in which it begins.
    """

    kind: str
    owner: str
    said_by: str
    second: float
    value: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A value that is said and must not come out: former, denied, hearsay, paper..."""

    why: str
    value: str


@dataclass(slots=True)
class Dialogue:
    """One call; utterances are (speaker label, second, text)."""

    name: str
    about: str = ""
    utterances: list[tuple[str, float, str]] = field(default_factory=list)
    facts: list[Label] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)


class BadLabelError(Exception):
    """A line of a labelled file that is none of its forms."""


def written(name: str) -> list[Dialogue]:
    """The hand-written calls of `written_{name}.txt`."""
    path = HERE / f"written_{name}.txt"
    return list(_read(path.read_text(encoding="utf-8").splitlines(), path.name))


def _read(lines: list[str], name: str) -> Iterator[Dialogue]:
    talk: Dialogue | None = None
    for number, line in enumerate(lines, start=1):
        head = _HEAD.fullmatch(line)
        if head:
            if talk is not None:
                yield talk
            talk = Dialogue(head[1], head[2])
        elif line and not line.startswith("# "):
            if talk is None:
                raise BadLabelError(f"{name}:{number}: no call has begun")
            _take(talk, line, f"{name}:{number}")
    if talk is not None:
        yield talk


def _take(talk: Dialogue, line: str, place: str) -> None:
    fact, trap, said = _FACT.fullmatch(line), _TRAP.fullmatch(line), _SAID.fullmatch(line)
    if fact:
        kind, owner, voice, second, value = fact.groups()
        if kind not in KINDS or voice not in VOICES:
            raise BadLabelError(place)
        talk.facts.append(Label(kind, owner, voice, float(second), value))
    elif trap:
        talk.traps.append(Trap(trap[1], trap[2]))
    elif said:
        talk.utterances.append((said[1], float(said[2]), said[3]))
    else:
        raise BadLabelError(place)
