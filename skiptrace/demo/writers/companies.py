"""`companies`: what the register says of the employers that the borrowers named."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.dice import Dice

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.employers import Employer

HEADER = ("企业名称", "住所", "联系电话", "登记状态", "查询日期")
_ACTIVE, _ABNORMAL, _STRUCK_OFF = "存续(在营、开业、在册)", "经营异常", "注销"
# A small employer that let the borrower go is sometimes gone itself.
_GONE = 0.2
_LATE = 0.04


def rows(dossier: "Dossier", listed: set[str]) -> list[tuple[str, ...]]:
    """A row for each employer of the form that was not looked up before; `listed` grows."""
    work = dossier.form.employer
    if work is None or work.name in listed:
        return []
    listed.add(work.name)
    day = dossier.calendar.register_day
    return [
        (work.name, work.address.full, work.phone or "", _status(dossier, work), noise.iso(day))
    ]


def _status(dossier: "Dossier", work: "Employer") -> str:
    """Only an employer that nobody of the case works for may be gone."""
    dice = Dice(f"company/{work.name}")
    at_work = dossier.subject.has("employer", work.name, dossier.calendar.as_of)
    if not work.big and not at_work and dice.chance(_GONE):
        return _STRUCK_OFF
    return _ABNORMAL if dice.chance(_LATE) else _ACTIVE
