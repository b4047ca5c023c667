"""A report's fields as claims: each with its own place, day and origin, or a remark why not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.normalize.result import Understood
from skiptrace.normalize.text import cleaned
from sources.reports.fields import fields, label, place
from sources.reports.segment import Report, Segment
from sources.stamp import ClaimSheet, Detail
from sources.tables.row import phone_use

_ABSENT = frozenset({"empty", "placeholder", "employer_none"})
_LONGEST_COUNT = 10
_SAYS_NOTHING = frozenset({"unknown", "other", "none"})


def bureau_origin(party: PartyRef, day: date | None, what: str = "") -> str:
    """The act behind a reading: registered for that person, updated on that day.

    The same reading stands in every later report, and in tables made of them: one origin. `what`
    tells acts apart that are not a member's registration of the person.
    """
    return f"bureau:{what or '?'}:{day or 'undated'}:{party.person_id}"


@dataclass(slots=True)
class ReportSheet:
    """Takes in fields of one report; the claims gather in `claims`, what is unusable in `remarks`.

    subject: whose report it is.
    """

    report: Report
    subject: PartyRef
    claims: ClaimSheet
    remarks: list[str] = field(default_factory=list)

    def point(
        self,
        segment: Segment,
        code: str,
        dated_by: str = "",
        use: ContactUse | None = None,
        *,
        party: PartyRef | None = None,
        note: str = "",
        what: str = "",
    ) -> None:
        """The contact point in the field, if there is one.

        dated_by: the field with its day, undated where that is empty. Without such a field it is as
        of the report, and all such readings of a person go back to one origin.
        use None: a phone, of the kind its number shows.
        """
        text = segment.value(code)
        if not text:
            return
        point = self._phone(code, text) if use is None else self._of_use(code, text, use)
        if point is None:
            return
        owner = party or self.subject
        day = self.day(segment, dated_by) if dated_by else None
        undated = bool(dated_by) and day is None
        if undated:
            self.remark(dated_by, "date_absent")
        elif day and self.claims.stated_on and day > self.claims.stated_on:
            self.remark(dated_by, "date_ahead")
        origin = bureau_origin(owner, day, what)
        detail = Detail(
            place=place(code), observed_on=day, undated=undated, origin=origin, note=note
        )
        self.claims.contact(owner, point, detail)

    def attribute(
        self,
        attribute: Attribute,
        value: str | None,
        code: str,
        day: date | None = None,
        *,
        party: PartyRef | None = None,
        reported_by: str = "",
        note: str = "",
    ) -> None:
        """A fact about the person that the field states; nothing without a value."""
        owner = party or self.subject
        what = f"{value}:{reported_by}" if attribute is Attribute.ACTIVITY else attribute.value
        detail = Detail(
            place=place(code),
            observed_on=day,
            origin=bureau_origin(owner, day, what),
            note=note,
            reported_by=reported_by,
        )
        self.claims.attribute(owner, attribute, value, detail)

    def value(self, segment: Segment, code: str, read: Callable[[str], Understood]) -> str | None:
        """The field as a normaliser understands it, None and a remark when it does not."""
        understood = read(segment.value(code))
        if understood.canonical is None:
            self.remark(code, understood.problem)
        return understood.canonical

    def day(self, segment: Segment, code: str) -> date | None:
        """The field's day; a month or a year is its first day. Bad dates are remarked elsewhere."""
        iso = normalize.day(segment.value(code)).canonical
        return date.fromisoformat(iso) if iso else None

    def count(self, segment: Segment, code: str) -> int:
        """The field's number; 0 where it is none, or has more digits than any count."""
        text = segment.value(code)
        return int(text) if text.isdecimal() and len(text) < _LONGEST_COUNT else 0

    def text(self, segment: Segment, code: str) -> str:
        """The field's text in one spelling, "" for a placeholder."""
        value, problem = cleaned(segment.value(code))
        return "" if problem else value

    def words(self, segment: Segment, *codes: str) -> str:
        """Coded fields in words, in both languages; what says nothing is left out."""
        labels = [label(fields()[code].unit, segment.value(code)) for code in codes]
        return "; ".join(str(found) for found in labels if found and found.en not in _SAYS_NOTHING)

    def remark(self, code: str, problem: str | None) -> None:
        """Notes that a field is not usable; what only says "none" is no problem."""
        if problem not in _ABSENT:
            self.remarks.append(f"{place(code)}: {problem}")

    def _phone(self, code: str, text: str) -> ContactPoint | None:
        read = normalize.phone(text)
        if read.canonical is None:
            self.remark(code, read.problem)
            return None
        return ContactPoint.stored(phone_use(read), read.canonical)

    def _of_use(self, code: str, text: str, use: ContactUse) -> ContactPoint | None:
        try:
            return ContactPoint(use, text)
        except InvalidValue as error:
            self.remark(code, error.code)
            return None
