"""Whose a value is and whether it stands, read from the words before and after it.

Both readers walk over cue words and keep a small state: the words before set it up, one after the
other, each undoing what it contradicts ("以前…现在…"); the words after it are taken only as long as
they speak of the value just said, so that "…停机了，现在换成…" ends one number and begins the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from skiptrace.model.party import Relation
from sources.calls.owner_cues import Cue, CueWord


class Standing(Enum):
    """What a speaker says of a value: it stands, or why it is no fact."""

    CURRENT = "current"
    FORMER = "former"
    DENIED = "denied"
    ASKED = "asked"
    SUPPOSED = "supposed"
    HEARD = "heard"
    PLANNED = "planned"
    STRANGERS = "strangers"
    LENDERS = "lenders"


@dataclass(frozen=True, slots=True)
class Who:
    """Whose, as the words say it: SELF, THEM, YOU, KIN (with relation), WORK; None: nothing said.

    of: whose relative, for KIN ("他老婆": THEM).
    """

    cue: Cue | None = None
    relation: Relation | None = None
    of: Cue | None = None


NOBODY = Who()
# How many characters a word's effect reaches when no punctuation ends it.
_REACH = {
    Cue.OLD: 14,
    Cue.WILL: 16,
    Cue.IF: 20,
    Cue.HEARD: 26,
    Cue.DEAD: 8,
    Cue.NOT: 8,
    Cue.DONT: 8,
}
_FLAGS: tuple[tuple[Cue, Standing], ...] = (
    (Cue.LENDER, Standing.LENDERS),
    (Cue.STRANGER, Standing.STRANGERS),
    (Cue.ASK_CALL, Standing.ASKED),
    (Cue.IF, Standing.SUPPOSED),
    (Cue.HEARD, Standing.HEARD),
    (Cue.DONT, Standing.DENIED),
    (Cue.NOT, Standing.DENIED),
    (Cue.OLD, Standing.FORMER),
    (Cue.DEAD, Standing.FORMER),
    (Cue.WILL, Standing.PLANNED),
)
# What each word undoes of those before it.
_UNDOES: dict[Cue, tuple[Cue, ...]] = {
    Cue.NOW: (
        Cue.OLD,
        Cue.DEAD,
        Cue.NOT,
        Cue.DONT,
        Cue.WILL,
        Cue.ASK_CALL,
        Cue.LENDER,
        Cue.STRANGER,
    ),
    Cue.STILL: (Cue.OLD, Cue.DEAD, Cue.NOT, Cue.WILL),
    Cue.CALL: (Cue.DEAD, Cue.NOT, Cue.WILL),
    Cue.PAUSE: (Cue.DEAD, Cue.NOT),
    Cue.IS: (Cue.NOT, Cue.DEAD),
    Cue.SELF: (Cue.STRANGER, Cue.LENDER),
    Cue.KIN: (Cue.STRANGER, Cue.LENDER),
    Cue.PHONE: (Cue.NOT, Cue.DEAD),
    Cue.STOP: tuple(cue for cue, _ in _FLAGS),
    Cue.ASK: (Cue.ASK_CALL,),
}
_ADJACENT = 4
_NEAR = 3


@dataclass(slots=True)
class Before:
    """The words before a value.

    agent: it is the lender's side that speaks; third_party: somebody of the borrower's, whose "he"
    is the borrower. topic: the relative spoken of so far; employed: the one whose firm was just
    named.
    """

    agent: bool = False
    third_party: bool = False
    who: Who = NOBODY
    topic: Who = NOBODY
    employed: Who = NOBODY
    maybe: bool = False
    fallback: bool = False
    spent: bool = False
    flags: dict[Cue, int] = field(default_factory=dict)
    recent: list[CueWord] = field(default_factory=list)

    def read(self, words: Sequence[CueWord], end: int) -> "Before":
        """Takes the words in; `end` is where the value begins."""
        for word in words:
            cue = word.meaning[0]
            for undone in _UNDOES.get(cue, ()):
                self.flags.pop(undone, None)
            if cue in _REACH or cue in {Cue.ASK_CALL, Cue.STRANGER, Cue.LENDER}:
                self.flags[cue] = word.end
            take = _TAKES.get(cue)
            if take is not None:
                take(self, word)
            self.recent = [*self.recent[-3:], word]
        self._expire(end)
        if self.last(Cue.WORK) and end - self.recent[-1].end <= _NEAR:
            _at_work(self)
        return self

    def standing(self) -> Standing:
        """What the words before say of the value."""
        for cue, standing in _FLAGS:
            if cue in self.flags:
                return standing
        return Standing.CURRENT

    def _expire(self, end: int) -> None:
        for cue, reach in _REACH.items():
            if cue in self.flags and end - self.flags[cue] > reach:
                del self.flags[cue]

    def last(self, *cues: Cue) -> bool:
        """Whether the last word was one of these."""
        return bool(self.recent) and self.recent[-1].meaning[0] in cues

    def owner_before(self, word: CueWord) -> Cue | None:
        """SELF, THEM or YOU directly before a word, with or without 的."""
        at = word.start
        for earlier in reversed([known for known in self.recent if known.end <= at]):
            if at - earlier.end > (0 if earlier.meaning[0] is not Cue.DE else 1):
                return None
            cue = earlier.meaning[0]
            if cue in {Cue.SELF, Cue.THEM, Cue.YOU, Cue.KIN}:
                return cue
            if cue not in {Cue.DE, Cue.HOME}:
                return None
            at = earlier.start
        return None


def _kin(state: Before, word: CueWord) -> None:
    of = state.owner_before(word)
    if len(word.written) == 1 and of is None:
        return  # 妹 alone may be part of a name
    lead = state.recent[-2 if of is not None else -1 :][:1]
    whose = _said_to_be(state)
    if whose is Cue.SELF:
        state.who = NOBODY  # "我是他妈" says who speaks
        return
    if whose is Cue.KIN:
        return  # "我妹夫是担保人": what they are besides
    state.topic = Who(Cue.KIN, word.meaning[1], of)
    if not (lead and lead[0].meaning[0] in {Cue.WITH, Cue.LIVE}):
        state.who = state.topic  # "跟爸妈住", "住在我妈家": company and place, not the owner


def _said_to_be(state: Before) -> Cue | None:
    """Of whom 是 has just been said, when it stands before this word (or before 他 and this)."""
    told = [earlier.meaning[0] for earlier in state.recent]
    told = told[:-1] if told[-1:] in ([Cue.THEM], [Cue.SELF]) else told
    return told[-2] if told[-1:] == [Cue.IS] and len(told) > 1 else None


def _self(state: Before, _word: CueWord) -> None:
    if not state.last(Cue.WITH):
        state.who = Who(Cue.SELF)


def _them(state: Before, _word: CueWord) -> None:
    spoken_of = state.topic.cue is Cue.KIN and not state.agent and not state.third_party
    state.who = state.topic if spoken_of else Who(Cue.THEM)


def _you(state: Before, _word: CueWord) -> None:
    if state.agent:
        state.who = Who(Cue.YOU)


def _phone(state: Before, word: CueWord) -> None:
    _after_work(state, word)
    state.spent = Cue.DONT in state.flags
    if not state.agent and state.owner_before(word) is Cue.YOU:
        state.flags[Cue.LENDER] = word.end


def _after_work(state: Before, word: CueWord) -> None:
    """The workplace's line ("公司的", "公司有座机"); "公司配的手机" is not."""
    reach = _ADJACENT if word.meaning[0] is Cue.PHONE else 1 if word.meaning[0] is Cue.IS else 0
    if state.last(Cue.WORK) and word.start - state.recent[-1].end <= reach:
        _at_work(state)


def _work(state: Before, _word: CueWord) -> None:
    if state.last(Cue.CALL):
        _at_work(state)


def _at_work(state: Before) -> None:
    """The workplace's line; a relative's workplace stays the relative's."""
    owner = state.owner_before(state.recent[-1]) if state.recent else None
    if owner is Cue.KIN or state.agent:
        return
    theirs = owner is None and state.employed is not NOBODY
    state.who = state.employed if theirs else Who(Cue.WORK, of=owner)


def _call(state: Before, _word: CueWord) -> None:
    if state.fallback:
        state.flags.pop(Cue.IF, None)
    if state.last(Cue.YOU):
        state.flags.pop(Cue.DONT, None)


def _unreached(state: Before, _word: CueWord) -> None:
    state.fallback = Cue.IF in state.flags


def _maybe(state: Before, _word: CueWord) -> None:
    state.maybe = True


def _pause(state: Before, _word: CueWord) -> None:
    """What must not be called has been named, as in 不要打我家座机: what follows is another."""
    if state.spent:
        state.flags.pop(Cue.DONT, None)


def _stop(state: Before, _word: CueWord) -> None:
    state.who, state.maybe, state.fallback = NOBODY, False, False


_TAKES: dict[Cue, Callable[[Before, CueWord], None]] = {
    Cue.KIN: _kin,
    Cue.SELF: _self,
    Cue.THEM: _them,
    Cue.YOU: _you,
    Cue.PHONE: _phone,
    Cue.DE: _after_work,
    Cue.IS: _after_work,
    Cue.WORK: _work,
    Cue.CALL: _call,
    Cue.UNREACHED: _unreached,
    Cue.MAYBE: _maybe,
    Cue.PAUSE: _pause,
    Cue.STOP: _stop,
    Cue.ASK: _stop,
}
