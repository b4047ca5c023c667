"""Passwords of workbooks: from the environment or typed at the terminal, never from the arguments.

Arguments can be read by everyone on the machine, and stay in the shell's history.
"""

import os
import sys

import click

from skiptrace.locale import gettext as _
from skiptrace.normalize.masking import mask_numbers

VARIABLE = "SKIPTRACE_FILE_PASSWORD"
PROMPTS = 3


class Passwords:
    """Callable as ports.AskPassword; one that was typed is tried on the next file too."""

    def __init__(self) -> None:
        self._typed: str | None = None
        self._untried: list[str] = []
        self._prompts = 0

    def __call__(self, name: str, refused: int) -> str | None:
        """The variable first, then what was typed before, then a prompt; None: none is left."""
        if refused == 0:
            known = (os.environ.get(VARIABLE), self._typed)
            self._untried = [word for word in known if word]
            self._prompts = 0
        if self._untried:
            return self._untried.pop(0)
        if self._prompts >= PROMPTS or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        self._prompts += 1
        self._typed = click.prompt(
            _("password of {name}").format(name=mask_numbers(name)), hide_input=True, err=True
        )
        return self._typed
