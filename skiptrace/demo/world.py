"""The world: yields one case after another, each with its people and papers."""

from collections import deque
from typing import TYPE_CHECKING

from skiptrace.demo.applications import fill_in
from skiptrace.demo.dice import Dice
from skiptrace.demo.dossiers import Calendar, Dossier
from skiptrace.demo.employers import EmployerBook
from skiptrace.demo.households import new_household
from skiptrace.demo.ledger import Ledger
from skiptrace.demo.lives import Town
from skiptrace.demo.loans import lend
from skiptrace.demo.names import IdRegister
from skiptrace.demo.numbers import NumberPlan
from skiptrace.demo.regimes import BORROWERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skiptrace.demo.people import Person

# How many earlier borrowers may turn up as somebody's friend.
_REMEMBERED = 200
_SHARES = tuple((regime, regime.share) for regime in BORROWERS)


class World:
    """A portfolio's world; the same (cases, seed, as_of) gives the same one."""

    def __init__(self, *, cases: int, seed: int, as_of: "date") -> None:
        self._seed = seed
        self._cases = cases
        dice = Dice(f"world/{seed}")
        self._day = as_of.toordinal()
        self._numbers = NumberPlan(dice)
        self._employers = EmployerBook(dice, self._numbers, cases)
        self._ids = IdRegister()
        self.calendar = Calendar(
            as_of=self._day,
            migration_day=self._day - dice.day(120, 420),
            status_day=self._day - dice.day(14, 35),
            register_day=self._day - dice.day(30, 150),
        )

    def dossiers(self) -> "Iterator[tuple[Dossier, Town]]":
        """One dossier a case, in order of case number; each has dice of its own."""
        known: deque[Person] = deque(maxlen=_REMEMBERED)
        for number in range(1, self._cases + 1):
            dice = Dice(f"case/{self._seed}/{number}")
            town = Town(dice, self._numbers, self._employers, self._ids, self._day)
            regime = dice.pick(_SHARES)
            loan = lend(number, self._day, dice)
            house = new_household(town, regime, loan.overdue_day, loan.loan_day, known)
            known.append(house.subject)
            form = fill_in(house, loan, town)
            yield (
                Dossier(
                    loan=loan,
                    house=house,
                    form=form,
                    ledger=Ledger(house, self._day),
                    calendar=self.calendar,
                    dice=dice,
                    numbers=self._numbers,
                    customer_no=f"K{number:06d}",
                    in_master=dice.chance(0.88),
                    strangers=self._numbers.strangers(dice),
                ),
                town,
            )
