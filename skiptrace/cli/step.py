"""The verb next: the step, the fact worth getting first, or stop."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.choice import choice_fields, choice_lines
from skiptrace.cli.context import Session, verb
from skiptrace.cli.dossier import write_dossier
from skiptrace.cli.judged import (
    clearance_fields,
    clearance_lines,
    headline,
    lead_fields,
    script_fields,
    script_lines,
)
from skiptrace.cli.options import option
from skiptrace.cli.output import clean, emit, emit_json
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skiptrace.casework import ClearedLead, NextStep
    from skiptrace.casework.choosing import Choice
    from skiptrace.model.clearance import Clearance


@verb("next", mark(
    "Say what to do with a case now: the next lawful step, the fact worth getting first, or stop; "
    "and why the other steps are closed."
))  # fmt: skip
@click.argument("case")
@option("--dossier", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help=mark("also write the diligence dossier: .html, .md or .txt"))  # fmt: skip
@option(
    "--reveal", is_flag=True, help=mark("show values in the dossier; recorded in the audit log")
)
def next_(session: Session, case: str, dossier: Path | None, *, reveal: bool) -> int:
    """Exit 0 also when nothing is open: that is an answer."""
    if reveal and dossier is None:
        raise UsageError("--reveal is for the dossier", "add --dossier FILE")
    choice = session.casework().diagnosing.choice(case)
    if dossier is not None:
        write_dossier(session, choice, case, dossier, reveal=reveal)
        session.say(_("dossier written to {path}").format(path=dossier))
    if session.json:
        emit_json({**_step_fields(session, choice.step), **choice_fields(choice)})
        return 0
    _show_step(session, choice)
    return 0


def _step_fields(session: Session, step: "NextStep") -> dict[str, Any]:
    def fields(item: "ClearedLead") -> dict[str, Any]:
        judged = clearance_fields(item.clearance, session.pack, session.lang)
        script = script_fields(item.lead, session.lang, reveal=False)
        return {**lead_fields(item, reveal=False), "clearance": judged, "script": script}

    return {
        "case_no": step.case_no,
        "moment": step.moment.isoformat(timespec="minutes"),
        "step": fields(step.step) if step.step else None,
        "closed": [fields(item) for item in step.closed],
        "opens_at": step.opens_at.isoformat(timespec="minutes") if step.opens_at else None,
    }


def _show_step(session: Session, choice: "Choice") -> None:
    step = choice.step
    emit(f"{step.case_no}  {step.moment:%Y-%m-%d %H:%M}")
    for line in choice_lines(choice):
        emit(clean(line))
    _show_open(session, step)
    if step.closed:
        emit(_("closed now:"))
    for item, others in by_rule(step.closed):
        for one in (item, *others):
            emit(f"- {headline(one)}")
        for line in clearance_lines(item.clearance, session.pack, session.lang):
            emit(clean(line))


def _show_open(session: Session, step: "NextStep") -> None:
    if step.step is None:
        emit(_("no step is open now"))
        if step.opens_at:
            emit(_("the first opens at {when}").format(when=f"{step.opens_at:%Y-%m-%d %H:%M}"))
    else:
        lead = step.step.lead
        emit(f"{_('next')}: {headline(step.step)}")
        rules = clearance_lines(step.step.clearance, session.pack, session.lang)
        for line in (*rules, *script_lines(lead, session.lang, reveal=False)):
            emit(clean(line))
        command = f"skiptrace log {step.case_no} {lead.lead_id} --channel {lead.channel} --result "
        emit(f"  {_('then')}: {command}...")


def by_rule(
    closed: "Iterable[ClearedLead]",
) -> "list[tuple[ClearedLead, list[ClearedLead]]]":
    """Closed leads that one rule holds until one time, together; the best-ranked group first."""
    groups: dict[Clearance, list[ClearedLead]] = {}
    for item in closed:
        groups.setdefault(item.clearance, []).append(item)
    return [(items[0], items[1:]) for items in groups.values()]
