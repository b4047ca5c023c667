"""Households: a borrower with the people around them, and who is in touch with whom."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from skiptrace.demo import names, places
from skiptrace.demo.lives import Life, Town, quiet_life
from skiptrace.demo.people import Job, Person, Stay
from skiptrace.demo.regimes import EVADER, KIN, MIGRANT, Regime

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = 365
_HISTORY = 12 * _YEAR
_MAIL_HOSTS = (("mail.example.cn", 4), ("post.example.com", 3), ("qq.example.com", 3))


@dataclass(frozen=True, slots=True)
class Tie:
    """One person around the subject. `word`: the Chinese relation word of that person.

    code: spouse, parent... (interface.md section 3). in_touch: today they can reach the subject.
    since, until: days of the tie (a marriage); None: open.
    """

    person: Person
    code: str
    word: str
    in_touch: bool
    since: int | None = None
    until: int | None = None

    def holds(self, day: int) -> bool:
        """Whether the tie exists on that day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(slots=True)
class Household:
    """The subject and everybody around them. passer_by: owners of re-issued numbers."""

    subject: Person
    regime: Regime
    ties: list[Tie] = field(default_factory=list)

    def of(self, *codes: str, day: int | None = None) -> list[Tie]:
        """Ties of these codes (that exist on that day)."""
        found = [tie for tie in self.ties if tie.code in codes]
        return found if day is None else [tie for tie in found if tie.holds(day)]

    def can_reach(self, kind: str, value: str, day: int) -> bool:
        """Whether a try at this point reaches the subject or somebody in touch with them."""
        if self.subject.answers(kind, value, day):
            return True
        if kind == "employer":
            return False
        return any(tie.in_touch and tie.person.answers(kind, value, day) for tie in self.ties)


def new_person(
    town: Town, home: places.Address, born: date, *, male: bool, surname: str | None = None
) -> Person:
    """A new person registered at `home`, with identity number and lasting accounts."""
    dice = town.dice
    name = (surname or names.surname(dice)) + names.given_name(dice, male=male)
    id_no = town.ids.issue(home.county.code, born, dice, male=male)
    made = Person(name, male, born, id_no, home)
    handle = f"t{id_no[8:12]}{int(dice.random() * 1_000_000):06d}"
    if dice.chance(0.6):
        made.email = f"{handle}@{dice.pick(_MAIL_HOSTS)}"
    if dice.chance(0.5):
        made.qq = f"10{int(dice.random() * 100_000_000):08d}"
    made.wechat = f"wx_{handle}"
    return made


def _birthday(town: Town, youngest: int, oldest: int) -> date:
    return date.fromordinal(town.as_of - town.dice.day(youngest * _YEAR, oldest * _YEAR))


def _near(born: date, years_low: int, years_high: int, town: Town) -> date:
    return born + timedelta(days=town.dice.day(years_low * _YEAR, years_high * _YEAR))


def new_household(
    town: Town, regime: Regime, default_day: int, loan_day: int, known: "Sequence[Person]" = ()
) -> Household:
    """Makes a borrower of that kind with family and acquaintances, all lived to the as-of day.

    known: borrowers of earlier cases; now and then one of them is a friend.
    """
    dice = town.dice
    rural = regime is MIGRANT or dice.chance(0.45)
    county = dice.one(places.RURAL if rural else places.URBAN)
    home = places.village_house(county, dice) if rural else places.flat(county, dice)
    male = dice.chance(0.66)
    subject = new_person(town, home, _birthday(town, 24, 58), male=male)
    house = Household(subject, regime)
    grown = subject.born.toordinal() + 18 * _YEAR
    start = max(town.as_of - _HISTORY, grown)
    start = min(start, loan_day - 60)
    Life(subject, regime, town, start).run(default_day)
    _add_parents(house, town, start)
    _add_siblings(house, town, start)
    _add_spouse(house, town, default_day)
    _add_children(house, town)
    _add_others(house, town, start, loan_day)
    if known and dice.chance(0.06):
        friend = dice.one(known)
        house.ties.append(Tie(friend, "friend", "朋友", _touch(house, 0.4, town)))
    return house


def _touch(house: Household, chance: float, town: Town) -> bool:
    """Evaders cut off most people; everybody else only some."""
    return town.dice.chance(chance * (0.75 if house.regime is EVADER else 1.0))


def _add_parents(house: Household, town: Town, start: int) -> None:
    subject, dice = house.subject, town.dice
    for male, alive in ((True, 0.75), (False, 0.85)):
        born = _near(subject.born, -30, -22, town)
        if not dice.chance(alive) or born.year < 1935:
            continue
        surname = names.surname_in(subject.name) if male else None
        parent = new_person(town, subject.registered, born, male=male, surname=surname)
        quiet_life(parent, subject.registered, town, start)
        in_touch = _touch(house, 0.88, town)
        house.ties.append(Tie(parent, "parent", "父亲" if male else "母亲", in_touch))


def _add_siblings(house: Household, town: Town, start: int) -> None:
    subject, dice = house.subject, town.dice
    for _ in range(dice.pick(((0, 0.4), (1, 0.4), (2, 0.2)))):
        male = dice.chance(0.5)
        born = _near(subject.born, -8, 8, town)
        if born.toordinal() > town.as_of - 20 * _YEAR:
            continue
        surname = names.surname_in(subject.name)
        sibling = new_person(town, subject.registered, born, male=male, surname=surname)
        Life(sibling, KIN, town, start).run()
        older = born < subject.born
        word = ("哥哥" if older else "弟弟") if male else ("姐姐" if older else "妹妹")
        house.ties.append(Tie(sibling, "sibling", word, _touch(house, 0.72, town)))


def _add_spouse(house: Household, town: Town, default_day: int) -> None:
    subject, dice = house.subject, town.dice
    age = (town.as_of - subject.born.toordinal()) // _YEAR
    if not dice.chance(min(0.75, (age - 18) / 20)):
        return
    wedding = subject.born.toordinal() + dice.day(21 * _YEAR, min(age, 32) * _YEAR)
    born = _near(subject.born, -3, 3, town)
    spouse = new_person(town, _spouse_home(house, town), born, male=not subject.male)
    start = max(wedding, subject.stays[0].start)
    Life(spouse, KIN, town, min(start, town.as_of - 30)).run()
    until = None
    if dice.chance(0.16):
        until = max(wedding + 200, default_day + dice.day(-300, 400))
        until = until if until < town.as_of else None
    spouse.stays = _shared_stays(house, spouse, town, start, until)
    word = dice.one(("配偶", "配偶", "老公" if spouse.male else "老婆"))
    in_touch = _touch(house, 0.96, town) if until is None else dice.chance(0.2)
    house.ties.append(Tie(spouse, "spouse", word, in_touch, wedding, until))


def _spouse_home(house: Household, town: Town) -> places.Address:
    if town.dice.chance(0.5):
        return house.subject.registered
    return places.village_house(town.dice.one(places.RURAL), town.dice)


def _shared_stays(
    house: Household, spouse: Person, town: Town, start: int, until: int | None
) -> list[Stay]:
    """Where the spouse lives: with the subject, or left behind in the village."""
    left_behind = house.regime is MIGRANT and town.dice.chance(0.4)
    if left_behind:
        return [Stay(house.subject.registered, start, None, "family")]
    shared = [
        Stay(stay.address, stay.start, stay.end, stay.kind, stay.landline)
        for stay in house.subject.stays
        if until is None or stay.start < until
    ]
    if until is not None:
        if shared:
            shared[-1].end = until
        shared.append(Stay(spouse.registered, until, None, "family"))
    return shared


def _add_children(house: Household, town: Town) -> None:
    married = house.of("spouse")
    if not married or married[0].since is None:
        return
    dice, wedding = town.dice, married[0].since
    for number in range(dice.pick(((0, 0.25), (1, 0.45), (2, 0.3)))):
        born = date.fromordinal(wedding + 300 + number * 900 + dice.day(0, 400))
        if town.as_of - born.toordinal() < 19 * _YEAR:
            continue
        male = dice.chance(0.5)
        surname = names.surname_in(house.subject.name)
        child = new_person(town, house.subject.registered, born, male=male, surname=surname)
        Life(child, KIN, town, born.toordinal() + 18 * _YEAR).run()
        word = "儿子" if male else "女儿"
        house.ties.append(Tie(child, "child", word, _touch(house, 0.8, town)))


def _add_others(house: Household, town: Town, start: int, loan_day: int) -> None:
    """Friends, a relative, a colleague from the job at the loan day."""
    subject, dice = house.subject, town.dice
    kinds: Sequence[tuple[str, tuple[str, ...], float, float]] = (
        ("friend", ("朋友", "朋友", "同学"), 0.9, 0.35),
        ("friend", ("朋友", "老乡"), 0.4, 0.3),
        ("relative", ("表哥", "叔叔", "姑姑", "堂弟", "亲戚"), 0.4, 0.5),
        ("colleague", ("同事",), 0.7, 0.2),
    )
    for code, words, share, touch in kinds:
        if not dice.chance(share):
            continue
        county = subject.registered.county
        home = places.village_house(county, dice) if not county.urban else places.flat(county, dice)
        other = new_person(town, home, _near(subject.born, -8, 8, town), male=dice.chance(0.6))
        if code == "relative":
            quiet_life(other, home, town, start)
        else:
            Life(other, KIN, town, start).run()
        if code == "colleague" and (job := subject.job(loan_day)) is not None:
            until = loan_day + dice.wait(900)
            other.jobs = [Job(job.employer, job.start, until if until < town.as_of else None)]
        house.ties.append(Tie(other, code, dice.one(words), _touch(house, touch, town)))
