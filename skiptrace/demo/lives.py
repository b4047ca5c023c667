"""Lives: runs one person's events in order of day and writes them down as tenures."""

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skiptrace.demo import places
from skiptrace.demo.numbers import PhoneLine
from skiptrace.demo.people import Job, Person, Stay
from skiptrace.demo.regimes import MIGRANT, TRADER, Regime

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice
    from skiptrace.demo.employers import EmployerBook
    from skiptrace.demo.names import IdRegister
    from skiptrace.demo.numbers import NumberPlan


@dataclass(slots=True)
class Town:
    """What the agents share: the chance of the case at hand and the registers of the world."""

    dice: "Dice"
    numbers: "NumberPlan"
    employers: "EmployerBook"
    ids: "IdRegister"
    as_of: int


class Life:
    """One person's life from `start` to the as-of day; a default, if any, on `default_day`."""

    def __init__(self, person: Person, regime: Regime, town: Town, start: int) -> None:
        self._person = person
        self._regime = regime
        self._town = town
        self._dice = town.dice
        self._end = town.as_of
        self._agenda: list[tuple[int, str]] = []
        self._county = person.registered.county
        if regime is MIGRANT or (regime is not TRADER and self._dice.chance(0.3)):
            self._county = self._dice.one(places.URBAN)
        self._begin(start)

    def run(self, default_day: int | None = None) -> None:
        """Lives through all events up to the as-of day."""
        if default_day is not None:
            self._plan(default_day + self._dice.day(-25, 50), "default")
        acts = {
            "number": self._change_number,
            "swap": self._swap_number,
            "extra": self._take_number,
            "move": self._move,
            "job": self._change_job,
            "hire": self._find_job,
            "return": self._return_home,
            "default": self._default,
        }
        while self._agenda:
            day, act = heapq.heappop(self._agenda)
            acts[act](day)

    def _plan(self, day: int, act: str) -> None:
        if day <= self._end:
            heapq.heappush(self._agenda, (day, act))

    def _begin(self, start: int) -> None:
        dice, regime = self._dice, self._regime
        self._take_number(start)
        if dice.chance(regime.p_second):
            self._plan(start + dice.wait(700), "extra")
        owner = regime.name in ("settled", "kin", "trader") and dice.chance(0.7)
        self._settle(start, own=owner)
        self._start_job(start)
        self._plan(start + dice.wait(regime.number_mean), "number")
        self._plan(start + dice.wait(regime.move_mean), "move")
        self._plan(start + dice.wait(regime.job_mean), "job")

    def _take_number(self, day: int) -> None:
        number = self._town.numbers.mobile_from(day, self._dice)
        self._person.lines.append(PhoneLine(number, day))

    def _settle(self, day: int, *, own: bool = False) -> None:
        person, dice = self._person, self._dice
        if person.stays and person.stays[-1].end is None:
            person.stays[-1].end = day
        if own and (self._county == person.registered.county or not self._county.urban):
            address, kind = person.registered, "own"
        elif own:
            address, kind = places.flat(self._county, dice), "own"
        else:
            address, kind = places.rented_room(self._county, dice), "rent"
        landline = None
        if kind == "own" and self._county.urban and dice.chance(0.12):
            landline = self._town.numbers.landline(self._county.area_code)
        person.stays.append(Stay(address, day, None, kind, landline))

    def _start_job(self, day: int) -> None:
        person, dice, book = self._person, self._dice, self._town.employers
        line = person.line(day)
        if self._regime is TRADER and line is not None:
            employer = book.own_shop(self._county, person.name, line.number, dice)
        else:
            employer = book.hiring(self._county, dice)
        person.jobs.append(Job(employer, day))
        dorm = employer.big and self._regime is MIGRANT and dice.chance(0.5)
        if dorm and person.stays[-1].start < day:
            person.stays[-1].end = day
            rest = f"{employer.address.rest}{employer.short}宿舍"
            person.stays.append(Stay(places.Address(self._county, rest), day, None, "dorm"))

    def _change_number(self, day: int) -> None:
        self._swap_number(day)
        self._plan(day + self._dice.wait(self._regime.number_mean), "number")

    def _swap_number(self, day: int) -> None:
        dice, old = self._dice, self._person.line(day)
        if old is not None and old.end is None:
            if dice.chance(self._regime.p_keep_old):
                old.drawer = dice.chance(0.4)
                self._town.numbers.retire(old, day + dice.wait(260), self._end, dice)
            else:
                self._town.numbers.retire(old, day + dice.day(0, 20), self._end, dice)
        self._take_number(day)

    def _move(self, day: int) -> None:
        dice = self._dice
        if dice.chance(0.3):
            self._go_away(day)
        else:
            self._settle(day, own=self._regime.name == "settled" and dice.chance(0.5))
        self._plan(day + dice.wait(self._regime.move_mean), "move")

    def _go_away(self, day: int) -> None:
        dice = self._dice
        self._county = dice.one(places.URBAN)
        self._settle(day)
        if dice.chance(self._regime.p_new_number_on_move):
            self._plan(day + dice.day(0, 15), "swap")
        self._leave_job(day)
        self._start_job(day)

    def _leave_job(self, day: int) -> None:
        jobs = self._person.jobs
        if jobs and jobs[-1].end is None:
            jobs[-1].end = max(day, jobs[-1].start + 1)

    def _change_job(self, day: int) -> None:
        dice = self._dice
        self._leave_job(day)
        if self._regime is MIGRANT and dice.chance(0.3):
            self._plan(day, "return")
        else:
            self._plan(day + dice.day(0, 40), "hire")
        self._plan(day + 41 + dice.wait(self._regime.job_mean), "job")

    def _find_job(self, day: int) -> None:
        jobs = self._person.jobs
        if not jobs or jobs[-1].end is not None:
            self._start_job(day)

    def _return_home(self, day: int) -> None:
        """Back to the registered village; most set out again some months later."""
        person, dice = self._person, self._dice
        if person.stays[-1].end is None:
            person.stays[-1].end = day
        person.stays.append(Stay(person.registered, day, None, "family"))
        self._county = person.registered.county
        if dice.chance(0.8):
            self._plan(day + dice.wait(200), "move")

    def _default(self, day: int) -> None:
        """What default does to a life: work, home and numbers may go within weeks."""
        dice, regime, numbers = self._dice, self._regime, self._town.numbers
        if dice.chance(regime.p_lose_job):
            self._leave_job(day)
            self._plan(day + dice.wait(300), "job")
        gave_up = False
        for line in self._person.lines:
            if line.end is None and dice.chance(regime.p_drop):
                numbers.retire(line, day + dice.day(0, 60), self._end, dice)
                gave_up = True
            elif line.end is None and dice.chance(regime.p_arrears):
                self._fall_into_arrears(line, day + dice.day(0, 120))
        if gave_up:
            self._plan(day + dice.day(0, 60), "extra")
        if dice.chance(regime.p_flee):
            self._plan(day + dice.day(1, 60), "return" if dice.chance(0.25) else "move")

    def _fall_into_arrears(self, line: PhoneLine, day: int) -> None:
        """The carrier cuts the line off; it is paid for later, or cancelled after half a year."""
        dice = self._dice
        line.arrears_from = day
        if dice.chance(0.55):
            line.arrears_to = day + dice.wait(60)
        else:
            self._town.numbers.retire(line, day + 180, self._end, dice)
            self._plan(day + dice.day(0, 90), "extra")


def quiet_life(person: Person, home: places.Address, town: Town, start: int) -> None:
    """A life at one address, as parents lead it: only the number changes, seldom."""
    dice, day = town.dice, start
    line = PhoneLine(town.numbers.mobile(), start)
    person.lines.append(line)
    person.stays.append(Stay(home, start, None, "own"))
    while (day := day + dice.wait(3600)) <= town.as_of:
        town.numbers.retire(line, day + dice.day(0, 60), town.as_of, dice)
        line = PhoneLine(town.numbers.mobile(), day)
        person.lines.append(line)
