"""Verbs about the workspace itself: init, doctor."""

from typing import TYPE_CHECKING

from skiptrace.cli import probe
from skiptrace.cli.context import Session, verb
from skiptrace.cli.live_cards import live_findings
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILED = 4


@verb("init", mark("Make a workspace: a folder with a database and a settings file.\n\n"
                   "Running it again changes nothing."))  # fmt: skip
def init(session: Session) -> int:
    """Idempotent; says where the workspace is."""
    workspace = session.workspace
    existed = workspace.settings_path.exists()
    workspace.create()
    session.store(create=True)
    folder = workspace.folder.resolve()
    if session.json:
        emit_json({"workspace": str(folder), "created": not existed})
        return 0
    text = _("workspace already there: {folder}") if existed else _("workspace made: {folder}")
    emit(text.format(folder=folder))
    session.say(_("settings: {path}").format(path=workspace.settings_path.resolve()))
    session.say(_("next: {command}").format(command="skiptrace import cases FILE"))
    return 0


@verb("doctor", mark("Check the workspace, its database and this machine."))
def doctor(session: Session) -> int:
    """Exit 4 when a check fails."""
    findings = list(_findings(session))
    if session.json:
        emit_json([{"check": f.name, "ok": f.ok, "detail": f.detail} for f in findings])
    else:
        rows = [("ok" if f.ok else "FAIL", _(f.name), fitted(f.detail)) for f in findings]
        for line in table(rows):
            emit(line)
    return 0 if all(f.ok for f in findings) else FAILED


def _findings(session: Session) -> "Iterator[probe.Finding]":
    from skiptrace.cli.wiring import plugin_states

    yield probe.python()
    yield probe.libraries()
    yield probe.output_encoding()
    yield from probe.terminal()
    yield probe.policy(session.pack)
    yield from live_findings(session)
    if session.settings.plugins:
        yield probe.plugins(plugin_states(session.settings.plugins))
    yield probe.transcriber(session.settings)
    store = session.store()
    yield probe.private_folder(session.workspace.folder)
    for name, ok, detail in store.checks():
        yield probe.Finding(name, ok, detail)
