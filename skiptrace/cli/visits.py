"""The verb visits: field-visit lists as files."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import Day, option
from skiptrace.cli.output import emit, emit_json
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.casework import Casework
    from skiptrace.model.visit import VisitList

READY = ("xlsx", "csv")
LATER = ("pdf", "geojson", "gpx", "ics")


@verb("visits", mark(
    "Write the field-visit list of a day: addresses that may be visited, grouped by region and "
    "ordered as a route. Addresses stand in full, so every case on it is recorded as revealed."
))  # fmt: skip
@option("--region", metavar="CODE", help=mark("only this region: a code or its beginning"))
@option("--agent", metavar="NAME", help=mark("who goes; printed on the list"))
@option("--date", "day", type=Day(), help=mark("the day of the visits [default: the as-of day]"))
@option("--format", "format_", type=click.Choice([*READY, *LATER]), default=None,
        help=mark("[default: the ending of FILE, else xlsx]"))  # fmt: skip
@option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
        help=mark("the file to write"))  # fmt: skip
def visits(
    session: Session,
    region: str | None,
    agent: str | None,
    day: date | None,
    format_: str | None,
    out: Path,
) -> int:
    """Reveals are on record before the file is written."""
    format_ = chosen_format(format_, out)
    casework = session.casework()
    listed = casework.visits(day or casework.as_of, region, agent)
    write_list(session, casework, listed, format_, out)
    if session.json:
        emit_json(visit_fields(listed, out))
        return 0
    emit(_("{n} stops for {day} written to {path}").format(
        n=len(listed.stops), day=listed.day.isoformat(), path=out))  # fmt: skip
    for rule, times in listed.held:
        session.say(_("held back by {rule}: {n} addresses").format(rule=rule, n=times))
    return 0


def write_list(
    session: Session, casework: "Casework", listed: "VisitList", format_: str, out: Path
) -> None:
    """Writes the file; the reveal of every case on it is on record before."""
    from skiptrace.export.visit_sheet import write_visits

    for case_no in dict.fromkeys(stop.case_no for stop in listed.stops):
        casework.reveal(case_no, f"visits {format_}")
    write_visits(out, listed, format_=format_, lang=session.lang, pack=session.pack)


def chosen_format(asked: str | None, out: Path) -> str:
    """The format asked for or told by the file's ending; raises UsageError for one to come."""
    format_ = asked or (out.suffix.lstrip(".").lower() or "xlsx")
    if format_ in READY:
        return format_
    raise UsageError(f"{format_} lists are not available yet", f"available: {', '.join(READY)}")


def visit_fields(listed: "VisitList", out: Path) -> dict[str, Any]:
    """The list's figures as plain fields, without any address."""
    return {
        "out": str(out),
        "date": listed.day.isoformat(),
        "region": listed.region,
        "agent": listed.agent,
        "stops": len(listed.stops),
        "cases": len({stop.case_no for stop in listed.stops}),
        "held": dict(listed.held),
    }
