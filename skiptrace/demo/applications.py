"""The application form: what the borrower told the lender on the loan day, true or not."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.dossiers import Application, FormContact

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice
    from skiptrace.demo.employers import Employer
    from skiptrace.demo.households import Household, Tie
    from skiptrace.demo.lives import Town
    from skiptrace.demo.loans import Loan
    from skiptrace.demo.people import Person
    from skiptrace.demo.places import Address

_CLASS_WORDS = {"parent": "父母", "sibling": "兄弟姐妹", "child": "子女", "spouse": "配偶"}
# Families first, as lenders ask for a relative before a friend.
_WEIGHTS = {"spouse": 5, "parent": 4, "sibling": 3, "child": 2, "relative": 1, "friend": 2}


def fill_in(house: "Household", loan: "Loan", town: "Town") -> Application:
    """The form as handed in on the loan day."""
    dice, day, subject = town.dice, loan.loan_day, house.subject
    return Application(
        mobile=_mobile(house, day, town),
        email=subject.email if dice.chance(0.6) else None,
        home=_home(house, day, dice),
        employer=_employer(subject, day, dice),
        contacts=tuple(_contacts(house, day, town)),
        guarantor=_guarantor(house, day, dice),
    )


def number_on(person: "Person", day: int) -> str | None:
    """The number the person gives on that day."""
    line = person.line(day)
    return line.number if line else None


def _mobile(house: "Household", day: int, town: "Town") -> str:
    dice, number = town.dice, number_on(house.subject, day)
    if number is None or dice.chance(house.regime.p_false * 0.3):
        return town.numbers.mobile()
    if dice.chance(0.03):
        return dice.one(town.numbers.brokers)
    if dice.chance(0.012):
        return noise.mistyped(number, dice)
    return number


def _home(house: "Household", day: int, dice: "Dice") -> "Address":
    subject = house.subject
    back = 1 if dice.chance(0.08 + 0.4 * house.regime.p_false) else 0
    stay = subject.stay(day, back) or subject.stay(day)
    return stay.address if stay is not None and not dice.chance(0.06) else subject.registered


def _employer(subject: "Person", day: int, dice: "Dice") -> "Employer | None":
    job = subject.last_job(day) if dice.chance(0.94) else None
    return job.employer if job else None


def _contacts(house: "Household", day: int, town: "Town") -> list[FormContact]:
    dice = town.dice
    ties = [tie for tie in house.ties if tie.holds(day)]
    ties.sort(key=lambda tie: -(_WEIGHTS.get(tie.code, 1) + 3.0 * dice.random()))
    return [_contact(tie, house, day, town) for tie in ties[: dice.pick(_HOW_MANY)]]


def _contact(tie: "Tie", house: "Household", day: int, town: "Town") -> FormContact:
    dice, person = town.dice, tie.person
    word = _CLASS_WORDS.get(tie.code, tie.word) if dice.chance(0.4) else tie.word
    if dice.chance(house.regime.p_false):
        own = house.subject.line(day, back=1)
        number = own.number if own is not None and dice.chance(0.4) else town.numbers.mobile()
        return FormContact(person.name, word, number, None)
    line = person.line(day, back=1) if dice.chance(0.05) else None
    line = line or person.line(day)
    if line is None:
        return FormContact(person.name, word, town.numbers.mobile(), None)
    number = noise.mistyped(line.number, dice) if dice.chance(0.015) else line.number
    return FormContact(noise.name(person.name, dice), word, number, person)


def _guarantor(house: "Household", day: int, dice: "Dice") -> "Tie | None":
    ties = [tie for tie in house.of("sibling", "relative", "friend") if tie.person.line(day)]
    return dice.one(ties) if ties and dice.chance(0.1) else None


_HOW_MANY = ((1, 0.1), (2, 0.45), (3, 0.3), (4, 0.15))
