"""Verbs about leads: trace, leads."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, percent, row
from skiptrace.cli.words import party_word, shown_value, state, word
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.weights import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from skiptrace.casework import CaseLeads, Casework, ClearedLead

FILES_ONLY = ("parquet", "xlsx")
# Cells of case, rank, lead, channel, party, p_current, p_reach, state; the value stands last.
WIDTHS = (14, -4, 8, 8, 14, -9, -7, 22, 0)


@verb("trace", mark(
    "Compute and keep the leads: resolves identities, builds each case's graph, ranks.\n\n"
    "Name cases, or say --all or --changed."
))  # fmt: skip
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@option("--all", "every", is_flag=True, help=mark("every case"))
@option("--changed", is_flag=True, help=mark("only cases with new evidence or an older day"))
def trace(session: Session, cases: tuple[str, ...], every: bool, changed: bool) -> int:
    """One line of counts."""
    if cases and every:
        raise UsageError("both cases and --all were given", "give one of them")
    if not (cases or every or changed):
        raise UsageError("no case named", "name cases, or say --all or --changed")
    casework = session.casework()
    with session.progress() as progress:
        report = casework.trace(cases or None, changed=changed, progress=progress)
    if session.json:
        emit_json(
            {
                "as_of": casework.as_of.isoformat(),
                "cases": report.cases,
                "leads": report.leads,
                "without_leads": report.without_leads,
                "weights": report.weights,
            }
        )
    else:
        emit(
            _(
                "traced {cases} cases as of {day}: {leads} leads, {without} cases without any"
            ).format(
                cases=report.cases,
                day=casework.as_of.isoformat(),
                leads=report.leads,
                without=report.without_leads,
            )
        )
        if report.weights != DEFAULTS.set_id:
            emit(_("in force: {set}").format(set=report.weights))
    return 0


@verb("leads", mark(
    "List the ranked leads. Values are masked; --reveal shows them and is recorded for each case."
))  # fmt: skip
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@option("--top", type=click.IntRange(min=1), metavar="K", help=mark("the best K of each case"))
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "jsonl", "parquet", "xlsx"]),
    default=None,
    help=mark("how they are written [default: table]"),
)
@option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help=mark("write to a file"))  # fmt: skip
@option("--reveal", is_flag=True, help=mark("show values; recorded in the audit log"))
def leads(
    session: Session,
    cases: tuple[str, ...],
    top: int | None,
    format_: str | None,
    out: Path | None,
    reveal: bool,
) -> int:
    """Streams case by case: a case's reveal is on record before its first value leaves."""
    format_ = format_ or ("jsonl" if session.json else "table")
    if format_ in FILES_ONLY and out is None:
        raise UsageError(f"{format_} needs a file", "give --out FILE")
    from skiptrace.casework.listing import top_leads

    casework = session.casework()
    what = f"leads {format_}"
    listed = top_leads(casework.leads(cases or None), top)
    listed = _recorded(casework, listed, what) if reveal else listed
    if format_ == "table":
        _table(session, listed, out, reveal=reveal)
        return 0
    _written(session, listed, format_, out, reveal=reveal)
    return 0


def _written(
    session: Session,
    listed: "Iterable[CaseLeads]",
    format_: str,
    out: Path | None,
    *,
    reveal: bool,
) -> None:
    from skiptrace.export.lead_files import leads_writer
    from skiptrace.export.leads import lead_row

    count = 0
    with leads_writer(format_, out or sys.stdout.buffer) as write, session.progress() as progress:
        for item in listed:
            for entry in item.leads:
                write(lead_row(entry.lead, entry.clearance, session.lang, reveal))
                count += 1
            if out:
                progress("leads", count, None)
    if out:
        session.say(_("{n} leads written to {path}").format(n=count, path=out))


def _recorded(
    casework: "Casework", listed: "Iterable[CaseLeads]", what: str
) -> "Iterator[CaseLeads]":
    for item in listed:
        casework.reveal(item.case.case_no, what)
        yield item


def _table(
    session: Session, listed: "Iterable[CaseLeads]", out: Path | None, *, reveal: bool
) -> None:
    with ExitStack() as stack:
        write = _line_writer(stack, out)
        titles = (_("case"), "#", _("lead"), _("channel"), _("party"), "p_current", "p_reach",
                  _("state"), _("value"))  # fmt: skip
        write(row(titles, WIDTHS))
        shown = 0
        for item in listed:
            for entry in item.leads:
                write(row(_cells(entry, reveal=reveal), WIDTHS))
                shown += 1
    if not shown:
        session.say(_("no leads; import files first, see: skiptrace sources"))


def _line_writer(stack: ExitStack, out: Path | None) -> "Callable[[str], None]":
    if out is None:
        return emit
    from skiptrace.export.atomic import replacing

    file = stack.enter_context(stack.enter_context(replacing(out)).open("w", encoding="utf-8"))
    return lambda line: print(line, file=file)


def _cells(entry: "ClearedLead", *, reveal: bool) -> tuple[str, ...]:
    lead = entry.lead
    return (
        lead.case_no,
        str(lead.rank),
        lead.lead_id,
        word(lead.channel),
        party_word(lead.party),
        percent(lead.p_current),
        percent(lead.p_reach),
        state(entry),
        shown_value(lead, reveal=reveal),
    )
