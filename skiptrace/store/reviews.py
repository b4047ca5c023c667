"""What reviewing asks of the database: every method is one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from skiptrace.model.judgement import Judgement
from skiptrace.model.pair import PersonView
from skiptrace.ports import FoundPair
from skiptrace.store import audit, judgements, pairs
from skiptrace.store.engine import Engines
from skiptrace.store.failures import database_errors


class SqlReviews:
    """ports.ReviewStore over the store's database; may be shared by threads."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def waiting(
        self, *, case_no: str | None, judged: bool, reviewer: str | None
    ) -> list[FoundPair]:
        """Pairs that wait for a word; see ports.ReviewStore."""
        with self._read() as connection:
            return pairs.waiting(connection, case_no=case_no, judged=judged, reviewer=reviewer)

    def between(self, left: str, right: str) -> FoundPair | None:
        """The kept pair of two entities."""
        with self._read() as connection:
            return pairs.between(connection, left, right)

    def views(self, person_ids: Sequence[str], *, alone: bool = False) -> dict[str, PersonView]:
        """person_id -> the entity behind it, or that record alone."""
        with self._read() as connection:
            return pairs.views(connection, person_ids, alone=alone)

    def named(self, text: str, number: str | None, phone: str | None) -> list[str]:
        """Ids of the entities that these name."""
        with self._read() as connection:
            return pairs.named(connection, text, number, phone)

    def hubs_among(self, values: Sequence[str]) -> frozenset[str]:
        """Values that link nobody."""
        with self._read() as connection:
            return pairs.hubs_among(connection, values)

    def standing(self) -> list[Judgement]:
        """The last word on every pair, newest first."""
        with self._read() as connection:
            return judgements.standing(connection)

    def judgement_between(self, lefts: Sequence[str], rights: Sequence[str]) -> Judgement | None:
        """The newest word between one of these records and one of those."""
        with self._read() as connection:
            return judgements.between(connection, lefts, rights)

    def history(self, left: str | None, right: str | None, limit: int) -> list[Judgement]:
        """Every row, newest first."""
        with self._read() as connection:
            return judgements.history(connection, left, right, limit)

    def count(self) -> int:
        """Pairs with a standing judgement."""
        with self._read() as connection:
            return judgements.count(connection)

    @contextmanager
    def judging(self) -> Iterator["SqlJudging"]:
        """One IMMEDIATE transaction; rolled back when the body raises."""
        with database_errors("keep the judgement"), self._engines.write.begin() as connection:
            yield SqlJudging(connection)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with database_errors("read judgements"), self._engines.read.begin() as connection:
            yield connection


class SqlJudging:
    """ports.Judging over a connection that holds the write lock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self) -> list[Judgement]:
        """The last word on every pair as it stands in this transaction, newest first."""
        return judgements.standing(self._connection)

    def last_of(self, by: str) -> Judgement | None:
        """The newest judgement of this person that is not taken back."""
        return judgements.last_of(self._connection, by)

    def add(self, judgement: Judgement, case_no: str) -> Judgement:
        """Keeps it and its entry in the audit log."""
        kept = judgements.add(self._connection, judgement)
        action = "undo judgement" if kept.undoes else "judge"
        detail = f"{kept.verdict} {kept.left} {kept.right} {kept.judgement_id}"
        if kept.undoes:
            detail += f" undoes {kept.undoes}"
        audit.append(self._connection, kept.by, action, case_no, detail, kept.at)
        return kept
