"""An adapter of bad data: what a careless plug-in might hand to the importer."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record, Reject
from skiptrace.ports import Column, ReadOptions, SourceCard
from sources.stamp import ClaimSheet
from tests.hostile.values import VALUES

KIND = "hostile"
HALF = "甲\ud800"

CARD = SourceCard(
    kind=KIND,
    title_en="Bad data",
    title_zh="坏数据",
    columns=(Column("value", required=True, example="x"),),
    basis_needed=False,
    lawful_note="Made up.",
    cost="own records",
    retention_days=1,
    yields=("trouble",),
)


class HostileAdapter:
    """Tells the same bad records for any file; with `fails` it breaks off at the end."""

    card = CARD

    def __init__(self, *, fails: bool = False) -> None:
        self._fails = fails

    def files(self, path: Path) -> Sequence[Path]:
        return (path,)

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        for number, value in enumerate((*VALUES, HALF, "")):
            yield self._record(f"named-{number}", value, options)
            yield Reject(
                KIND, f"{path.name}{value[:9]}", number, value, "no_such_code", value, value
            )
        yield from self._halves(options)
        # The same record under other lines, and other records under its name and line.
        for line in (1, 1, 0, -7, 2**40):
            yield Record(KIND, "same", line)
            yield self._record("same", str(line), options)
        if self._fails:
            raise SourceFailure("broken off", "nothing helps")

    def _record(self, name: str, value: str, options: ReadOptions) -> Record:
        sheet = ClaimSheet(KIND, name, value or "?", date(2026, 1, 1), options, {value: value})
        party = PartyRef(name=value or None, anchor=value)
        sheet.contact(party, ContactPoint.stored(ContactUse.HOME, value))
        return Record(KIND, name, 1, tuple(sheet.claims), warnings=("notes_not_kept",))

    def _halves(self, options: ReadOptions) -> Iterator[Record]:
        """Half a character in every part of a record that a database would be handed."""
        point = ContactPoint.stored(ContactUse.MOBILE, "19900001234")
        at = datetime(2026, 1, 1)  # noqa: DTZ001 - wall time, no zone
        yield Record(KIND, HALF, 1)
        yield Record(KIND, "case", 1, case=Case("H1", PartyRef(case_no="H1"), lender=HALF))
        yield Record(KIND, "name", 1, case=Case("H2", PartyRef(name=HALF, case_no="H2")))
        tries = Attempt("H1", Channel.CALL, point, at, Disposition.OFF, KIND, "t", note=HALF)
        yield Record(KIND, "attempt", 1, attempts=(tries,))
        flag = Flag(FlagKind.DISPUTE, case_no="H1", reason=HALF, source=KIND, record="f")
        yield Record(KIND, "flag", 1, flags=(flag,))
        yield self._record("claim", HALF, options)
