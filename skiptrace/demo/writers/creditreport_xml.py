"""`credit-reports` as the second-generation personal report: one XML file a report.

Tags, nesting and codes: domain.md section 1. Who the person is stands here, what they do elsewhere
in creditreport_affairs.py; the other sections stand empty, as they do in a thin file.
"""

from base64 import b64encode
from typing import TYPE_CHECKING

from skiptrace.demo.dice import Dice
from skiptrace.demo.noise import iso
from skiptrace.demo.writers.creditreport_affairs import sections_of, tag, text

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.employers import Employer
    from skiptrace.demo.writers.creditreport import CreditReport, Sighting

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SYNTHETIC: every person is invented. -->\n'
_RESIDENCE = {"own": "11", "rent": "5", "dorm": "4", "family": "3"}  # PB030D01
# Most lenders do not say by what right somebody lives there: 9 is the commonest code by far
# (5,293 of 11,592 in a count of real reports; domain.md 1.3).
_UNKNOWN_RESIDENCE, _P_UNKNOWN_RESIDENCE = "9", 0.46
_MARRIED, _SINGLE = "20", "10"  # PB020D01
# PB040D01 by the same count: on the job 91, manager 21, clerk 17, other 90, self-employed 54,
# professional 13, civil servant 11.
_EMPLOYMENT = (
    ("91", 5622.0), ("21", 1595.0), ("17", 1494.0), ("90", 943.0), ("54", 767.0), ("13", 412.0),
    ("11", 230.0),
)  # fmt: skip
_POST_LOAN = "01"  # query reason 贷后管理
_IN_ORDER = "PSM PCO PNO PPO PQO PDA PCA PCR PND POT PCJ PCE PAP PHF PBS PPQ PAH POS POQ"


def render(dossier: "Dossier", report: "CreditReport") -> str:
    """The report as XML; every value in it is noted in the ledger.

    What does not come from the case's own dice is drawn by dice of the report, so that more detail
    here changes nothing elsewhere in the world.
    """
    dice = Dice(f"report/{report.serial}/{dossier.subject.id_no}")
    affairs = sections_of(dossier, report, dice)
    sections = (
        _heading(dossier, report),
        _identity(dossier, report),
        _marriage(dossier, report),
        tag("PRM", *(_residence(dossier, seen, dice) for seen in report.homes)),
        tag("POM", *(_employment(dossier, seen, dice) for seen in report.jobs)),
        *(tag(name, affairs.get(name, "")) for name in _IN_ORDER.split()),
    )
    return _HEAD + tag("Document", *sections) + "\n"


def wrapped(xml: str) -> str:
    """The report in the message envelope: base64 inside /Document/Msg."""
    body = b64encode(xml.encode()).decode()
    inner = text("ResultCode", "AAA000") + text("ResultDesc") + tag("ReportMessage", body)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tag("Document", tag("Msg", inner))}\n'


def _heading(dossier: "Dossier", report: "CreditReport") -> str:
    subject = dossier.subject
    serial = text("PA01AI01", report.serial) + text("PA01AR01", f"{iso(report.day)}T10:20:30")
    request = (
        text("PA01BQ01", subject.name),
        text("PA01BD01", "10"),
        text("PA01BI01", subject.id_no),
        text("PA01BI02", "A10000000000001"),
        text("PA01BD02", _POST_LOAN),
    )
    dispute = tag("PA01E", text("PA01ES01", "0"))
    return tag("PRH", tag("PA01", tag("PA01A", serial), tag("PA01B", *request), dispute))


def _identity(dossier: "Dossier", report: "CreditReport") -> str:
    subject, day = dossier.subject, report.day
    registered = dossier.address(subject.registered, day, owner=subject, use="registered")
    mailing = email = ""
    if report.mailing is not None:
        mailing = dossier.address(report.mailing.address, day, owner=subject, use="mailing")
    if report.email:
        email = dossier.email(report.email, day, owner=subject)
    basic = (
        text("PB01AD01", "1" if subject.male else "2"),
        text("PB01AR01", subject.born.isoformat()),
        text("PB01AD02", "99"),
        text("PB01AD03", "9"),
        text("PB01AD04", "91"),
        text("PB01AQ01", email),
        text("PB01AQ02", mailing),
        text("PB01AD05", "CHN"),
        text("PB01AQ03", registered),
    )
    mobiles = (
        tag("PB01BH", text("PB01BQ01", _mobile(dossier, seen)), text("PB01BR01", iso(seen.day)))
        for seen in report.mobiles
    )
    numbers = tag("PB01B", text("PB01BS01", str(len(report.mobiles))), *mobiles)
    return tag("PIM", tag("PB01", tag("PB01A", *basic), numbers))


def _mobile(dossier: "Dossier", seen: "Sighting") -> str:
    # The central bank's form takes plain digits only; no clerk's spelling here.
    number = seen.number or ""
    dossier.ledger.note("mobile", number, seen.day, owner=dossier.subject)
    return number


def _marriage(dossier: "Dossier", report: "CreditReport") -> str:
    if report.spouse is None:
        return tag("PMM", tag("PB02", text("PB020D01", _SINGLE)))
    tie, number = report.spouse
    dossier.ledger.note("mobile", number, report.day, owner=tie.person)
    job = tie.person.job(report.day - 400)
    employer = dossier.employer(job.employer, report.day, owner=tie.person) if job else ""
    cells = (
        text("PB020D01", _MARRIED),
        text("PB020Q01", tie.person.name),
        text("PB020D02", "10"),
        text("PB020I01", tie.person.id_no),
        text("PB020Q02", employer),
        text("PB020Q03", number),
    )
    return tag("PMM", tag("PB02", *cells))


def _residence(dossier: "Dossier", seen: "Sighting", dice: Dice) -> str:
    stay = seen.stay
    if stay is None:
        return ""
    unknown = dice.chance(_P_UNKNOWN_RESIDENCE)
    status = _UNKNOWN_RESIDENCE if unknown else _RESIDENCE[stay.kind]
    landline = ""
    if stay.landline:
        landline = stay.landline
        dossier.ledger.note("home_phone", landline, seen.day, owner=dossier.subject)
    return tag(
        "PB03",
        text("PB030D01", status),
        text("PB030Q01", dossier.address(stay.address, seen.day, owner=dossier.subject)),
        text("PB030Q02", landline),
        text("PB030R01", iso(seen.day)),
    )


def _employment(dossier: "Dossier", seen: "Sighting", dice: Dice) -> str:
    work: Employer | None = seen.employer
    if work is None:
        return ""
    subject = dossier.subject
    if work.phone:
        dossier.ledger.note("work_phone", work.phone, seen.day, owner=subject)
    place = dossier.address(work.address, seen.day, owner=subject, use="work_address")
    return tag(
        "PB04",
        text("PB040D01", dice.pick(_EMPLOYMENT)),
        text("PB040Q01", dossier.employer(work, seen.day, owner=subject)),
        text("PB040D02", "40" if work.big else "50"),
        text("PB040Q02", place),
        text("PB040Q03", work.phone or ""),
        text("PB040R02", iso(seen.day)),
    )
