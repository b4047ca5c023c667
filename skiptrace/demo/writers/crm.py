"""`crm`: contact updates that reached the lender later, and copies of the form posing as such."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.applications import number_on

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.people import Person

HEADER = (
    "案件编号", "身份证号", "客户号", "姓名", "类型", "内容", "联系人姓名", "关系", "更新时间",
    "渠道",
)  # fmt: skip
_CHANNELS = (("branch", 2), ("app", 4), ("hotline", 3), ("web", 1))
Row = tuple[str, ...]


def rows(dossier: "Dossier") -> list[Row]:
    """The case's updates, in order of their date."""
    dated = [
        *_informed(dossier),
        *_visits(dossier),
        *_contacts(dossier),
        *_echoes(dossier),
        *_repairs(dossier),
    ]
    return [row for _, row in sorted(dated)]


def _row(dossier: "Dossier", kind: str, value: str, day: int, channel: str) -> tuple[int, Row]:
    dice, subject = dossier.dice, dossier.subject
    roll = dice.random()
    who = ("", "", "")
    if roll < 0.45:
        who = (dossier.loan.case_no, "", "")
    elif roll < (0.75 if dossier.in_master else 0.985):
        who = ("", subject.id_no, "")
    elif roll < 0.985:
        who = ("", "", dossier.customer_no)
    name = noise.name(subject.name, dice)
    return day, (*who, name, kind, value, "", "", noise.slashed(day), channel)


def _informed(dossier: "Dossier") -> list[tuple[int, Row]]:
    """Changes the borrower told the lender of; after the default hardly anybody does."""
    dice, loan, subject = dossier.dice, dossier.loan, dossier.subject
    found = []
    for line in subject.lines:
        day = line.start + dice.wait(40)
        chance = dossier.house.regime.p_inform * (1.0 if day < loan.overdue_day else 0.3)
        if loan.loan_day < line.start and day < dossier.calendar.as_of and dice.chance(chance):
            number = noise.mistyped(line.number, dice) if dice.chance(0.04) else line.number
            value = dossier.phone(number, day, owner=subject)
            found.append(_row(dossier, "mobile", value, day, dice.pick(_CHANNELS)))
    for stay in subject.stays:
        day = stay.start + dice.wait(60)
        chance = dossier.house.regime.p_inform * (0.6 if day < loan.overdue_day else 0.15)
        if loan.loan_day < stay.start and day < dossier.calendar.as_of and dice.chance(chance):
            value = dossier.address(stay.address, day, owner=subject)
            found.append(_row(dossier, "home_address", value, day, dice.pick(_CHANNELS)))
    return found


def _visits(dossier: "Dossier") -> list[tuple[int, Row]]:
    """Visits to a branch or the app: what was current is confirmed, or the old is clicked on."""
    dice, loan, subject = dossier.dice, dossier.loan, dossier.subject
    found = []
    day = loan.loan_day + dice.wait(420)
    last = min(loan.overdue_day + 120, dossier.calendar.as_of - 5)
    while day < last:
        channel = dice.pick(_CHANNELS)
        number = dossier.form.mobile if dice.chance(0.3) else number_on(subject, day)
        if number:
            value = dossier.phone(number, day, owner=subject)
            found.append(_row(dossier, "mobile", value, day, channel))
        job = subject.job(day)
        if job is not None and dice.chance(0.3):
            value = dossier.employer(job.employer, day, owner=subject)
            found.append(_row(dossier, "employer", value, day, channel))
        if subject.email and dice.chance(0.25):
            value = dossier.email(subject.email, day, owner=subject)
            found.append(_row(dossier, "email", value, day, channel))
        day += dice.wait(500)
    return found


def _contacts(dossier: "Dossier") -> list[tuple[int, Row]]:
    """Contact persons named later, on the hotline or in the app."""
    dice, loan = dossier.dice, dossier.loan
    found = []
    for tie in dossier.house.ties:
        day = dice.day(loan.loan_day, min(loan.overdue_day + 60, dossier.calendar.as_of - 10))
        number = number_on(tie.person, day)
        if number is None or not tie.holds(day) or not dice.chance(0.10):
            continue
        value = dossier.phone(number, day, owner=tie.person)
        day, row = _row(dossier, "contact", value, day, "hotline")
        name = noise.name(tie.person.name, dice)
        found.append((day, (*row[:6], name, tie.word, *row[8:])))
    return found


def _echoes(dossier: "Dossier") -> list[tuple[int, Row]]:
    """The form's own values again: a system migration stamped them with its own day."""
    dice, form, subject = dossier.dice, dossier.form, dossier.subject
    day = dossier.calendar.migration_day
    if day <= dossier.loan.loan_day or not dice.chance(0.55):
        return []
    found = [_row(dossier, "mobile", dossier.phone(form.mobile, day, owner=subject), day, "web")]
    if dice.chance(0.7):
        value = dossier.address(form.home, day, owner=subject)
        found.append(_row(dossier, "home_address", value, day, "web"))
    if form.employer is not None and dice.chance(0.5):
        value = dossier.employer(form.employer, day, owner=subject)
        found.append(_row(dossier, "employer", value, day, "web"))
    if form.contacts and dice.chance(0.4):
        found.append(_copied_contact(dossier, day))
    return found


def _copied_contact(dossier: "Dossier", day: int) -> tuple[int, Row]:
    contact = dossier.form.contacts[0]
    owner: Person | None = contact.person
    _, row = _row(dossier, "contact", dossier.phone(contact.phone, day, owner=owner), day, "web")
    return day, (*row[:6], contact.name, contact.word, *row[8:])


def _repairs(dossier: "Dossier") -> list[tuple[int, Row]]:
    """Numbers that earlier collectors entered as the borrower's own, seldom checked."""
    dice, loan, subject = dossier.dice, dossier.loan, dossier.subject
    if not dice.chance(0.62):
        return []
    day = dice.day(loan.overdue_day + 45, dossier.calendar.as_of - 4)
    number = _found_number(dossier, day)
    value = dossier.phone(number, day, owner=subject)
    return [_row(dossier, "mobile", value, day, "hotline")]


def _found_number(dossier: "Dossier", day: int) -> str:
    """An old number, a relative's, a stranger's; now and then the right one."""
    dice, subject = dossier.dice, dossier.subject
    source = dice.pick((("old", 4), ("family", 3), ("wrong", 3), ("right", 2)))
    if source == "old" and (line := subject.line(day, back=1)) is not None:
        return line.number
    if source == "family" and dossier.house.ties:
        number = number_on(dice.one(dossier.house.ties).person, day)
        return number or dossier.numbers.mobile()
    if source == "right":
        return number_on(subject, day) or dossier.form.mobile
    return dossier.numbers.mobile()
