"""Which language the command speaks, decided before anything is parsed so that help has it too."""

import gettext
import os
from collections.abc import Sequence

from skiptrace import locale


def speak(lang: str | None) -> None:
    """Sets the language of the product and of click's own messages; None asks the system.

    Click looks its messages up in the gettext domain "messages", which follows $LANGUAGE.
    """
    locale.set_language(lang)
    gettext.bindtextdomain("messages", str(locale.FOLDER))
    os.environ["LANGUAGE"] = locale.language()


def asked_for(arguments: Sequence[str]) -> str | None:
    """The last --lang among raw arguments, None where there is none."""
    found = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            found = argument.partition("=")[2]
        elif argument == "--lang" and position + 1 < len(arguments):
            found = arguments[position + 1]
    return found
