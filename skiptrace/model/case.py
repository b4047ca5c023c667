"""The case: one contract whose borrower is lost."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from skiptrace.model.party import PartyRef

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Case:
    """One contract; it carries the lawful purpose of all work on it.

    `jurisdiction` chooses the policy pack; `timezone` is the called person's, not the machine's.
    dpd: days past due as the file says. None: the file is silent.
    """

    case_no: str
    subject: PartyRef
    contract_no: str | None = None
    lender: str | None = None
    product: str | None = None
    loan_date: date | None = None
    overdue_since: date | None = None
    dpd: int | None = None
    balance: Decimal | None = field(default=None, repr=False)
    currency: str = "CNY"
    jurisdiction: str = "CN"
    timezone: str = "Asia/Shanghai"
    purpose: str = "post-loan management"
