"""The verb worksheet: what a person may look up by hand, and why."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import clean, emit, row
from skiptrace.errors import PolicyRefusal, UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.casework import Casework
    from skiptrace.model.worksheet import CaseWorksheet, WorksheetQuery

# Cells of case, id, where, expected others; query and reasons stand last.
WIDTHS = (14, 13, 44, -6, 0)


@verb("worksheet", mark(
    "List what is worth looking up by hand (search engine, directory assistance, court and company "
    "sites, map), most selective first, with the reason and the rule that bounds it.\n\n"
    "Nothing is opened or asked. Exported forms have columns for the answers; bring them back with "
    "import lookups. Values are masked; --reveal shows them and is recorded for each case."
))  # fmt: skip
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@option("--region", metavar="CODE", help=mark("only this region: a code or its beginning"))
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "xlsx", "jsonl"]),
    default=None,
    help=mark("how they are written [default: table]"),
)
@option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help=mark("write to a file"))  # fmt: skip
@option("--reveal", is_flag=True, help=mark("show values; recorded in the audit log"))
def worksheet(
    session: Session,
    cases: tuple[str, ...],
    region: str | None,
    format_: str | None,
    out: Path | None,
    reveal: bool,
) -> int:
    """A case that the rules close has none; when every named case is closed, exit 3."""
    format_ = format_ or ("jsonl" if session.json else "table")
    if format_ == "xlsx" and out is None:
        raise UsageError(f"{format_} needs a file", "give --out FILE")
    casework = session.casework()
    sheets = _Sheets(casework.worksheets(cases or None, region))
    queries = sheets.queries(casework if reveal else None, f"worksheet {format_}")
    if format_ == "table":
        count = _table(session, queries, out, reveal=reveal)
    else:
        from skiptrace.export.worksheet_sheet import write_worksheet

        count = write_worksheet(
            out, queries, format_=format_, lang=session.lang, pack=session.pack, reveal=reveal
        )
    sheets.tell(session, count, named=bool(cases))
    if out:
        session.say(_("{n} queries written to {path}").format(n=count, path=out))
    return 0


class _Sheets:
    """Streams the queries of the worksheets and counts what is not on them."""

    def __init__(self, sheets: "Iterator[CaseWorksheet]") -> None:
        self._sheets = sheets
        self._held: dict[str, int] = {}
        self._answered = self._cases = self._reached = 0

    def queries(self, revealing: "Casework | None", what: str) -> "Iterator[WorksheetQuery]":
        """Case by case; a case's reveal is on record before its first value leaves."""
        for sheet in self._sheets:
            self._cases += 1
            self._answered += sheet.answered
            self._reached += sheet.reached
            if sheet.held_by:
                self._held[sheet.held_by] = self._held.get(sheet.held_by, 0) + 1
            if sheet.queries and revealing is not None:
                revealing.reveal(sheet.case_no, what)
            yield from sheet.queries

    def tell(self, session: Session, count: int, *, named: bool) -> None:
        """What was left out and how to look; PolicyRefusal when all named cases are closed."""
        from skiptrace.policy.texts import say
        from skiptrace.worksheet.texts import notes

        if named and self._held and sum(self._held.values()) == self._cases:
            rule = min(self._held)
            text = say(session.pack, rule, session.lang)
            raise PolicyRefusal(f"{rule}: {text.says}", text.hint, rule=rule)
        for rule, times in sorted(self._held.items()):
            session.say(_("held back by {rule}: {n} cases").format(rule=rule, n=times))
        if self._reached:
            session.say(_("reached within 30 days, not listed: {n} cases").format(n=self._reached))
        if self._answered:
            session.say(_("already answered, not listed: {n}").format(n=self._answered))
        for note in notes(session.lang) if count else ():
            session.say(note)


def _table(
    session: Session, queries: "Iterator[WorksheetQuery]", out: Path | None, *, reveal: bool
) -> int:
    from skiptrace.export.atomic import replacing

    if out is None:
        return _lines(session, queries, emit, reveal=reveal)
    with replacing(out) as part, part.open("w", encoding="utf-8") as file:
        return _lines(session, queries, lambda line: print(line, file=file), reveal=reveal)


def _lines(
    session: Session,
    queries: "Iterator[WorksheetQuery]",
    write: Callable[[str], None],
    *,
    reveal: bool,
) -> int:
    from skiptrace.worksheet.texts import place_name, say_grounds, shown_others

    write(row((_("case"), _("id"), _("where"), _("others"), _("query")), WIDTHS))
    count = 0
    for query in queries:
        count += 1
        where = place_name(query.place, session.lang)
        cells = (query.case_no, query.query_id, where, shown_others(query.others),
                 query.text(reveal=reveal))  # fmt: skip
        write(row(cells, WIDTHS))
        rules = " ".join(query.rules)
        write(clean(f"    {say_grounds(query.grounds, session.lang)}  [{rules}]"))
    if not count:
        session.say(_("nothing to look up"))
    return count
