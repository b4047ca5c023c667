"""The verb pull: live sources are asked about open cases."""

from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.live_words import ASKS, REASONS, UNASKED
from skiptrace.cli.options import option
from skiptrace.cli.output import clean, emit, emit_json, table
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _
from skiptrace.normalize.masking import mask, mask_name

if TYPE_CHECKING:
    from skiptrace.casework.pulling import PullReport, SourceReport
    from skiptrace.model.lookup import Lookup

SHOWN_LOOKUPS = 10
DONE, INCOMPLETE, FAILED = 0, 1, 4

EXAMPLE = """\
[pull.number-check]
service = "dytns-number-status"
auth_code = "..."
price = "0.05"
budget_per_day = 200
"""


@verb("pull", mark(
    "Ask the live sources configured in skiptrace.toml about open cases.\n\n"
    "Each question is put on record before it leaves, counted against its budget, and never paid "
    "for twice; run it again after an interruption. Without a SOURCE all are asked."
))  # fmt: skip
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@option("--case", "cases", multiple=True, metavar="CASE", help=mark("only about this case"))
@option("--basis", metavar="REF", help=mark("lawful basis: contract clause, consent, court order"))
@option("--dry-run", is_flag=True, help=mark("say what would be asked and what it would cost"))
@option(
    "--retry-doubtful",
    is_flag=True,
    help=mark("ask again what is in doubt at the named sources, even if it is paid for twice"),
)
def pull(
    session: Session,
    sources: tuple[str, ...],
    cases: tuple[str, ...],
    basis: str | None,
    dry_run: bool,
    retry_doubtful: bool,
) -> int:
    """Exit 1 when a question or a row came to nothing, 4 when a source failed."""
    from skiptrace.casework.pulling import PullRequest

    if not session.settings.pull and not sources:
        explain(session)
        return DONE
    request = PullRequest(
        names=sources,
        cases=cases or None,
        basis=basis,
        dry_run=dry_run,
        retry_doubtful=retry_doubtful,
    )
    puller = session.puller()
    with session.progress() as progress:
        report = puller.pull(request, progress)
    if session.json:
        emit_json([source_fields(source, dry_run=dry_run) for source in report.sources])
    else:
        show(session, report)
    if report.broken:
        return FAILED
    return INCOMPLETE if report.incomplete else DONE


def explain(session: Session) -> None:
    """What can be configured, when nothing is."""
    from skiptrace.cli.wiring import live_cards

    cards = live_cards()
    if session.json:
        emit_json([])
        return
    emit(_("no live source is configured; these services are known:"))
    titles = (_("service"), _("what it is"), _("is asked"), _("cost"), _("what leaves the house"))
    rows = [
        (
            card.service,
            card.title_zh if session.lang == "zh" else card.title_en,
            _(ASKS[card.asks]),
            _(card.cost),
            _(card.sends),
        )
        for card in cards
    ]
    for line in table([titles, *rows]):
        emit(line)
    emit("")
    path = session.workspace.settings_path
    emit(_("to configure one, add such a table to {path}:").format(path=path))
    emit("")
    emit(EXAMPLE.rstrip())
    emit("")
    session.say(_("keys of a service: {command}").format(command="skiptrace sources SERVICE"))


# --- what became of it -------------------------------------------------------------------------


def show(session: Session, report: "PullReport") -> None:
    """Each source's counts on stdout; what else is worth knowing on stderr."""
    for source in report.sources:
        if report.dry_run:
            _foresee(session, source)
        else:
            _tell(session, source)
    if not report.dry_run and any(source.count.new for source in report.sources):
        session.say(_("next: {command}").format(command="skiptrace trace --changed"))


def _tell(session: Session, source: "SourceReport") -> None:
    line = _(
        "{name}: asked {asked}, answered {answered}, already known {known}, failed {failed}, "
        "in doubt {doubtful}, left {left}"
    )
    emit(
        line.format(
            name=source.name,
            asked=source.asked,
            answered=source.answered,
            known=source.known,
            failed=source.failed,
            doubtful=source.doubtful,
            left=source.left,
        )
    )
    count = source.count
    if count.read:
        emit(
            _("{kind}: read {read}, new {new}, already known {known}, rejected {rejected}").format(
                kind=source.name,
                read=count.read,
                new=count.new,
                known=count.known,
                rejected=count.rejected,
            )
        )
    if source.rejects:
        emit(_("rejects file: {path}").format(path=source.rejects))
    for text in _notes(source):
        session.say(text)


def _notes(source: "SourceReport") -> list[str]:
    counted = (
        (source.nothing, _("nothing is known there: {n}")),
        (source.refused, _("not served there: {n}")),
        (source.resumed, _("answers to earlier questions: {n}")),
        (source.waiting, _("the answer comes later, pull again: {n}")),
        (source.released, _("in doubt and released: {n}")),
    )
    notes = [text.format(n=n) for n, text in counted if n]
    if source.budget_spent:
        notes.append(_("the budget is spent"))
    if source.doubtful:
        command = f"skiptrace pull {source.name} --retry-doubtful"
        notes.append(
            _("in doubt: it may have been paid for, and is asked again only by: {command}").format(
                command=command
            )
        )
    notes.extend(_unasked(source))
    if source.problem:
        notes.append(_("error: {what}").format(what=fitted(source.problem)))
        if source.hint:
            notes.append(_("hint: {hint}").format(hint=fitted(source.hint)))
    return [f"  {note}" for note in notes]


def _unasked(source: "SourceReport") -> list[str]:
    return [
        _("not asked, {why}: {n}").format(why=_(UNASKED[code]), n=n)
        for code, n in source.unasked.items()
    ]


def _foresee(session: Session, source: "SourceReport") -> None:
    emit(
        _("{name}: would ask {n}, already known {known}, in doubt {doubtful}, left {left}").format(
            name=source.name,
            n=len(source.would),
            known=source.known,
            doubtful=source.doubtful,
            left=source.left,
        )
    )
    if source.cost is not None:
        emit(_("  cost: {cost} yuan").format(cost=source.cost))
    rows = [
        ("", lookup.case_no or "-", _(ASKS[lookup.asks]), about(lookup), _(REASONS[lookup.because]))
        for lookup in source.would[:SHOWN_LOOKUPS]
    ]
    for line in table(rows):
        emit(line)
    for note in _unasked(source):
        session.say(f"  {note}")


def about(lookup: "Lookup") -> str:
    """Whom or what a look-up is about, masked."""
    if lookup.point is not None:
        return mask(lookup.point.kind.value, lookup.point.value)
    if lookup.party is not None and lookup.party.name:
        return mask_name(lookup.party.name)
    return "-"


def source_fields(source: "SourceReport", *, dry_run: bool) -> dict[str, Any]:
    """One source's report as plain fields."""
    count = source.count
    return {
        "source": source.name,
        "service": source.service,
        "host": source.host,
        "dry_run": dry_run,
        "planned": source.planned,
        "asked": source.asked,
        "answered": source.answered,
        "known": source.known,
        "failed": source.failed,
        "doubtful": source.doubtful,
        "waiting": source.waiting,
        "resumed": source.resumed,
        "nothing": source.nothing,
        "refused": source.refused,
        "left": source.left,
        "spent_today": source.spent_today,
        "would_ask": len(source.would),
        "cost": None if source.cost is None else str(source.cost),
        "new": count.new,
        "rejected": count.rejected,
        "rejects": str(source.rejects) if source.rejects else None,
        "unasked": dict(source.unasked),
        "problem": clean(source.problem) or None,
        "hint": clean(source.hint) or None,
    }
