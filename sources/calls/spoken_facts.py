"""What a talk tells of how to reach the subject: numbers, homes, workplaces, and whose they are.

A miner of the first kind: plain patterns over turns, each fact with the words it rests on and a
certainty below 1. Evidence only: nothing in a transcript is ever an instruction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from skiptrace import normalize
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import Relation
from skiptrace.normalize import SpokenPhone
from sources.calls.owner_cues import Owner, owner_of
from sources.calls.spoken_places import spoken_places
from sources.calls.transcript import Speaker, Utterance
from sources.calls.turns import Turn, turns
from sources.tables.row import phone_use

# Without speaker labels a number may be the agent's own office line.
_UNLABELLED = 0.7
_CONFIRMED = 0.85
_ASKS_BACK = re.compile(
    r"对吗|对吧|是吗|是吧|是不是|对不对|没错吧|核对|确认|还在用|[?？]|(?:吗|吧)\s*$"
)
_YES = re.compile(
    r"^[\s,，。嗯啊哎唉哦]*(?:对|是的|是$|是[,，。啊]|没错|正确|在用|就是|可以|yes|right|correct)",
    re.I,
)
_NO = re.compile(r"不是|不对|不用|没用|换了|停了|错了|注销|no\b|wrong", re.I)


@dataclass(frozen=True, slots=True)
class SpokenFact:
    """A contact point said in a call.

    owner: what the owner is of the subject, None for the subject's own. second: when, None when
    the transcript has no times. certainty: 0..1, below 1.
    """

    owner: Relation | None
    point: ContactPoint
    certainty: float
    speaker: Speaker
    second: float | None
    quote: str = field(repr=False)


def spoken_facts(utterances: list[Utterance]) -> list[SpokenFact]:
    """The facts of one call as they were said; what is said twice counts once, at its surest."""
    best: dict[tuple[Relation | None, str, str], SpokenFact] = {}
    for fact in _facts(turns(utterances)):
        key = (fact.owner, fact.point.use.value, fact.point.value)
        if key not in best or fact.certainty > best[key].certainty:
            best[key] = fact
    return list(best.values())


def _facts(talk: list[Turn]) -> Iterator[SpokenFact]:
    asked = ""
    for index, turn in enumerate(talk):
        if turn.speaker is Speaker.AGENT:
            answer = talk[index + 1] if index + 1 < len(talk) else None
            yield from _confirmed(turn, answer)
            asked = turn.text
            continue
        yield from _phones(turn, asked)
        for place in spoken_places(turn.text):
            quote = turn.sentence(place.start, place.end)
            certainty = _weighed(place.certainty, turn)
            second = turn.second(place.start)
            yield SpokenFact(place.owner, place.point, certainty, turn.speaker, second, quote)
        asked = ""


def _phones(turn: Turn, asked: str) -> Iterator[SpokenFact]:
    found = normalize.spoken_phones(turn.text)
    for index, phone in enumerate(found):
        before = turn.text[found[index - 1].end if index else 0 : phone.start]
        after_end = found[index + 1].start if index + 1 < len(found) else len(turn.text)
        owner = owner_of(before, turn.text[phone.end : after_end], asked)
        if owner is not None:
            yield _fact(turn, phone, owner)


def _confirmed(turn: Turn, answer: Turn | None) -> Iterator[SpokenFact]:
    """A number that the agent reads out and the other side says yes to."""
    if answer is None or answer.speaker is Speaker.AGENT or not _ASKS_BACK.search(turn.text):
        return
    if not _YES.search(answer.text) or _NO.search(answer.text[:20]):
        return
    found = normalize.spoken_phones(turn.text)
    for index, phone in enumerate(found):
        before = turn.text[found[index - 1].end if index else 0 : phone.start]
        owner = owner_of(before, "", "")
        if owner is not None:
            yield _fact(turn, phone, Owner(owner.relation, _CONFIRMED, owner.work))


def _fact(turn: Turn, phone: SpokenPhone, owner: Owner) -> SpokenFact:
    use = ContactUse.WORK_PHONE if owner.work else phone_use(normalize.phone(phone.number))
    return SpokenFact(
        owner.relation,
        ContactPoint.stored(use, phone.number),
        _weighed(owner.certainty * phone.certainty, turn),
        turn.speaker,
        turn.second(phone.start),
        turn.sentence(phone.start, phone.end),
    )


def _weighed(certainty: float, turn: Turn) -> float:
    factor = _UNLABELLED if turn.speaker is Speaker.UNKNOWN else 1.0
    return round(certainty * factor, 3)
