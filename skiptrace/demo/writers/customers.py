"""`customers`: the lender's customer master, with subjects, some relatives and strangers."""

from datetime import date
from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.applications import number_on
from skiptrace.demo.households import new_person
from skiptrace.demo.places import URBAN, flat

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.households import Tie
    from skiptrace.demo.lives import Town

HEADER = (
    "customer_no", "name", "id_no", "mobile", "email", "home_address", "employer", "updated_at",
)  # fmt: skip
# How often a person of that relation banks with the lender.
_SHARE = {"spouse": 0.35, "sibling": 0.3, "parent": 0.15, "child": 0.2, "colleague": 0.3}
Row = tuple[str, ...]


def rows(dossier: "Dossier", town: "Town") -> list[Row]:
    """Rows of the subject, of people around, and of new owners of given-up numbers."""
    dice = dossier.dice
    found = [_subject(dossier)] if dossier.in_master else []
    for place, tie in enumerate(dossier.house.ties, start=1):
        share = _SHARE.get(tie.code, 0.12)
        if dice.chance(0.8 if tie is dossier.form.guarantor else share):
            row = _relative(dossier, tie, place)
            if row is not None:
                found.append(row)
    for place, (day, number) in enumerate(dossier.strangers, start=1):
        if dice.chance(0.4):
            found.append(_stranger(dossier, town, day, number, place))
    return found


def _subject(dossier: "Dossier") -> Row:
    """The master copies the form and is touched later for reasons that change no value."""
    dice, loan, subject, form = dossier.dice, dossier.loan, dossier.subject, dossier.form
    day = seen = loan.loan_day
    mobile, home, employer = form.mobile, form.home, form.employer
    roll = dice.random()
    before = number_on(subject, loan.loan_day - 900)
    if roll < 0.15 and before is not None:
        # A customer from before the loan, whose master nobody updated but the batch touches.
        day, mobile = dice.day(loan.loan_day, dossier.calendar.as_of - 3), before
    elif roll < 0.3:
        seen = dice.day(loan.loan_day, min(loan.overdue_day + 90, dossier.calendar.as_of - 7))
        day, mobile = seen, number_on(subject, seen) or mobile
    elif roll < 0.65:
        day = dice.day(loan.loan_day, dossier.calendar.as_of - 3)
    email = subject.email if subject.email and dice.chance(0.4) else None
    return (
        dossier.customer_no,
        noise.name(subject.name, dice),
        subject.id_no,
        dossier.phone(mobile, day, owner=subject),
        dossier.email(email, day, owner=subject) if email else "",
        dossier.address(home, day, owner=subject) if dice.chance(0.7) else "",
        dossier.employer(employer, day, owner=subject) if employer and dice.chance(0.6) else "",
        noise.compact(day),
    )


def _relative(dossier: "Dossier", tie: "Tie", place: int) -> Row | None:
    dice, other = dossier.dice, tie.person
    seen = dossier.calendar.as_of - 3 - dice.wait(700)
    number, stay, job = number_on(other, seen), other.stay(seen), other.job(seen)
    if number is None:
        return None
    return (
        f"{dossier.customer_no}{place:02d}",
        noise.name(other.name, dice),
        other.id_no if dice.chance(0.9) else "",
        dossier.phone(number, seen, owner=other),
        dossier.email(other.email, seen, owner=other) if other.email and dice.chance(0.3) else "",
        dossier.address(stay.address, seen, owner=other) if stay and dice.chance(0.8) else "",
        dossier.employer(job.employer, seen, owner=other) if job and dice.chance(0.6) else "",
        noise.compact(seen),
    )


def _stranger(dossier: "Dossier", town: "Town", day: int, number: str, place: int) -> Row:
    """Somebody who got a re-issued number, and has nothing to do with the case."""
    dice = dossier.dice
    born = date.fromordinal(dossier.calendar.as_of - dice.day(20 * 365, 60 * 365))
    other = new_person(town, flat(dice.one(URBAN), dice), born, male=dice.chance(0.5))
    updated = dice.day(day, dossier.calendar.as_of - 3)
    return (
        f"{dossier.customer_no}{80 + place:02d}",
        other.name,
        other.id_no,
        noise.phone(number, dice),
        "",
        other.registered.written(noise.address_form(dice)),
        "",
        noise.compact(updated),
    )
