"""Loans: contract terms, and the day they stopped being paid."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice

OWN_LENDER = "示例消费金融有限公司"
OTHER_LENDERS = (
    "测试商业银行股份有限公司",
    "示例农村商业银行股份有限公司",
    "测试汽车金融有限公司",
    "样例小额贷款有限公司",
    "演示信用卡中心",
)
_PRODUCTS = ("现金分期", "消费分期", "循环贷", "车主贷", "经营贷")
_AMOUNTS = (8_000, 12_000, 20_000, 35_000, 50_000, 80_000, 120_000, 200_000)


@dataclass(frozen=True, slots=True)
class Loan:
    """A contract. Days are ordinals; amounts in yuan. batch: the day the case was handed over."""

    case_no: str
    contract_no: str
    product: str
    loan_day: int
    overdue_day: int
    balance: str


def lend(number: int, as_of: int, dice: "Dice") -> Loan:
    """A loan applied for 6 months to 5 years ago, unpaid for 60 days at least."""
    loan_day = as_of - dice.day(183, 5 * 365)
    latest = as_of - 60
    overdue_day = loan_day + dice.day(61, min(900, latest - loan_day))
    amount = dice.one(_AMOUNTS)
    balance = amount * (0.3 + 0.8 * dice.random())
    return Loan(
        case_no=f"SYN{number:06d}",
        contract_no=f"HT{loan_day % 100_000:05d}{number:06d}",
        product=dice.one(_PRODUCTS),
        loan_day=loan_day,
        overdue_day=min(overdue_day, latest),
        balance=f"{balance:.2f}",
    )
