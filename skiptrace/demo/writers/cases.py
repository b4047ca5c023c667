"""`cases`: the application form of each contract, as the collection department hands it over."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.applications import number_on
from skiptrace.demo.loans import OWN_LENDER

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

MOST_CONTACTS = 4
HEADER = (
    "案件编号", "合同编号", "委托方", "产品", "姓名", "身份证号", "放款日期", "逾期日期",
    "逾期天数", "委案金额", "手机号", "邮箱", "微信", "QQ", "居住地址", "户籍地址", "工作单位",
    "单位电话", "单位地址", "担保人姓名", "担保人身份证号", "担保人电话",
    *(f"联系人{n}{part}" for n in range(1, MOST_CONTACTS + 1) for part in ("姓名", "关系", "电话")),
)  # fmt: skip


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """One row: the case."""
    loan, subject, dice = dossier.loan, dossier.subject, dossier.dice
    day = loan.loan_day
    registered = ""
    if dice.chance(0.85):
        registered = dossier.address(subject.registered, day, owner=subject, use="registered")
    return [
        (
            loan.case_no,
            loan.contract_no,
            OWN_LENDER,
            loan.product,
            subject.name,
            subject.id_no,
            noise.iso(day),
            noise.iso(loan.overdue_day),
            str(dossier.calendar.as_of - loan.overdue_day),
            loan.balance,
            dossier.phone(dossier.form.mobile, day, owner=subject),
            dossier.email(dossier.form.email, day, owner=subject) if dossier.form.email else "",
            subject.wechat if subject.wechat and dice.chance(0.3) else "",
            subject.qq if subject.qq and dice.chance(0.5) else "",
            dossier.address(dossier.form.home, day, owner=subject),
            registered,
            *_work(dossier),
            *_guarantor(dossier),
            *_contacts(dossier),
        )
    ]


def _work(dossier: "Dossier") -> tuple[str, str, str]:
    work, subject, day = dossier.form.employer, dossier.subject, dossier.loan.loan_day
    if work is None:
        return "", "", ""
    phone = address = ""
    if work.phone and dossier.dice.chance(0.7):
        phone = dossier.phone(work.phone, day, owner=subject, use="work_phone")
    if dossier.dice.chance(0.6):
        address = dossier.address(work.address, day, owner=subject, use="work_address")
    return dossier.employer(work, day, owner=subject), phone, address


def _guarantor(dossier: "Dossier") -> tuple[str, str, str]:
    tie, day = dossier.form.guarantor, dossier.loan.loan_day
    number = number_on(tie.person, day) if tie else None
    if tie is None or number is None:
        return "", "", ""
    return tie.person.name, tie.person.id_no, dossier.phone(number, day, owner=tie.person)


def _contacts(dossier: "Dossier") -> list[str]:
    cells: list[str] = []
    for contact in dossier.form.contacts:
        phone = dossier.phone(contact.phone, dossier.loan.loan_day, owner=contact.person)
        cells += [contact.name, contact.word, phone]
    return cells + [""] * (3 * MOST_CONTACTS - len(cells))
