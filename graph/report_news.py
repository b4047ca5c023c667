"""What the credit reports of a case brought that earlier ones of the same person did not have."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from skiptrace.model import report_delta
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind
from skiptrace.model.report_delta import News, ReportRow

if TYPE_CHECKING:
    from graph.view import PointView

PointKey = tuple[str, ContactKind, str]


def news_of(
    rows: Iterable[FactRow], points: Mapping[PointKey, "PointView"]
) -> dict[PointKey, News]:
    """Point -> the report that brought it and the one before it; rows: all of the case's parties.

    A point that stands in the first report of anybody is no news, whoever else's report has it
    later.
    """
    said = {row.claim_id: made for row in rows if (made := _report_row(row)) is not None}
    if not said:
        return {}
    fresh = report_delta.news(said.values())
    persons = report_delta.owners(said.values())
    found: dict[PointKey, News] = {}
    for key, point in points.items():
        stated = [said[row.claim_id] for row in point.rows if row.claim_id in said]
        seen = [_news(row, fresh, persons) for row in stated]
        told = [news for news in seen if news is not None]
        if told and len(told) == len(seen):
            found[key] = min(told)
    return found


def _news(
    row: ReportRow,
    fresh: Mapping[tuple[str, report_delta.Thing], News],
    persons: Mapping[str, tuple[str, Mapping[str, str]]],
) -> News | None:
    person, relations = persons.get(row.record, ("", {}))
    thing = report_delta.thing_of(row, relations)
    return None if thing is None else fresh.get((person, thing))


def _report_row(row: FactRow) -> ReportRow | None:
    if row.source != report_delta.SOURCE or row.stated_on is None or row.via != "party":
        return None
    value = row.other_name or "" if row.statement == "relation" else row.value
    return ReportRow(
        row.record, row.entity_id, row.statement, row.use, value, row.other_id, row.stated_on
    )
