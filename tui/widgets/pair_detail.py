"""The chosen pair side by side: what agrees and what differs, with its weight, and all it rests on.

Signs and words say it (= agrees, ~ alike, != differs), colour only repeats them.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from skiptrace.likeness import sentence
from skiptrace.locale import gettext as _
from skiptrace.locale import ngettext
from skiptrace.model.lead import MILLI
from skiptrace.normalize.masking import mask_numbers
from tui import display, pair_words, words
from tui.display import paragraph, stack
from tui.widgets.text_pane import Page, TextPane

if TYPE_CHECKING:
    from skiptrace.model.pair import Agreement, Mention, PairView, PersonView

# Six units of log-odds is what an equal full name carries: the full bar.
FULL_BAR = 6.0
LABEL = 9
SIGN = 11
# " +1.23 ++++++++ "
SUM_INDENT = 17


class PairDetail(TextPane):
    """Everything about one pair."""


def page(pair: "PairView", *, blind: bool, reveal: bool) -> Page:
    """The pair laid out for any width."""

    def lay_out(width: int) -> Text:
        columns = _Columns(width)
        return stack(
            [
                _heading(pair, width, blind=blind),
                *_standing(pair, width),
                *_sides(pair, columns, reveal=reveal),
                *_compared(pair, columns, blind=blind, reveal=reveal),
                *_total(pair),
                *_bridge(pair, width),
                Text(""),
                Text(_("all that is known of both"), style="bold"),
                *_known(pair, columns, reveal=reveal),
            ]
        )

    return lay_out


class _Columns:
    """Label, one side, a sign, the other side, within a width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._side = max(8, (width - LABEL - SIGN) // 2)

    def row(self, label: str, left: str, sign: str, right: str, style: str = "") -> list[Text]:
        """A row whose sides go on in further lines where they are long."""
        sides = zip_longest(
            display.wrap(left, self._side - 1), display.wrap(right, self._side), fillvalue=""
        )
        lines = []
        for number, (one, other) in enumerate(sides):
            lines.append(
                display.cell(label if number == 0 else "", LABEL, "dim")
                + display.cell(one, self._side, style)
                + display.cell(sign if number == 0 else "", SIGN, style)
                + display.text(other, style)
            )
        return lines


def _heading(pair: "PairView", width: int, *, blind: bool) -> Text:
    if blind or pair.outcome is None:
        return paragraph(_("blind: judge by what both sides show"), width, style="bold")
    chance = "" if pair.probability is None else f"  {display.percent(pair.probability)}"
    stake = ngettext("touches {n} case", "touches {n} cases", pair.stake).format(n=pair.stake)
    bar = f"  {words.word(pair.rule)}" if pair.rule in pair_words.BARS else ""
    return paragraph(f"{words.word(pair.outcome)}{chance}  {stake}{bar}", width, style="bold")


def _standing(pair: "PairView", width: int) -> list[Text]:
    """The word that stands, of whomever it is."""
    if pair.judgement is None:
        return []
    return [paragraph(pair_words.judged(pair.judgement), width, style="yellow")]


def _sides(pair: "PairView", columns: _Columns, *, reveal: bool) -> list[Text]:
    left, right = (
        f"{letter} {pair_words.side_name(side, reveal=reveal)}"
        for letter, side in ((_("A"), pair.left_record), (_("B"), pair.right_record))
    )
    return columns.row("", left, "", right, "bold")


# --- what was compared -----------------------------------------------------------------------


def _compared(pair: "PairView", columns: _Columns, *, blind: bool, reveal: bool) -> list[Text]:
    """A row for each field, and, unless blind, its weight with the sentence below it."""
    lines = []
    for agreement in pair.agreements:
        left, right = (
            pair_words.value(agreement.field, value, reveal=reveal)
            for value in (agreement.left, agreement.right)
        )
        sign, style = _sign(agreement, blind=blind)
        lines += columns.row(words.word(agreement.field), left, sign, right, style)
        if not blind and agreement.weight is not None:
            lines.append(_weight(agreement.weight, sentence(agreement.says), columns.width))
    return lines


def _sign(agreement: "Agreement", *, blind: bool) -> tuple[str, str]:
    """Sign with its word, and the colour that repeats it; blind: by the values alone."""
    if not (agreement.left and agreement.right):
        return "", "dim"
    if agreement.left == agreement.right:
        return f"=  {_('agrees')}", "green"
    if blind or agreement.weight is None:
        return f"!= {_('differs')}", ""
    if agreement.weight > 0:
        return f"~  {_('alike')}", "green"
    return f"!= {_('differs')}", "red"


def _weight(milli: int, said: str, width: int) -> Text:
    weight = milli / MILLI
    style = "green" if weight > 0 else "red" if weight < 0 else "dim"
    told = paragraph(said, width, indent=SUM_INDENT, style="dim")
    head = Text(f"  {display.weight(milli)} {display.bar(weight, FULL_BAR)} ", style=style)
    return head + told[SUM_INDENT:]


def _total(pair: "PairView") -> list[Text]:
    """What was expected before comparing, and the sum."""
    if pair.weight is None:
        return []
    lines = []
    if pair.prior is not None:
        lines.append(Text(f"  {display.weight(pair.prior)} {_('before anything is compared')}"))
    return [*lines, Text(f"  {display.weight(pair.weight)} = {_('sum')}", style="bold")]


def _bridge(pair: "PairView", width: int) -> list[Text]:
    if not pair.bridge:
        return []
    told = _("in conflict; they hang together over: {ids}").format(ids=", ".join(pair.bridge))
    return [paragraph(told, width, style="yellow")]


# --- all that is known -----------------------------------------------------------------------


def _known(pair: "PairView", columns: _Columns, *, reveal: bool) -> list[Text]:
    lines: list[Text] = []
    sides = zip(
        pair_words.known(pair.left_record), pair_words.known(pair.right_record), strict=True
    )
    for (kind, left), (_kind, right) in sides:
        lines += _beside(kind, left, right, columns, reveal=reveal)
    both = (pair.left_record, pair.right_record)
    ones, others = (_cases(side) for side in both)
    lines += _listed(_("case"), ones, others, columns)
    ones, others = (_sources(side, reveal=reveal) for side in both)
    return lines + _listed(_("sources"), ones, others, columns)


def _beside(
    kind: str, left: Sequence[str], right: Sequence[str], columns: _Columns, *, reveal: bool
) -> list[Text]:
    """Values of one kind; those that both sides have stand first and beside each other."""
    both, ones, others = (
        _shown(kind, values, reveal=reveal)
        for values in (
            [value for value in left if value in right],
            [value for value in left if value not in right],
            [value for value in right if value not in left],
        )
    )
    return _listed(words.word(kind), both + ones, both + others, columns, both=len(both))


def _shown(kind: str, values: Sequence[str], *, reveal: bool) -> list[str]:
    """Different values may look the same once they are masked; once is enough then."""
    return list(dict.fromkeys(pair_words.value(kind, value, reveal=reveal) for value in values))


def _listed(
    label: str, left: Sequence[str], right: Sequence[str], columns: _Columns, both: int = 0
) -> list[Text]:
    lines = []
    for number, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        sign = "=" if number < both else ""
        lines += columns.row("" if number else label, one, sign, other)
    return lines


def _cases(side: "PersonView") -> list[str]:
    own = [f"{case_no} ({words.word('subject')})" for case_no in side.subject_of]
    tied = [case_no for case_no in side.tied_to if case_no not in side.subject_of]
    return own + tied


def _sources(side: "PersonView", *, reveal: bool) -> list[str]:
    return [
        f"{mention.observed_on or _('undated')} {_record(mention, reveal=reveal)}"
        for mention in side.mentions
    ]


def _record(mention: "Mention", *, reveal: bool) -> str:
    """The record's name; files and calls are named after numbers now and then."""
    name = mention.record if reveal else mask_numbers(mention.record)
    return words.record_name(mention.source, name)
