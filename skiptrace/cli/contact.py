"""The verb log: an attempt goes on record."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from skiptrace import normalize
from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, percent
from skiptrace.cli.words import word
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import in_language, mark
from skiptrace.model.attempt import Channel, Disposition

if TYPE_CHECKING:
    from skiptrace.casework import LogResult
    from skiptrace.model.lead import Lead

Code = TypeVar("Code", bound=StrEnum)


@verb("log", mark(
    "Record an attempt at a lead; the ranking takes it in at once.\n\n"
    "What the rules forbid is refused (exit 3). Channels and results are written as in "
    "docs/vocabulary.md, in either language."
))  # fmt: skip
@click.argument("case")
@click.argument("lead")
@option("--channel", required=True, metavar="C", help=mark("call, sms, email, letter, visit..."))
@option("--result", required=True, metavar="R", help=mark("no_answer, vacant, right_party..."))
@option("--from", "from_number", metavar="NUMBER", help=mark("the number called from"))
@option("--at", metavar="TIME", help=mark("local time of the attempt [default: now]"))
@option("--note", metavar="TEXT", help=mark("a note; kept, not judged"))
def log(
    session: Session,
    case: str,
    lead: str,
    channel: str,
    result: str,
    from_number: str | None,
    at: str | None,
    note: str | None,
) -> int:
    """The gate is asked inside the transaction that writes."""
    from skiptrace.casework.contact import LogEntry

    casework = session.casework()
    entry = LogEntry(
        channel=channel_of(channel),
        disposition=disposition_of(result),
        at=moment_of(at) if at else casework.now(case),
        from_number=number_of(from_number) if from_number else None,
        note=note,
    )
    done = casework.log(case, lead, entry)
    if session.json:
        emit_json(_fields(done))
        return 0
    attempt = done.attempt
    emit(_("kept: {channel} {result} at {when}").format(
        channel=word(attempt.channel), result=word(attempt.disposition),
        when=f"{attempt.at:%Y-%m-%d %H:%M}"))  # fmt: skip
    emit(_moved(done))
    session.say(_("audit: {hash}").format(hash=done.audit_hash[:16]))
    return 0


def channel_of(text: str) -> Channel:
    """The channel of a code or its Chinese word; raises UsageError."""
    if (found := _coded(text, Channel)) is None:
        raise UsageError(f"unknown channel: {text}", f"known: {_known(Channel)}")
    return found


def disposition_of(text: str) -> Disposition:
    """The result of a code or any word that imported logs may use; raises UsageError."""
    from skiptrace.cli.wiring import result_of

    found = result_of(text) or _coded(text, Disposition)
    if found is None:
        raise UsageError(f"unknown result: {text}", f"known: {_known(Disposition)}")
    return found


def _coded(text: str, codes: type[Code]) -> Code | None:
    wanted = text.strip().casefold().replace("-", "_")
    for code in codes:
        if wanted in (code.value, in_language("zh", code)):
            return code
    return None


def _known(codes: type[StrEnum]) -> str:
    return ", ".join(f"{code} {in_language('zh', code)}" for code in codes)


def moment_of(text: str) -> datetime:
    """Local wall time; raises UsageError when it is no time of day on a day."""
    read = normalize.moment(text)
    if read.canonical is None or read.parts.get("precision") == "day":
        raise UsageError("--at is not a time", "write it as 2026-05-03T10:30")
    return datetime.fromisoformat(read.canonical).replace(tzinfo=None)


def number_of(text: str) -> str:
    """The canonical number called from; raises UsageError without repeating it."""
    read = normalize.phone(text)
    if read.canonical is None:
        raise UsageError("--from is not a phone number", "write the number that was called from")
    return read.canonical


def _moved(done: "LogResult") -> str:
    before = f"p_current {percent(done.before.p_current)} p_reach {percent(done.before.p_reach)}"
    if done.after is None:
        return _("{before}, now no lead any more").format(before=before)
    after = done.after
    now = f"p_current {percent(after.p_current)} p_reach {percent(after.p_reach)} #{after.rank}"
    return f"{before} -> {now}"


def _fields(done: "LogResult") -> dict[str, Any]:
    attempt, before, after = done.attempt, done.before, done.after
    return {
        "case_no": attempt.case_no,
        "lead_id": before.lead_id,
        "channel": attempt.channel.value,
        "result": attempt.disposition.value,
        "at": attempt.at.isoformat(timespec="minutes"),
        "record": attempt.record,
        "audit": done.audit_hash,
        "before": _chances(before),
        "after": _chances(after) if after else None,
    }


def _chances(lead: "Lead") -> dict[str, float | int]:
    return {
        "rank": lead.rank,
        "p_current": round(lead.p_current, 6),
        "p_reach": round(lead.p_reach, 6),
    }
