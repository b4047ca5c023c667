"""Parts 1 to 5 of a report: who the person is, and where they live, work and are reached.

Mobiles, homes and jobs have a day of their own; the spouse and the basic facts have none and are as
of the report.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from skiptrace import normalize
from skiptrace.model.claim import Attribute
from skiptrace.model.coded import EmploymentStatus, MaritalStatus, ResidenceStatus
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef, Relation
from sources.reports.fields import fields, label, place
from sources.reports.report_sheet import ReportSheet, bureau_origin
from sources.reports.segment import Segment
from sources.stamp import Detail

RESIDENT: Final = frozenset({"10", "0"})
_OTHER_PAPER: Final = "X"

# Codes that say something; 99 unknown and 90 other say nothing.
MARITAL: Final = {
    "10": MaritalStatus.UNMARRIED,
    "20": MaritalStatus.MARRIED,
    "30": MaritalStatus.WIDOWED,
    "40": MaritalStatus.DIVORCED,
    "91": MaritalStatus.SINGLE,
}
# 11 and 12 came with the second generation and mean what 1 and, roughly, 3 meant.
RESIDENCE: Final = {
    "1": ResidenceStatus.OWN_HOME,
    "2": ResidenceStatus.MORTGAGED_HOME,
    "3": ResidenceStatus.RELATIVES_HOME,
    "4": ResidenceStatus.DORMITORY,
    "5": ResidenceStatus.RENTED_HOME,
    "6": ResidenceStatus.SHARED_HOME,
    "11": ResidenceStatus.OWN_HOME,
    "12": ResidenceStatus.BORROWED_HOME,
}
EMPLOYMENT: Final = {
    "11": EmploymentStatus.CIVIL_SERVANT,
    "13": EmploymentStatus.PROFESSIONAL,
    "17": EmploymentStatus.OFFICE_WORKER,
    "21": EmploymentStatus.MANAGER,
    "24": EmploymentStatus.WORKER,
    "27": EmploymentStatus.FARMER,
    "31": EmploymentStatus.STUDENT,
    "37": EmploymentStatus.SOLDIER,
    "51": EmploymentStatus.FREELANCER,
    "54": EmploymentStatus.SELF_EMPLOYED,
    "70": EmploymentStatus.UNEMPLOYED,
    "80": EmploymentStatus.RETIRED,
    "91": EmploymentStatus.EMPLOYED,
}


def read_identity(sheet: ReportSheet) -> None:
    """PRH (but the request), PIM, PMM, PRM, POM."""
    _heading(sheet)
    _basics(sheet)
    for mobile in sheet.report.every("PB01BH"):
        sheet.point(mobile, "PB01BQ01", "PB01BR01")
    _marriage(sheet)
    _homes(sheet)
    _jobs(sheet)


def _heading(sheet: ReportSheet) -> None:
    report = sheet.report
    for paper in report.every("PA01CH"):
        alias = _alias(sheet, paper, "PA01CD01", "PA01CI01")
        sheet.attribute(Attribute.ALIAS_ID, alias, "PA01CI01")
    # The number that the person left with the bureau themselves, to be asked before any credit.
    sheet.point(report.first("PA01D"), "PA01DQ02", "PA01DR01", what="fraud-alert")
    disputed = sheet.count(report.first("PA01E"), "PA01ES01")
    if disputed:
        sheet.attribute(Attribute.DISPUTED_ENTRIES, str(disputed), "PA01ES01")


def _basics(sheet: ReportSheet) -> None:
    basics = sheet.report.first("PB01A")
    sheet.point(basics, "PB01AQ01", use=ContactUse.EMAIL)
    sheet.point(basics, "PB01AQ02", use=ContactUse.MAILING)
    sheet.point(basics, "PB01AQ03", use=ContactUse.REGISTERED)
    _coded(sheet, basics, "PB01AD04", Attribute.EMPLOYMENT_STATUS, EMPLOYMENT)


def _coded(
    sheet: ReportSheet,
    segment: Segment,
    code: str,
    attribute: Attribute,
    meanings: Mapping[str, StrEnum],
    dated_by: str = "",
    party: PartyRef | None = None,
) -> None:
    """A coded field as an attribute; codes that say nothing give none."""
    meaning = meanings.get(segment.value(code).lstrip("0"))
    day = sheet.day(segment, dated_by) if dated_by else None
    sheet.attribute(attribute, meaning and meaning.value, code, day, party=party)


def _homes(sheet: ReportSheet) -> None:
    for home in sheet.report.every("PB03"):
        note = sheet.words(home, "PB030D01")
        sheet.point(home, "PB030Q01", "PB030R01", ContactUse.HOME, note=note)
        sheet.point(home, "PB030Q02", "PB030R01")
        _coded(sheet, home, "PB030D01", Attribute.RESIDENCE_STATUS, RESIDENCE, "PB030R01")


def _jobs(sheet: ReportSheet) -> None:
    for job in sheet.report.every("PB04"):
        note = sheet.words(job, "PB040D02", "PB040D03", "PB040D04", "PB040D05", "PB040D06")
        since = sheet.text(job, "PB040R01")
        note = "; ".join(filter(None, (note, since and f"{fields()['PB040R01'].name} {since}")))
        sheet.point(job, "PB040Q01", "PB040R02", ContactUse.EMPLOYER, note=note)
        sheet.point(job, "PB040Q02", "PB040R02", ContactUse.WORK_ADDRESS)
        sheet.point(job, "PB040Q03", "PB040R02", ContactUse.WORK_PHONE)
        _coded(sheet, job, "PB040D01", Attribute.EMPLOYMENT_STATUS, EMPLOYMENT, "PB040R02")


def _marriage(sheet: ReportSheet) -> None:
    marriage = sheet.report.first("PB02")
    _coded(sheet, marriage, "PB020D01", Attribute.MARITAL_STATUS, MARITAL)
    name = sheet.value(marriage, "PB020Q01", normalize.person_name)
    resident = marriage.value("PB020D02") in RESIDENT
    id_no = sheet.value(marriage, "PB020I01", normalize.id_number) if resident else None
    if name is None and id_no is None:
        return
    phone = None if id_no else normalize.phone(marriage.value("PB020Q03")).canonical
    spouse = PartyRef(name=name, id_no=id_no, phone=phone, anchor=f"{sheet.claims.record}:PB02")
    married = bureau_origin(sheet.subject, None, Relation.SPOUSE.value)
    where = Detail(place=place("PB020Q01" if name else "PB020I01"), origin=married)
    sheet.claims.relation(sheet.subject, spouse, Relation.SPOUSE, where)
    sheet.point(marriage, "PB020Q03", party=spouse)
    sheet.point(marriage, "PB020Q02", use=ContactUse.EMPLOYER, party=spouse)
    if not resident:
        alias = _alias(sheet, marriage, "PB020D02", "PB020I01")
        sheet.attribute(Attribute.ALIAS_ID, alias, "PB020I01", party=spouse)


def _alias(sheet: ReportSheet, segment: Segment, type_code: str, number_code: str) -> str | None:
    """Another document as `type:number`; X for a type that is not known."""
    number, kind = sheet.text(segment, number_code), segment.value(type_code)
    known = label(fields()[type_code].unit, kind) is not None
    return f"{kind if known else _OTHER_PAPER}:{number.upper()}" if number else None
