"""The chosen lead taken apart: the gate's word, the path, the sums, the evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from skiptrace import explain
from skiptrace.locale import gettext as _
from skiptrace.locale import language
from skiptrace.model.clearance import Clearance, Cleared
from skiptrace.model.lead import MILLI, Evidence, Reason
from skiptrace.policy.scripts import script_for, script_names
from tui import display, words
from tui.display import paragraph, stack
from tui.rules import rule_text
from tui.widgets.text_pane import Page, TextPane

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.lead import Lead

# A weight of two units of log-odds is strong: it takes a chance from 50 % to 88 %.
FULL_BAR = 2.0
# " +1.23 ++++++++ "
SUM_INDENT = 16


class LeadDetail(TextPane):
    """Everything about one lead."""


def page(item: "ClearedLead", *, reveal: bool) -> Page:
    """The lead laid out for any width."""

    def lay_out(width: int) -> Text:
        lead = item.lead
        sources = _numbered(lead)
        parts = [
            _heading(lead, width, reveal=reveal),
            *clearance_lines(item.clearance, width),
            *_script(lead, width, reveal=reveal),
            paragraph(f"{_('path')}: {words.path_words(lead, reveal=reveal)}", width),
            Text(""),
            _title(f"{_('theirs now')} {display.percent(lead.p_current)}"),
            *_sum(lead.current, sources, width),
            _title(f"{_('reach')} {display.percent(lead.p_reach)}"),
            *_sum(lead.reach, sources, width),
            Text(""),
            *_evidence(sources, width, reveal=reveal),
        ]
        return stack(parts)

    return lay_out


def _title(text: str) -> Text:
    return Text(text, style="bold")


def _heading(lead: "Lead", width: int, *, reveal: bool) -> Text:
    use = words.word(lead.point.use)
    value = words.value_of(lead.point, reveal=reveal)
    who = f"{words.party_name(lead.party, reveal=reveal)} ({words.party_word(lead.party)})"
    return paragraph(
        f"#{lead.rank} {words.word(lead.channel)}  {use} {value}  {who}", width, style="bold"
    )


def clearance_lines(clearance: Clearance, width: int) -> list[Text]:
    """What the rules say: open with what to observe; or the rule, until when, what instead."""
    lang = language()
    if isinstance(clearance, Cleared):
        lines = [paragraph(f"{_('open')} ({clearance.pack})", width, style="green")]
        for rule in clearance.conditions:
            says = rule_text(clearance.pack, rule, lang).says
            lines.append(paragraph(f"{_('observe')} {rule}: {says}", width, indent=2))
        return lines
    told = rule_text(clearance.pack, clearance.rule, lang)
    head = f"{_('held')} {clearance.rule} {told.title}: {told.says}"
    lines = [paragraph(head, width, style="yellow")]
    if clearance.until:
        until = f"{_('opens')}: {clearance.until:%Y-%m-%d %H:%M}"
        lines.append(paragraph(until, width, indent=2))
    if told.hint:
        lines.append(paragraph(f"{_('instead')}: {told.hint}", width, indent=2))
    return lines


def _script(lead: "Lead", width: int, *, reveal: bool) -> list[Text]:
    """What may be said to an office; nothing for every other lead."""
    script = script_for(lead, language(), **script_names(lead, reveal=reveal))
    if script is None:
        return []
    first = paragraph(f"{_('say')}: {script.say}", width)
    return [first, *(paragraph(text, width, indent=2) for text in (script.asked, script.refused))]


def _sum(reasons: Sequence[Reason], sources: Sequence[Evidence], width: int) -> list[Text]:
    """A line for each reason, strongest bar at eight cells, and their sum."""
    lines = [_reason(reason, sources, width) for reason in reasons]
    total = sum(reason.weight for reason in reasons) / MILLI
    return [*lines, Text(f" {total:+.2f} = {_('sum')}", style="bold")]


def _reason(reason: Reason, sources: Sequence[Evidence], width: int) -> Text:
    weight = reason.weight / MILLI
    said = explain.sentence(replace(reason, evidence=()), language())
    marks = "".join(f"[{sources.index(evidence) + 1}]" for evidence in reason.evidence)
    told = paragraph(f"{said} {marks}".rstrip(), width, indent=SUM_INDENT)
    style = "green" if weight > 0 else "red" if weight < 0 else "dim"
    head = Text(f" {weight:+.2f} {display.bar(weight, FULL_BAR)} ", style=style)
    return head + told[SUM_INDENT:]


def _numbered(lead: "Lead") -> list[Evidence]:
    """Every piece of evidence once, in the order in which the reasons name it."""
    reasons = (*lead.current, *lead.reach)
    return list(dict.fromkeys(piece for reason in reasons for piece in reason.evidence))


def _evidence(sources: Sequence[Evidence], width: int, *, reveal: bool) -> list[Text]:
    if not sources:
        return [Text(_("no record stands behind this lead"), style="dim")]
    lines = [_title(_("evidence"))]
    for number, piece in enumerate(sources, 1):
        day = piece.observed_on.isoformat() if piece.observed_on else _("undated")
        told = f"[{number}] {day} {words.record_name(piece.source, piece.record)}"
        if piece.place:
            told += f", {words.free_text(piece.place, reveal=reveal)}"
        lines.append(paragraph(told, width))
        if piece.quote:
            quote = f'"{piece.quote}"' if reveal else _("(quote: shown on reveal)")
            lines.append(paragraph(quote, width, indent=4, style="" if reveal else "dim"))
    return lines
