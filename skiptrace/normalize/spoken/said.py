"""What the dictation machine works on: steps in, states in between, numbers out."""

from dataclasses import dataclass, field, replace

from skiptrace.normalize.spoken.digits import Group
from skiptrace.normalize.spoken.gaps import Link
from skiptrace.normalize.spoken.numbers import is_local, reading

_UNFINISHED = ((5, 1.2), (3, 0.6), (1, 0.2))
_LOCAL_ALONE = 0.6
_ANOTHER = 0.02


@dataclass(frozen=True, slots=True)
class Step:
    """A group and how it hangs on the one before. heard: the listener (agent) says it."""

    group: Group
    link: Link
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A number that was said: its digits, the steps it reaches over, and what speaks for it.

    local: 7 or 8 digits that still need their area. doubt: 0 for a plain dictation, otherwise the
    cost of its reading. fixed: a slip was put right; echoed: the listener repeated it. heard: the
    listener read it out, and nobody changed it.
    """

    digits: str = field(repr=False)
    extension: str = field(repr=False)
    first: int
    last: int
    doubt: float
    local: bool = False
    fixed: bool = False
    echoed: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """One reading of a dictation so far; `digits` is the number in the making.

    size: digits of its last group. denied: what "not ..." named, waiting for what it is instead;
    place: the digit it pointed at, 0 for none. resumed: it takes up a number that was let go.
    cost: of the whole reading; doubt: of the number in the making.
    """

    digits: str = field(default="", repr=False)
    extension: str = field(default="", repr=False)
    first: int = 0
    last: int = 0
    size: int = 0
    doubt: float = 0.0
    denied: str = field(default="", repr=False)
    place: int = 0
    fixed: bool = False
    echoed: bool = False
    heard: bool = False
    resumed: bool = False
    done: tuple[Said, ...] = ()
    cost: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether the digits are a number by themselves."""
        return reading(self.digits) is not None

    def charged(self, cost: float) -> "State":
        """The same at a higher cost, which makes its number more doubtful."""
        return replace(self, cost=self.cost + cost, doubt=self.doubt + cost) if cost else self

    def dropped(self) -> "State":
        """Without the number in the making, at no cost: the speaker took it back."""
        return State(done=self.done, cost=self.cost, resumed=self.resumed)

    def closed(self) -> "State":
        """The number in the making done with: kept when it is one, given up at a cost if not."""
        if not self.digits:
            return self.dropped()
        if self.complete:
            return replace(
                self.dropped(), done=(*self.done, self._said()), cost=self.cost + _ANOTHER
            )
        if is_local(self.digits):
            done = (*self.done, self._said(local=True))
            return replace(self.dropped(), done=done, cost=self.cost + _LOCAL_ALONE)
        cost = next(cost for size, cost in _UNFINISHED if len(self.digits) >= size)
        return replace(self.dropped(), cost=self.cost + cost)

    def _said(self, *, local: bool = False) -> Said:
        return Said(
            self.digits,
            self.extension,
            self.first,
            self.last,
            self.doubt,
            local=local,
            fixed=self.fixed,
            echoed=self.echoed,
            heard=self.heard,
        )
