"""What a credit report holds of a borrower: sightings by lenders, each with its update day."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skiptrace.demo.applications import number_on
from skiptrace.demo.loans import OTHER_LENDERS, OWN_LENDER

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.employers import Employer
    from skiptrace.demo.households import Tie
    from skiptrace.demo.people import Stay

# The report keeps the five newest of each kind (domain: PB01B, PB03, PB04 are [0..5]).
MOST = 5
# Update days up to this long before the report are normal.
_OLDEST = 3_600


@dataclass(frozen=True, slots=True)
class Sighting:
    """A value (phone number, home or employer) as a lender reported it, with its update day.

    first: the day it was first told; the lender may have sent it again since, under a newer one.
    """

    day: int
    lender: str
    first: int
    number: str | None = field(default=None, repr=False)
    stay: "Stay | None" = field(default=None, repr=False)
    employer: "Employer | None" = None


@dataclass(frozen=True, slots=True)
class CreditReport:
    """One report: what its identity, residence and employment sections say, newest first.

    applied: days on which other lenders were applied to. spouse: the tie and the number the report
    gives for them; None: no spouse stated. uses: all sightings, of which the sections show the
    newest.
    """

    serial: str
    day: int
    mobiles: tuple[Sighting, ...]
    homes: tuple[Sighting, ...]
    jobs: tuple[Sighting, ...]
    spouse: "tuple[Tie, str] | None"
    email: str | None = field(repr=False)
    mailing: "Stay | None" = field(repr=False)
    applied: tuple[int, ...] = ()
    uses: tuple[Sighting, ...] = field(default=(), repr=False)


def draw_up(dossier: "Dossier", number: int) -> CreditReport:
    """The report as the lender got it after the default (query reason: post-loan management)."""
    dice, loan, as_of = dossier.dice, dossier.loan, dossier.calendar.as_of
    day = dice.day(max(loan.overdue_day + 30, as_of - 300), as_of - 6)
    uses = _uses(dossier, day)
    mailing = dossier.subject.stay(day - dice.wait(500)) if dice.chance(0.4) else None
    email = dossier.subject.email if dice.chance(0.25) else None
    return CreditReport(
        serial=f"{day:08d}{number:014d}",
        day=day,
        mobiles=_newest([use for use in uses if use.number], "number", day),
        homes=_newest([use for use in uses if use.stay], "stay", day),
        jobs=_newest([use for use in uses if use.employer], "employer", day),
        spouse=_spouse(dossier, day),
        email=email,
        mailing=mailing,
        applied=tuple(sorted(use.first for use in uses if use.lender != OWN_LENDER)),
        uses=tuple(uses),
    )


def drawn_before(report: CreditReport, day: int, number: int) -> CreditReport:
    """The report as it stood on an earlier day: values that came in later are not in it yet."""
    uses = [
        replace(use, day=use.day if use.day <= day else use.first)
        for use in report.uses
        if use.first <= day
    ]
    return replace(
        report,
        serial=f"{day:08d}{number:014d}",
        day=day,
        mobiles=_newest([use for use in uses if use.number], "number", day),
        homes=_newest([use for use in uses if use.stay], "stay", day),
        jobs=_newest([use for use in uses if use.employer], "employer", day),
        email=None,
        applied=tuple(seen for seen in report.applied if seen <= day),
        uses=tuple(uses),
    )


def _uses(dossier: "Dossier", report_day: int) -> list[Sighting]:
    """Days on which some lender saw the borrower, and what it then reported."""
    dice, loan, subject = dossier.dice, dossier.loan, dossier.subject
    days = [report_day - dice.wait(1300) for _ in range(dice.pick(_HOW_OFTEN))]
    days = [day for day in days if day > max(report_day - _OLDEST, subject.stays[0].start)]
    days = [day for day in days if day < loan.overdue_day]
    latest = report_day - 5
    if loan.overdue_day + 30 < latest and dice.chance(dossier.house.regime.p_use):
        days.append(dice.day(loan.overdue_day + 30, latest))
    found = [_sighting(dossier, day, report_day) for day in sorted(days)]
    return [*found, *_own(dossier, report_day)]


def _sighting(dossier: "Dossier", day: int, report_day: int) -> Sighting:
    """What another lender reports; some never ask again and send the old value as new."""
    dice, subject = dossier.dice, dossier.subject
    line = subject.line(day, back=1) if dice.chance(0.2) else None
    line = line or subject.line(day)
    job = subject.last_job(day)
    stated = day
    if dice.chance(0.45):
        stated = dice.day(day, report_day - 2)
    return Sighting(
        stated,
        dice.one(OTHER_LENDERS),
        day,
        line.number if line and dice.chance(0.9) else None,
        subject.stay(day) if dice.chance(0.7) else None,
        job.employer if job and dice.chance(0.6) else None,
    )


def _own(dossier: "Dossier", report_day: int) -> list[Sighting]:
    """Our own lender reports the form, re-dated by its monthly batch for some."""
    dice, loan, form = dossier.dice, dossier.loan, dossier.form
    if not dice.chance(0.8):
        return []
    day = loan.loan_day
    if dice.chance(0.6):
        day = dice.day(day, report_day - 2)
    stay = next((s for s in dossier.subject.stays if s.address == form.home), None)
    return [Sighting(day, OWN_LENDER, loan.loan_day, form.mobile, stay, form.employer)]


def _newest(sightings: list[Sighting], kind: str, report_day: int) -> tuple[Sighting, ...]:
    """The newest sighting of each value, newest first, five at most."""
    kept: dict[object, Sighting] = {}
    for sighting in sorted(sightings, key=lambda item: item.day):
        value = getattr(sighting, kind)
        kept[value.address if kind == "stay" else value] = sighting
    rows = sorted(kept.values(), key=lambda item: -item.day)
    return tuple(row for row in rows if row.day <= report_day)[:MOST]


def _spouse(dossier: "Dossier", day: int) -> "tuple[Tie, str] | None":
    """The spouse as stated some time before; a divorced one may still stand there."""
    seen = day - dossier.dice.wait(600)
    for tie in dossier.house.of("spouse", day=seen):
        number = number_on(tie.person, seen)
        if number and dossier.dice.chance(0.8):
            return tie, number
    return None


_HOW_OFTEN = ((0, 0.1), (1, 0.2), (2, 0.3), (4, 0.25), (6, 0.15))
