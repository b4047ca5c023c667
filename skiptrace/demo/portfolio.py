"""Writes a synthetic portfolio: the files a lender would have, and the truth beside them."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from skiptrace.demo import truth
from skiptrace.demo.dice import Dice
from skiptrace.demo.files import CsvFile, write_text, write_xlsx
from skiptrace.demo.world import World
from skiptrace.demo.writers import (
    attempts,
    bills,
    cases,
    companies,
    court,
    creditreport,
    creditreport_table,
    creditreport_xml,
    crm,
    customers,
    directory,
    employment,
    flags,
    recordings,
    register,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from skiptrace.demo.dossiers import Calendar, Dossier
    from skiptrace.demo.lives import Town

# More single files than these help nobody: the rest of the reports goes into the table, the rest
# of the cases has neither recorded calls nor bills.
_MOST_XML = 300
_MOST_BILLS = 300
_MOST_CALLS = 2_000
_REPORTED = 0.85
_XML_SHARE = 0.7
_ENVELOPE_SHARE = 0.2
# Some loans were looked after before, too: an earlier report, from which the later one differs.
_EARLIER_SHARE = 0.4
_SETTLED = 90
_APART = 45

BASES: "Mapping[str, str]" = MappingProxyType(
    {
        "credit-reports": "SYN-AUTH-贷后管理授权-0001",
        "recordings": "SYN-CONTRACT-录音告知条款-0002",
        "registered-addresses": "SYN-ORDER-法院调查令-0003",
        "employment": "SYN-ORDER-法院调查令-0004",
        "call-records": "SYN-CONSENT-机主书面同意-0005",
    }
)


@dataclass(frozen=True, slots=True)
class PortfolioFiles:
    """What was written. paths: kind -> file or folder, in the order to import them.

    truth: the hidden truth (JSON Lines). bases: a synthetic lawful basis for the kinds that need
    one.
    """

    paths: "Mapping[str, Path]"
    truth: Path
    bases: "Mapping[str, str]"


def write_portfolio(out: Path, *, cases: int = 500, seed: int, as_of: "date") -> PortfolioFiles:
    """Writes the whole portfolio under `out` (made if missing); same arguments, same bytes."""
    files = PortfolioFiles(_paths(out), out / "truth.jsonl", BASES)
    _empty_folder(files.paths["credit-reports"], "*.xml")
    _empty_folder(files.paths["recordings"] / "transcripts", "R*.*")
    _empty_folder(files.paths["call-records"], "*.csv")
    world = World(cases=cases, seed=seed, as_of=as_of)
    with ExitStack() as stack:
        desk = _Desk(files, stack)
        for dossier, town in world.dossiers():
            desk.write(dossier, town)
        desk.finish(world.calendar)
    return files


def _empty_folder(folder: Path, pattern: str) -> None:
    """Makes the folder; what an earlier demo left there would not be of this world."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(pattern):
        old.unlink()


def _paths(out: Path) -> "Mapping[str, Path]":
    return MappingProxyType(
        {
            "cases": out / "cases.csv",
            "crm": out / "crm.xlsx",
            "customers": out / "customers.csv",
            "credit-reports": out / "credit-reports",
            "registered-addresses": out / "registered-addresses.csv",
            "directory": out / "directory.csv",
            "employment": out / "employment.csv",
            "companies": out / "companies.csv",
            "court": out / "court.csv",
            "call-records": out / "call-records",
            "recordings": out / "recordings",
            "number-status": out / "number-status.csv",
            "attempts": out / "attempts.csv",
            "flags": out / "flags.csv",
        }
    )


class _Desk:
    """Holds the open files and writes each case into all of them."""

    def __init__(self, files: PortfolioFiles, stack: ExitStack) -> None:
        paths = files.paths
        self._files = files
        self._cases = stack.enter_context(CsvFile(paths["cases"], cases.HEADER, encoding="gb18030"))
        self._customers = stack.enter_context(
            CsvFile(paths["customers"], customers.HEADER, encoding="utf-8-sig")
        )
        self._register = stack.enter_context(
            CsvFile(paths["registered-addresses"], register.HEADER, mark="\t")
        )
        self._status = stack.enter_context(CsvFile(paths["number-status"], status.HEADER))
        self._attempts = stack.enter_context(CsvFile(paths["attempts"], attempts.HEADER))
        self._manifest = stack.enter_context(
            CsvFile(paths["recordings"] / "manifest.csv", recordings.HEADER)
        )
        self._table = stack.enter_context(
            CsvFile(paths["credit-reports"] / "table.csv", creditreport_table.HEADER)
        )
        # What came to the product after the world was made; each writer has dice of its own.
        self._later = [
            (stack.enter_context(CsvFile(paths["employment"], employment.HEADER)), employment.rows),
            (stack.enter_context(CsvFile(paths["court"], court.HEADER)), court.rows),
            (stack.enter_context(CsvFile(paths["flags"], flags.HEADER)), flags.rows),
        ]
        self._companies = stack.enter_context(
            CsvFile(paths["companies"], companies.HEADER, encoding="gb18030")
        )
        self._listed: set[str] = set()
        self._truth = stack.enter_context(files.truth.open("w", encoding="utf-8", newline=""))
        self._crm: list[tuple[str, ...]] = []
        self._reports = self._calls = self._xml = self._bills = 0

    def write(self, dossier: "Dossier", town: "Town") -> None:
        """All files' rows of one case, then its truth."""
        self._cases.write(cases.rows(dossier))
        self._crm += crm.rows(dossier)
        self._customers.write(customers.rows(dossier, town))
        self._write_report(dossier)
        self._register.write(register.rows(dossier))
        self._write_calls(dossier)
        self._status.write(status.rows(dossier))
        self._attempts.write(attempts.rows(dossier))
        for file, rows in self._later:
            file.write(rows(dossier))
        self._companies.write(companies.rows(dossier, self._listed))
        self._write_bill(dossier)
        self._truth.write(truth.line(dossier))

    def finish(self, calendar: "Calendar") -> None:
        """Writes what cannot be appended to, and what is no case's."""
        paths = self._files.paths
        write_xlsx(paths["crm"], crm.HEADER, self._crm)
        with CsvFile(paths["directory"], directory.HEADER) as file:
            file.write(directory.rows(calendar))

    def _write_bill(self, dossier: "Dossier") -> None:
        found = bills.bill(dossier) if self._bills < _MOST_BILLS else None
        if found is None:
            return
        self._bills += 1
        number, rows = found
        with CsvFile(self._files.paths["call-records"] / f"{number}.csv", bills.HEADER) as file:
            file.write(rows)

    def _write_report(self, dossier: "Dossier") -> None:
        dice = dossier.dice
        if not dice.chance(_REPORTED):
            return
        self._reports += 1
        report = creditreport.draw_up(dossier, self._reports)
        if self._xml >= _MOST_XML or not dice.chance(_XML_SHARE):
            self._table.write(creditreport_table.rows(dossier, report))
            return
        self._xml += 1
        self._write_xml(dossier, report, wrapped=dice.chance(_ENVELOPE_SHARE))
        own = Dice(f"earlier/{report.serial}")
        first = dossier.loan.loan_day + _SETTLED
        if first < report.day - _APART and own.chance(_EARLIER_SHARE):
            # Drawn with dice of its own: one report more changes nothing else of the world.
            day = own.day(first, report.day - _APART)
            earlier = creditreport.drawn_before(report, day, self._reports)
            self._write_xml(replace(dossier, dice=own), earlier, wrapped=False)

    def _write_xml(
        self, dossier: "Dossier", report: "creditreport.CreditReport", *, wrapped: bool
    ) -> None:
        text = creditreport_xml.render(dossier, report)
        if wrapped:
            text = creditreport_xml.wrapped(text)
        write_text(self._files.paths["credit-reports"] / f"{report.serial}.xml", text)

    def _write_calls(self, dossier: "Dossier") -> None:
        if self._calls >= _MOST_CALLS:
            return
        for row, path, text in recordings.calls(dossier, self._calls + 1):
            self._calls += 1
            self._manifest.write([row])
            write_text(self._files.paths["recordings"] / path, text)
