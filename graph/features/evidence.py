"""What every feature needs: evidence from rows, and weights that fade with time."""

from collections.abc import Iterable
from datetime import date

from graph.reactions import Reaction
from skiptrace.model.attempt import Attempt
from skiptrace.model.casefile import FactRow
from skiptrace.model.lead import Evidence


def of_row(row: FactRow) -> Evidence:
    """The evidence that a claim is."""
    return Evidence(row.source, row.record, row.observed_on, row.place, row.quote)


def of_rows(rows: Iterable[FactRow]) -> tuple[Evidence, ...]:
    """One piece of evidence a record and place, latest first, then by source and record."""
    distinct = {(row.source, row.record, row.place): row for row in rows}
    ordered = sorted(
        distinct.values(),
        key=lambda row: (
            -(row.observed_on or date.min).toordinal(),
            row.source,
            row.record,
            row.place or "",
        ),
    )
    return tuple(of_row(row) for row in ordered)


def of_attempt(attempt: Attempt) -> Evidence:
    """The evidence that a logged attempt is."""
    return Evidence(attempt.source, attempt.record, attempt.at.date())


def faded(reaction: Reaction, days: int) -> int:
    """What is left of a weight after so many days, in whole thousandths."""
    left: float = 0.5 ** (max(days, 0) / reaction.half_life)
    return round(reaction.weight * left)
