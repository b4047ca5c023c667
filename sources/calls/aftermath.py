"""The words right after a value, as long as they speak of it: "…这是我老婆的", "…停机了"."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources.calls.frames import NOBODY, Standing, Who
from sources.calls.owner_cues import Cue, CueWord

_WINDOW = 24
_GAP = 6
_TIGHT = 4
_SAME_CLAUSE = 8
_ADJACENT = 2
_VERDICTS = {
    Cue.DEAD: Standing.FORMER,
    Cue.UNREACHED: Standing.FORMER,
    Cue.DONT: Standing.DENIED,
    Cue.STRANGER: Standing.STRANGERS,
    Cue.ASK_OWNER: Standing.STRANGERS,
    Cue.ASK_CALL: Standing.ASKED,
}
_PEOPLE = {Cue.SELF, Cue.THEM, Cue.KIN, Cue.WORK}
_PASSED = {
    Cue.THIS, Cue.DE, Cue.PHONE, Cue.PAUSE, Cue.MAYBE, Cue.HOME, Cue.YES, Cue.IS, Cue.NOT,
    Cue.STILL,
}  # fmt: skip
# These go on with the value even when "我" or "现在" stands before them: "我早不用了".
_OVER = {Cue.DEAD, Cue.UNREACHED, Cue.NOT, Cue.STILL, Cue.STRANGER, Cue.DONT}
_CLAUSE_ENDS = " ,，。.;；!！、"
_NAMING = {Cue.KIN, Cue.DE, Cue.PHONE}


@dataclass(frozen=True, slots=True)
class After:
    """What the words after a value say of it; end: where they end, the next value's words begin.

    standing None: nothing. still: it is said to be in use, whatever was said before it.
    """

    end: int
    who: Who = NOBODY
    standing: Standing | None = None
    still: bool = False


def read_after(
    text: str, words: Sequence[CueWord], start: int, *, last: bool, asks: bool = True
) -> After:
    """Reads the cue words behind a value that ends at `start`, up to the next value.

    last: no other value follows. asks: 吗 or a question mark right behind asks about the value
    (not when the lender's side speaks: it asks to have it confirmed).
    """
    walk = _Walk(text, words, start, last=last, asks=asks)
    for place, word in enumerate(words):
        if (
            word.start - walk.at > _GAP + _ADJACENT
            or word.start - start > _WINDOW
            or not walk.take(place)
        ):
            break
        walk.at = word.end
    return After(walk.end, walk.who, walk.standing, walk.still)


class _Walk:
    """One walk behind a value; each step says whether to go on."""

    def __init__(
        self, text: str, words: Sequence[CueWord], start: int, *, last: bool, asks: bool
    ) -> None:
        self.at = self.end = start
        self.who, self.standing, self.still = NOBODY, None, False
        self._text, self._words, self._start = text, words, start
        self._last, self._asks = last, asks
        self._is = self._not = False

    who: Who
    standing: Standing | None

    def take(self, place: int) -> bool:
        """Takes the word at a place; False when it speaks of something else."""
        word = self._words[place]
        cue = word.meaning[0]
        if cue in _VERDICTS:
            self.still = False  # "还是我的，就是停机了": the last word counts
            return self._says(word, _VERDICTS[cue])
        if cue in _PEOPLE:
            return self._person(place)
        if cue in {Cue.NOW, Cue.YOU, Cue.OLD, Cue.ASK}:
            return self._turns(place)
        self._is = self._is or cue is Cue.IS
        self._not = self._not or cue is Cue.NOT
        if cue is Cue.STILL:
            self.still, self.end = not self._not, word.end
        return cue in _PASSED

    def _turns(self, place: int) -> bool:
        """Words that go on with the value only in some company."""
        word = self._words[place]
        match word.meaning[0]:
            case Cue.OLD:
                # "…是我以前的", "…那会儿填的"; elsewhere 以前 begins another matter.
                said_of_it = self._is or (
                    word.start - self._start <= _ADJACENT and self._followed(place, {Cue.DE})
                )
                return said_of_it and self._says(word, Standing.FORMER)
            case Cue.NOW:
                return self._followed(place, _OVER)
            case Cue.YOU:
                return self._yours(place)
        if self._asks and word.start - self._start <= _TIGHT and word.written in "吗么?？":
            self._says(word, Standing.ASKED)
        return False

    def _says(self, word: CueWord, standing: Standing) -> bool:
        self.standing = self.standing or standing
        self.end = word.end
        return True

    def _person(self, place: int) -> bool:
        word = self._words[place]
        cue, relation = word.meaning
        if self._not:
            return self._says(word, Standing.DENIED)
        uses = self._followed(place, {Cue.STILL}, 1)
        if cue is not Cue.KIN and not uses and self._goes_on(place):
            return True
        if not (self._is or uses or self._closes(place)):
            return False
        # "是我哥的": the relative outranks the one it belongs to.
        if self.who.cue is not Cue.KIN:
            self.who, self.end = Who(cue, relation, self.who.cue), word.end
        return True

    def _goes_on(self, place: int) -> bool:
        """Whether "我" only leads to "…早不用了" or to "我老婆的"."""
        return self._followed(place, _OVER, _SAME_CLAUSE) or self._followed(place, {Cue.KIN}, 1)

    def _yours(self, place: int) -> bool:
        """After 是 the lender's; before "别打" it goes on; "你打" begins the next matter."""
        if self._is:
            return self._says(self._words[place], Standing.LENDERS)
        return self._followed(place, {Cue.DONT})

    def _followed(self, place: int, cues: set[Cue], gap: int = _TIGHT) -> bool:
        """Whether the next word is one of these, close by."""
        if place + 1 >= len(self._words):
            return False
        word, following = self._words[place], self._words[place + 1]
        return following.meaning[0] in cues and following.start - word.end <= gap

    def _closes(self, place: int) -> bool:
        """Whether "我老婆的" ends the clause here, so that it looks back and not ahead."""
        at = self._words[place].end
        for word in self._words[place + 1 :]:
            cue = word.meaning[0]
            if cue not in _NAMING or word.start != at:
                return self._text[at] in _CLAUSE_ENDS
            at = word.end
        end = self._text[at : at + 1]
        return end in _CLAUSE_ENDS and (self._last or end != "")
