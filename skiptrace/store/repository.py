"""The store as the core sees it: every method is one transaction over the noun's own module."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile
from skiptrace.model.event import Event
from skiptrace.model.lead import Lead
from skiptrace.model.move import Move
from skiptrace.model.record import ImportCount, Receipt, Record
from skiptrace.model.weights import WeightSet
from skiptrace.model.worksheet import WorksheetFacts
from skiptrace.ports import CaseRow, PersonRow, PolicyFacts, Resolution
from skiptrace.store import (
    audit,
    casefiles,
    doctor,
    events,
    leads,
    meta,
    moves,
    policy,
    records,
    resolution,
    tables,
    weights,
    worklist,
    worksheets,
)
from skiptrace.store.engine import Engines
from skiptrace.store.failures import database_errors
from skiptrace.store.identities import SqlIdentities
from skiptrace.store.ledger import SqlLedger
from skiptrace.store.person_rows import person_rows
from skiptrace.store.reviews import SqlReviews
from skiptrace.store.writer import SqlWriter

_REMEMBERED = 100_000
"""Cases whose version is kept between reading and saving; a partition is a few hundred."""


class SqlStore:
    """ports.Store over a SQLite file; open it with store.open_store, close it at the end.

    May be shared by threads: each call takes its own connection. Every method raises StoreFailure
    when the database does.
    """

    def __init__(self, engines: Engines, path: Path) -> None:
        self._engines = engines
        self._path = path
        # What results rest on is the state that was read, not the state when they are saved.
        self._versions: dict[str, str] = {}
        self._streamed_state: int | None = None
        self.ledger = SqlLedger(engines)
        self.reviews = SqlReviews(engines)
        self.identities = SqlIdentities(engines)

    def close(self) -> None:
        """Closes the database's connections."""
        self._engines.dispose()

    # --- import ------------------------------------------------------------------------------

    def add_records(self, receipt: Receipt, records_: Sequence[Record]) -> ImportCount:
        """Keeps a batch in one transaction; already known records change nothing."""
        with self._write("keep records") as connection:
            return records.add(connection, receipt, records_)

    def known_records(self, records_: Sequence[Record]) -> int:
        """How many of these add_records would call known (repeats in the batch included)."""
        with self._read("look up records") as connection:
            return records.count_known(connection, records_)

    def finish_import(self, receipt: Receipt, count: ImportCount) -> None:
        """Writes the manifest of a finished file."""
        with self._write("finish the import") as connection:
            records.finish(connection, receipt, count)

    def import_count(self) -> dict[str, ImportCount]:
        """kind -> totals over all finished imports."""
        with self._read("count imports") as connection:
            return records.totals(connection)

    # --- who is who --------------------------------------------------------------------------

    def person_rows(self) -> Iterator[PersonRow]:
        """Every person record, ordered by person_id, as of one moment."""
        with self._read("read persons") as connection:
            self._streamed_state = meta.state(connection)
            yield from person_rows(connection)

    def case_subjects(self) -> dict[str, str]:
        """case_no -> person_id of the subject, for all cases."""
        cases = tables.cases.c
        with self._read("read cases") as connection:
            rows = connection.execute(select(cases.case_no, cases.subject).order_by(cases.case_no))
            return {row.case_no: row.subject for row in rows}

    def save_resolution(self, resolution_: Resolution) -> None:
        """Replaces identities and hubs, in one transaction."""
        with self._write("keep the resolution") as connection:
            state = self._streamed_state
            resolution.save(
                connection, resolution_, meta.state(connection) if state is None else state
            )
        self._streamed_state = None

    def resolution_stale(self) -> bool:
        """Whether records came in since the last resolution."""
        with self._read("read versions") as connection:
            return resolution.stale(connection)

    # --- cases -------------------------------------------------------------------------------

    def case_count(self) -> int:
        """How many cases there are."""
        with self._read("count cases") as connection:
            query = select(func.count()).select_from(tables.cases)
            return int(connection.execute(query).scalar_one())

    def case_numbers(self) -> list[str]:
        """All case numbers, sorted."""
        cases = tables.cases.c
        with self._read("read cases") as connection:
            return list(connection.execute(select(cases.case_no).order_by(cases.case_no)).scalars())

    def cases(self, case_nos: Sequence[str]) -> list[Case]:
        """These cases, in the order asked; unknown numbers are left out."""
        with self._read("read cases") as connection:
            return casefiles.read_cases(connection, case_nos)

    def case_files(self, case_nos: Sequence[str], as_of: date) -> list[CaseFile]:
        """The neighbourhoods of these cases, in the order asked; unknown numbers are left out."""
        with self._read("read case files") as connection:
            files, versions = casefiles.read(connection, case_nos, as_of)
        if len(self._versions) > _REMEMBERED:
            self._versions.clear()
        self._versions.update(versions)
        return files

    def queue(self, text: str, as_of: date, limit: int, offset: int = 0) -> list[CaseRow]:
        """A page of cases by number, subject's name or phone tail; best next step first."""
        with self._read("read the queue") as connection:
            return worklist.page(connection, text, as_of, limit, offset)

    def events(self, since: datetime | None, as_of: date) -> Iterator[Event]:
        """What became known, by moment learnt; of records dated as_of or before."""
        with self._read("read events") as connection:
            yield from events.read(connection, since, as_of)

    # --- leads -------------------------------------------------------------------------------

    def save_leads(
        self, leads_: Mapping[str, Sequence[Lead]], as_of: date, at: datetime | None = None
    ) -> None:
        """Replaces the stored leads of these cases; an empty list is kept as 'none found'.

        at: the moment (aware, UTC) under which what moved is kept; None keeps no moves.
        """
        with self._write("keep leads") as connection:
            if at is not None:
                moves.note(connection, leads_, as_of, at)
            versions = leads.versions_now(connection, list(leads_), as_of)
            for case_no in leads_:
                if case_no in self._versions:
                    versions[case_no] = self._versions[case_no]
            leads.save(connection, leads_, as_of, versions)

    def moves(self, since: datetime | None, as_of: date) -> Iterator[Move]:
        """What rankings said otherwise than those before; for days up to as_of, by case."""
        with self._read("read moves") as connection:
            yield from moves.read(connection, since, as_of)

    def stale_cases(self, as_of: date) -> set[str]:
        """All cases whose stored leads are not of that day and of the data as it stands."""
        with self._read("read leads") as connection:
            return leads.stale(connection, as_of)

    def stored_leads(self, case_nos: Sequence[str], as_of: date) -> dict[str, list[Lead]]:
        """Leads computed for that day from the data as it stands; cases without are left out."""
        with self._read("read leads") as connection:
            return leads.stored(connection, case_nos, as_of)

    def adopted_weights(self) -> WeightSet:
        """The weights in force; the defaults until others are adopted."""
        with self._read("read the weights") as connection:
            return weights.adopted(connection)

    def challenger(self) -> WeightSet | None:
        """The weights learnt last and neither adopted nor dropped."""
        with self._read("read the weights") as connection:
            return weights.challenger(connection)

    # --- policy ------------------------------------------------------------------------------

    def policy_facts(self, case_no: str, values: Sequence[str]) -> PolicyFacts:
        """Flags and attempts that touch the case or the values."""
        return self.policy_facts_batch({case_no: values})[case_no]

    def policy_facts_batch(self, values: Mapping[str, Sequence[str]]) -> dict[str, PolicyFacts]:
        """policy_facts for many cases in a few queries: case_no -> values of its leads."""
        with self._read("read policy facts") as connection:
            return policy.facts(connection, values)

    def worksheet_facts(
        self, case_nos: Sequence[str], names: Sequence[str], values: Sequence[str], as_of: date
    ) -> WorksheetFacts:
        """Answered queries of the cases; how many people bear the names and gave the values."""
        with self._read("read worksheets") as connection:
            return worksheets.facts(connection, case_nos, names, values, as_of)

    @contextmanager
    def writing(self) -> Iterator[SqlWriter]:
        """One IMMEDIATE transaction; rolled back when the body raises."""
        with self._write("write") as connection:
            yield SqlWriter(connection)

    # --- custody -----------------------------------------------------------------------------

    def audit_entries(self, case_no: str | None = None) -> Iterator[audit.AuditEntry]:
        """The audit log in order, whole or of one case."""
        with self._read("read the audit log") as connection:
            yield from audit.entries(connection, case_no)

    def audit_head(self) -> tuple[int, str]:
        """(seq, hash) of the last entry, to be kept outside."""
        with self._read("read the audit log") as connection:
            return audit.head(connection)

    def verify_audit(self) -> tuple[int, int | None]:
        """(number of entries, seq of the first that is not as it was written, or None)."""
        with self._read("verify the audit log") as connection:
            return audit.verify(connection)

    def checks(self) -> list[tuple[str, bool, str]]:
        """(what, whether it holds, what was found) for `skiptrace doctor`."""
        with self._read("check the database") as connection:
            return doctor.checks(connection, self._path)

    @contextmanager
    def _read(self, what: str) -> Iterator[Connection]:
        with database_errors(what), self._engines.read.begin() as connection:
            yield connection

    @contextmanager
    def _write(self, what: str) -> Iterator[Connection]:
        with database_errors(what), self._engines.write.begin() as connection:
            yield connection
