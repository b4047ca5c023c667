"""Judges each value said: whose it is, who says so, whether it stands, and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.party import Relation
from sources.calls.aftermath import After, read_after
from sources.calls.answers import Verdict, asked_about, verdict
from sources.calls.frames import NOBODY, Before, Standing, Who
from sources.calls.mentions import Mention
from sources.calls.owner_cues import Cue, between, cues
from sources.calls.owners import Owner, owner_of
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn
from sources.calls.voices import OnTheLine, Voice, voices

# How sure the owner is, by what tells it. First settings, held against the labelled calls by
# benchmarks/spoken.py.
_TOLD = 0.97
_ASKED_FOR = 0.95
_TOPIC = 0.8
_NOT_TOLD = 0.85
_UNSURE = 0.75
_CONFIRMED = 0.95
# Without speaker labels a number may be the agent's own office line.
_UNLABELLED = 0.75
_MOST = 0.99
_LOOKED_BACK = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that stands. relation None: the subject's own. use: as the words around it tell."""

    mention: Mention
    use: ContactUse
    relation: Relation | None
    voice: Voice
    certainty: float


@dataclass(frozen=True, slots=True)
class _Context:
    """The words around a value: before it, behind it, and what the agent had asked."""

    before: Before
    after: After
    asked: Who
    line: OnTheLine


class Judge:
    """Judges the mentions of one talk, in the order in which they were said."""

    def __init__(self, talk: Sequence[Turn], mentions: Sequence[Mention]) -> None:
        self._talk = talk
        self._mentions = mentions
        self._voices = voices(talk)
        self._words = [cues(turn.text) for turn in talk]
        self._valued = {mention.turn for mention in mentions}
        self._lenders: set[str] = set()
        self._read_to: dict[int, int] = {}
        self._topics: dict[int, Who] = {}

    def standing(self) -> Iterator[Judged]:
        """What stands, judged."""
        for place, mention in enumerate(self._mentions):
            context = self._context(place)
            judge = self._read_out if mention.read_out else self._said
            judged = judge(mention, context)
            if judged is not None and _line(mention.value) not in self._lenders:
                yield judged

    def _context(self, place: int) -> _Context:
        mention = self._mentions[place]
        turn, offset = mention.first
        agent = self._talk[turn].speaker is Speaker.AGENT
        following = self._next_in_turn(place)
        stop = following.start if following else len(self._talk[mention.turn].text)
        words = between(self._words[mention.turn], mention.end, stop)
        after = read_after(
            self._talk[mention.turn].text,
            words,
            mention.end,
            last=following is None,
            asks=self._speaker(mention) is not Speaker.AGENT,
        )
        begun = self._read_to.get(turn, 0)
        topic = self._topics.get(turn, NOBODY)
        last = self._mentions[place - 1] if place else None
        at_firm = last is not None and (last.use, last.turn) == (ContactUse.EMPLOYER, turn)
        third = self._voices[turn].voice is Voice.THIRD_PARTY
        employed = topic if at_firm else NOBODY
        before = Before(agent, third, topic=topic, employed=employed)
        before.read(between(self._words[turn], begun, offset), offset)
        self._read_to[mention.turn] = max(
            self._read_to.get(mention.turn, 0), mention.end, after.end
        )
        for who in (before.topic, after.who):
            if who.cue is Cue.KIN:
                self._topics[mention.turn] = who
        return _Context(before, after, self._asked(turn), self._voices[mention.turn])

    def _next_in_turn(self, place: int) -> Mention | None:
        mention = self._mentions[place]
        for following in self._mentions[place + 1 :]:
            if following.turn != mention.turn:
                return None
            if following.start >= mention.end and following.first[0] == mention.turn:
                return following
        return None

    def _speaker(self, mention: Mention) -> Speaker:
        return self._talk[mention.turn].speaker

    def _asked(self, turn: int) -> Who:
        """What was asked for before a turn: by the agent, or offered by the speaker just before."""
        for earlier in range(turn - 1, max(turn - 1 - _LOOKED_BACK, -1), -1):
            if self._talk[earlier].speaker is Speaker.AGENT:
                asked = asked_about(self._words[earlier])
                if asked is not NOBODY:
                    return asked
            elif earlier in self._valued:
                break
            else:
                offered = Before().read(self._words[earlier], len(self._talk[earlier].text)).topic
                if offered.cue is Cue.KIN:
                    return offered
        return NOBODY

    def _read_out(self, mention: Mention, context: _Context) -> Judged | None:
        """What the agent says: the lender's own, or a value on file that the answer confirms."""
        before = context.before
        noted = any(word.meaning[0] is Cue.NOTE for word in self._words[mention.turn])
        if noted or before.who.cue is Cue.SELF or before.standing() is Standing.LENDERS:
            self._lenders.add(_line(mention.value))
            return None
        reply = self._reply(mention.turn)
        if reply is None or self._voices[reply].voice is Voice.STRANGER:
            return None
        told = read_after(self._talk[reply].text, self._words[reply], 0, last=True)
        agreed = verdict(self._talk[reply].text) is Verdict.YES
        if told.standing is not None or not (agreed or told.who is not NOBODY):
            return None
        who = told.who if told.who.cue is Cue.KIN else before.who
        line = self._voices[reply]
        if who is NOBODY:
            who = Who(Cue.THEM if line.voice is Voice.THIRD_PARTY else Cue.YOU)
        owner = owner_of(who, line)
        return _judged(mention, owner, Voice.AGENT, _CONFIRMED)

    def _reply(self, turn: int) -> int | None:
        following = turn + 1
        if following < len(self._talk) and self._talk[following].speaker is not Speaker.AGENT:
            return following
        return None

    def _said(self, mention: Mention, context: _Context) -> Judged | None:
        """What the other side says: theirs or a relative's, unless its words take it back."""
        before, after = context.before, context.after
        standing = after.standing or before.standing()
        if after.still and standing is Standing.FORMER:
            standing = Standing.CURRENT
        if standing is Standing.LENDERS:
            self._lenders.add(_line(mention.value))
        if standing is not Standing.CURRENT or context.line.voice is Voice.STRANGER:
            return None
        who, sure = self._who(mention, context)
        if who is None:
            return None
        owner = owner_of(who, context.line)
        voice = context.line.voice
        if voice is Voice.UNKNOWN:
            voice, sure = Voice.CUSTOMER, sure * _UNLABELLED
        return _judged(mention, owner, voice, sure * (_UNSURE if before.maybe else 1.0))

    def _who(self, mention: Mention, context: _Context) -> tuple[Who | None, float]:
        """Whose, by the surest of what tells it; None when a later answer denies it."""
        if context.after.who is not NOBODY:
            return context.after.who, _TOLD
        later = self._told_later(mention)
        if later is not None:
            return (later.who, _TOLD) if later.standing is None else (None, 0.0)
        theirs = context.line.voice is not Voice.THIRD_PARTY and context.before.who.cue is Cue.THEM
        if theirs and context.asked.cue is Cue.KIN:
            return context.asked, _ASKED_FOR  # "您爱人在哪上班" - "她在…"
        if context.before.who is not NOBODY:
            return context.before.who, _TOLD
        if context.asked is not NOBODY:
            return context.asked, _ASKED_FOR
        return (
            (context.before.topic, _TOPIC)
            if context.before.topic is not NOBODY
            else (NOBODY, _NOT_TOLD)
        )

    def _told_later(self, mention: Mention) -> After | None:
        """The answer to "whose number is that?", asked right after it."""
        asked, reply = mention.turn + 1, mention.turn + 2
        if reply >= len(self._talk) or self._talk[asked].speaker is not Speaker.AGENT:
            return None
        if not any(word.meaning[0] is Cue.ASK_OWNER for word in self._words[asked]):
            return None
        told = read_after(self._talk[reply].text, self._words[reply], 0, last=True)
        if told.who is NOBODY and told.standing is None:
            agreed = verdict(self._talk[reply].text) is Verdict.YES
            return After(0, Who(Cue.SELF)) if agreed else None
        return told


def _judged(mention: Mention, owner: Owner, voice: Voice, sure: float) -> Judged:
    use = mention.use
    if owner.work and use.kind is ContactKind.PHONE:
        use = ContactUse.WORK_PHONE
    certainty = round(min(mention.certainty * sure * owner.certainty, _MOST), 3)
    return Judged(mention, use, owner.relation, voice, certainty)


def _line(value: str) -> str:
    """A landline without its extension; any other value as it is."""
    area, _, rest = value.partition("-")
    return f"{area}-{rest.partition('-')[0]}" if area.isdigit() and rest else value
