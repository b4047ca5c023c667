"""The contact log: what was tried in this case and what came of it."""

from typing import TYPE_CHECKING

from rich.text import Text

from skiptrace.locale import gettext as _
from tui import words
from tui.display import paragraph, stack
from tui.widgets.text_pane import Page, TextPane

if TYPE_CHECKING:
    from skiptrace.model.attempt import Attempt
    from skiptrace.model.casefile import CaseFile


class ContactLogPane(TextPane):
    """Attempts of the case, newest first."""


def page(file: "CaseFile | None", *, reveal: bool) -> Page:
    """The log laid out for any width; None while it is being read."""

    def lay_out(width: int) -> Text:
        if file is None:
            return Text(_("reading..."), style="dim")
        own = [attempt for attempt in file.attempts if attempt.case_no == file.case.case_no]
        if not own:
            return Text(_("nothing was tried yet; press l to log an attempt"), style="dim")
        newest = sorted(own, key=lambda attempt: (attempt.at, attempt.record), reverse=True)
        return stack([_line(attempt, width, reveal=reveal) for attempt in newest])

    return lay_out


def attempt_words(attempt: "Attempt", *, reveal: bool) -> str:
    """An attempt as words: channel, value, result."""
    value = words.value_of(attempt.point, reveal=reveal)
    return f"{words.word(attempt.channel)} {value}: {words.word(attempt.disposition)}"


def _line(attempt: "Attempt", width: int, *, reveal: bool) -> Text:
    told = attempt_words(attempt, reveal=reveal)
    if attempt.by:
        told += f"  {_('by')} {attempt.by}"
    if attempt.note:
        told += f"  - {words.free_text(attempt.note, reveal=reveal)}"
    return (
        Text(f"{attempt.at:%Y-%m-%d %H:%M}  ", style="bold")
        + paragraph(told, width, indent=18)[18:]
    )
