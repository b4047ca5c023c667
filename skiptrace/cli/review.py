"""The verb review: doubtful pairs listed, written out, judged."""

from pathlib import Path

import click

from skiptrace.cli import asking, judging
from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit_json
from skiptrace.cli.pairs import emit_lines, pair_fields, pair_lines
from skiptrace.cli.wanted_pairs import Wanted
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark, ngettext

VERDICTS = ("same", "different", "unsure")


@verb("review", mark(
    "Review who is who: the pairs of records that may be one person and wait for your word.\n\n"
    "Without an option they are listed, those that touch the most cases first; with CASE only "
    "those around that case. A and B are ids as listed, or anything that names one record: an "
    "identity number, a case number, a phone with one holder. Judgements stand above the machine's "
    "weights, are never deleted, and can be taken back."
))  # fmt: skip
@click.argument("names", nargs=-1, metavar="[CASE | A B]")
@option("--limit", type=click.IntRange(1), default=50, help=mark("at most so many [default: 50]"))
@option("--blind", is_flag=True,
        help=mark("a sample without the machine's opinion and others' judgements"))  # fmt: skip
@option("--judged", is_flag=True, help=mark("also pairs that were judged unsure"))
@option("--reveal", is_flag=True, help=mark("show values; recorded in the audit log"))
@option("--export", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help=mark("write the pairs as a form to fill in (.xlsx, else CSV)"))  # fmt: skip
@option("--ask", is_flag=True, help=mark("one pair after the other, at the terminal"))
@option("--judge", type=click.Choice(VERDICTS), help=mark("judge the pair A B"))
@option("--note", metavar="TEXT", help=mark("a note that is kept with the judgement"))
@option("--verdicts", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
        help=mark("judge the pairs of a table: left, right, verdict, note"))  # fmt: skip
@option("--yes", is_flag=True, help=mark("also where it contradicts an earlier judgement"))
@option("--undo", is_flag=True, help=mark("take back your last judgement"))
@option("--history", is_flag=True, help=mark("list judgements, newest first"))
def review(
    session: Session,
    names: tuple[str, ...],
    limit: int,
    blind: bool,
    judged: bool,
    reveal: bool,
    export: Path | None,
    ask: bool,
    judge: str | None,
    note: str | None,
    verdicts: Path | None,
    yes: bool,
    undo: bool,
    history: bool,
) -> int:
    """One thing at a time; exit 1 when lines of a table were rejected."""
    given = {"--export": export, "--ask": ask, "--judge": judge, "--verdicts": verdicts,
             "--undo": undo, "--history": history}  # fmt: skip
    asked = [name for name, value in given.items() if value]
    if len(asked) > 1:
        raise UsageError(f"{asked[0]} and {asked[1]} do not go together", "give one of them")
    if judge:
        return judging.judge_pair(session, names, judge, note or "", yes=yes)
    if history:
        return judging.show_history(session, names, limit)
    case_no = _case(names)
    if verdicts:
        return judging.take_table(session, verdicts, yes=yes)
    if undo:
        return judging.take_back(session)
    pairs = Wanted(session, case_no, limit, blind=blind, judged=judged, reveal=reveal)
    if ask:
        return asking.ask_one_by_one(session, pairs)
    return _write(session, pairs, export) if export else _list(session, pairs)


def _case(names: tuple[str, ...]) -> str | None:
    if len(names) > 1:
        raise UsageError("a pair is named, but not what to do with it", "add --judge or --history")
    return names[0] if names else None


def _list(session: Session, wanted: Wanted) -> int:
    pairs = wanted.pairs()
    wanted.record(pairs)
    for pair in pairs:
        if session.json:
            emit_json(pair_fields(pair, reveal=wanted.reveal))
        else:
            emit_lines(pair_lines(pair, reveal=wanted.reveal))
    _tell(session, wanted, len(pairs))
    return 0


def _write(session: Session, wanted: Wanted, path: Path) -> int:
    from skiptrace.export.pair_sheet import write_pairs

    pairs = wanted.pairs()
    wanted.record(pairs)
    count = write_pairs(path, pairs, lang=session.lang, reveal=wanted.reveal)
    written = ngettext("{n} pair written to {path}", "{n} pairs written to {path}", count)
    session.say(written.format(n=count, path=path))
    session.say(_("fill in the column of verdicts, then: skiptrace review --verdicts FILE"))
    return 0


def _tell(session: Session, wanted: Wanted, count: int) -> None:
    """How many there are beside those shown; a sample does not tell how it was drawn."""
    if not count:
        session.say(_("nothing is doubtful: no pair waits for a person's word"))
    elif not wanted.blind:
        waiting = wanted.waiting()
        shown = ngettext("{n} pair shown, {waiting} wait", "{n} pairs shown, {waiting} wait", count)
        session.say(shown.format(n=count, waiting=waiting))
