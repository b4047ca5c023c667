"""What the report says beside identity: accounts, guarantees, telephone bills, funds, queries.

Nothing here is a contact point but the fund's employer; the rest are signs of life.
"""

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from skiptrace.demo.loans import OTHER_LENDERS
from skiptrace.demo.noise import iso

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.writers.creditreport import CreditReport

_OWN_CODE = "A10000000000001"
_POST_LOAN = "01"
# Why lenders ask, in the proportions of a count of real reports (domain.md 1.3).
_REASONS = (
    ("02", 211_430.0),
    ("08", 102_496.0),
    ("03", 12_409.0),
    ("20", 2_103.0),
    ("24", 2_068.0),
)
_CARRIERS = ("测试移动通信有限公司", "示例电信有限公司", "样例联合网络通信有限公司")
_MONTHS_ON_RECORD = 24
_FUND_SHARE = 0.25
_GUARANTEE_SHARE = 0.08
_BORROWS_ELSEWHERE = 0.5


def tag(name: str, *inner: str) -> str:
    """An element with elements in it."""
    return f"<{name}>{''.join(inner)}</{name}>"


def text(name: str, value: str = "") -> str:
    """An element with a text."""
    return f"<{name}>{escape(value, quote=False)}</{name}>"


def sections_of(dossier: "Dossier", report: "CreditReport", dice: "Dice") -> dict[str, str]:
    """Section -> what stands in it; sections without anything are left out."""
    return {
        "PSM": tag("PC01", text("PC010Q01", str(dice.day(350, 720))), text("PC010Q02", "40"),
                   text("PC010S01", "1"), text("PC010D01", "03")),
        "PDA": "".join(_accounts(report, dice)),
        "PCR": _guarantee(report, dice),
        "PND": "".join(_telephones(dossier, report, dice)),
        "PHF": _fund(dossier, report, dice),
        "POQ": "".join(_queries(report, dice)),
    }  # fmt: skip


def _code(lender: str) -> str:
    return f"B2000000000000{OTHER_LENDERS.index(lender) + 1}"


def _month(day: int) -> str:
    return f"{date.fromordinal(day):%Y-%m}"


def _accounts(report: "CreditReport", dice: "Dice") -> list[str]:
    """A loan at some of the lenders that saw the person; who is active there has paid lately."""
    made = []
    for number, use in enumerate(report.uses, start=1):
        if use.lender not in OTHER_LENDERS or not dice.chance(_BORROWS_ELSEWHERE):
            continue
        paid = dice.day(use.first, min(report.day, use.first + 700))
        basic = (
            text("PD01AI01", str(number)), text("PD01AD01", "D1"), text("PD01AD02", "24"),
            text("PD01AI02", _code(use.lender)), text("PD01AD03", "91"),
            text("PD01AR01", iso(use.first)), text("PD01AD04", "CNY"), text("PD01AJ01", "20000"),
        )  # fmt: skip
        latest = (
            text("PD01BD01", "1"), text("PD01BR01"), text("PD01BJ01", "8000"),
            text("PD01BR02", iso(paid)), text("PD01BR03", iso(report.day)),
        )  # fmt: skip
        made.append(tag("PD01", tag("PD01A", *basic), tag("PD01B", *latest)))
    return made


def _guarantee(report: "CreditReport", dice: "Dice") -> str:
    if not dice.chance(_GUARANTEE_SHARE):
        return ""
    cells = (
        text("PD03AD08", "1"), text("PD03AD01", "11"), text("PD03AQ01", _code(OTHER_LENDERS[0])),
        text("PD03AD02", "41"), text("PD03AR01", iso(report.day - 900)),
        text("PD03AR02", iso(report.day + 200)), text("PD03AD03", "2"),
        text("PD03AQ02", f"SYNGUAR{report.serial[-6:]}"), text("PD03AR03", iso(report.day - 15)),
    )  # fmt: skip
    return tag("PD03", tag("PD03A", *cells))


def _telephones(dossier: "Dossier", report: "CreditReport", dice: "Dice") -> list[str]:
    """The accounts behind the numbers held on the day: paid while they work, else in arrears."""
    made = []
    month = report.day - 31
    for line in dossier.subject.lines:
        if not line.held(month):
            continue
        behind = line.status(month) == "suspended"
        since = line.arrears_from if behind and line.arrears_from else month
        months = min(max((month - since) // 30 + 1, 1), _MONTHS_ON_RECORD) if behind else 0
        cells = (
            text("PE01AD01", "TE"), text("PE01AQ01", dice.one(_CARRIERS)), text("PE01AD02"),
            text("PE01AR01", iso(line.start)), text("PE01AD03", "1" if behind else "0"),
            text("PE01AJ01", str(59 * months)), text("PE01AR02", _month(month)),
            text("PE01AQ02", "N" * (_MONTHS_ON_RECORD - months) + "1" * months),
        )  # fmt: skip
        made.append(tag("PE01", tag("PE01A", *cells)))
    return made


def _fund(dossier: "Dossier", report: "CreditReport", dice: "Dice") -> str:
    """The housing fund's employer, as of the last month paid; big employers pay into it."""
    job = dossier.subject.last_job(report.day)
    if job is None or not job.employer.big or not dice.chance(_FUND_SHARE):
        return ""
    until = min(job.end or report.day, report.day) - 20
    if until <= job.start:
        return ""
    dossier.ledger.note("employer", job.employer.name, until, owner=dossier.subject)
    cells = (
        text("PF05AQ01", "测试市"), text("PF05AR01", iso(job.start)),
        text("PF05AD01", "1" if job.end is None else "2"), text("PF05AR02", _month(job.start)),
        text("PF05AR03", _month(until)), text("PF05AQ02", "8"), text("PF05AQ03", "8"),
        text("PF05AJ01", "800"), text("PF05AQ04", job.employer.name),
        text("PF05AR04", iso(until)),
    )  # fmt: skip
    return tag("PF05", tag("PF05A", *cells))


def _queries(report: "CreditReport", dice: "Dice") -> list[str]:
    """Our own queries of the last half year, and one for every time another lender was asked."""
    asked = [(report.day - 30 * back, _OWN_CODE, "24", _POST_LOAN) for back in range(6)]
    asked += [
        (day, _code(dice.one(OTHER_LENDERS)), "11", dice.pick(_REASONS)) for day in report.applied
    ]
    return [
        tag(
            "PH01",
            text("PH010R01", iso(day)),
            text("PH010D01", kind),
            text("PH010Q02", institution),
            text("PH010Q03", reason),
        )
        for day, institution, kind, reason in sorted(asked, reverse=True)
    ]
