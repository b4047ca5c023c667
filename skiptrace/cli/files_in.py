"""The verb import: files in, every line accounted for."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.mapping_file import (
    check_columns,
    propose_for,
    propose_for_notes,
    read_mapping,
)
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.cli.passwords import Passwords
from skiptrace.errors import HeaderFailure, UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.casework import ImportReport
    from skiptrace.casework.importing import ImportRequest

SHOWN_REJECTS = 10

WARNINGS = {
    "waiting_for_transcriber": mark("a recording without a transcript waits for one"),
    "no_recording": mark("a call with neither recording nor transcript"),
    "sheet_skipped": mark("a sheet without the columns of this kind was passed over"),
    "notes_not_kept": mark("unknown columns had no claim to ride on and were not kept"),
}


@verb("import", mark(
    "Read files or folders of one KIND (see: skiptrace sources).\n\n"
    "Rows that cannot be used are written to a rejects file with line, column and reason; the "
    "rest go in. Importing the same file again changes nothing."
))  # fmt: skip
@click.argument("kind")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@option("--basis", metavar="REF", help=mark("lawful basis: contract clause, consent, court order"))
@option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("your headers: a TOML or JSON table of 'header in the file' = 'column'"),
)
@option("--encoding", metavar="E", help=mark("force an encoding [default: detected]"))
@option("--dry-run", is_flag=True, help=mark("read and check, keep nothing"))
def import_(
    session: Session,
    kind: str,
    paths: tuple[Path, ...],
    basis: str | None,
    mapping: Path | None,
    encoding: str | None,
    dry_run: bool,
) -> int:
    """Exit 1 when rows were rejected."""
    from skiptrace.casework.importing import ImportRequest

    request = ImportRequest(
        kind=kind,
        paths=paths,
        basis=basis,
        encoding=known_encoding(encoding),
        mapping=read_mapping(mapping) if mapping else {},
        dry_run=dry_run,
        password=Passwords(),
    )
    check_columns(dict(request.mapping), kind)
    report = import_agreed(session, request)
    if session.json:
        emit_json(report_fields(report))
    else:
        show_report(session, report)
    propose_for_notes(session, kind, report.headers)
    return 1 if report.count.rejected else 0


def import_agreed(session: Session, request: "ImportRequest") -> "ImportReport":
    """Imports; once more when a header was strange and the person agreed to what it may be."""
    casework = session.casework()
    try:
        with session.progress() as progress:
            return casework.import_files(request, progress)
    except HeaderFailure as failure:
        if failure.path is None or request.mapping:
            raise
        agreed = propose_for(session, request.kind, failure.path, request.encoding)
        if not agreed:
            raise
    with session.progress() as progress:
        return casework.import_files(replace(request, mapping=agreed), progress)


def known_encoding(name: str | None) -> str | None:
    """The encoding, if Python knows it; raises UsageError otherwise."""
    import codecs

    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise UsageError(f"unknown encoding: {name}", "try utf-8 or gb18030") from None


def report_fields(report: "ImportReport") -> dict[str, Any]:
    """The report as plain fields, for --json and the demo."""
    count = report.count
    return {
        "kind": report.kind,
        "files": report.files,
        "read": count.read,
        "new": count.new,
        "known": count.known,
        "rejected": count.rejected,
        "waiting": count.waiting,
        "dry_run": report.dry_run,
        "rejects": [str(path) for path in report.rejects],
        "warnings": [{"code": code, "count": times} for code, times in report.warnings],
    }


def counts(report: "ImportReport") -> str:
    """The four counts in one line."""
    count = report.count
    return _("{kind}: read {read}, new {new}, already known {known}, rejected {rejected}").format(
        kind=report.kind,
        read=count.read,
        new=count.new,
        known=count.known,
        rejected=count.rejected,
    )


def show_report(session: Session, report: "ImportReport") -> None:
    """Counts on stdout; the first rejected rows, without their values, on stderr."""
    emit(counts(report))
    if report.dry_run:
        session.say(_("dry run: nothing was kept"))
    if report.count.waiting:
        session.say(_("waiting for a transcript: {n}").format(n=report.count.waiting))
    for code, times in report.warnings:
        what = warning_text(code, session.lang)
        session.say(_("note: {what} ({n} times)").format(what=what, n=times))
    if not report.rejects:
        return
    for path in report.rejects:
        emit(_("rejects file: {path}").format(path=path))
    titles = (_("file"), _("line"), _("column"), _("reason"))
    for line in table([titles, *first_rejects(report.rejects, session.lang)]):
        session.say(line)


def warning_text(code: str, lang: str) -> str:
    """A remark of an adapter in words: a code, or "place: problem code"."""
    from skiptrace.cli.wiring import problem_text

    if code in WARNINGS:
        return _(WARNINGS[code])
    place, colon, problem = code.rpartition(": ")
    return f"{place}{colon}{problem_text(problem, lang)[0]}"


def first_rejects(paths: tuple[Path, ...], lang: str) -> list[tuple[str, ...]]:
    """(file, line, column, reason) of the first rejected rows; never the value."""
    from skiptrace.cli.wiring import problem_text

    return [
        (Path(found["file"]).name, found["line"], found["column"],
         problem_text(found["reason"], lang)[0])
        for found in islice(_rejected(paths), SHOWN_REJECTS)
    ]  # fmt: skip


def _rejected(paths: tuple[Path, ...]) -> Iterator[Mapping[str, str]]:
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
