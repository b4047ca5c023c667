"""`credit-reports` as the second-generation personal report: one XML file a report.

Tags, nesting and codes: domain.md section 1 (PRH, PIM, PMM, PRM, POM, POQ; the other sections
stand empty, as they do in a thin file).
"""

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from skiptrace.demo.noise import iso

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.employers import Employer
    from skiptrace.demo.writers.creditreport import CreditReport, Sighting

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SYNTHETIC: every person is invented. -->\n'
_RESIDENCE = {"own": "11", "rent": "5", "dorm": "4", "family": "3"}  # PB030D01
_MARRIED, _SINGLE = "20", "10"  # PB020D01
_POST_LOAN = "01"  # query reason 贷后管理
_BEFORE_POQ = "POT PCJ PCE PAP PHF PBS PPQ PAH POS".split()  # fmt: skip
_AFTER_POM = "PSM PCO PNO PPO PQO PDA PCA PCR PND".split()  # fmt: skip


def _tag(name: str, *inner: str) -> str:
    return f"<{name}>{''.join(inner)}</{name}>"


def _text(name: str, value: str = "") -> str:
    return f"<{name}>{escape(value, quote=False)}</{name}>"


def render(dossier: "Dossier", report: "CreditReport") -> str:
    """The report as XML; every value in it is noted in the ledger."""
    sections = (
        _heading(dossier, report),
        _identity(dossier, report),
        _marriage(dossier, report),
        _tag("PRM", *(_residence(dossier, seen) for seen in report.homes)),
        _tag("POM", *(_employment(dossier, seen) for seen in report.jobs)),
        *(_tag(name) for name in _AFTER_POM),
        *(_tag(name) for name in _BEFORE_POQ),
        _tag("POQ", _query(report)),
    )
    return _HEAD + _tag("Document", *sections) + "\n"


def wrapped(xml: str) -> str:
    """The report in the message envelope: base64 inside /Document/Msg."""
    body = b64encode(xml.encode()).decode()
    inner = _text("ResultCode", "AAA000") + _text("ResultDesc") + _tag("ReportMessage", body)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_tag("Document", _tag("Msg", inner))}\n'


def _heading(dossier: "Dossier", report: "CreditReport") -> str:
    subject = dossier.subject
    serial = _text("PA01AI01", report.serial) + _text("PA01AR01", f"{iso(report.day)}T10:20:30")
    request = (
        _text("PA01BQ01", subject.name),
        _text("PA01BD01", "10"),
        _text("PA01BI01", subject.id_no),
        _text("PA01BI02", "A10000000000001"),
        _text("PA01BD02", _POST_LOAN),
    )
    dispute = _tag("PA01E", _text("PA01ES01", "0"))
    return _tag("PRH", _tag("PA01", _tag("PA01A", serial), _tag("PA01B", *request), dispute))


def _identity(dossier: "Dossier", report: "CreditReport") -> str:
    subject, day = dossier.subject, report.day
    registered = dossier.address(subject.registered, day, owner=subject, use="registered")
    mailing = email = ""
    if report.mailing is not None:
        mailing = dossier.address(report.mailing.address, day, owner=subject, use="mailing")
    if report.email:
        email = dossier.email(report.email, day, owner=subject)
    basic = (
        _text("PB01AD01", "1" if subject.male else "2"),
        _text("PB01AR01", subject.born.isoformat()),
        _text("PB01AD02", "99"),
        _text("PB01AD04", "91"),
        _text("PB01AQ01", email),
        _text("PB01AQ02", mailing),
        _text("PB01AD05", "CHN"),
        _text("PB01AQ03", registered),
    )
    mobiles = (
        _tag("PB01BH", _text("PB01BQ01", _mobile(dossier, seen)), _text("PB01BR01", iso(seen.day)))
        for seen in report.mobiles
    )
    numbers = _tag("PB01B", _text("PB01BS01", str(len(report.mobiles))), *mobiles)
    return _tag("PIM", _tag("PB01", _tag("PB01A", *basic), numbers))


def _mobile(dossier: "Dossier", seen: "Sighting") -> str:
    # The central bank's form takes plain digits only; no clerk's spelling here.
    number = seen.number or ""
    dossier.ledger.note("mobile", number, seen.day, owner=dossier.subject)
    return number


def _marriage(dossier: "Dossier", report: "CreditReport") -> str:
    if report.spouse is None:
        return _tag("PMM", _tag("PB02", _text("PB020D01", _SINGLE)))
    tie, number = report.spouse
    dossier.ledger.note("mobile", number, report.day, owner=tie.person)
    job = tie.person.job(report.day - 400)
    employer = dossier.employer(job.employer, report.day, owner=tie.person) if job else ""
    cells = (
        _text("PB020D01", _MARRIED),
        _text("PB020Q01", tie.person.name),
        _text("PB020D02", "10"),
        _text("PB020I01", tie.person.id_no),
        _text("PB020Q02", employer),
        _text("PB020Q03", number),
    )
    return _tag("PMM", _tag("PB02", *cells))


def _residence(dossier: "Dossier", seen: "Sighting") -> str:
    stay = seen.stay
    if stay is None:
        return ""
    landline = ""
    if stay.landline:
        landline = stay.landline
        dossier.ledger.note("home_phone", landline, seen.day, owner=dossier.subject)
    return _tag(
        "PB03",
        _text("PB030D01", _RESIDENCE[stay.kind]),
        _text("PB030Q01", dossier.address(stay.address, seen.day, owner=dossier.subject)),
        _text("PB030Q02", landline),
        _text("PB030R01", iso(seen.day)),
    )


def _employment(dossier: "Dossier", seen: "Sighting") -> str:
    work: Employer | None = seen.employer
    if work is None:
        return ""
    subject = dossier.subject
    if work.phone:
        dossier.ledger.note("work_phone", work.phone, seen.day, owner=subject)
    place = dossier.address(work.address, seen.day, owner=subject, use="work_address")
    return _tag(
        "PB04",
        _text("PB040D01", "91"),
        _text("PB040Q01", dossier.employer(work, seen.day, owner=subject)),
        _text("PB040D02", "40" if work.big else "50"),
        _text("PB040Q02", place),
        _text("PB040Q03", work.phone or ""),
        _text("PB040R02", iso(seen.day)),
    )


def _query(report: "CreditReport") -> str:
    return _tag(
        "PH01",
        _text("PH010R01", iso(report.day)),
        _text("PH010D01", "24"),
        _text("PH010Q02", "A10000000000001"),
        _text("PH010Q03", _POST_LOAN),
    )
