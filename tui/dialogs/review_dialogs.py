"""The dialogs of the review: before a judgement, an undo, a reveal; a refusal; the history."""

from typing import TYPE_CHECKING

from rich.text import Text

from skiptrace.locale import fitted, ngettext
from skiptrace.locale import gettext as _
from tui import display, pair_words, words
from tui.dialogs.confirm import Confirm
from tui.dialogs.notice import Notice
from tui.state.revealing import REVEAL_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.errors import SkiptraceError
    from skiptrace.model.judgement import Judgement, Verdict
    from skiptrace.model.pair import PairView, PersonView
    from tui.desk import PairHistory

NAMED = 12
"""Contradicted judgements that are named one by one."""


def before_judging(
    pairs: "Sequence[PairView]", verdict: "Verdict", earlier: "Sequence[Judgement]"
) -> Confirm:
    """What the verdict is for, and the earlier words that it contradicts."""
    word = words.word(verdict)
    told = []
    if len(pairs) > 1:
        count = ngettext("{n} pair: {verdict}", "{n} pairs: {verdict}", len(pairs))
        told.append(count.format(n=len(pairs), verdict=word))
    if earlier:
        told.append(_("This contradicts what was judged before; the later word stands:"))
        told += [pair_words.judged(judgement) for judgement in earlier[:NAMED]]
        if len(earlier) > NAMED:
            told.append(_("and {n} more").format(n=len(earlier) - NAMED))
    if len(pairs) > 1:
        told += ["", *map(_names, pairs)]
    return Confirm(_("Judge as {verdict}?").format(verdict=word), told or [_names(pairs[0])])


def before_undo() -> Confirm:
    """An undo that would reach behind this sitting."""
    told = _("You have judged nothing in this sitting. Undo takes back your last judgement of an "
             "earlier one; h shows it.")  # fmt: skip
    return Confirm(_("Take back an earlier judgement?"), [told])


def before_reveal() -> Confirm:
    """What will be shown, for how long, and that it goes on record."""
    told = _(
        "Names, numbers and addresses of both sides are shown for {n} seconds, or until you leave "
        "the pair. That you looked is put on record first."
    ).format(n=int(REVEAL_SECONDS))
    return Confirm(_("Reveal personal data"), [told])


def refused(error: "SkiptraceError") -> Notice:
    """Why a judgement was not kept, and what to do."""
    told = [fitted(error.what), *([fitted(error.hint)] if error.hint else [])]

    def page(width: int) -> Text:
        return display.stack([display.paragraph(said, width) for said in told])

    return Notice(_("Not judged"), page)


def history(found: "PairHistory") -> Notice:
    """What was judged of the pair, then lately of any pair."""

    def page(width: int) -> Text:
        lines = [Text(_("this pair"), style="bold")]
        lines += [display.paragraph(pair_words.judged(j), width) for j in found.of_pair]
        if not found.of_pair:
            lines.append(Text(_("nobody has judged it"), style="dim"))
        lines += [Text(""), Text(_("lately"), style="bold")]
        for judgement, pair in found.latest:
            lines.append(display.paragraph(_names(pair), width))
            lines.append(display.paragraph(pair_words.judged(judgement), width, indent=2))
        if not found.latest:
            lines.append(Text(_("no judgement yet"), style="dim"))
        return display.stack(lines)

    return Notice(_("History"), page)


def _names(pair: "PairView") -> str:
    return " / ".join(map(_side, (pair.left_record, pair.right_record)))


def _side(side: "PersonView") -> str:
    """Name and first case: masked names alone look alike."""
    return " ".join((pair_words.side_name(side, reveal=False), *side.cases[:1]))
