"""What the gate must know: flags and attempts that touch cases or values."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sqlalchemy import Connection

from skiptrace.model.attempt import Attempt
from skiptrace.model.flag import Flag
from skiptrace.ports import PolicyFacts
from skiptrace.store import casefiles
from skiptrace.store.rows import attempt_of, flag_of

FLAGS = (Path(__file__).parent / "policy_flags.sql").read_text(encoding="utf-8")
_ASKED_FOR = itemgetter("asked_for")


def facts(connection: Connection, values: Mapping[str, Sequence[str]]) -> dict[str, PolicyFacts]:
    """case_no -> what touches the case or its values; every case asked for has an answer."""
    casefiles.fill_batch(connection, list(values), date.max)
    casefiles.fill_values(
        connection,
        [(case_no, value) for case_no, wanted in values.items() for value in wanted],
    )
    flags = _flags(connection)
    attempts = _attempts(connection)
    return {
        case_no: PolicyFacts(flags=flags.get(case_no, ()), attempts=attempts.get(case_no, ()))
        for case_no in values
    }


def _flags(connection: Connection) -> dict[str, tuple[Flag, ...]]:
    rows = connection.exec_driver_sql(FLAGS).mappings()
    return {
        case_no: tuple(flag_of(row) for row in group)
        for case_no, group in groupby(rows, _ASKED_FOR)
    }


def _attempts(connection: Connection) -> dict[str, tuple[Attempt, ...]]:
    rows = connection.exec_driver_sql(casefiles.ATTEMPTS).mappings()
    return {
        case_no: tuple(attempt_of(row) for row in group)
        for case_no, group in groupby(rows, _ASKED_FOR)
    }
