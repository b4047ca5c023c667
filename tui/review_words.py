"""The review in words: its title, how far one is, and what stands in place of the pairs."""

from typing import TYPE_CHECKING

from skiptrace.locale import gettext as _
from skiptrace.locale import ngettext
from tui.state.review_state import ReviewMessage

if TYPE_CHECKING:
    from tui.state.review_state import ReviewState


def title(state: "ReviewState") -> str:
    """Whose pairs, and how many wait; the count would tell of a blind sample how it was drawn."""
    whose = _("case {case}").format(case=state.case_no) if state.case_no else _("all cases")
    parts = [_("skiptrace - who is who"), whose]
    if state.blind:
        parts.append(_("blind sample"))
    elif state.loaded:
        waits = ngettext("{n} pair waits", "{n} pairs wait", state.waiting)
        parts.append(waits.format(n=state.waiting))
    return "  ".join(parts)


def progress(state: "ReviewState", said: str) -> str:
    """What happened, then how far one is in this sitting."""
    counts = (
        (_("{n} marked"), len(state.marked)),
        (_("{n} judged"), state.judged),
        (_("{n} skipped"), state.skipped),
    )
    parts = [said, *(told.format(n=n) for told, n in counts if n)]
    if state.note:
        parts.append(_("with a note"))
    return "  ".join(part for part in parts if part)


def message(found: ReviewMessage) -> str:
    """What stands in place of the pairs."""
    return {
        ReviewMessage.NONE: "",
        ReviewMessage.LOADING: _("reading..."),
        ReviewMessage.NOTHING_DOUBTFUL: _("nothing is doubtful: no pair waits for a person's word"),
        ReviewMessage.ALL_SKIPPED: _("the pairs left were skipped; F5 brings them back"),
    }[found]
