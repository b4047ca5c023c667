"""The product's miner over a labelled call, its facts in the terms of the labels."""

from skiptrace.model.contact import ContactKind, ContactUse
from sources.calls.spoken_facts import SpokenFact, spoken_facts
from sources.calls.transcript import Utterance, with_roles
from tests.truth.spoken.dialogues import Dialogue
from tests.truth.spoken.score import Found, Score


def mined(call: Dialogue) -> list[Found]:
    """What the miner finds in a call."""
    said = [Utterance(label, second, text) for label, second, text in call.utterances]
    return [_found(fact) for fact in spoken_facts(with_roles(said))]


def scored(calls: list[Dialogue]) -> Score:
    """The miner's score on these calls."""
    score = Score()
    for call in calls:
        score.add(call, mined(call))
    return score


def _found(fact: SpokenFact) -> Found:
    use = fact.point.use
    kind = "phone" if use.kind is ContactKind.PHONE else use.value
    if fact.owner is not None:
        owner = fact.owner.value
    else:
        owner = "work" if use is ContactUse.WORK_PHONE else "self"
    voice = fact.said_by.value
    return Found(kind, owner, voice, fact.second, fact.point.value, fact.certainty)
