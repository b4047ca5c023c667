"""`employment`: who paid in for the borrower, as the social-security office printed it."""

from datetime import date
from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.dice import Dice

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.people import Job

HEADER = (
    "身份证号", "姓名", "单位名称", "单位地址", "单位电话", "参保日期", "停保日期", "参保状态",
    "查询日期",
)  # fmt: skip
_SHARE = 0.35
# The smallest employers pay in for nobody.
_PAYS_IN = 0.7


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """One row, the job of the day or the last one; none for most borrowers."""
    dice, subject = Dice(f"employment/{dossier.subject.id_no}"), dossier.subject
    day = dossier.calendar.register_day
    job = subject.last_job(day)
    if not dice.chance(_SHARE) or job is None or not (job.employer.big or dice.chance(_PAYS_IN)):
        return []
    work, ended = job.employer, _ended(job, day)
    # The office states the job; its line and address are the employer's own.
    dossier.ledger.note("employer", work.name, ended or day, owner=subject)
    return [
        (
            subject.id_no,
            subject.name,
            work.name,
            work.address.full,
            work.phone or "",
            _month(job.start),
            _month(ended) if ended else "",
            "停保" if ended else "参保缴费",
            noise.iso(day),
        )
    ]


def _ended(job: "Job", day: int) -> int | None:
    return job.end if job.end is not None and job.end <= day else None


def _month(day: int) -> str:
    return f"{date.fromordinal(day):%Y年%m月}"
