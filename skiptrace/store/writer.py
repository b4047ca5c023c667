"""What can be done inside one IMMEDIATE transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from skiptrace.model.attempt import Attempt
from skiptrace.model.weights import WeightSet
from skiptrace.ports import PolicyFacts
from skiptrace.store import audit, leads, policy, tables, weights
from skiptrace.store.failures import database_errors
from skiptrace.store.inserts import insert_new
from skiptrace.store.rows import attempt_row


class SqlWriter:
    """ports.Writer over a connection that holds the write lock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def policy_facts(self, case_no: str, values: Sequence[str]) -> PolicyFacts:
        """Flags and attempts as they stand; no other process can add one before the commit."""
        with database_errors("read policy facts"):
            return policy.facts(self._connection, {case_no: values})[case_no]

    def add_attempt(self, attempt: Attempt) -> None:
        """Keeps the attempt; the leads of its case, and of cases that list the point, are stale."""
        with database_errors("keep the attempt"):
            self._connection.execute(insert_new(tables.attempts), attempt_row(attempt))
            leads.touch(self._connection, [attempt])

    def adopted_weights(self) -> WeightSet:
        """The weights in force; no other process can change them before the commit."""
        with database_errors("read the weights"):
            return weights.adopted(self._connection)

    def challenger(self) -> WeightSet | None:
        """The weights learnt last and neither adopted nor dropped."""
        with database_errors("read the weights"):
            return weights.challenger(self._connection)

    def keep_weights(self, adopted: WeightSet, challenger: WeightSet | None) -> None:
        """Sets both; leads that rest on other weights are no longer up to date."""
        with database_errors("keep the weights"):
            weights.keep(self._connection, adopted, challenger)

    def audit(self, actor: str, action: str, case_no: str, detail: str, at: datetime) -> str:
        """Appends to the chained log, returns the hash."""
        with database_errors("write the audit log"):
            return audit.append(self._connection, actor, action, case_no, detail, at)
