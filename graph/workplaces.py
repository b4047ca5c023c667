"""Workplaces as the register of companies sees them: standing, address, line."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind

if TYPE_CHECKING:
    from graph.view import CaseView, PointView


def employer_beside(point: "PointView", view: "CaseView") -> str | None:
    """The employer at this point: itself, by the register, or by a record that gives both."""
    if point.kind is ContactKind.EMPLOYER:
        return point.value
    registered = view.company_points.get(point.value)
    if registered is not None:
        return registered
    records = {(row.source, row.record) for row in point.rows}
    names = {
        row.value
        for other in view.by_holder[point.holder]
        if other.kind is ContactKind.EMPLOYER
        for row in other.rows
        if (row.source, row.record) in records
    }
    return min(names, default=None)


def registered_rows(
    employers: Iterable["PointView"], register: Iterable[FactRow], subject: str
) -> list[tuple[str, FactRow]]:
    """(employer, row) for each line and address that the register gives for an employer.

    The register knows the company, not who works there: the row is the subject's no later than the
    latest day on which the subject was said to, and no surer.
    """
    rows = list(register)
    company = {row.entity_id: row.value for row in rows if row.statement == "standing"}
    by_name = {point.value: point for point in employers}
    found = []
    for row in rows:
        point = by_name.get(company.get(row.entity_id, ""))
        if row.statement != "contact" or point is None:
            continue
        best = max(point.rows, key=lambda r: (r.certainty * r.identity, r.claim_id))
        found.append(
            (
                point.value,
                replace(
                    row,
                    via="party",
                    entity_id=subject,
                    observed_on=_earlier(row.observed_on, _latest(point)),
                    certainty=min(row.certainty, best.certainty),
                    identity=best.identity,
                ),
            )
        )
    return found


def _latest(point: "PointView") -> date | None:
    return max((row.observed_on for row in point.rows if row.observed_on), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days; a day that nobody knows is no day at all."""
    return None if one is None or other is None else min(one, other)
