"""What resolving asks of the database: what was touched, whom that reaches, and the answer kept."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from skiptrace.model.judgement import Judgement
from skiptrace.ports import Hub, PersonRow, Resolution
from skiptrace.store import derived, judgements, meta, person_keys, resolution, tables
from skiptrace.store.engine import Engines
from skiptrace.store.failures import database_errors
from skiptrace.store.person_rows import person_rows

_MANY = 500
_KEYS, _IDENTITIES = derived.person_keys.c, derived.identities.c


class Snapshot:
    """ports.Snapshot: everything read in one transaction, as of one moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.state = meta.state(connection)

    def touched(self, keys_version: str) -> set[str] | None:
        """Persons to be looked at again; None when that is everybody."""
        if meta.read(self._connection, meta.KEYED) != keys_version:
            return None
        return set(self._connection.execute(select(derived.touched.c.person_id)).scalars())

    def people(self) -> int:
        """How many person records there are."""
        query = select(func.count()).select_from(tables.persons)
        return int(self._connection.execute(query).scalar_one())

    def rows(self, only: Iterable[str] | None = None) -> list[PersonRow]:
        """All person records, or these, by person_id."""
        return list(person_rows(self._connection, only))

    def case_subjects(self) -> dict[str, str]:
        """case_no -> person_id of its subject."""
        cases = tables.cases.c
        rows = self._connection.execute(select(cases.case_no, cases.subject))
        return {row.case_no: row.subject for row in rows}

    def judgements(self) -> list[Judgement]:
        """The last word on each judged pair, newest first."""
        return judgements.standing(self._connection)

    def hubs(self) -> list[Hub]:
        """The phones and addresses that too many share."""
        hubs = derived.hubs.c
        rows = self._connection.execute(
            select(hubs.kind, hubs.value, hubs.parties)
            .where(hubs.kind.in_(("phone", "address")))
            .order_by(hubs.kind, hubs.value)
        )
        return [Hub(*row) for row in rows]

    def holders(self, keys: Iterable[int]) -> set[str]:
        """Everybody who has one of the keys."""
        return self._all(_KEYS.person_id, _KEYS.key, keys)

    def fellows(self, person_ids: Iterable[str]) -> set[str]:
        """Everybody who was one entity with one of these so far."""
        entities: set[str] = self._all(_IDENTITIES.entity_id, _IDENTITIES.person_id, person_ids)
        return self._all(_IDENTITIES.person_id, _IDENTITIES.entity_id, entities)

    def _all(self, wanted: Any, where: Any, values: Iterable[Any]) -> set[Any]:
        found: set[Any] = set()
        rest = iter(sorted(values))
        while part := list(islice(rest, _MANY)):
            found.update(self._connection.execute(select(wanted).where(where.in_(part))).scalars())
        return found


class SqlIdentities:
    """ports.IdentityStore over the store's database; may be shared by threads."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def stale(self) -> bool:
        """Whether something came in, or was judged, since resolution last worked."""
        with database_errors("read versions"), self._engines.read.begin() as connection:
            return resolution.stale(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """One reading transaction."""
        with database_errors("read persons"), self._engines.read.begin() as connection:
            yield Snapshot(connection)

    def save(
        self,
        found: Resolution,
        keys: Iterable[tuple[str, Iterable[int]]],
        keys_version: str,
        state: int,
    ) -> None:
        """Replaces who is who, and everybody's keys."""
        with self._write() as connection:
            resolution.save(connection, found, state)
            person_keys.save(connection, keys)
            meta.write(connection, meta.KEYED, keys_version)

    def save_part(
        self,
        found: Resolution,
        keys: Iterable[tuple[str, Iterable[int]]],
        hubs: Sequence[str],
        state: int,
    ) -> None:
        """Replaces who the persons in it are and the hubs of these values, adds these keys."""
        with self._write() as connection:
            resolution.save_part(connection, found, hubs, state)
            person_keys.add(connection, keys)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with database_errors("keep the resolution"), self._engines.write.begin() as connection:
            yield connection
