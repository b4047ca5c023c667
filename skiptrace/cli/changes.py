"""The verb changes: what became known, case by case."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skiptrace import normalize
from skiptrace.cli.context import Session, verb
from skiptrace.cli.on_file import shown_record
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, row
from skiptrace.cli.words import word
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.case import CHINA
from skiptrace.model.contact import ContactUse
from skiptrace.normalize.masking import mask, mask_name

if TYPE_CHECKING:
    from skiptrace.model.event import Event

# Cells of moment, case, what is new, whose, the records' days, record.
WIDTHS = (16, 14, 30, 10, 48, 0)


@verb("changes", mark(
    "List what became known, oldest first: which case, what, from which record, and when it was "
    "learnt. Values are masked.\n\n"
    "With --json one line of JSON an event. With --digest one line a case: leads that are new, "
    "rose, fell or died from one ranking to the next, most valuable case first."
))  # fmt: skip
@option("--since", metavar="TIME", help=mark("only what was learnt then or later"))
@option("--digest", is_flag=True, help=mark("what became of the leads, one line a case"))
def changes(session: Session, since: str | None, digest: bool) -> int:
    """Streams; nothing dated after the as-of day is told."""
    moment = moment_of(since) if since else None
    if digest:
        from skiptrace.cli.digest import show_digest

        return show_digest(session, moment)
    found = 0
    for event in session.casework().changes(moment):
        if session.json:
            emit_json(event_fields(event))
        else:
            if not found:
                titles = (_("learnt"), _("case"), _("what"), _("party"), _("news"), _("record"))
                emit(row(titles, WIDTHS))
            emit(row(_cells(event), WIDTHS))
        found += 1
    if not found:
        session.say(_("nothing new"))
    return 0


def moment_of(text: str) -> datetime:
    """A day or a local time as an aware moment; raises UsageError when it is neither."""
    read = normalize.moment(text)
    if read.canonical is None:
        raise UsageError("--since is not a time", "write it as 2026-05-03 or 2026-05-03T10:30")
    return datetime.fromisoformat(read.canonical).replace(tzinfo=CHINA)


def _cells(event: "Event") -> tuple[str, ...]:
    return (
        f"{event.learnt_at.astimezone(CHINA):%Y-%m-%d %H:%M}",
        event.case_no,
        f"{word(event.use)} {shown(event)}",
        word(event.relation or "subject"),
        _news(event),
        f"{event.source} {_record(event)}",
    )


def _news(event: "Event") -> str:
    """The kind of news with its days."""
    updated = event.observed_on
    text = _("in the report of {day}, not in that of {before}").format(
        day=event.day, before=event.details.get("before", "-")
    )
    if updated and updated != event.day:
        text += _("; updated {day}").format(day=updated)
    return text


def shown(event: "Event") -> str:
    """What is new, masked: a contact value, or the name of somebody newly tied."""
    if event.statement == "relation":
        return mask_name(event.value)
    return mask(ContactUse(event.use).kind.value, event.value)


def _record(event: "Event") -> str:
    return shown_record(event.source, event.record, event.case_no, reveal=False)


def event_fields(event: "Event") -> dict[str, Any]:
    """An event as plain fields, masked."""
    return {
        "case_no": event.case_no,
        "event": event.kind.value,
        "statement": event.statement,
        "use": event.use,
        "value": shown(event),
        "party": event.relation or "subject",
        "day": event.day.isoformat(),
        "observed_at": event.observed_on.isoformat() if event.observed_on else None,
        **event.details,
        "learnt_at": event.learnt_at.astimezone(UTC).isoformat(timespec="seconds"),
        "source": event.source,
        "record": _record(event),
    }
