"""Two records as words: their names, fields, values and judgements, as they may be shown."""

from typing import TYPE_CHECKING

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.case import CHINA
from skiptrace.normalize.masking import mask
from tui import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.model.judgement import Judgement
    from skiptrace.model.pair import PersonView

FIELDS = (
    mark("name"), mark("id_no"), mark("phone"), mark("address"), mark("employer"), mark("email"),
)  # fmt: skip
VERDICTS = (mark("same"), mark("different"), mark("unsure"))
OUTCOMES = (mark("same"), mark("possibly_same"), mark("different"), mark("ambiguous"))
BARS = (mark("two_id_numbers"),)
"""Rules that forbid two records to be one person, whatever they weigh."""


def side_name(side: "PersonView", *, reveal: bool) -> str:
    """The first of its names; the first phone where there is none."""
    profile = side.profile
    if profile.names:
        return words.name_of(profile.names[0], reveal=reveal)
    return value("phone", profile.phones[0], reveal=reveal) if profile.phones else "-"


def known(side: "PersonView") -> "tuple[tuple[str, Sequence[str]], ...]":
    """All values of a side, field by field."""
    profile = side.profile
    numbers = ((profile.id_no,) if profile.id_no else ()) + profile.masked_ids
    return (
        ("name", profile.names),
        ("id_no", numbers),
        ("phone", profile.phones),
        ("address", profile.addresses),
        ("employer", profile.employers),
        ("email", profile.emails),
    )


def value(field: str, text: str, *, reveal: bool) -> str:
    """A value of that field, masked unless revealed; - where there is none."""
    if not text:
        return "-"
    return text if reveal else mask(field, text)


def judged(judgement: "Judgement") -> str:
    """A judgement in one line: verdict, who, when (in China), note with its numbers hidden."""
    told = _("judged {verdict} by {who}, {when}")
    if judgement.undoes:
        told = _("{who} took {verdict} back, {when}")
    said = told.format(
        verdict=words.word(judgement.verdict),
        who=judgement.by,
        when=f"{judgement.at.astimezone(CHINA):%Y-%m-%d %H:%M}",
    )
    return f"{said}: {words.free_text(judgement.note, reveal=False)}" if judgement.note else said
