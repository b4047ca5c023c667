"""What is said between two groups of digits, read as one link: how the later hangs on the first."""

import re
from dataclasses import dataclass

from skiptrace.normalize.spoken.marks import Mark, mark_at
from skiptrace.normalize.spoken.words import lowered

_COUNT = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2, "几": 0}
_ENGLISH_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONGEST = 40
# A prompt of the agent means this to the number; everything else the agent says is a pause.
_PROMPTS = frozenset({Mark.AGAIN, Mark.SHORT, Mark.EXTENSION, Mark.AREA, Mark.TAIL, Mark.HEAD})


@dataclass(frozen=True, slots=True)
class Link:
    """How a group of digits hangs on what was said before it.

    broken: words stand between that belong to no dictation. behind: the marks directly after the
    earlier digits; marks: those directly before the later ones (the same unless broken). prompts:
    what the listener asked for. words: how many characters belong to no dictation. count: digits
    meant by "the last four" (0: not said); place: the digit meant by "the third", negative from the
    end (0: not said).
    """

    broken: bool = False
    words: int = 0
    behind: frozenset[Mark] = frozenset()
    marks: frozenset[Mark] = frozenset()
    prompts: frozenset[Mark] = frozenset()
    count: int = 0
    place: int = 0

    def has(self, *marks: Mark) -> bool:
        """Whether one of the marks stands directly before the digits."""
        return not self.marks.isdisjoint(marks)


class LinkReader:
    """Reads the stretches between two groups, one after the other, into one Link."""

    def __init__(self) -> None:
        self._broken = False
        self._words = 0
        self._behind: set[Mark] = set()
        self._marks: set[Mark] = set()
        self._prompts: set[Mark] = set()
        self._count = 0
        self._place = 0

    def read(self, text: str, *, prompt: bool = False) -> "LinkReader":
        """Takes a stretch in; prompt: the listener says it, not the one who dictates."""
        if len(text) > 2 * _LONGEST:
            self._read(text[:_LONGEST], prompt=prompt)
            self._break()
            self._words += len(text)
            text = text[-_LONGEST:]
        self._read(text, prompt=prompt)
        return self

    def link(self) -> Link:
        """What was read."""
        return Link(
            self._broken,
            self._words,
            frozenset(self._behind if self._broken else self._marks),
            frozenset(self._marks),
            frozenset(self._prompts),
            self._count,
            self._place,
        )

    def _read(self, text: str, *, prompt: bool) -> None:
        text, position, unknown = lowered(text), 0, False
        while position < len(text):
            found = mark_at(text, position)
            if found is None:
                unknown = True
                if not prompt:
                    self._break()
                position += 1
                continue
            position = found[1].end()
            self._take(*found, prompt=prompt)
        # "没听清您再说一遍" asks for the number whatever else it says.
        if prompt and unknown and not self._prompts:
            self._break()

    def _take(self, mark: Mark, match: re.Match[str], *, prompt: bool) -> None:
        if prompt:
            self._prompts |= {mark} & _PROMPTS
            return
        if mark is Mark.ASK:
            self._marks.discard(Mark.WRONG)  # "不对吗" asks
        self._marks.add(mark)
        said = match.groupdict()
        self._count = _counted(said) or self._count
        self._place = _placed(mark, said) or self._place

    def _break(self) -> None:
        if not self._broken:
            self._behind = set(self._marks)
        self._broken = True
        self._words += 1
        self._marks, self._prompts, self._count, self._place = set(), set(), 0, 0


def _counted(said: dict[str, str | None]) -> int:
    """How many digits "the last four" means."""
    word = said["tail"] or said["middle"]
    if word:
        return int(word) if word.isascii() else _COUNT[word]
    return _ENGLISH_COUNT[said["last"]] if said["last"] else 0


def _placed(mark: Mark, said: dict[str, str | None]) -> int:
    """Which digit "the third" means: from the start, or negative from the end."""
    if mark is not Mark.NTH:
        return 0
    if said["from_start"]:
        return _COUNT[said["from_start"]]
    return -_COUNT[said["from_end"] or "一"]
