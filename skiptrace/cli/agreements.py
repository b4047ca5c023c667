"""How two fields of two records agree, in words: the sentences of `compare`, and those of others.

Fields that a table brings along have no sentences of their own kind: numbers say what phones say.
"""

from collections.abc import Mapping
from typing import Final

from skiptrace.likeness import sentence
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

PREFIXES: Final[Mapping[str, str]] = {"id_no": "id", "number": "phone"}
# (kind, level) -> code, where it is not kind_level.
CODES: Final[Mapping[tuple[str, str], str]] = {
    ("date", "masked"): "date_partial",
    ("email", "close"): "email_slip",
    ("number", "slip"): "date_slip",
}
TEXTS: Final[Mapping[tuple[str, str], str]] = {
    ("word", "exact"): mark("The same text."),
    ("word", "close"): mark("All but the same text."),
    ("word", "similar"): mark("The texts resemble each other."),
    ("word", "different"): mark("Different texts."),
    ("email", "similar"): mark("The mailboxes resemble each other."),
}


def agreement(kind: str, level: str) -> str:
    """The sentence in the language in force; a code for a level not known here."""
    if (kind, level) in TEXTS:
        return _(TEXTS[kind, level])
    return sentence(CODES.get((kind, level), f"{PREFIXES.get(kind, kind)}_{level}"))
