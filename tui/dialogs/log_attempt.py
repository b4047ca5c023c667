"""The form that records an attempt; a refusal is shown here and nothing typed is lost."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from skiptrace.casework import LogResult
from skiptrace.casework.contact import LogEntry
from skiptrace.errors import PolicyRefusal, SkiptraceError
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _
from tui import display, words
from tui.state.log_form import LogForm
from tui.widgets.line_input import LineInput

Submit = Callable[[LogEntry], LogResult]


class LogAttempt(ModalScreen[LogResult | None]):
    """Result: what was kept, or None when the form was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", mark("leave without logging")),
        Binding("ctrl+s", "submit", mark("log it"), priority=True),
    ]

    def __init__(self, form: LogForm, submit: Submit) -> None:
        super().__init__()
        self.form = form
        self._submit = submit
        self._busy = False

    def compose(self) -> ComposeResult:
        """Channel and result beside each other, then the fields, then what was answered."""
        with Vertical(id="dialog"):
            yield Static(self._title(), classes="title", markup=False)
            with Horizontal(id="choices"):
                with Vertical(id="channel-box"):
                    yield Static(_("channel"), markup=False)
                    yield OptionList(*map(_option, self.form.channels), id="channel")
                with Vertical(id="result-box"):
                    yield Static(_("result"), markup=False)
                    yield OptionList(*map(_option, self.form.results), id="result")
            for name, label, value in (
                ("at", _("at"), self.form.at),
                ("from", _("from"), ""),
                ("note", _("note"), ""),
            ):
                with Horizontal(classes="field"):
                    yield Static(display.cell(label, 8), classes="label", markup=False)
                    yield LineInput(id=name, value=value)
            yield Static("", id="answer", markup=False)
            yield Static(_("Enter logs it, Tab goes on, Esc leaves"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begins at the result: the channel is nearly always the lead's own."""
        for name in ("channel", "result"):
            self.query_one(f"#{name}", OptionList).highlighted = 0
        self.query_one("#result").focus()

    def _title(self) -> Text:
        lead = self.form.lead
        value = words.value_of(lead.point, reveal=False)
        return display.text(
            f"{_('Log an attempt')}: #{lead.rank} {words.word(lead.channel)} {value} "
            f"({words.party_word(lead.party)})"
        )

    @on(OptionList.OptionHighlighted, "#channel")
    def take_channel(self, event: OptionList.OptionHighlighted) -> None:
        """Another channel has other results."""
        if self.form.choose_channel(event.option_index):
            results = self.query_one("#result", OptionList)
            results.clear_options()
            results.add_options(map(_option, self.form.results))
            results.highlighted = 0

    @on(OptionList.OptionHighlighted, "#result")
    def take_result(self, event: OptionList.OptionHighlighted) -> None:
        """The result under the cursor is the chosen one."""
        if event.option.id in self.form.results:
            self.form.choose_result(event.option_index)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Logs what the fields say, unless an answer is still out."""
        if self._busy:
            return
        form = self.form
        form.at, form.from_number, form.note = (
            self.query_one(f"#{name}", LineInput).value for name in ("at", "from", "note")
        )
        try:
            entry = form.entry()
        except SkiptraceError as error:
            self.answer(error)
            return
        self._busy = True
        self._log(entry)

    @work
    async def _log(self, entry: LogEntry) -> None:
        try:
            result = await asyncio.to_thread(self._submit, entry)
        except SkiptraceError as error:
            self.answer(error)
        else:
            self.dismiss(result)
        finally:
            self._busy = False

    def answer(self, error: SkiptraceError) -> None:
        """Why it was not logged, with the rule and the lawful alternative."""
        lines = [fitted(error.what)]
        if isinstance(error, PolicyRefusal) and error.until:
            lines.append(f"{_('opens')}: {error.until.replace('T', ' ')}")
        if error.hint:
            lines.append(f"{_('instead')}: {fitted(error.hint)}")
        width = max(20, self.query_one("#answer").size.width)
        told = [display.paragraph(line, width, style="bold yellow") for line in lines]
        self.query_one("#answer", Static).update(display.stack(told))

    def action_leave(self) -> None:
        """Leaves; an attempt that is being written is awaited first."""
        if not self._busy:
            self.dismiss(None)


def _option(code: str) -> Option:
    return Option(display.text(words.word(code)), id=code)
