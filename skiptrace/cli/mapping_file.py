"""Mapping files: `title in the file = column`, read for --mapping, proposed for strange headers.

A proposal is written down and never applied by itself: the person gives the file to --mapping, or
agrees line by line at the terminal.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.normalize.masking import mask_numbers

if TYPE_CHECKING:
    from skiptrace.reading import ColumnProposal

# Below this a line is written as a comment: to be looked at before it is used.
CERTAIN = 0.75

LOOKS = {
    "phone": mark("phone numbers"),
    "id_no": mark("identity numbers"),
    "email": mark("e-mail addresses"),
    "day": mark("days"),
    "address": mark("addresses"),
    "relation": mark("relations"),
    "name": mark("names"),
}


def read_mapping(path: Path) -> dict[str, str]:
    """Header in the file -> canonical column; raises UsageError when it is no such table."""
    import tomllib

    text = path.read_text(encoding="utf-8-sig")
    try:
        table: Any = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except ValueError:
        raise UsageError(f"{path.name} is neither TOML nor JSON", "see docs/guide.md") from None
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise UsageError(f"{path.name} is no table of texts", "write: '客户姓名' = 'name'")
    return table


def check_columns(session: Session, mapping: dict[str, str], kind: str) -> None:
    """Raises UsageError for a column that the kind does not have."""
    from skiptrace.cli.wiring import column_names

    known = set(column_names(kind, session.settings.plugins))
    for column in mapping.values():
        if column not in known:
            raise UsageError(
                f"the mapping names a column that {kind} does not have: {column}",
                f"see `skiptrace sources {kind}`",
            )


def propose_for(session: Session, kind: str, path: Path, encoding: str | None) -> dict[str, str]:
    """Writes what the titles of a file that could not be read may be, and says where.

    At a terminal every line is asked about; the answer is the mapping agreed to, {} otherwise.
    """
    from skiptrace.cli.wiring import propose_columns

    proposals = propose_columns(kind, path, encoding, session.settings.plugins)
    if not proposals:
        return {}
    agreed: Sequence[ColumnProposal] = ()
    if not session.json and sys.stdin.isatty() and sys.stderr.isatty():
        proposals = [replace(p, certainty=1.0) if ask(p) else p for p in proposals]
        agreed = [p for p in proposals if p.certainty == 1.0]
    file = write(session, kind, proposals)
    tell(session, kind, file)
    return {p.title: p.column for p in agreed}


def propose_for_notes(
    session: Session, kind: str, headers: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> None:
    """Of a file that was read: titles kept as notes that are all but a column of the kind."""
    from skiptrace.cli.wiring import propose_titles

    for unknown, columns in headers:
        found = propose_titles(kind, unknown, columns, session.settings.plugins)
        if proposals := [p for p in found if p.certainty >= CERTAIN]:
            tell(session, kind, write(session, kind, proposals))


def ask(proposal: "ColumnProposal") -> bool:
    """Whether the person agrees to one line."""
    question = _("is the column '{title}' {column}? ({why})").format(
        title=mask_numbers(proposal.title), column=proposal.column, why=reason(proposal)
    )
    return click.confirm(question, default=proposal.certainty >= CERTAIN, err=True)


def write(session: Session, kind: str, proposals: Sequence["ColumnProposal"]) -> Path:
    """The file in the workspace, named by its titles; one that is there is not written over."""
    titles = "\x1f".join(p.title for p in proposals)
    digest = blake2b(titles.encode("utf-8", "replace"), digest_size=4).hexdigest()
    path = session.workspace.folder / f"mapping-{kind}-{digest}.toml"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("\n".join(lines(kind, proposals)) + "\n", encoding="utf-8")
    return path


def lines(kind: str, proposals: Sequence["ColumnProposal"]) -> list[str]:
    """The file's lines; doubtful ones and those of a title with invisible marks as comments."""
    found = [
        "# " + _("Proposed columns for {kind}; nothing of this is used until you say so.").format(
            kind=kind
        ),
        "# " + _("Left: the title in your file. Right: the column. Check every line, take away"),
        "# " + _("the # of those that are right, delete the others; then import with --mapping."),
        "",
    ]  # fmt: skip
    for proposal in proposals:
        if not proposal.title.isprintable():
            continue
        line = f'{json.dumps(proposal.title, ensure_ascii=False)} = "{proposal.column}"'
        comment = "" if proposal.certainty >= CERTAIN else "# "
        found.append(f"{comment}{line}  # {reason(proposal)}")
    return found


def reason(proposal: "ColumnProposal") -> str:
    """How certain a line is, and why."""
    if proposal.certainty == 1.0:
        return _("agreed to")
    why = [f"{proposal.certainty:.0%}"]
    if proposal.like:
        why.append(_("like {title}").format(title=proposal.like))
    if proposal.looks:
        why.append(
            _("{share} of the cells are {looks}").format(
                share=f"{proposal.share:.0%}", looks=_(LOOKS[proposal.looks])
            )
        )
    return "; ".join(why)


def tell(session: Session, kind: str, file: Path) -> None:
    """Where the proposal is and how to use it."""
    session.say(_("columns are proposed in {path}").format(path=file))
    session.say(
        _("check it, then: skiptrace import {kind} FILE --mapping {path}").format(
            kind=kind, path=file
        )
    )
