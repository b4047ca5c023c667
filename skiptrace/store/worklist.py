"""The queue: a page of cases, the most worthwhile next step first."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from skiptrace.ports import CaseRow
from skiptrace.store import derived, tables
from skiptrace.store.casefiles import case_columns
from skiptrace.store.rows import case_of

SHORTEST_TAIL = 3
"""Fewer digits than this would match one number in a hundred or more."""


def page(connection: Connection, text: str, as_of: date, limit: int, offset: int) -> list[CaseRow]:
    """Cases that match the text, by worth of their best stored lead, then by number.

    A run of a later day than as_of counts as none: it may rest on what was not known then.
    """
    rows = connection.execute(_query(connection, text, as_of).limit(limit).offset(offset))
    return [
        CaseRow(
            case=case_of(row),
            name=row["shown_name"],
            leads=row["run_leads"],
            best_channel=row["run_channel"],
            best_p_reach=row["run_p_reach"],
        )
        for row in rows.mappings()
    ]


def _query(connection: Connection, text: str, as_of: date) -> Select[Any]:
    runs, cases = derived.lead_runs.c, tables.cases.c
    today = as_of.isoformat()
    newest = connection.execute(select(func.max(runs.as_of))).scalar()
    worth: ColumnElement[Any] = runs.worth
    leads: ColumnElement[Any] = runs.leads
    channel: ColumnElement[Any] = runs.channel
    p_reach: ColumnElement[Any] = runs.p_reach
    if newest is not None and newest > today:
        known = runs.as_of <= today
        worth = case((known, runs.worth), else_=derived.NO_LEAD)
        leads = case((known, runs.leads), else_=0)
        channel = case((known, runs.channel))
        p_reach = case((known, runs.p_reach))
    shown_name = func.coalesce(derived.identities.c.name, tables.persons.c.name)
    query = (
        case_columns()
        .add_columns(
            shown_name.label("shown_name"),
            leads.label("run_leads"),
            channel.label("run_channel"),
            p_reach.label("run_p_reach"),
        )
        .join(derived.lead_runs, runs.case_no == cases.case_no)
        .order_by(worth.desc(), cases.case_no)
    )
    wanted = text.strip()
    return query.where(_matches(wanted, shown_name)) if wanted else query


def _matches(text: str, shown_name: ColumnElement[Any]) -> ColumnElement[bool]:
    ways = [
        tables.cases.c.case_no.icontains(text, autoescape=True),
        shown_name.contains(text, autoescape=True),
    ]
    if len(text) >= SHORTEST_TAIL and text.isascii() and text.isdigit():
        ways.append(derived.identities.c.entity_id.in_(_entities_with_tail(text)))
    return or_(*ways)


def _entities_with_tail(digits: str) -> Select[Any]:
    """Entities that were ever said to have a phone ending so, by the index on reversed digits."""
    claims = tables.claims.c
    back = digits[::-1]
    # ':' follows '9', so this is the range of texts that begin with `back`.
    after = back[:-1] + chr(ord(back[-1]) + 1)
    other = derived.identities.alias("other")
    return (
        select(other.c.entity_id)
        .join(tables.claims, claims.person_id == other.c.person_id)
        .where(claims.back >= back, claims.back < after)
    )
