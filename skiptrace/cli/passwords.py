"""Passwords of workbooks: from the environment or typed at the terminal, never from the arguments.

Arguments can be read by everyone on the machine, and stay in the shell's history.
"""

import os
import sys

import click

from skiptrace.locale import gettext as _
from skiptrace.normalize.masking import mask_numbers

VARIABLE = "SKIPTRACE_FILE_PASSWORD"
TRIES = 3


class Passwords:
    """Callable as ports.AskPassword; one that was typed is tried on the next file too."""

    def __init__(self) -> None:
        self._typed: str | None = None

    def __call__(self, name: str, refused: int) -> str | None:
        """The variable first, then what was typed before, then a prompt; None: none is left."""
        known = [word for word in (os.environ.get(VARIABLE), self._typed) if word]
        if refused < len(known):
            return known[refused]
        if refused >= len(known) + TRIES or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        self._typed = click.prompt(
            _("password of {name}").format(name=mask_numbers(name)), hide_input=True, err=True
        )
        return self._typed
