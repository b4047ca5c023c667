"""Three lines over a case: who, in what state with which flags, and the next lawful step."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from skiptrace.locale import gettext as _
from skiptrace.locale import language, mark, ngettext
from tui import display, words
from tui.display import stack
from tui.rules import rule_text

if TYPE_CHECKING:
    from tui.state.case_state import CaseState

HEALTHS = (mark("reachable"), mark("thinning"), mark("half-lost"), mark("lost"))


class CaseHeader(Static):
    """Flags first, then the state of the case's lines."""

    def __init__(self) -> None:
        super().__init__(id="case-header", markup=False)
        self._state: CaseState | None = None

    def show(self, state: "CaseState") -> None:
        """The case as it stands."""
        self._state = state
        self.update(lines(state, self.size.width or 80))

    def on_resize(self) -> None:
        """Cuts the lines for the new width."""
        if self._state is not None:
            self.show(self._state)


def lines(state: "CaseState", width: int) -> Text:
    """The three lines, each cut to the width."""
    if state.view is None:
        return stack([display.text(state.case_no, "bold"), Text(_("reading...")), Text("")])
    return stack(
        [
            Text(display.fit(_who(state), width), style="bold"),
            _standing(state, width),
            Text(display.fit(_step(state), width)),
        ]
    )


def _who(state: "CaseState") -> str:
    if state.view is None:
        return state.case_no
    case = state.view.listed.case
    parts = [case.case_no, words.name_of(case.subject.name, reveal=state.revealed)]
    if case.dpd is not None:
        overdue = ngettext("{n} day overdue", "{n} days overdue", case.dpd)
        parts.append(overdue.format(n=case.dpd))
    parts.append(_("as of {day}").format(day=f"{state.view.moment:%Y-%m-%d %H:%M}"))
    parts += [part for part in (case.product, case.lender) if part]
    return "  ".join(parts)


def _standing(state: "CaseState", width: int) -> Text:
    """Flags, then lines, then what is held; a reveal in force stands in front of all."""
    parts: list[tuple[str, str]] = []
    if state.revealed:
        left = _("revealed for {n} s").format(n=state.seconds_left)
        parts.append((left, "reverse"))
    parts += [(f"! {_flag(state, rule)}", "bold red") for rule in state.flag_rules]
    own = state.lines
    counted = _("live {live}, doubtful {doubtful}, dead {dead}").format(
        live=own.live, doubtful=own.doubtful, dead=own.dead
    )
    parts.append((f"{words.word(own.health.value)}: {counted}", ""))
    if state.third_parties_closed:
        parts.append((_("third parties closed"), "yellow"))
    held = sum(state.held.values())
    parts.append((_("{held} of {n} leads held").format(held=held, n=len(state.leads)), ""))
    line = Text("  ").join(Text(display.clean(said), style=style) for said, style in parts)
    line.truncate(width)
    return line


def _flag(state: "CaseState", rule: str) -> str:
    pack = state.view.listed.leads[0].clearance.pack if state.view else ""
    return rule_text(pack, rule, language()).title


def _step(state: "CaseState") -> str:
    if state.view is None:
        return ""
    step = state.view.step
    if step.step is not None:
        lead = step.step.lead
        value = words.value_of(lead.point, reveal=state.revealed)
        return (
            f"{_('next')}: #{lead.rank} {words.word(lead.channel)} {value} "
            f"({words.party_word(lead.party)}) {display.percent(lead.p_reach)}"
        )
    if step.opens_at is None:
        return _("no step is open now, and waiting opens none")
    opens = f"{step.opens_at:%Y-%m-%d %H:%M}"
    return _("no step is open now; the first opens at {when}").format(when=opens)
