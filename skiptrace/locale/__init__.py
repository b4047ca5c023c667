"""The two languages of the interface: English source texts, Chinese by catalogue.

::

    from skiptrace.locale import gettext as _

    _("no cases yet")

A text that is written down before the language is known (help of an option, key of a binding) is
wrapped in `mark` and looked up with `gettext` when it is shown. `dev.py messages` compiles
`zh/LC_MESSAGES/*.po`.
"""

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

from skiptrace.locale.templates import Templates

Language = Literal["zh", "en"]

DOMAIN = "skiptrace"
FOLDER = Path(__file__).parent


class _Choice:
    """The language in force; one for the process, as the terminal has one reader."""

    now: Language = "en"


def set_language(lang: str | None) -> None:
    """Chooses Chinese for every tag that begins with zh, else English; None asks the system."""
    _Choice.now = _known(system_tag() if lang is None else lang)


def language() -> Language:
    """The language in force."""
    return _Choice.now


def gettext(message: str) -> str:
    """The message in the language in force; itself where there is no translation."""
    return _catalogue(_Choice.now).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message for the count n, in the language in force."""
    return _catalogue(_Choice.now).ngettext(singular, plural, n)


def in_language(lang: Language, message: str) -> str:
    """The message in that language, whatever is in force."""
    return _catalogue(lang).gettext(message) if message else ""


def mark(message: str) -> str:
    """The message itself: marks it for translation where it is shown later."""
    return message


def fitted(text: str) -> str:
    """A finished English text, such as that of an error, in the language in force.

    The catalogue holds it with {} for what was filled in; a text that fits no entry stays English.
    """
    return _templates(_Choice.now).translate(text, _put_in)


def _put_in(value: str) -> str:
    """A sentence that a card says is ours to translate; what users wrote stays as it is."""
    return gettext(value) if value.endswith(".") else value


def system_tag() -> str:
    """The language tag of the environment ("zh_CN.UTF-8"), by the order of POSIX."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "en")


def _known(tag: str) -> Language:
    return "zh" if tag.lower().startswith("zh") else "en"


@cache
def _catalogue(lang: Language) -> NullTranslations:
    path = FOLDER / lang / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


@cache
def _templates(lang: Language) -> Templates:
    path = FOLDER / lang / "LC_MESSAGES" / "errors.mo"
    if not path.is_file():
        return Templates({})
    with path.open("rb") as file:
        return Templates.read(GNUTranslations(file))
