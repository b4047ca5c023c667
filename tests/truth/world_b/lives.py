"""Lives of world b: competing risks in continuous time, redrawn where the pace changes."""

import heapq
from dataclasses import dataclass
from random import Random

from tests.truth.world_b import assumptions as a
from tests.truth.world_b.people import Person, Register, Spell, flat, name, village

YEAR = 365.25


@dataclass(slots=True)
class Case:
    """One case: the borrower, who stands around, and the days that matter (before as-of: < 0)."""

    number: int
    regime: a.Regime
    subject: Person
    around: list[Person]
    loan: float
    default: float
    dice: Random


class Life:
    """Runs one person from `start` to the as-of day (0)."""

    def __init__(self, person: Person, pace: a.Pace, register: Register, dice: Random) -> None:
        self._person, self._register, self._dice = person, register, dice
        self._pace = pace
        self._agenda: list[tuple[float, str]] = []

    def run(self, start: float, regime: a.Regime | None = None, default: float = 1.0) -> None:
        """Without a regime: a relative's life, without a break."""
        self._begin(start, regime)
        if regime is not None:
            self._plan(default + self._dice.uniform(*a.BREAK_DAYS), "break")
        while self._agenda:
            day, act = heapq.heappop(self._agenda)
            if act == "break":
                assert regime is not None
                self._break(day, regime)
            elif act == "festival":
                self._festival(day)
            else:
                self._change(act, day)
                self._next(act, day)

    def _begin(self, start: float, regime: a.Regime | None) -> None:
        dice, person = self._dice, self._person
        self._take("phone", start)
        at_home = regime is None or (regime is not a.MIGRANT and dice.random() < 0.4)
        person.spells.append(Spell("home", person.registered if at_home else flat(dice)[1], start))
        if regime is not a.OWNER and dice.random() < 0.85:
            self._take("job", start)
        if regime is a.OWNER:
            end = dice.expovariate(a.SHOP_ENDS) * YEAR + start
            line = Spell("phone", self._register.phone(), start, end, shop=True)
            person.spells.append(line)
        if regime is not None and dice.random() < regime.p_second:
            self._take("phone", dice.uniform(start, 0))
        for act in ("phone", "home", "job"):
            self._next(act, start)
        if regime is a.MIGRANT:
            for year in range(int(start // YEAR), 1):
                first = self._register.new_year + year * YEAR
                self._plan(first + a.FESTIVAL_DAY + dice.uniform(-14, 14), "festival")

    def _plan(self, day: float, act: str) -> None:
        if day < 0:
            heapq.heappush(self._agenda, (day, act))

    def _next(self, act: str, day: float) -> None:
        rate = {"phone": self._pace.number, "home": self._pace.move, "job": self._pace.job}[act]
        self._plan(day + self._dice.expovariate(rate) * YEAR, act)

    def _take(self, kind: str, day: float) -> None:
        value = self._fresh(kind)
        spell = Spell(kind, value, day)
        if kind == "phone":
            at = day
            while (at := at + self._dice.expovariate(a.ARREARS) * YEAR) < 0:
                spell.cut.append((at, at + self._dice.expovariate(1 / a.ARREARS_DAYS)))
        self._person.spells.append(spell)

    def _fresh(self, kind: str) -> str:
        if kind == "phone":
            return self._register.phone()
        return flat(self._dice)[1] if kind == "home" else self._register.firm(self._dice)

    def _end(self, kind: str, day: float) -> bool:
        held = self._person.now(kind, day)
        if held is None:
            return False
        held.end = day
        if kind == "phone" and self._dice.random() < a.GIVEN_OUT_AGAIN:
            held.again = day + self._dice.uniform(*a.QUARANTINE)
        return True

    def _change(self, kind: str, day: float) -> None:
        self._end(kind, day)
        self._take(kind, day)

    def _break(self, day: float, regime: a.Regime) -> None:
        """The default: what is known is dropped, and from here on life runs at the other pace."""
        dice = self._dice
        if dice.random() < regime.p_drop:
            self._change("phone", day)
        if dice.random() < regime.p_flee:
            self._change("home", day + dice.uniform(0, 30))
        if dice.random() < regime.p_lose_job and self._end("job", day):
            self._plan(day + dice.expovariate(2.0) * YEAR, "job")
        self._pace = regime.after
        self._agenda = [entry for entry in self._agenda if entry[1] in ("festival", "job")]
        heapq.heapify(self._agenda)
        for act in ("phone", "home"):
            self._next(act, day)

    def _festival(self, day: float) -> None:
        """Home to the village; one in four starts anew in another city afterwards."""
        dice = self._dice
        if dice.random() >= a.NOT_BACK:
            return
        self._change("home", day + a.FESTIVAL_AWAY)
        self._change("job", day + a.FESTIVAL_AWAY)
        if dice.random() < a.LOCAL_NUMBER:
            self._change("phone", day + a.FESTIVAL_AWAY)


def draw_case(number: int, seed: int, register: Register) -> Case:
    """Draws lives until one comes to this desk: the form's mobile is seldom theirs still."""
    dice = Random(f"world-b/{seed}/{number}")
    while True:
        case = _case(number, register, dice)
        line = case.subject.now("phone", case.loan)
        assert line is not None
        if not line.held(0) or dice.random() < a.REFERRED_THOUGH_HELD:
            return case


def _case(number: int, register: Register, dice: Random) -> Case:
    regime = dice.choices(a.REGIMES, [r.share for r in a.REGIMES])[0]
    default = -dice.uniform(*a.DEFAULT_DAYS_AGO)
    loan = default - dice.uniform(*a.DEFAULT_AFTER_LOAN)
    code, door = village(dice) if dice.random() < 0.7 else flat(dice)
    born = dice.randrange(1966, 2002)
    subject = Person("subject", name(dice), register.identity(code, born, dice), door)
    Life(subject, regime.before, register, dice).run(loan - 5 * YEAR, regime, default)
    people = [
        p for r in a.AROUND if (p := _relative(r, subject, regime, born, loan, register, dice))
    ]
    return Case(number, regime, subject, people, loan, default, dice)


def _relative(
    relation: str, subject: Person, regime: a.Regime, born: int,
    loan: float, register: Register, dice: Random,
) -> Person | None:  # fmt: skip
    chance, touch = a.AROUND[relation]
    since = loan - YEAR
    if dice.random() >= chance:
        since = loan + dice.expovariate(a.MARRIES) * YEAR
        if relation != "spouse" or since > 0:
            return None
    kin = relation in ("parent", "sibling")
    code, door = (subject.id_no[:6], subject.registered) if kin else village(dice)
    year = born - 26 if relation == "parent" else born + dice.randrange(-6, 7)
    who = name(dice, subject.name[0] if kin else "")
    person = Person(relation, who, register.identity(code, year, dice), door)
    Life(person, a.KIN_PACE, register, dice).run(loan - 5 * YEAR)
    if relation == "parent":
        person.dead = loan + dice.expovariate(a.DIES_OLD) * YEAR
    if relation == "spouse" and dice.random() < a.SPOUSE_ON_ONE_DOOR:
        person.spells = [s for s in person.spells if s.kind != "home"]
        person.spells += [s for s in subject.spells if s.kind == "home"]
    person.since = since
    share = a.IN_TOUCH_EVADING if regime is a.EVADING else 1.0
    person.in_touch = dice.random() < touch * share and person.dead > 0
    return person
