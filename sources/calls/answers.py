"""What the agent asked for, and whether the other side's answer is a yes."""

import re
from collections.abc import Sequence
from enum import Enum

from skiptrace.normalize.spoken.words import lowered
from sources.calls.frames import NOBODY, Who
from sources.calls.owner_cues import Cue, CueWord, cues

_DECISIVE = 16
_NO = {Cue.NOT, Cue.WRONG, Cue.DEAD, Cue.STRANGER, Cue.UNREACHED, Cue.OLD, Cue.DONT}
_YES = {Cue.YES, Cue.STILL}
_IT_IS = re.compile(r"[\s,，嗯啊哦]*是(?!不是|谁|吗|什么|哪|否)")
_CHANGED = ("换了", "换号", "changed", "改了")


class Verdict(Enum):
    """Yes, no, or neither."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


def asked_about(words: Sequence[CueWord]) -> Who:
    """Whose value a turn of the agent asks for: the last person named; YOU: the one spoken to."""
    who, named = NOBODY, False
    for place, word in enumerate(words):
        cue, relation = word.meaning
        # "您是他的朋友吗" asks who they are, not for a friend's number.
        named = cue is Cue.IS or (named and cue is not Cue.PAUSE)
        if cue is Cue.KIN and not named and (len(word.written) > 1 or _owned(words, place)):
            who = Who(Cue.KIN, relation, _owned(words, place))
        elif cue in {Cue.THEM, Cue.WORK, Cue.HOME}:
            who = Who(cue)
        elif cue is Cue.YOU and who.cue is not Cue.THEM:
            who = Who(Cue.YOU)
    return who


def _owned(words: Sequence[CueWord], place: int) -> Cue | None:
    """YOU or THEM right before a relative's word."""
    if place == 0:
        return None
    before, word = words[place - 1], words[place]
    if before.meaning[0] is Cue.DE and place > 1:
        before = words[place - 2]
    near = word.start - before.end <= 1
    return before.meaning[0] if near and before.meaning[0] in {Cue.YOU, Cue.THEM} else None


def verdict(text: str) -> Verdict:
    """Whether an answer says yes; its first sixteen characters decide, and a no outweighs a yes.

    "换了" is a no unless something else is said to be still so ("还在，就是换了部门").
    """
    near = text[:_DECISIVE]
    found = {word.meaning[0] for word in cues(near)}
    if found & _NO:
        return Verdict.NO
    if Cue.STILL not in found and any(word in lowered(near) for word in _CHANGED):
        return Verdict.NO
    return Verdict.YES if found & _YES or _IT_IS.match(near) else Verdict.OPEN
