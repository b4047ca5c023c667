"""Parts 13, 16, 17, 19 of a report: what ties the person to courts, funds, other contracts."""

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from sources.reports.report_sheet import ReportSheet


def read_affairs(sheet: ReportSheet) -> None:
    """PCR, PCJ, PCE, PHF."""
    _guarantees(sheet)
    _courts(sheet)
    _fund(sheet)


def _guarantees(sheet: ReportSheet) -> None:
    """Contracts the person answers for with somebody whom the report does not name."""
    for link in sheet.report.every("PD03A"):
        sheet.attribute(
            Attribute.GUARANTEED_CONTRACT,
            sheet.text(link, "PD03AQ02"),
            "PD03AQ02",
            sheet.day(link, "PD03AR03"),
            reported_by=sheet.text(link, "PD03AQ01"),
            note=sheet.words(link, "PD03AD03", "PD03AD02", "PD03AD07"),
        )


def _courts(sheet: ReportSheet) -> None:
    """A court that has or had the person before it is an office to inquire at."""
    for case in sheet.report.every("PF03A"):
        note = "; ".join(filter(None, (sheet.text(case, "PF03AQ02"), sheet.text(case, "PF03AQ03"))))
        sheet.point(case, "PF03AQ01", "PF03AR01", ContactUse.OFFICE, note=note, what="court")
    for case in sheet.report.every("PF02A"):
        note = sheet.text(case, "PF02AQ02")
        sheet.point(case, "PF02AQ01", "PF02AR01", ContactUse.OFFICE, note=note, what="court")


def _fund(sheet: ReportSheet) -> None:
    """The employer that pays into the housing fund; the bureau has stopped updating this part."""
    for fund in sheet.report.every("PF05A"):
        words = (sheet.text(fund, "PF05AQ01"), sheet.words(fund, "PF05AD01"))
        note = "; ".join(filter(None, words))
        sheet.point(
            fund, "PF05AQ04", "PF05AR03", ContactUse.EMPLOYER, note=note, what="housing-fund"
        )
