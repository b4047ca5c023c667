"""What a second-generation personal credit report says of where somebody can be reached.

Fields, codes and which date dates which field: domain.md 1.2 and 1.3. A field without a date of its
own is as of the report, yet all such readings of one person go back to one origin.
"""

from collections.abc import Callable
from datetime import date

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.normalize.result import Understood
from sources.reports.report_file import Segment
from sources.stamp import ClaimSheet, Detail
from sources.tables.row import phone_use

_ABSENT = frozenset({"empty", "placeholder", "employer_none"})
_RESIDENT = frozenset({"10", "0"})
_MARITAL = {
    "10": "unmarried",
    "20": "married",
    "30": "widowed",
    "40": "divorced",
    "91": "single",
}
_RESIDENCE = {
    "1": "own home",
    "2": "mortgaged",
    "3": "relatives' home",
    "4": "dormitory",
    "5": "rented",
    "6": "shared home",
    "11": "own home",
    "12": "borrowed home",
}


class ReportReader:
    """Reads the leads of one report into a claim sheet; unusable fields become warnings."""

    def __init__(self, report: Segment, subject: PartyRef, sheet: ClaimSheet) -> None:
        self._report = report
        self._subject = subject
        self._sheet = sheet
        self.warnings: list[str] = []

    def read(self) -> None:
        """All segments that bear leads, in the report's order."""
        self._header()
        self._basics()
        self._mobiles()
        self._spouse()
        self._homes()
        self._jobs()
        self._courts()

    def _header(self) -> None:
        for paper in self._report.every("PA01CH"):
            kind, number = paper.value("PA01CD01"), paper.value("PA01CI01")
            if number:
                place = Detail(place="PRH/PA01/PA01C/PA01CH/PA01CI01")
                alias = f"{kind or 'X'}:{number}"
                self._sheet.attribute(self._subject, Attribute.ALIAS_ID, alias, place)
        alert = self._report.first("PA01D")
        self._point(alert, "PRH/PA01/PA01D", "PA01DQ02", "PA01DR01", None)

    def _basics(self) -> None:
        basics = self._report.first("PB01A")
        for code, use in (
            ("PB01AQ01", ContactUse.EMAIL),
            ("PB01AQ02", ContactUse.MAILING),
            ("PB01AQ03", ContactUse.REGISTERED),
        ):
            self._point(basics, "PIM/PB01/PB01A", code, "", use)

    def _mobiles(self) -> None:
        for mobile in self._report.every("PB01BH"):
            self._point(mobile, "PIM/PB01/PB01B/PB01BH", "PB01BQ01", "PB01BR01", None)

    def _homes(self) -> None:
        for home in self._report.every("PB03"):
            note = _RESIDENCE.get(home.value("PB030D01").lstrip("0"), "")
            self._point(home, "PRM/PB03", "PB030Q01", "PB030R01", ContactUse.HOME, note)
            self._point(home, "PRM/PB03", "PB030Q02", "PB030R01", None)

    def _jobs(self) -> None:
        for job in self._report.every("PB04"):
            for code, use in (
                ("PB040Q01", ContactUse.EMPLOYER),
                ("PB040Q02", ContactUse.WORK_ADDRESS),
                ("PB040Q03", ContactUse.WORK_PHONE),
            ):
                self._point(job, "POM/PB04", code, "PB040R02", use)
        for fund in self._report.every("PF05A"):
            self._point(fund, "PHF/PF05/PF05A", "PF05AQ04", "PF05AR03", ContactUse.EMPLOYER)

    def _courts(self) -> None:
        """A court that has or had the person before it is an office to inquire at."""
        for case in self._report.every("PF03A"):
            self._point(case, "PCE/PF03/PF03A", "PF03AQ01", "PF03AR01", ContactUse.OFFICE)
        for case in self._report.every("PF02A"):
            self._point(case, "PCJ/PF02/PF02A", "PF02AQ01", "PF02AR01", ContactUse.OFFICE)

    def _spouse(self) -> None:
        marriage = self._report.first("PB02")
        status = marriage.value("PB020D01")
        state = Detail(place="PMM/PB02/PB020D01")
        self._sheet.attribute(self._subject, Attribute.MARITAL_STATUS, _MARITAL.get(status), state)
        name = self._value("PMM/PB02/PB020Q01", marriage.value("PB020Q01"), normalize.person_name)
        id_no = None
        if marriage.value("PB020D02") in _RESIDENT:
            id_no = self._value(
                "PMM/PB02/PB020I01", marriage.value("PB020I01"), normalize.id_number
            )
        if name is None and id_no is None:
            return
        phone = None if id_no else normalize.phone(marriage.value("PB020Q03")).canonical
        anchor = f"{self._sheet.record}:PB02"
        spouse = PartyRef(name=name, id_no=id_no, phone=phone, anchor=anchor)
        where = Detail(place="PMM/PB02/PB020Q01")
        self._sheet.relation(self._subject, spouse, Relation.SPOUSE, where)
        self._point(marriage, "PMM/PB02", "PB020Q03", "", None, party=spouse)
        self._point(marriage, "PMM/PB02", "PB020Q02", "", ContactUse.EMPLOYER, party=spouse)

    def _point(
        self,
        segment: Segment,
        path: str,
        code: str,
        date_code: str,
        use: ContactUse | None,
        note: str = "",
        *,
        party: PartyRef | None = None,
    ) -> None:
        """One contact point; without `use` it is a phone of the kind its number shows."""
        text = segment.value(code)
        if not text:
            return
        place = f"{path}/{code}"
        point = self._phone(place, text) if use is None else self._of_use(place, text, use)
        day = self._day(f"{path}/{date_code}", segment.value(date_code)) if date_code else None
        owner = party or self._subject
        origin = f"bureau:?:{day or 'undated'}:{owner.person_id}"
        detail = Detail(place=place, observed_on=day, origin=origin, note=note)
        self._sheet.contact(owner, point, detail)

    def _phone(self, place: str, text: str) -> ContactPoint | None:
        read = normalize.phone(text)
        if read.canonical is None:
            self._warn(place, read.problem)
            return None
        return ContactPoint.stored(phone_use(read), read.canonical)

    def _of_use(self, place: str, text: str, use: ContactUse) -> ContactPoint | None:
        try:
            return ContactPoint(use, text)
        except InvalidValue as error:
            self._warn(place, error.code)
            return None

    def _value(self, place: str, text: str, read: Callable[[str], Understood]) -> str | None:
        understood = read(text)
        if understood.canonical is None:
            self._warn(place, understood.problem)
        return understood.canonical

    def _day(self, place: str, text: str) -> date | None:
        iso = self._value(place, text, normalize.day)
        return date.fromisoformat(iso) if iso else None

    def _warn(self, place: str, problem: str | None) -> None:
        if problem not in _ABSENT:
            self.warnings.append(f"{place}: {problem}")
