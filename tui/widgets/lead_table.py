"""The leads of a case: a lead a line."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from skiptrace import explain
from skiptrace.locale import language, mark
from tui import display, words
from tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.lead import Lead
    from tui.state.case_state import CaseState


class LeadTable(Rows):
    """Rank, channel, value (masked), whose it is, both chances, the gate's word, the reason."""

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("#", 3, right=True),
        Column(mark("channel"), 7),
        Column(mark("use"), 8, grow=1, wide_only=True),
        Column(mark("value"), 18, grow=4),
        Column(mark("party"), 10, grow=1),
        Column(mark("now"), 4, right=True),
        Column(mark("reach"), 5, right=True),
        Column(mark("gate"), 10, grow=2),
        Column(mark("first reason"), 11, grow=8),
    )

    def show(self, state: "CaseState") -> None:
        """The case's leads, masked unless revealed."""
        self.fill([line(item, reveal=state.revealed) for item in state.leads], state.cursor)


def line(item: "ClearedLead", *, reveal: bool) -> list[Cell]:
    """One lead; a held one is dimmed and names its rule."""
    lead = item.lead
    style = "" if item.allowed else "dim"
    return [
        Cell(str(lead.rank), style),
        Cell(words.word(lead.channel), style),
        Cell(words.word(lead.point.use), style),
        Cell(words.value_of(lead.point, reveal=reveal), style),
        Cell(words.party_word(lead.party), style),
        Cell(display.percent(lead.p_current), style),
        Cell(display.percent(lead.p_reach), "bold" if item.allowed else style),
        Cell(words.clearance_word(item), "green" if item.allowed else "yellow"),
        Cell(first_reason(lead), style),
    ]


def first_reason(lead: "Lead") -> str:
    """The reason that moves p_current most, the prior left out when there is another."""
    reasons = [reason for reason in lead.current if reason.evidence] or list(lead.current)
    if not reasons:
        return ""
    strongest = max(reasons, key=lambda reason: (abs(reason.weight), reason.code))
    return explain.sentence(replace(strongest, evidence=()), language())
