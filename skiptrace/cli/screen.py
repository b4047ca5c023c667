"""The verb tui: the terminal screen."""

import sys

from skiptrace.cli.context import Session, verb
from skiptrace.errors import UsageError
from skiptrace.locale import mark


@verb("tui", mark("Open the terminal screen: the queue of cases, their leads, the contact log."))
def tui(session: Session) -> int:
    """Needs a terminal on both sides; the screen's own process opens the database."""
    from skiptrace.cli.wiring import run_screen

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the screen needs a terminal", "use: skiptrace leads, skiptrace explain")
    return run_screen(session.casework, session.lang)
