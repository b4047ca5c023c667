"""Verdicts that come in a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from skiptrace.model.judgement import Verdict
from skiptrace.model.record import Reject


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One line of a table of verdicts.

    path, line: where it stands. left, right: what names the two records, as written.
    """

    path: str
    line: int
    left: str = field(repr=False)
    right: str = field(repr=False)
    verdict: Verdict
    note: str = field(default="", repr=False)


ReadVerdicts = Callable[[Path], Iterator[VerdictRow | Reject | None]]
"""A verdict or a reject for each line, None for one not judged yet; raises SourceFailure."""
