"""Lives of world c: a state a month, and what each state does to a person's contact points.

Every probability is a month's. The states follow what collectors tell apart: at ease; strained, who
answers less; hidden, who changed what creditors know; away, who works elsewhere for a season.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Final

AT_EASE, STRAINED, HIDDEN, AWAY = "at ease", "strained", "hidden", "away"
# From one month to the next; the rest stays. Debts strain; one strained debtor in twelve hides, and
# comes out of hiding after about two years; seasonal work lasts half a year.
NEXT: Final = {
    AT_EASE: ((STRAINED, 0.02), (AWAY, 0.03)),
    STRAINED: ((HIDDEN, 0.08), (AT_EASE, 0.05), (AWAY, 0.04)),
    HIDDEN: ((STRAINED, 0.04),),
    AWAY: ((AT_EASE, 0.12), (STRAINED, 0.05)),
}
# (number, home) given up in a month of the state; on entering hiding both go at once, mostly.
GIVES_UP: Final = {
    AT_EASE: (0.006, 0.008),
    STRAINED: (0.015, 0.015),
    HIDDEN: (0.03, 0.03),
    AWAY: (0.02, 0.05),
}
ENTERS_HIDING: Final = (0.75, 0.5)
ANSWERS: Final = {AT_EASE: 0.35, STRAINED: 0.18, HIDDEN: 0.05, AWAY: 0.25}
REISSUED_AFTER: Final = 5  # months; of the numbers given up, this share:
REISSUED: Final = 0.45
# Kinds of family: share, and (relation, lives on the same door, in touch while hidden).
FAMILIES: Final = (
    (0.25, (("friend", False, 0.4),)),
    (0.40, (("spouse", True, 0.75), ("friend", False, 0.3))),
    (0.35, (("parent", True, 0.85), ("spouse", True, 0.8), ("sibling", False, 0.55))),
)
BACK: Final = 60  # months that are lived before the as-of day


@dataclass(slots=True)
class Hold:
    """A value held in the months start <= month < end; month 0 is the as-of month."""

    value: str = field(repr=False)
    start: int
    end: int = 1
    reissued: bool = False

    def held(self, month: int) -> bool:
        """Whether it is theirs in that month."""
        return self.start <= month < self.end

    def status(self, month: int) -> str:
        """What a perfect check says of the line."""
        if self.held(month) or (self.reissued and month >= self.end + REISSUED_AFTER):
            return "live"
        return "suspended" if month < self.end + 3 else "vacant"


@dataclass(slots=True)
class Soul:
    """A person of world c. shares: lives on the subject's door. touch: in touch with them."""

    relation: str
    name: str
    id_no: str = field(repr=False)
    phones: list[Hold] = field(default_factory=list, repr=False)
    homes: list[Hold] = field(default_factory=list, repr=False)
    states: dict[int, str] = field(default_factory=dict)
    touch: bool = True

    def phone(self, month: int) -> Hold:
        """The number held in that month."""
        return next(hold for hold in reversed(self.phones) if hold.held(month))

    def home(self, month: int) -> Hold:
        """The home of that month."""
        return next(hold for hold in reversed(self.homes) if hold.held(month))

    def has(self, kind: str, value: str) -> bool:
        """Whether the value is theirs today."""
        holds = self.phones if kind == "phone" else self.homes
        return any(hold.value == value and hold.held(0) for hold in holds)


def live(soul: Soul, dice: Random, new_phone: "Maker", new_home: "Maker", *, steady: bool) -> None:
    """Lives the months from -BACK to 0. steady: a relative, who never hides."""
    soul.phones.append(Hold(new_phone(), -BACK))
    soul.homes.append(Hold(new_home(), -BACK))
    state = AT_EASE
    for month in range(-BACK, 1):
        before, state = state, AT_EASE if steady else _next(state, dice)
        soul.states[month] = state
        phone, home = GIVES_UP[state]
        if state == HIDDEN and before != HIDDEN:
            phone, home = ENTERS_HIDING
        if month > -BACK and dice.random() < phone:
            _renew(soul.phones, month, new_phone(), reissued=dice.random() < REISSUED)
        if month > -BACK and dice.random() < home:
            _renew(soul.homes, month, new_home(), reissued=False)


def _renew(holds: list[Hold], month: int, value: str, *, reissued: bool) -> None:
    holds[-1].end, holds[-1].reissued = month, reissued
    holds.append(Hold(value, month))


def _next(state: str, dice: Random) -> str:
    roll = dice.random()
    for target, chance in NEXT[state]:
        if roll < chance:
            return target
        roll -= chance
    return state


class Maker:
    """Makes fresh values of one kind."""

    def __init__(self, form: str, span: int, stride: int, first: int) -> None:
        self._form, self._span, self._stride, self._at = form, span, stride, first % span

    def __call__(self) -> str:
        """The next one; stride and span have no common factor, so none comes twice."""
        while True:
            self._at = (self._at + self._stride) % self._span
            text = f"{self._at:07d}"
            if len(set(text)) > 3:
                return self._form.format(tail=text, a=self._at % 397 + 1, b=self._at // 397 + 1)
