"""The verb import: files in, every line accounted for."""

import csv
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.errors import UsageError
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from skiptrace.casework import ImportReport
    from skiptrace.casework.transcribing import Transcribed

SHOWN_REJECTS = 10
FAILED = 4

WARNINGS = {
    "waiting_for_transcriber": mark("a recording without a transcript waits for one"),
    "no_recording": mark("a call with neither recording nor transcript"),
    "not_answered": mark("a worksheet row without an answer yet"),
    "calls_folded": mark(
        "single calls went into figures per counterpart and month and were not kept"
    ),
    "calls_no_person": mark("a call with a service, short or own number, or a message: no person"),
    "calls_left_out": mark("a line with totals or remarks instead of a call was left out"),
    "recording_not_found": mark("the recording named in the manifest is not beside it"),
    "recording_at_url": mark(
        "the recording is at an address on the web: save it beside the manifest"
    ),
    "nothing_said": mark("a call on which nothing was said"),
    "internal_call": mark("a call between two desks"),
    "number_hidden": mark("the customer's number is hidden or unreadable; the case is known"),
    "direction_figure": mark("the direction is a figure that vendors use both ways: not used"),
    "attempt_without_case": mark("a call without talk that names no case was not logged as one"),
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
    """Exit 1 when rows were rejected, 4 when the transcriber was given up."""
    from skiptrace.casework.importing import ImportRequest

    request = ImportRequest(
        kind=kind,
        paths=paths,
        basis=basis,
        encoding=known_encoding(encoding),
        mapping=read_mapping(mapping) if mapping else {},
        dry_run=dry_run,
    )
    with session.progress() as progress:
        report = session.casework().import_files(request, progress)
    if session.json:
        emit_json(report_fields(report))
    else:
        show_report(session, report)
    if report.transcribed and report.transcribed.stopped:
        return FAILED
    return 1 if report.count.rejected else 0


def known_encoding(name: str | None) -> str | None:
    """The encoding, if Python knows it; raises UsageError otherwise."""
    import codecs

    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise UsageError(f"unknown encoding: {name}", "try utf-8 or gb18030") from None


def read_mapping(path: Path) -> dict[str, str]:
    """Header in the file -> canonical column; raises UsageError when it is no such table."""
    import tomllib

    text = path.read_text(encoding="utf-8-sig")
    try:
        table_read: Any = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except ValueError:
        raise UsageError(f"{path.name} is neither TOML nor JSON", "see docs/guide.md") from None
    if not isinstance(table_read, dict) or not all(
        isinstance(value, str) for value in table_read.values()
    ):
        raise UsageError(f"{path.name} is no table of texts", "write: '客户姓名' = 'name'")
    return table_read


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
        "transcribed": transcribed_fields(report.transcribed),
    }


def transcribed_fields(made: "Transcribed | None") -> dict[str, Any] | None:
    """What the transcriber did, None when it was not needed or there is none."""
    if made is None:
        return None
    return {
        "done": made.done,
        "failed": [{"file": name, "reason": why} for name, why in made.failed],
        "left": made.left,
        "stopped": made.stopped.what if made.stopped else None,
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
    if report.transcribed:
        show_transcribed(session, report.transcribed)
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


def show_transcribed(session: Session, made: "Transcribed") -> None:
    """How many recordings became words, and why the others did not."""
    emit(_("transcribed: {n}, failed: {failed}").format(n=made.done, failed=len(made.failed)))
    rows = [(name, fitted(why)) for name, why in made.failed[:SHOWN_REJECTS]]
    for line in table(rows):
        session.say(line)
    if made.stopped:
        session.say(_("the transcriber was given up; {n} were not tried").format(n=made.left))
        session.say(_("hint: {hint}").format(hint=fitted(made.stopped.hint)))


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
