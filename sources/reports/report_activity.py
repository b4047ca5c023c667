"""Parts 10, 11, 14, 19 and 24 of a report: signs of life, and who else is looking.

A signal with its day and the institution that reported it, never a lead: nobody may be asked there
about the person. Amounts and terms of other contracts are read past and not kept.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from skiptrace.model.claim import Attribute
from skiptrace.model.coded import Activity
from sources.reports.report_sheet import ReportSheet
from sources.reports.segment import Segment

_TELECOM: Final = frozenset({"TE", "1"})
_UTILITY: Final = frozenset({"UE", "2"})
# Names of carriers, for channels that leave the type of the account out.
_CARRIERS: Final = ("电信", "移动", "联通", "通信", "广电")
_PAID_UP, _IN_ARREARS = "0", "1"
_PAID_MONTH = "N"
_PAYING = "1"

# Who asked the bureau, by the reason: applying is the person's own act, being managed is not.
_BY_REASON: Final = {
    "01": Activity.CREDITOR_QUERY,
    "02": Activity.CREDIT_SOUGHT,
    "03": Activity.CREDIT_SOUGHT,
    "08": Activity.CREDIT_SOUGHT,
    "09": Activity.COURT_QUERY,
    "16": Activity.SERVICE_SOUGHT,
    "18": Activity.SERVICE_SOUGHT,
    "19": Activity.SERVICE_SOUGHT,
    "20": Activity.CREDIT_SOUGHT,
    "21": Activity.CREDITOR_QUERY,
    "22": Activity.SERVICE_SOUGHT,
    "23": Activity.SERVICE_SOUGHT,
    "24": Activity.CREDIT_SOUGHT,
    "25": Activity.SERVICE_SOUGHT,
    "26": Activity.CREDIT_SOUGHT,
}


class Signal(NamedTuple):
    """One activity: what, when, reported by whom, and the field that says so."""

    activity: Activity
    day: date
    institution: str
    code: str


def read_activity(sheet: ReportSheet) -> None:
    """PND, POQ (or the last query of PQO), PDA, PHF.

    Of each activity with each institution the latest alone: a lender that looks every month is one
    that is looking.
    """
    signals = [*_accounts(sheet), *_queries(sheet), *_repayments(sheet), *_fund(sheet)]
    for signal in _latest(signals):
        sheet.attribute(
            Attribute.ACTIVITY,
            signal.activity.value,
            signal.code,
            signal.day,
            reported_by=signal.institution,
        )


def _latest(signals: Iterable[Signal]) -> list[Signal]:
    found: dict[tuple[Activity, str], Signal] = {}
    for signal in signals:
        key = (signal.activity, signal.institution)
        if key not in found or found[key] < signal:
            found[key] = signal
    return sorted(found.values())


def _accounts(sheet: ReportSheet) -> Iterator[Signal]:
    """Telephone and utility accounts: the last month paid, and arrears that stand."""
    for account in sheet.report.every("PE01A"):
        paid, arrears = _kinds(account)
        institution = sheet.text(account, "PE01AQ01")
        month = sheet.day(account, "PE01AR02")
        if month is None:
            continue
        state = account.value("PE01AD03")
        if state == _PAID_UP:
            yield Signal(paid, month, institution, "PE01AD03")
            continue
        if state == _IN_ARREARS:
            yield Signal(arrears, month, institution, "PE01AD03")
        last = last_paid(month, account.value("PE01AQ02"))
        if last is not None:
            yield Signal(paid, last, institution, "PE01AQ02")


def _kinds(account: Segment) -> tuple[Activity, Activity]:
    """(paid, in arrears) of the account's kind."""
    kind, name = account.value("PE01AD01").upper(), account.value("PE01AQ01")
    telecom = kind in _TELECOM or (
        kind not in _UTILITY and any(carrier in name for carrier in _CARRIERS)
    )
    if telecom:
        return Activity.TELECOM_PAID, Activity.TELECOM_ARREARS
    return Activity.UTILITY_PAID, Activity.UTILITY_ARREARS


def last_paid(month: date, record: str) -> date | None:
    """First day of the last month paid: the record has one letter a month, the last is `month`'s.

    None when no month of the record was paid.
    """
    behind = len(record.rstrip()) - 1 - record.rfind(_PAID_MONTH)
    if _PAID_MONTH not in record:
        return None
    day = month.replace(day=1)
    for _ in range(behind):
        day = (day - timedelta(days=1)).replace(day=1)
    return day


def _queries(sheet: ReportSheet) -> Iterator[Signal]:
    report = sheet.report
    for query in report.every("PH01"):
        day = sheet.day(query, "PH010R01")
        activity = _BY_REASON.get(query.value("PH010Q03").zfill(2))
        if day and activity:
            yield Signal(activity, day, sheet.text(query, "PH010Q02"), "PH010Q03")
    if report.every("PH01"):
        return
    last = report.first("PC05A")
    day = sheet.day(last, "PC05AR01")
    activity = _BY_REASON.get(last.value("PC05AQ01").zfill(2))
    if day and activity:
        yield Signal(activity, day, sheet.text(last, "PC05AI01"), "PC05AQ01")


def _repayments(sheet: ReportSheet) -> Iterator[Signal]:
    """When the person last paid each lender: somebody who pays elsewhere is alive and has money."""
    for account in sheet.report.every("PD01"):
        institution = sheet.text(account, "PD01AI02")
        for code in ("PD01BR02", "PD01CR03"):
            day = sheet.day(account, code)
            if day:
                yield Signal(Activity.LOAN_REPAID, day, institution, code)


def _fund(sheet: ReportSheet) -> Iterator[Signal]:
    for fund in sheet.report.every("PF05A"):
        day = sheet.day(fund, "PF05AR03")
        if day and fund.value("PF05AD01") in ("", _PAYING):
            yield Signal(Activity.FUND_PAID, day, sheet.text(fund, "PF05AQ01"), "PF05AR03")
