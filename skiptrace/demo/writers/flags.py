"""`flags`: cases that are closed to contact, as the complaints desk keeps them."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.dice import Dice

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

HEADER = ("案件编号", "标记", "生效日期", "原因")
_SHARE = 0.04
_KINDS = (
    (("已委托律师", "律师函"), 2.0),
    (("争议", "对金额有异议"), 2.0),
    (("禁止联系", "书面要求"), 1.0),
)


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """One row; none for nearly all cases."""
    dice = Dice(f"flags/{dossier.subject.id_no}")
    if not dice.chance(_SHARE):
        return []
    word, reason = dice.pick(_KINDS)
    last = dossier.calendar.as_of - 1
    since = dice.day(max(dossier.loan.overdue_day, last - 200), last)
    return [(dossier.loan.case_no, word, noise.iso(since), reason)]
