"""The verb resolve: who is who in any table of people, without a workspace."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skiptrace.cli.agreements import agreement
from skiptrace.cli.context import Session, verb
from skiptrace.cli.files_in import first_rejects, known_encoding
from skiptrace.cli.mapping_file import read_mapping
from skiptrace.cli.options import option
from skiptrace.cli.output import emit_json, table
from skiptrace.cli.passwords import Passwords
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.casework.resolving import Resolved
    from skiptrace.cli.progress import Progress
    from skiptrace.ports.linkage import LinkedPeople, PeopleRequest

COLUMNS = {"id": str, "entity": str, "certainty": float}
PAIR_COLUMNS = {
    "left": str,
    "right": str,
    "probability": float,
    "same": bool,
    "rule": str,
    "prior": float,
    "reasons": str,
}
MOST_FILES = 2
# Decimals of probabilities and of log-odds.
CHANCE, WEIGHT = 6, 3


@verb("resolve", mark(
    "Say who is who in a table of people: duplicates in one FILE, or the same people in two.\n\n"
    "Columns: id, name, phone, id_no, birth_date, address, employer, email, given_name, surname, "
    "by these names or their usual titles, and any other with --compare. The answer names for each "
    "id its entity (the smallest id of that person) and how certain that is. Two FILEs are taken "
    "as lists without duplicates of their own. Nothing is kept; no workspace is needed."
))  # fmt: skip
@click.argument("files", nargs=-1, required=True, metavar="FILE [FILE]",
                type=click.Path(path_type=Path))  # fmt: skip
@option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("write to a file: .csv, .jsonl, .parquet or .xlsx [default: CSV on stdout]"),
)
@option(
    "--pairs",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("write the scored pairs with their reasons"),
)
@option("--compare", multiple=True, metavar="COLUMN", help=mark("compare this column as well"))
@option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("your headers: a TOML or JSON table of 'header in the file' = 'column'"),
)
@option("--encoding", metavar="E", help=mark("force an encoding [default: detected]"))
def resolve(
    session: Session,
    files: tuple[Path, ...],
    out: Path | None,
    pairs: Path | None,
    compare: tuple[str, ...],
    mapping: Path | None,
    encoding: str | None,
) -> int:
    """Exit 1 when rows were rejected."""
    from skiptrace.ports.linkage import PeopleRequest

    _check(files, out, pairs)
    request = PeopleRequest(
        files,
        compare,
        known_encoding(encoding),
        read_mapping(mapping) if mapping else {},
        Passwords(),
    )
    with session.progress() as progress:
        resolved = _resolved(request, out or pairs, progress)
        _write_people(session, resolved.people, out)
        if pairs:
            from skiptrace.export.row_files import write_file

            rows = progress.counting("pairs", _pair_rows(resolved.people))
            written = write_file(pairs, PAIR_COLUMNS, rows)
            session.say(_("{n} pairs written to {path}").format(n=written, path=pairs))
    _tell(session, resolved)
    if session.json and out:
        emit_json({"records": resolved.records, "entities": resolved.entities,
                   "rejected": resolved.rejected})  # fmt: skip
    return 1 if resolved.rejected else 0


def _check(files: tuple[Path, ...], out: Path | None, pairs: Path | None) -> None:
    """Bad usage is told before a million rows are read."""
    from skiptrace.export.row_files import format_of

    if len(files) > MOST_FILES:
        raise UsageError("more than two files", "resolve one table, or link two")
    written = [path for path in (out, pairs) if path]
    for path in written:
        format_of(path)
        if not path.absolute().parent.is_dir():
            raise UsageError(
                f"cannot write into the folder of {path.name}: there is none", "check --out"
            )
    places = [path.absolute() for path in (*written, *files)]
    if len(set(places)) < len(places):
        raise UsageError("a file is named twice", "give each file a name of its own")


def _resolved(request: "PeopleRequest", beside: Path | None, progress: "Progress") -> "Resolved":
    from skiptrace.casework.resolving import resolve_people
    from skiptrace.cli.wiring import link_people, read_people

    folder = beside.parent if beside else Path.cwd()
    return resolve_people(request, folder, read=read_people, link=link_people, progress=progress)


def _write_people(session: Session, people: "LinkedPeople", out: Path | None) -> None:
    from skiptrace.export.row_files import write_file, write_stream

    rows = zip(people.ids, people.entity, _chances(people), strict=True)
    if out is None:
        write_stream(sys.stdout.buffer, "jsonl" if session.json else "csv", COLUMNS, rows)
        sys.stdout.buffer.flush()
        return
    written = write_file(out, COLUMNS, rows)
    session.say(_("{n} records written to {path}").format(n=written, path=out))


def _chances(people: "LinkedPeople") -> Iterator[float]:
    return (round(float(chance), CHANCE) for chance in people.certainty)


def _pair_rows(people: "LinkedPeople") -> Iterator[tuple[object, ...]]:
    """The pairs, surest first; each reason with its field, level, weight and sentence."""
    kinds = people.kinds
    for pair in people.pairs():
        reasons = [
            {
                "field": field,
                "level": level,
                "weight": round(weight, WEIGHT),
                "says": agreement(kinds[field], level),
            }
            for field, (level, weight) in pair.levels.items()
        ]
        chance, prior = round(pair.probability, CHANCE), round(pair.prior, WEIGHT)
        yield pair.left, pair.right, chance, pair.same, pair.rule, prior, reasons


def _tell(session: Session, resolved: "Resolved") -> None:
    session.say(_("{records} records are {entities} people").format(
        records=resolved.records, entities=resolved.entities))  # fmt: skip
    if resolved.unused:
        session.say(_("not compared: {titles} (name them with --compare)").format(
            titles=", ".join(resolved.unused[:10])))  # fmt: skip
    for column, cells in resolved.unread.items():
        session.say(_("{column}: {n} cells cannot be used and were taken as empty").format(
            column=column, n=cells))  # fmt: skip
    if not resolved.rejects:
        return
    for path in resolved.rejects:
        session.say(_("rejects file: {path}").format(path=path))
    titles = (_("file"), _("line"), _("column"), _("reason"))
    for line in table([titles, *first_rejects(tuple(resolved.rejects), session.lang)]):
        session.say(line)
