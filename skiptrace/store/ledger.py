"""The ledger as the core sees it: every method is one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import Connection

from skiptrace.live import Ended, Holding, Intent, Ruling
from skiptrace.model.lookup import Location, LookupEntry
from skiptrace.model.record import ImportCount, Receipt, Record
from skiptrace.store import holdings, lookups
from skiptrace.store.engine import Engines
from skiptrace.store.failures import database_errors


class SqlLedger:
    """live.Ledger over the store's database; may be shared by threads."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def begin(self, intent: Intent) -> tuple[Ruling, str]:
        """Rules on the intent and keeps it; see live.Ledger."""
        with self._write("keep the look-up") as connection:
            return lookups.begin(connection, intent)

    def finish(
        self, lookup_id: str, ended: Ended, receipt: Receipt, records: Sequence[Record]
    ) -> ImportCount:
        """Keeps records and settles the look-up together."""
        with self._write("keep the answer") as connection:
            return lookups.finish(connection, lookup_id, ended, receipt, records)

    def entries(self, source: str, questions: Sequence[str]) -> dict[str, LookupEntry]:
        """digest -> newest look-up."""
        with self._read() as connection:
            return lookups.newest_of(connection, source, questions)

    def open_entries(self, source: str) -> list[LookupEntry]:
        """Look-ups without an answer."""
        with self._read() as connection:
            return lookups.open_entries(connection, source)

    def release(self, source: str, actor: str, at: datetime) -> int:
        """Doubtful look-ups may be asked again; how many."""
        with self._write("release look-ups") as connection:
            return lookups.release(connection, source, actor, at)

    def spent(self, source: str, day: date) -> int:
        """How many look-ups of the day count."""
        with self._read() as connection:
            return lookups.spent(connection, source, day)

    def holdings(self, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Holding]:
        """(value, entity id) -> the entity's hold on it."""
        with self._read() as connection:
            return holdings.holdings(connection, wanted)

    def last_said(self, statement: str, values: Sequence[str]) -> Mapping[str, date]:
        """value -> newest day of such a claim."""
        with self._read() as connection:
            return holdings.last_said(connection, statement, values)

    def locations(self, addresses: Sequence[str]) -> Mapping[str, Location]:
        """address -> where it lies."""
        with self._read() as connection:
            return holdings.locations(connection, addresses)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with database_errors("read the look-ups"), self._engines.read.begin() as connection:
            yield connection

    @contextmanager
    def _write(self, what: str) -> Iterator[Connection]:
        with database_errors(what), self._engines.write.begin() as connection:
            yield connection
