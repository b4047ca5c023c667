"""What doctor finds out about this machine: terminal, language, versions, permissions."""

import os
import re
import stat
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from skiptrace.errors import UsageError
from skiptrace.locale import fitted
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skiptrace.cli.wiring import PluginState
    from skiptrace.config import Settings
    from skiptrace.policy.pack import Pack

LIBRARIES = ("click", "SQLAlchemy", "sqlmodel", "alembic", "networkx", "rapidfuzz", "textual",
             "pyarrow", "python-calamine", "XlsxWriter")  # fmt: skip
ANSWER_S = 0.3


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: ok or not, and what was seen."""

    name: str
    ok: bool
    detail: str


def python() -> Finding:
    """3.11 is the oldest that is tested."""
    return Finding(_("Python"), sys.version_info >= (3, 11), sys.version.split()[0])


def libraries() -> Finding:
    """Versions of what the product stands on; a missing one fails."""
    versions = [f"{name} {_version(name)}" for name in LIBRARIES]
    missing = [text for text in versions if text.endswith(" -")]
    return Finding(_("libraries"), not missing, ", ".join(missing or versions))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def output_encoding() -> Finding:
    """Chinese needs UTF-8 or GB18030 on stdout."""
    encoding = (sys.stdout.encoding or "ascii").lower()
    good = encoding.replace("-", "").startswith(("utf", "gb", "cp936"))
    hint = "" if good else " " + _("(set PYTHONUTF8=1)")
    return Finding(_("output encoding"), good, encoding + hint)


def private_folder(folder: Path) -> Finding:
    """Nobody but its owner may look into the workspace; not asked where modes mean nothing."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    good = os.name == "nt" or not mode & (stat.S_IRWXG | stat.S_IRWXO)
    hint = "" if good else " " + _("(chmod 700 it)")
    return Finding(_("workspace"), good, f"{folder} {mode:o}{hint}")


def policy(pack: "Pack") -> Finding:
    """A pack that cannot be trusted holds every step."""
    return Finding(_("policy pack"), not pack.problem, pack.problem or pack.pack_id)


def plugins(states: "Iterable[PluginState]") -> Finding:
    """Enabled plug-ins with their versions, or the first that cannot be used."""
    enabled = [state for state in states if state.enabled]
    faults = [state.problem.what for state in enabled if state.problem]
    readers = [state.plugin.reader for state in enabled if state.plugin]
    return Finding(_("plug-ins"), not faults, faults[0] if faults else ", ".join(readers))


def transcriber(settings: "Settings") -> Finding:
    """Where recordings go; settings that cannot work fail. The service itself is not asked."""
    from skiptrace.cli.wiring import open_transcriber

    try:
        found = open_transcriber(settings)
    except UsageError as error:
        return Finding(
            _("transcriber"), ok=False, detail=f"{fitted(error.what)}: {fitted(error.hint)}"
        )
    if found is None:
        detail = _("none set: recordings without a transcript wait, none leaves this machine")
    else:
        detail = _("recordings go to: {place}").format(place=_(found.place))
    return Finding(_("transcriber"), ok=True, detail=detail)


def terminal() -> list[Finding]:
    """How wide the terminal draws a Chinese and an ambiguous character; nothing when it is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.name == "nt":
        return []
    wide, ambiguous = drawn_width("王"), drawn_width("─")
    if wide is None or ambiguous is None:
        return [Finding(_("terminal"), ok=True, detail=_("does not tell where its cursor is"))]
    detail = _("王 takes {wide} cells, ─ takes {ambiguous}").format(wide=wide, ambiguous=ambiguous)
    return [Finding(_("terminal"), ok=wide == 2, detail=detail)]


def drawn_width(character: str) -> int | None:
    """Cells the cursor moves when the terminal draws it; None when the terminal does not say."""
    import termios
    import tty

    terminal_in = sys.stdin.fileno()
    before = termios.tcgetattr(terminal_in)
    try:
        tty.setcbreak(terminal_in)
        sys.stdout.write(f"\r{character}\x1b[6n")
        sys.stdout.flush()
        answer = _answer(terminal_in)
    finally:
        termios.tcsetattr(terminal_in, termios.TCSADRAIN, before)
        sys.stdout.write("\r  \r")
        sys.stdout.flush()
    found = re.search(rb"\x1b\[[0-9]+;([0-9]+)R", answer)
    return int(found[1]) - 1 if found else None


def _answer(terminal_in: int) -> bytes:
    import select

    answer = b""
    while not answer.endswith(b"R") and select.select([terminal_in], [], [], ANSWER_S)[0]:
        answer += os.read(terminal_in, 32)
    return answer
