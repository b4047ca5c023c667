"""What a row of metadata says of a call: with whom, whose number it is, how it ended.

CallingNumber and CalledNumber (Aliyun), Caller and Callee (Tencent) change sides with the
direction: the customer is who is called on the way out and who calls on the way in.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from skiptrace import normalize
from skiptrace.model.case import CHINA
from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef
from sources.tables.row import Row, phone_use
from sources.words import plain, word_table

# Seconds or milliseconds since 1970, from 2001 to 2033; no other way of writing a time is so long
# and begins so.
_EPOCH = re.compile(r"(1\d{9})(?:\.\d+|\d{3})?")


class Direction(StrEnum):
    """Who called: the customer, the lender; or nobody outside (internal)."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


# Words of interface.md section 2; ContactType of Aliyun's GetCallDetailRecord (BACK2BACK: the
# service calls both sides; PRIVACY_DIAL: through a relay number); isCallin of Huawei (true, false).
_DIRECTIONS = word_table(
    {
        Direction.IN: "in inbound incoming 呼入 来电 被叫 打入 true 音频呼入",
        Direction.OUT: """out outbound outgoing 呼出 去电 主叫 外呼 打出 false predictive preview
            预测式外呼 智能外呼 机器人外呼 back2back 双呼 privacydial 加密通话""",
        Direction.INTERNAL: "internal 内部呼叫 内线呼叫 内线",
    }
)
# Tencent's TelCdrInfo. Others use the same figures the other way round, so they count only in
# rows that are known to be Tencent's.
_TENCENT_DIRECTION = {"0": Direction.IN, "1": Direction.OUT}
_TENCENT_TYPE = {
    "1": Direction.OUT, "2": Direction.IN, "3": Direction.IN, "5": Direction.OUT,
    "6": Direction.INTERNAL,
}  # fmt: skip


# The column of the customer's number, and that of ours.
_THEIRS = {Direction.IN: "caller", Direction.OUT: "callee"}
_OURS = {Direction.IN: "callee", Direction.OUT: "caller"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """A call without its files. number: the customer's, None when it is not told or not shown.

    ours: the line on the lender's side. without_talk: see end_status. warnings: codes.
    """

    call_id: str
    party: PartyRef
    at: datetime
    direction: Direction | None
    number: ContactPoint | None
    case_no: str | None
    ours: str | None = None
    status: str | None = None
    by: str | None = None
    warnings: tuple[str, ...] = ()


def metadata(row: Row) -> Metadata | None:
    """The metadata of a row; what is wrong with it is noted on the row, then None."""
    call_id, at = row.key("call_id"), _moment(row)
    row.need("call_id", call_id)
    row.need("started_at", at)
    direction, warnings = _direction(row)
    known = row.id_no("id_no") or row.key("case_no")
    number = row.phone("phone") or _customer_number(row, direction, lenient=known is not None)
    if number is None and _hidden(row, direction):
        warnings = (*warnings, "number_hidden")
    party = _party(row, number, direction)
    if call_id is None or at is None or row.bad:
        return None
    return Metadata(
        call_id=call_id,
        party=party,
        at=at,
        direction=direction,
        number=number,
        case_no=row.key("case_no"),
        ours=_ours(row, direction),
        status=row.text("end_status"),
        by=row.text("agent"),
        warnings=warnings,
    )


def _moment(row: Row) -> datetime | None:
    text = row.text("started_at")
    match = _EPOCH.fullmatch(text or "")
    if match is None:
        return None if text == "0" else row.moment("started_at")
    at = datetime.fromtimestamp(int(match[1]), UTC)
    return at.astimezone(CHINA).replace(tzinfo=None)


def _direction(row: Row) -> tuple[Direction | None, tuple[str, ...]]:
    """The direction, from its own column or the type of the call; warnings when it is a riddle."""
    given, kind = plain(row.raw("direction")), plain(row.raw("call_type"))
    tencent = _is_tencent(row)
    found = _DIRECTIONS.get(given) or (_TENCENT_DIRECTION.get(given) if tencent else None)
    by_type = _DIRECTIONS.get(kind) or (_TENCENT_TYPE.get(kind) if tencent else None)
    if by_type is Direction.INTERNAL or found is None:
        found = by_type or found
    if found is None and given.isdecimal():
        return None, ("direction_figure",)
    if found is None and given:
        row.wrong("direction", "direction_unknown")
    return found, ()


def _is_tencent(row: Row) -> bool:
    """Whether the row is Tencent's: it alone ends calls by figures and times them in seconds."""
    ended = row.raw("end_status").strip().isdecimal()
    match = _EPOCH.fullmatch(row.raw("started_at").strip())
    return ended or (match is not None and len(match[0]) == len(match[1]))


def _customer_number(
    row: Row, direction: Direction | None, *, lenient: bool
) -> ContactPoint | None:
    """From the side that is the customer's; lenient: one that cannot be read is as good as none.

    Services hide numbers (199****1234) or put a session's name there; where the case is known the
    call still counts.
    """
    column = _THEIRS.get(direction) if direction else None
    if column is None:
        return None
    if not lenient:
        return row.phone(column)
    read = normalize.phone(row.raw(column))
    return ContactPoint.stored(phone_use(read), read.canonical) if read.canonical else None


def _hidden(row: Row, direction: Direction | None) -> bool:
    column = _THEIRS.get(direction) if direction else None
    return column is not None and row.has(column)


def _ours(row: Row, direction: Direction | None) -> str | None:
    """The lender's line; extensions such as 8001 are no numbers to keep."""
    column = _OURS.get(direction) if direction else None
    return normalize.phone(row.raw(column)).canonical if column else None


def _party(row: Row, number: ContactPoint | None, direction: Direction | None) -> PartyRef:
    """Whom the call is with: by id number, else the case's subject, else the number itself."""
    name, id_no, case_no = row.name("name"), row.id_no("id_no"), row.key("case_no")
    if id_no:
        return PartyRef(name=name, id_no=id_no)
    if case_no:
        return PartyRef(name=name, case_no=case_no)
    if number is None and not row.bad and direction is not Direction.INTERNAL:
        two_sided = direction is None and row.has("caller") and row.has("callee")
        if two_sided:
            row.wrong("direction", "direction_needed")
        else:
            row.wrong("case_no", "no_identity")
    return PartyRef(name=name, phone=number.value if number else None)
