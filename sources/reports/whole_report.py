"""One whole report as a record: its purpose checked first, then every field that bears a claim."""

from datetime import date
from typing import Final

from skiptrace import normalize
from skiptrace.model.case import CHINA
from skiptrace.model.claim import Attribute
from skiptrace.model.coded import QueryReason
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.model.report_delta import SOURCE as KIND
from skiptrace.normalize.text import cleaned
from skiptrace.ports import ReadOptions
from sources.reports.fields import place
from sources.reports.remarks import remarks
from sources.reports.report_activity import read_activity
from sources.reports.report_affairs import read_affairs
from sources.reports.report_identity import RESIDENT, read_identity
from sources.reports.report_sheet import ReportSheet
from sources.reports.segment import Report, ReportProblem, Segment
from sources.stamp import ClaimSheet, Detail, record_name
from sources.words import plain

# Post-loan and post-guarantee management: a report drawn for another purpose may not be used for
# this one (征信业管理条例 arts. 18 and 20; codes in data/codes.csv). Tables write the words out.
PURPOSES: Final = {
    "01": QueryReason.POST_LOAN,
    "1": QueryReason.POST_LOAN,
    "贷后管理": QueryReason.POST_LOAN,
    "01贷后管理": QueryReason.POST_LOAN,
    "21": QueryReason.POST_GUARANTEE,
    "保后管理": QueryReason.POST_GUARANTEE,
    "21保后管理": QueryReason.POST_GUARANTEE,
}


def purpose_of(text: str) -> QueryReason | None:
    """The admitted query reason that a code or its words mean; None: not to be used here."""
    return PURPOSES.get(plain(text))


def read_report(report: Report, options: ReadOptions, line: int) -> Record:
    """The record of a report, named by the bureau's number; raises ReportProblem.

    Nothing is read before the purpose is known to be admitted. line: its place in the file, from 1.
    """
    query = report.first("PA01B")
    purpose = purpose_of(query.value("PA01BD02"))
    if purpose is None:
        raise ReportProblem("report_purpose", place("PA01BD02"), query.value("PA01BD02"))
    day = _report_day(report)
    number, _ = cleaned(report.value("PA01AI01"))
    subject = _subject(query, number)
    record = number or record_name(KIND, (subject.key, day))
    stamped = ClaimSheet(KIND, record, f"bureau:report:{record}", day, options, stated_on=day)
    sheet = ReportSheet(report, subject, stamped)
    # The heading comes first: it says whose report the claims of this record are of.
    for attribute, value, code in (
        (Attribute.CREDIT_REPORT, record, "PA01AI01"),
        (Attribute.QUERY_REASON, purpose.value, "PA01BD02"),
    ):
        stamped.attribute(subject, attribute, value, Detail(place=place(code)))
    read_identity(sheet)
    read_affairs(sheet)
    read_activity(sheet)
    if day > options.received_at.astimezone(CHINA).date():
        sheet.remark("PA01AR01", "report_ahead")
    said = dict.fromkeys((*sheet.remarks, *remarks(report.root)))
    return Record(KIND, record, line, tuple(stamped.claims), warnings=tuple(said))


def _report_day(report: Report) -> date:
    written = normalize.day(report.value("PA01AR01"))
    if written.canonical is None:
        code = "missing" if written.problem == "empty" else written.problem or "missing"
        raise ReportProblem(code, place("PA01AR01"), report.value("PA01AR01"))
    return date.fromisoformat(written.canonical)


def _subject(query: Segment, report_number: str) -> PartyRef:
    """By the resident number; a holder of other papers by those, hashed, in all their reports."""
    name = normalize.person_name(query.value("PA01BQ01"))
    if name.canonical is None:
        problem = name.problem or "missing"
        raise ReportProblem(problem, place("PA01BQ01"), query.value("PA01BQ01"))
    number, paper = query.value("PA01BI01"), query.value("PA01BD01")
    id_no = normalize.id_number(number)
    if id_no.canonical is None and (not paper or paper in RESIDENT):
        raise ReportProblem(id_no.problem or "missing", place("PA01BI01"), number)
    papers = (paper, cleaned(number)[0].upper() or report_number)
    return PartyRef(name=name.canonical, id_no=id_no.canonical, anchor=record_name(KIND, papers))
