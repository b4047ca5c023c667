"""Moves of leads, kept when a ranking takes the place of the one before it.

No contact value is kept: the value that is told is that of the ranking as it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select, text

from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.move import Move, MoveKind, Standing, compared
from skiptrace.store import casefiles, derived
from skiptrace.store.inserts import insert_all, insert_new
from skiptrace.store.rows import Row, day

_NEW_MOVES = insert_new(derived.lead_moves)
_BATCH = text("SELECT case_no FROM temp.batch")


def note(
    connection: Connection, leads: Mapping[str, Sequence[Lead]], as_of: date, at: datetime
) -> None:
    """Compares these rankings with the kept ones of that day or before, and keeps what moved.

    Call it before the kept ones are replaced. A case that was never ranked has no moves, nor has a
    replay of a day before the one that is kept.
    """
    casefiles.fill_batch(connection, list(leads), as_of)
    runs, kept = derived.lead_runs.c, derived.leads.c
    ranked = connection.execute(
        # A case that was only imported has a run of no day.
        select(runs.case_no).where(
            runs.case_no.in_(_BATCH), runs.as_of != "", runs.as_of <= as_of.isoformat()
        )
    )
    before: dict[str, dict[str, RowMapping]] = {case_no: {} for case_no in ranked.scalars()}
    columns = (kept.case_no, kept.lead_id, kept.rank, kept.p_current, kept.p_reach, kept.channel)
    for row in connection.execute(
        select(*columns, kept.role).where(kept.case_no.in_(_BATCH))
    ).mappings():
        if row["case_no"] in before:
            before[row["case_no"]][row["lead_id"]] = row
    rows = [
        row
        for case_no, held in before.items()
        for row in _rows(case_no, held, leads[case_no], as_of, at)
    ]
    insert_all(connection, _NEW_MOVES, rows)


def _rows(
    case_no: str,
    held: Mapping[str, RowMapping],
    leads: Sequence[Lead],
    as_of: date,
    at: datetime,
) -> Iterator[Row]:
    now = {lead.lead_id: lead for lead in leads}
    stood = {
        name: Standing(row["rank"], row["p_current"], row["p_reach"]) for name, row in held.items()
    }
    for name, kind, was, stands in compared(stood, leads):
        lead = now.get(name)
        yield {
            "case_no": case_no,
            "moved_at": at.isoformat(),
            "lead_id": name,
            "kind": kind.value,
            "channel": lead.channel.value if lead else held[name]["channel"],
            "role": lead.party.role.value if lead else held[name]["role"],
            "as_of": as_of.isoformat(),
            **_standing_columns("was", was),
            **_standing_columns("now", stands),
        }


def _standing_columns(when: str, found: Standing | None) -> Row:
    return {
        f"rank_{when}": found and found.rank,
        f"current_{when}": found and found.p_current,
        f"reach_{when}": found and found.p_reach,
    }


def read(connection: Connection, since: datetime | None, as_of: date) -> Iterator[Move]:
    """Moves by case, moment and lead, of rankings for that day or before.

    since: only what moved then or later (an aware UTC moment).
    """
    moved, kept = derived.lead_moves, derived.leads
    query = (
        select(moved, kept.c.use, kept.c.value)
        .join(
            kept,
            (kept.c.case_no == moved.c.case_no) & (kept.c.lead_id == moved.c.lead_id),
            isouter=True,
        )
        .where(
            moved.c.moved_at >= ("" if since is None else since.isoformat()),
            moved.c.as_of <= as_of.isoformat(),
        )
        .order_by(moved.c.case_no, moved.c.moved_at, moved.c.lead_id)
    )
    for row in connection.execute(query).mappings():
        yield _move_of(row)


def _move_of(row: Mapping[Any, Any]) -> Move:
    return Move(
        case_no=row["case_no"],
        lead_id=row["lead_id"],
        kind=MoveKind(row["kind"]),
        channel=row["channel"],
        role=row["role"],
        was=_standing_of("was", row),
        now=_standing_of("now", row),
        as_of=day(row["as_of"]),
        moved_at=datetime.fromisoformat(row["moved_at"]),
        point_kind=ContactUse(row["use"]).kind.value if row["use"] else None,
        value=row["value"],
    )


def _standing_of(when: str, row: Mapping[Any, Any]) -> Standing | None:
    if row[f"rank_{when}"] is None:
        return None
    return Standing(row[f"rank_{when}"], row[f"current_{when}"], row[f"reach_{when}"])
