"""The numbering plan of the demo: who gets which number, and what becomes of given-up ones."""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice

# 1990xxxxxxx and 1910xxxxxxx: mobile in form, plainly of one invented block.
_PREFIXES = ("1990", "1910")
_SPAN = 10_000_000
# Odd and not a multiple of 5: walks through all seven-digit tails before one repeats.
_STRIDE = 7_390_513
_LANDLINE_STRIDE = 739_213
# Carriers keep a given-up number silent for about three months at least, then issue it again.
_SUSPENDED_DAYS = 90
_REISSUED_SHARE = 0.6
_POOL = 3_000
_BROKERS = 4
_FEWEST_DIGITS = 2


@dataclass(slots=True)
class PhoneLine:
    """One number in one person's hands. Days are ordinals; `end` None: still held.

    drawer: kept but no longer used. arrears_from, arrears_to: suspended for unpaid bills in
    between (to excluded; None: until given up). reissued_on: a stranger has it from then on.
    """

    number: str
    start: int
    end: int | None = None
    drawer: bool = False
    arrears_from: int | None = None
    arrears_to: int | None = None
    reissued_on: int | None = None

    def held(self, day: int) -> bool:
        """Whether the person still has the number on that day."""
        return self.start <= day and (self.end is None or day < self.end)

    def status(self, day: int) -> str:
        """What a perfect number check says on that day: live, silent, suspended or vacant."""
        if self.end is None or day < self.end:
            if self._in_arrears(day):
                return "suspended"
            return "silent" if self.drawer else "live"
        if self.reissued_on is not None and day >= self.reissued_on:
            return "live"
        return "suspended" if day < self.end + _SUSPENDED_DAYS else "vacant"

    def _in_arrears(self, day: int) -> bool:
        if self.arrears_from is None or day < self.arrears_from:
            return False
        return self.arrears_to is None or day < self.arrears_to


def _next(tail: int, stride: int) -> int:
    """The next tail that nobody takes for a placeholder such as 0000000."""
    while True:
        tail = (tail + stride) % _SPAN
        if len(set(f"{tail:07d}")) > _FEWEST_DIGITS:
            return tail


class NumberPlan:
    """Issues mobile and fixed numbers; some given-up mobiles come back to strangers."""

    def __init__(self, dice: "Dice") -> None:
        self._tail = dice.randrange(_SPAN)
        self._fixed = dice.randrange(_SPAN)
        self._issued = 0
        self._pool: deque[tuple[int, str]] = deque(maxlen=_POOL)
        self._waiting: list[tuple[int, str]] = []
        # Loan brokers write their own number on their clients' forms.
        self.brokers = tuple(self.mobile() for _ in range(_BROKERS))

    def mobile(self) -> str:
        """A mobile number nobody had before."""
        self._issued += 1
        self._tail = _next(self._tail, _STRIDE)
        return f"{_PREFIXES[self._issued % 2]}{self._tail:07d}"

    def mobile_from(self, day: int, dice: "Dice") -> str:
        """A mobile issued on that day: mostly a fresh one, now and then a re-issued one."""
        if self._pool and dice.chance(0.06):
            since, number = self._pool[0]
            if since <= day:
                self._pool.popleft()
                return number
            self._pool.rotate(1)
        return self.mobile()

    def landline(self, area_code: str) -> str:
        """A fixed number, `area-0xxxxxxx`; no real local number begins with 0."""
        self._fixed = _next(self._fixed, _LANDLINE_STRIDE)
        return f"{area_code}-0{self._fixed:07d}"

    def retire(self, line: PhoneLine, day: int, as_of: int, dice: "Dice") -> None:
        """The person gives the number up on that day (no effect when it lies after as_of)."""
        if day > as_of:
            return
        line.end = max(day, line.start + 1)
        if dice.chance(_REISSUED_SHARE):
            line.reissued_on = line.end + _SUSPENDED_DAYS + dice.day(60, 400)
            if line.reissued_on < as_of:
                self._waiting.append((line.reissued_on, line.number))

    def strangers(self, dice: "Dice") -> list[tuple[int, str]]:
        """Re-issued numbers whose new owner is nobody's relative: (day, number).

        The rest go to people of later cases. Called once at the end of each case, so that nobody
        gets a number that a person of the same case gave up.
        """
        mine: list[tuple[int, str]] = []
        for entry in self._waiting:
            (mine if dice.chance(0.3) else self._pool).append(entry)
        self._waiting = []
        return mine
