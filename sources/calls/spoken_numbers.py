"""The phone numbers said in a call, over as many turns as their dictation takes."""

from collections.abc import Sequence
from itertools import pairwise

from skiptrace.model.contact import ContactUse
from skiptrace.normalize.spoken import Dictated, Piece, Stream, dictated_phones, stream_of
from sources.calls.mentions import Mention
from sources.calls.owner_cues import Cue, cues
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn

_BREATH = 16
_SLIPS = 2
_SEPARATE = {Cue.KIN, Cue.SELF, Cue.THEM, Cue.NOW, Cue.CALL, Cue.WITH, Cue.OLD, Cue.WORK, Cue.DEAD}


def digits_of(talk: Sequence[Turn]) -> Stream:
    """The digits of a talk; what the agent says is heard, what the others say is dictated."""
    return stream_of([Piece(turn.text, turn.speaker is Speaker.AGENT) for turn in talk])


def number_mentions(talk: Sequence[Turn], stream: Stream) -> list[Mention]:
    """Every phone number of the talk, the agent's too, in the order in which they end.

    Of two that one speaker says in one breath and that differ in a digit or two, the second one
    puts the first right, unless words between name another owner or another number.
    """
    found = [_mention(dictated) for dictated in dictated_phones(stream)]
    slips = {id(one) for one, other in pairwise(found) if _puts_right(talk, one, other)}
    return [mention for mention in found if id(mention) not in slips]


def _puts_right(talk: Sequence[Turn], one: Mention, other: Mention) -> bool:
    if one.turn != other.turn or other.first[0] != one.turn or one.value == other.value:
        return False
    between = talk[one.turn].text[one.end : other.first[1]]
    if len(between) > _BREATH or any(word.meaning[0] in _SEPARATE for word in cues(between)):
        return False
    pairs = zip(one.value, other.value, strict=False)
    return len(one.value) == len(other.value) and sum(a != b for a, b in pairs) <= _SLIPS


def _mention(found: Dictated) -> Mention:
    first, last = found.first, found.last
    return Mention(
        ContactUse.MOBILE if found.kind == "mobile" else ContactUse.HOME_PHONE,
        found.number,
        last.piece,
        last.start if first.piece != last.piece else first.start,
        last.end,
        (first.piece, first.start),
        found.certainty,
        read_out=found.heard,
    )
