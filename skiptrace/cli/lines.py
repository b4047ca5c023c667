"""Lines of standard input as they come in, and JSON lines out as soon as those are answered."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

# One read takes what is there, at most so many bytes: a line typed at a keyboard is answered at
# once, a file in blocks of some thousand lines.
CHUNK = 262_144
LONGEST = 1_000_000
"""Bytes of a line that are kept; a longer one is no value, and its end is dropped."""
BOM = b"\xef\xbb\xbf"


# What JSON may carry as it is, but a terminal would obey or another program take for a line end.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `problem` is the code of what makes it unreadable, else None."""

    text: str = field(repr=False)
    problem: str | None = None


def blocks(stream: BinaryIO) -> Iterator[list[Line]]:
    """The lines of a stream in its own pace; blank lines keep their place.

    A line that is not UTF-8 comes with replacement characters and the problem `not_utf8`, one of
    more than LONGEST bytes cut and with `too_long`.
    """
    rest, dropped, first = b"", False, True
    while chunk := _next(stream):
        *whole, rest = (rest + chunk).split(b"\n")
        if whole:
            lines = [_line(whole[0], cut=dropped), *(_line(one) for one in whole[1:])]
            if first:
                lines[0] = _line(whole[0].removeprefix(BOM), cut=dropped)
            first, dropped = False, False
            yield lines
        if len(rest) > LONGEST:
            rest, dropped = rest[:LONGEST], True
    if rest:
        yield [_line(rest.removeprefix(BOM) if first else rest, cut=dropped)]


def _next(stream: BinaryIO) -> bytes:
    """What can be read without waiting for more, or the next bytes once they are there."""
    read1 = getattr(stream, "read1", stream.read)
    return bytes(read1(CHUNK))


def _line(raw: bytes, *, cut: bool = False) -> Line:
    cut = cut or len(raw) > LONGEST
    raw = raw[:LONGEST].removesuffix(b"\r")
    try:
        return Line(raw.decode("utf-8"), "too_long" if cut else None)
    except UnicodeDecodeError:
        return Line(raw.decode("utf-8", "replace"), "too_long" if cut else "not_utf8")


def typed(words: Sequence[str]) -> list[Line]:
    """Values given as arguments; bytes of them that are no UTF-8 are a problem of that value."""
    return [_typed(word) for word in words]


def _typed(word: str) -> Line:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return Line(word.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), "not_utf8")
    return Line(word)


def emit_lines(answers: Iterable[dict[str, Any]]) -> None:
    """One JSON line each, written and flushed together.

    Control characters and direction marks are written as escapes, and so is all that is not ASCII
    where stdout is not UTF-8 (a redirected Windows console).
    """
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    lines = [json.dumps(answer, ensure_ascii=plain) for answer in answers]
    text = "".join(f"{line}\n" for line in lines)
    sys.stdout.write(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
    sys.stdout.flush()


def standard_input() -> BinaryIO:
    """Standard input in bytes."""
    return sys.stdin.buffer
