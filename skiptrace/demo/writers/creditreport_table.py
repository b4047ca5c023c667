"""`credit-reports` in the table form: one row a value."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.loans import OWN_LENDER

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.writers.creditreport import CreditReport

HEADER = ("id_no", "name", "report_date", "kind", "value", "updated_at", "reported_by", "extra")
Row = tuple[str, ...]


def rows(dossier: "Dossier", report: "CreditReport") -> list[Row]:
    """All rows of one report."""
    subject = dossier.subject
    cells = [*_dated(dossier, report), *_undated(dossier, report)]
    first = (subject.id_no, subject.name, noise.iso(report.day))
    return [(*first, *row) for row in cells]


def _dated(dossier: "Dossier", report: "CreditReport") -> list[Row]:
    return [*_reach(dossier, report), *_work(dossier, report)]


def _reach(dossier: "Dossier", report: "CreditReport") -> list[Row]:
    subject = dossier.subject
    found: list[Row] = []
    for seen in report.mobiles:
        if seen.number:
            value = dossier.phone(seen.number, seen.day, owner=subject)
            found.append(("mobile", value, noise.iso(seen.day), seen.lender, ""))
    for seen in report.homes:
        if seen.stay is None:
            continue
        value = dossier.address(seen.stay.address, seen.day, owner=subject)
        found.append(("home_address", value, noise.iso(seen.day), seen.lender, ""))
        if seen.stay.landline:
            value = dossier.phone(seen.stay.landline, seen.day, owner=subject, use="home_phone")
            found.append(("home_phone", value, noise.iso(seen.day), seen.lender, ""))
    return found


def _work(dossier: "Dossier", report: "CreditReport") -> list[Row]:
    subject = dossier.subject
    found: list[Row] = []
    for seen in report.jobs:
        work = seen.employer
        if work is None:
            continue
        day, lender = noise.iso(seen.day), seen.lender
        found.append(("employer", dossier.employer(work, seen.day, owner=subject), day, lender, ""))
        value = dossier.address(work.address, seen.day, owner=subject, use="work_address")
        found.append(("employer_address", value, day, lender, work.name))
        if work.phone:
            value = dossier.phone(work.phone, seen.day, owner=subject, use="work_phone")
            found.append(("employer_phone", value, day, lender, work.name))
    return found


def _undated(dossier: "Dossier", report: "CreditReport") -> list[Row]:
    """Sections without an update day of their own carry the report's."""
    subject, day = dossier.subject, report.day
    registered = dossier.address(subject.registered, day, owner=subject, use="registered")
    found: list[Row] = [("registered_address", registered, noise.iso(day), OWN_LENDER, "")]
    if report.mailing is not None:
        value = dossier.address(report.mailing.address, day, owner=subject, use="mailing")
        found.append(("mailing_address", value, noise.iso(day), OWN_LENDER, ""))
    if report.spouse is not None:
        tie, number = report.spouse
        phone = dossier.phone(number, day, owner=tie.person)
        found.append(("spouse", tie.person.name, noise.iso(day), OWN_LENDER, phone))
    return found
