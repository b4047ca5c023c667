"""`court`: enforcement cases of other creditors, as a person copied them from the public list."""

from datetime import date
from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.dice import Dice

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

HEADER = (
    "被执行人姓名/名称", "身份证号码/组织机构代码", "执行法院", "案号", "立案时间",
    "执行标的(元)", "案件状态",
)  # fmt: skip
_SHARE = 0.15
# The list masks most numbers; such a row attaches to nobody by itself.
_MASKED = 0.5
_SETTLING_IN = 30


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """One row, before the court of the registered county; none for most borrowers."""
    dice, subject = Dice(f"court/{dossier.subject.id_no}"), dossier.subject
    if not dice.chance(_SHARE):
        return []
    day = dice.day(dossier.loan.overdue_day + _SETTLING_IN, dossier.calendar.as_of - 1)
    county = subject.registered.county
    docket = f"({date.fromordinal(day).year}){county.code}执示例{dice.randrange(1, 9_999)}号"
    id_no = subject.id_no
    shown = f"{id_no[:4]}{'*' * 10}{id_no[14:]}" if dice.chance(_MASKED) else id_no
    amount = f"{dice.randrange(5_000, 200_000)}.00"
    court = f"{county.name}人民法院"
    return [(subject.name, shown, court, docket, noise.chinese(day), amount, "执行中")]
