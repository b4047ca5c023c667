"""The digest of `changes`: one line a case, most valuable first, masked."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skiptrace.cli.context import Session
from skiptrace.cli.output import emit, emit_json, percent, row
from skiptrace.cli.words import word
from skiptrace.locale import gettext as _
from skiptrace.normalize.masking import mask

if TYPE_CHECKING:
    from skiptrace.casework.digest import CaseDigest
    from skiptrace.model.move import Move, Standing

# Cells of case, new, rose, fell, died, gone, what moved most.
WIDTHS = (16, -6, -6, -6, -6, -6, 0)


def show_digest(session: Session, since: datetime | None) -> int:
    """A line a case; with --json all moves of each."""
    from skiptrace.model.move import MoveKind

    found = session.casework().digest(since)
    if found and not session.json:
        titles = (_("case"), *(word(kind.value) for kind in MoveKind), _("moved most"))
        emit(row(titles, WIDTHS))
    for item in found:
        if session.json:
            emit_json(_fields(item))
        else:
            counts = (str(item.count(kind)) for kind in MoveKind)
            emit(row((item.case_no, *counts, told(item.moves[0])), WIDTHS))
    if not found:
        session.say(_("no lead moved; trace compares each ranking with the one before"))
    return 0


def told(move: "Move") -> str:
    """One move in words: what it is, the lead, and where it went from and to."""
    was, now = _place(move.was), _place(move.now)
    return f"{word(move.kind.value)}: {word(move.channel)} {_value(move)} {was} -> {now}"


def _place(found: "Standing | None") -> str:
    return f"#{found.rank} p_reach {percent(found.p_reach)}" if found else "-"


def _value(move: "Move") -> str:
    if move.value is None or move.point_kind is None:
        return move.lead_id
    return mask(move.point_kind, move.value)


def _fields(item: "CaseDigest") -> dict[str, Any]:
    return {"case_no": item.case_no, "moves": [_move_fields(move) for move in item.moves]}


def _move_fields(move: "Move") -> dict[str, Any]:
    return {
        "move": move.kind.value,
        "lead_id": move.lead_id,
        "channel": move.channel,
        "party": move.role,
        "value": _value(move) if move.value else None,
        "was": _standing_fields(move.was),
        "now": _standing_fields(move.now),
        "as_of": move.as_of.isoformat(),
        "moved_at": move.moved_at.astimezone(UTC).isoformat(timespec="seconds"),
    }


def _standing_fields(found: "Standing | None") -> dict[str, float] | None:
    if found is None:
        return None
    return {
        "rank": found.rank,
        "p_current": round(found.p_current, 6),
        "p_reach": round(found.p_reach, 6),
    }
