"""One row under its header: typed access to cells, collecting what is wrong with them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.record import Reject
from skiptrace.normalize.result import Understood
from skiptrace.normalize.text import cleaned, is_placeholder
from sources.tables.cells import ROUNDED, shown

# Answers that say "there is none", not that the cell is wrong.
_ABSENT = frozenset({"empty", "placeholder", "employer_none"})
_LONGEST_WORD = 400


class Row:
    """Cells of one line by canonical column name.

    A getter answers the canonical value, or None when the cell is empty, a placeholder, or bad;
    a bad cell is noted, and `reject` then names them all. A row with a bad cell is refused whole:
    a line is either in or out, never half in.
    """

    def __init__(
        self, source: str, path: str, line: int, cells: Mapping[str, str], notes: Mapping[str, str]
    ) -> None:
        self.source = source
        self.path = path
        self.line = line
        self.notes = notes
        self._cells = cells
        self._written: Mapping[str, str] = {}
        self._problems: list[tuple[str, str, str]] = []

    def titles(self, written: Mapping[str, str]) -> None:
        """Names the columns as the file writes them, for rejects."""
        self._written = written

    def raw(self, column: str) -> str:
        """The cell's text as it stands, "" when there is none."""
        return self._cells.get(column, "")

    def has_column(self, column: str) -> bool:
        """Whether the table has the column, whatever stands in this cell."""
        return column in self._written

    def has(self, column: str) -> bool:
        """Whether the cell says anything."""
        return self.text(column) is not None

    def text(self, column: str) -> str | None:
        """The cell in NFKC without invisible marks; None for an empty cell or a placeholder."""
        value, _ = cleaned(self.raw(column))
        return None if not value or is_placeholder(value) else value

    def key(self, column: str) -> str | None:
        """An identifier such as a case number; refused when a spreadsheet rounded it."""
        value = self.text(column)
        if value is None:
            return None
        if ROUNDED.fullmatch(value):
            self.wrong(column, "number_rounded")
            return None
        if len(value) > _LONGEST_WORD:
            self.wrong(column, "cell_too_long")
            return None
        return value

    def need(self, column: str, value: object) -> None:
        """Notes `missing` when a needed cell gave nothing and no other reason is known."""
        if value is None and not any(c == column for c, _, _ in self._problems):
            self.wrong(column, "missing")

    def wrong(self, column: str, code: str) -> None:
        """Notes that the cell cannot be used."""
        self._problems.append((column, code, self.raw(column)))

    def name(self, column: str) -> str | None:
        """A person's name."""
        return self._canonical(column, normalize.person_name)

    def id_no(self, column: str) -> str | None:
        """A resident identity number."""
        return self._canonical(column, normalize.id_number)

    def day(self, column: str) -> date | None:
        """A day."""
        iso = self._canonical(column, normalize.day)
        return date.fromisoformat(iso) if iso else None

    def moment(self, column: str) -> datetime | None:
        """A local point in time, naive; a bare day is its midnight."""
        iso = self._canonical(column, normalize.moment)
        return datetime.fromisoformat(iso) if iso else None

    def phone(self, column: str, use: ContactUse | None = None) -> ContactPoint | None:
        """A phone; without `use` a mobile number is MOBILE and any other line HOME_PHONE."""
        if not self.raw(column):
            return None
        return self._noted(column, normalize.phone(self.raw(column)), use)

    def _noted(self, column: str, read: Understood, use: ContactUse | None) -> ContactPoint | None:
        if read.canonical is None:
            if read.problem not in _ABSENT:
                self.wrong(column, read.problem or "unusable")
            return None
        return ContactPoint.stored(use or phone_use(read), read.canonical)

    def point(self, column: str, use: ContactUse) -> ContactPoint | None:
        """A contact point of the given use."""
        if not self.raw(column):
            return None
        try:
            return ContactPoint(use, self.raw(column))
        except InvalidValue as error:
            if error.code not in _ABSENT:
                self.wrong(column, error.code)
            return None

    def _figure(self, column: str) -> str | None:
        """The text of a number; None when it is empty or a placeholder that is not a zero."""
        value, _ = cleaned(self.raw(column))
        zero = "0" in value
        return value if value and (zero or not is_placeholder(value)) else None

    def count(self, column: str) -> int | None:
        """A whole number of at least 0."""
        value = self._figure(column)
        if value is None:
            return None
        number = _decimal(value)
        if number is None or number != number.to_integral_value() or number < 0:
            self.wrong(column, "not_a_count")
            return None
        return int(number)

    def amount(self, column: str) -> Decimal | None:
        """An amount of money; thousands separators and a currency sign are allowed."""
        value = self._figure(column)
        if value is None:
            return None
        number = _decimal(value)
        if number is None:
            self.wrong(column, "not_an_amount")
        return number

    def _canonical(self, column: str, understand: Callable[[str], Understood]) -> str | None:
        text = self.raw(column)
        if not text:
            return None
        read = understand(text)
        if read.canonical is None and read.problem not in _ABSENT:
            self.wrong(column, read.problem or "unusable")
        return read.canonical

    @property
    def bad(self) -> bool:
        """Whether any cell was noted as wrong."""
        return bool(self._problems)

    def reject(self) -> Reject:
        """The row's one reject: columns joined by `;`, the first code, the others in `detail`."""
        problems = list(dict.fromkeys(self._problems))
        titles = dict.fromkeys(self._written.get(column, column) for column, _, _ in problems)
        detail = "; ".join(f"{self._written.get(c, c)}: {code}" for c, code, _ in problems[1:])
        _, code, value = problems[0]
        return Reject(
            self.source, self.path, self.line, ";".join(titles), code, shown(value), detail
        )


def phone_use(read: Understood) -> ContactUse:
    """MOBILE for a mobile or foreign number, HOME_PHONE for any other line."""
    mobile = read.parts.get("type") in ("mobile", "foreign")
    return ContactUse.MOBILE if mobile else ContactUse.HOME_PHONE


def _decimal(text: str) -> Decimal | None:
    bare = (
        text.replace(",", "").replace("¥", "").replace("元", "").replace("天", "").replace(" ", "")
    )
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
