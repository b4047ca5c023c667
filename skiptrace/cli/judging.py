"""The judging side of `review`: one pair, a table of them, undo, history."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.output import clean, emit, emit_json
from skiptrace.cli.pairs import emit_lines, judged_line, judgement_fields
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.model.judgement import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.casework.verdict_file import VerdictCount
    from skiptrace.casework.verdicts import Verdicts
    from skiptrace.cli.context import Session
    from skiptrace.model.judgement import Judged


def judge_pair(
    session: "Session", names: "Sequence[str]", verdict: str, note: str, *, yes: bool
) -> int:
    """Keeps one judgement; one that contradicts an earlier one only with a yes."""
    verdicts = session.casework().verdicts
    pair = _pair(verdicts, names)
    earlier = verdicts.contradicted([pair], Verdict(verdict))
    if earlier and not yes:
        _ask_to_go_on(session, earlier)
    (done,) = verdicts.judge([pair], Verdict(verdict), note)
    if session.json:
        emit_json(judged_fields(done))
        return 0
    emit(clean(judged_line(done.judgement)))
    for judgement in done.contradicts:
        session.say(f"{_('contradicts')}: {judged_line(judgement)}")
    return 0


def _pair(verdicts: "Verdicts", names: "Sequence[str]") -> tuple[str, str]:
    if len(names) != 2:
        raise UsageError("two records are needed", "name them: A B")
    return verdicts.find(names[0]), verdicts.find(names[1])


def _ask_to_go_on(session: "Session", earlier: "Sequence[Judgement]") -> None:
    """Says what stands against it; raises UsageError unless a person agrees."""
    session.say(_("This contradicts what was judged before; the later word stands:"))
    for judgement in earlier:
        session.say(f"  {judged_line(judgement)}")
    agreed = sys.stdin.isatty() and sys.stderr.isatty() and click.confirm(_("judge it?"), err=True)
    if not agreed:
        raise UsageError("not judged: it contradicts an earlier judgement", "add --yes")


def judged_fields(done: "Judged") -> dict[str, Any]:
    """A judgement that was kept, with those it contradicts."""
    return {
        **judgement_fields(done.judgement),
        "contradicts": [judgement_fields(judgement) for judgement in done.contradicts],
    }


def take_back(session: "Session") -> int:
    """Takes back the last judgement of who works here."""
    done = session.casework().verdicts.undo()
    if done is None:
        session.say(_("nothing to take back"))
        return 0
    undone, _pair_now = done
    if session.json:
        emit_json(judgement_fields(undone))
    else:
        emit(clean(f"{undone.left} {undone.right}  {judged_line(undone)}"))
    return 0


def show_history(session: "Session", names: "Sequence[str]", limit: int) -> int:
    """Judgements and undos, newest first; of one record, or of a pair, where named."""
    casework = session.casework()
    if len(names) > 2:
        raise UsageError("at most two records can be named", "name them: A B")
    left, right = (*map(casework.verdicts.find, names), None, None)[:2]
    found = casework.reviewing.history(left, right, limit)
    for judgement in found:
        if session.json:
            emit_json(judgement_fields(judgement))
        else:
            emit_lines([f"{judgement.left} {judgement.right}  {judged_line(judgement)}"])
    if not found:
        session.say(_("no judgement yet"))
    return 0


# --- a table of verdicts ---------------------------------------------------------------------


def take_table(session: "Session", path: Path, *, yes: bool) -> int:
    """Judges line by line; exit 1 when a line was rejected."""
    from skiptrace.casework.rejects import RejectsFile
    from skiptrace.casework.verdict_file import KIND, VerdictTaker
    from skiptrace.cli.wiring import read_verdicts

    taker = VerdictTaker(session.casework().verdicts, against=yes)
    digest = _digest(path)
    with RejectsFile(session.workspace.folder, KIND, path, digest) as rejects:
        count = taker.take(read_verdicts(path), rejects.add)
    _show_count(session, count, rejects.path)
    return 1 if count.rejected else 0


def _digest(path: Path) -> str:
    """Names the rejects file by the content of the table, as an import does."""
    from hashlib import blake2b

    return blake2b(path.read_bytes(), digest_size=8).hexdigest()


def _show_count(session: "Session", count: "VerdictCount", rejects: Path) -> None:
    from dataclasses import asdict

    from skiptrace.cli.files_in import first_rejects
    from skiptrace.cli.output import table

    if session.json:
        emit_json({**asdict(count), "rejects": str(rejects) if count.rejected else None})
        return
    told = _("verdicts: read {read}, new {new}, already known {known}, rejected {rejected}, "
             "without a verdict {blank}")  # fmt: skip
    emit(told.format(**asdict(count)))
    if count.standing:
        session.say(_("against earlier judgements: {n}").format(n=count.standing))
    if count.rejected:
        emit(_("rejects file: {path}").format(path=rejects))
        titles = (_("file"), _("line"), _("column"), _("reason"))
        for line in table([titles, *first_rejects((rejects,), session.lang)]):
            session.say(line)
