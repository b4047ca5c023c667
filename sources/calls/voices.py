"""Who is on the line besides the agent: the borrower, somebody of theirs, or a stranger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from skiptrace.model.party import Relation
from sources.calls.answers import Verdict, verdict
from sources.calls.owner_cues import Cue, cues
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn


class Voice(StrEnum):
    """Who says a thing: the borrower, another person on the line, the lender's agent."""

    CUSTOMER = "customer"
    THIRD_PARTY = "third_party"
    AGENT = "agent"
    STRANGER = "stranger"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OnTheLine:
    """The voice of a turn; relation: what a third party is of the borrower."""

    voice: Voice
    relation: Relation | None = None


_BORROWER = OnTheLine(Voice.CUSTOMER)
# What stands right before "妈", "husband"... when somebody says who they are.
_I_AM_THEIR = re.compile(
    r"(?:我(?:就)?是|这是)(?:[他她]的?|(?:(?![我你您])[\u4e00-\u9fff]){2,4}?的)$"
    r"|(?:i'?m|i am|this is) (?:his|her) $",
    re.I,
)
# The same in the agent's question, which the answer confirms.
_YOU_ARE_THEIR = re.compile(r"是.{0,8}?(?:的|他|她)$|(?:are you|is this) (?:his|her) $", re.I)
_ASKED_RELATION = re.compile(
    r"[您你](?:是|跟|和|与).{0,10}?(?:什么人|什么关系|谁)|who are you to|how are you related", re.I
)
_IS_MY = re.compile(r"[他她]是我的?(?:前|以前的?|老)?$|(?:he|she) is my $", re.I)
_YOU_ARE_THE = re.compile(r"[您你]是$|are you the $", re.I)
# The agent looks for somebody else; whoever then says "he" speaks of the borrower.
_LOOKS_FOR = re.compile(r"在(?:家|不在)?吗|找一下|认识|联系(?:得|不)?上|the(?:re)?\?$", re.I)
_I_AM_THE_ONE = re.compile(
    r"我(?:就)?是(?:的|本人|啊|[,，。]|$)|^是我|是我本人|我就是|this is (?:he|she)\b|speaking$",
    re.I,
)
_NOT_HERE = re.compile(
    r"[他她](?:不在|出去|几年没|很久没|好久没|没回来)|不是本人|(?:联系不上|找不到)[他她]|我.{0,4}[他她]的号"
    r"|(?:he|she)(?:'s| is) (?:not (?:here|in)|out)\b",
    re.I,
)
_WRONG_NUMBER = re.compile(
    r"打错|不认识(?:这个人|他|她|你说的)|^(?:我)?不认识(?:啊|这人|的)?(?:[\s,，。]|$)|没有这个人|查无此人"
    r"|(?:这|我这)(?:个)?号(?:码)?(?:是)?(?:我)?(?:刚|才|新)?(?:办|用了)"
    r"|wrong number|nobody by that name",
    re.I,
)
_THIRD_LABEL = re.compile(
    r"家属|亲属|亲友|家人|第三[人方]|联系人|配偶|共借人|前台|村委|村干部|他人|relative|family|third",
    re.I,
)
_HANDED_OVER = re.compile(r"(?:让|换|叫)(?:他|她)(?:来)?(?:接|听|跟你说)|here (?:he|she) is", re.I)


def voices(talk: Sequence[Turn]) -> list[OnTheLine]:
    """Who speaks each turn. What a voice says of itself holds for all its turns."""
    found: list[OnTheLine] = []
    for start, end in _stretches(talk):
        told = [who for place in range(start, end) if (who := _told(talk, place)) is not None]
        other = max(told, key=_weight, default=_BORROWER)
        found += [_whose(turn, other) for turn in talk[start:end]]
    return found


def _stretches(talk: Sequence[Turn]) -> list[tuple[int, int]]:
    """From one handing over of the telephone to the next."""
    cuts = [place + 1 for place, turn in enumerate(talk) if _HANDED_OVER.search(turn.text)]
    return list(pairwise([0, *cuts, len(talk)]))


def _whose(turn: Turn, other: OnTheLine) -> OnTheLine:
    """The voice of one turn; a label that names a relative or a third person says it itself."""
    if turn.speaker is Speaker.AGENT:
        return OnTheLine(Voice.AGENT)
    labelled = [word.meaning[1] for word in cues(turn.label) if word.meaning[0] is Cue.KIN]
    if other.voice is not Voice.STRANGER and (labelled or _THIRD_LABEL.search(turn.label)):
        relation = labelled[-1] if labelled else other.relation
        return OnTheLine(Voice.THIRD_PARTY, relation)
    if turn.speaker is Speaker.UNKNOWN and other.voice is Voice.CUSTOMER:
        return OnTheLine(Voice.UNKNOWN)
    return other


def _weight(who: OnTheLine) -> int:
    """Who says what they are outranks who only says that somebody is not there."""
    if who.voice is Voice.STRANGER:
        return 3
    return 2 if who.relation is not None else 1 if who.voice is Voice.CUSTOMER else 0


def _told(talk: Sequence[Turn], place: int) -> OnTheLine | None:
    """What a turn tells of who is on the line besides the agent."""
    if talk[place].speaker is Speaker.AGENT:
        return _agreed(talk, place)
    text = talk[place].text
    if _WRONG_NUMBER.search(text):
        return OnTheLine(Voice.STRANGER)
    relation = _named(text, _I_AM_THEIR)
    if relation is not None:
        return OnTheLine(Voice.THIRD_PARTY, relation)
    if _I_AM_THE_ONE.search(text):
        return _BORROWER
    if place and _LOOKS_FOR.search(talk[place - 1].text):
        return _speaking_of_them(text)
    absent = _NOT_HERE.search(text)
    if absent and not any(w.meaning[0] is Cue.KIN for w in cues(text[: absent.start()])):
        return OnTheLine(Voice.THIRD_PARTY)
    return None


def _agreed(talk: Sequence[Turn], place: int) -> OnTheLine | None:
    """What the agent asks of the other side ("您是他父亲吧"), when the answer agrees or tells."""
    asked = talk[place].text
    answer = talk[place + 1].text if place + 1 < len(talk) else ""
    relation = _named(asked, _YOU_ARE_THEIR)
    if relation is None and _stands_surety(asked):
        relation = Relation.GUARANTOR
    if relation is not None and verdict(answer) is Verdict.YES:
        return OnTheLine(Voice.THIRD_PARTY, relation)
    if _ASKED_RELATION.search(asked):
        return _related(answer)
    return OnTheLine(Voice.THIRD_PARTY) if _speaks_of_the_borrower(talk, place) else None


def _related(answer: str) -> OnTheLine | None:
    """The answer to "what are you of them": "房东", "我是他房东"; "她是我儿媳妇" turns it round."""
    for word in cues(answer):
        relation = word.meaning[1]
        if relation is not None:
            turned = _IS_MY.search(answer[: word.start])
            return OnTheLine(Voice.THIRD_PARTY, relation.inverse if turned else relation)
    return None


def _stands_surety(asked: str) -> bool:
    """Whether the agent asks if they are the guarantor."""
    return any(
        word.meaning[1] is Relation.GUARANTOR and _YOU_ARE_THE.search(asked[: word.start])
        for word in cues(asked)
    )


def _speaking_of_them(text: str) -> OnTheLine | None:
    """Who answers a search for somebody with "he ...", or with "he is my ..."."""
    for word in cues(text):
        cue, relation = word.meaning
        if cue is Cue.KIN:
            turned = _IS_MY.search(text[: word.start])
            return OnTheLine(Voice.THIRD_PARTY, relation.inverse) if turned and relation else None
    them = any(word.meaning[0] is Cue.THEM for word in cues(text))
    return OnTheLine(Voice.THIRD_PARTY) if them else None


def _speaks_of_the_borrower(talk: Sequence[Turn], place: int) -> bool:
    """Whether the agent says "he" of somebody the other side has not spoken of: the borrower."""
    found = [word.meaning[0] for word in cues(talk[place].text)]
    before = cues(talk[place - 1].text) if place else []
    spoken_of = any(word.meaning[0] is Cue.KIN for word in before)
    return Cue.THEM in found and Cue.KIN not in found and not spoken_of


def _named(text: str, before: re.Pattern[str]) -> Relation | None:
    """The relation that somebody is said to be, right behind the pattern."""
    for word in cues(text):
        if word.meaning[0] is Cue.KIN and before.search(text[max(0, word.start - 14) : word.start]):
            return word.meaning[1]
    return None
