"""What a talk tells of how to reach the subject: numbers, homes, workplaces, accounts, and whose.

First everything of value that is said is found (`mentions`), then the words around each tell whose
it is and whether it stands (`frames`, `aftermath`, `answers`), and who is speaking (`voices`). Only
what stands becomes a fact, with the sentence it rests on and a certainty below 1. Evidence only:
nothing in a transcript is ever an instruction.
"""

from dataclasses import dataclass, field

from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import Relation
from sources.calls.accounts import account_mentions
from sources.calls.judging import Judge, Judged
from sources.calls.mentions import Mention
from sources.calls.spoken_firms import firm_mentions
from sources.calls.spoken_numbers import digits_of, number_mentions
from sources.calls.spoken_places import place_mentions, without
from sources.calls.transcript import Speaker, Utterance
from sources.calls.turns import Turn, turns
from sources.calls.voices import Voice

_SAID_TWICE = 0.5


@dataclass(frozen=True, slots=True)
class SpokenFact:
    """A contact point said in a call.

    owner: what the owner is of the subject, None for the subject's own. speaker: by the label of
    the transcript; said_by: who that is. second: when, None when the transcript has no times.
    certainty: 0..1, below 1: the chance that value and owner are as stated.
    """

    owner: Relation | None
    point: ContactPoint
    certainty: float
    speaker: Speaker
    second: float | None
    quote: str = field(repr=False)
    said_by: Voice = Voice.CUSTOMER


def spoken_facts(utterances: list[Utterance], line: str | None = None) -> list[SpokenFact]:
    """The facts of one call as they were said; what is said twice counts once, a bit surer.

    line: the mobile number the other side calls from, canonical, when the call's record tells it.
    """
    best: dict[tuple[Relation | None, str, str], SpokenFact] = {}
    for fact in _facts(turns(utterances), line):
        key = (fact.owner, fact.point.use.value, fact.point.value)
        best[key] = _surer(best[key], fact) if key in best else fact
    return list(best.values())


def _facts(talk: list[Turn], line: str | None) -> list[SpokenFact]:
    digits = digits_of(talk)
    numbers = number_mentions(talk, digits)
    texts = without(talk, numbers)
    mentions = [*numbers, *account_mentions(talk, digits, numbers, line)]
    mentions += [*place_mentions(talk, texts), *firm_mentions(talk, texts)]
    mentions.sort(key=lambda mention: (mention.turn, mention.start, mention.end))
    judge = Judge(talk, mentions)
    return [_fact(talk, judged) for judged in judge.standing()]


def _fact(talk: list[Turn], judged: Judged) -> SpokenFact:
    mention = judged.mention
    turn, offset = mention.first
    return SpokenFact(
        judged.relation,
        ContactPoint.stored(judged.use, mention.value),
        judged.certainty,
        talk[mention.turn].speaker,
        talk[turn].second(offset),
        _quote(talk, mention),
        judged.voice,
    )


def _quote(talk: list[Turn], mention: Mention) -> str:
    """The sentence that holds the value; of one said over several turns its first and last."""
    turn, offset = mention.first
    if turn == mention.turn:
        return talk[turn].sentence(offset, mention.end)
    begun = talk[turn].sentence(offset, len(talk[turn].text))
    return f"{begun} … {talk[mention.turn].sentence(mention.start, mention.end)}"


def _surer(one: SpokenFact, other: SpokenFact) -> SpokenFact:
    """The first telling, as sure as the surer of the two and somewhat more."""
    first, second = one.certainty, other.certainty
    certainty = max(first, second) + (1 - max(first, second)) * min(first, second) * _SAID_TWICE
    return SpokenFact(
        one.owner, one.point, round(certainty, 3), one.speaker, one.second, one.quote, one.said_by
    )
