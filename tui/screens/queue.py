"""The queue: cases, best next step first, filtered as one types."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Input, Static

from skiptrace.errors import SkiptraceError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark, ngettext
from tui import display
from tui.state.queue_state import QueueMessage, QueueState
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_input import LineInput
from tui.widgets.queue_table import QueueTable
from tui.widgets.rows import Rows
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.screens.case import CaseScreen
    from tui.screens.review import ReviewScreen


class QueueScreen(Screen[None], inherit_bindings=False):
    """Lists cases; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", mark("to the next part"), show=False),
        Binding("shift+tab", "app.focus_previous", mark("to the part before"), show=False),
        Binding("slash", "filter", mark("filter")),
        Binding("escape", "clear_filter", mark("clear the filter"), show=False),
        Binding("n", "next_best", mark("best case not yet seen")),
        Binding("d", "review", mark("who is who")),
        Binding("f5", "reload", mark("read again"), show=False),
    ]

    def __init__(
        self, desk: "Desk", state: QueueState, case: "CaseScreen", review: "ReviewScreen"
    ) -> None:
        super().__init__()
        self.desk = desk
        self.state = state
        self.case = case
        self.review = review

    def compose(self) -> ComposeResult:
        """Title, filter, table, status, keys."""
        yield Static(id="title", markup=False)
        yield LineInput(mark("case number, name, or the last digits of a phone"), id="filter")
        yield Static(id="message", markup=False)
        yield QueueTable(id="queue")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Reads the first page."""
        title = _("skiptrace - cases by the best next step")
        self.query_one("#title", Static).update(display.text(title, "bold"))
        self.query_one("#filter").display = False
        self.query_one(QueueTable).focus()
        self._show()
        self.read()

    def on_screen_resume(self) -> None:
        """What was logged in a case moves the queue."""
        if self.state.loaded:
            self.read()

    @work(exclusive=True, group="queue")
    async def read(self) -> None:
        """Reads the wanted stretch; a newer request takes the place of this one."""
        request = self.state.request()
        try:
            rows = await asyncio.to_thread(self.desk.queue, request)
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)
            return
        if self.state.receive(request, rows):
            self._show()

    def _show(self) -> None:
        state = self.state
        message = state.message
        table = self.query_one(QueueTable)
        shown = self.query_one("#message", Static)
        shown.display = message is not QueueMessage.NONE
        shown.update(display.text(message_text(message)))
        table.show(state.rows, state.cursor)
        self.query_one(StatusLine).say(self._status())

    def _status(self) -> str:
        first, last = self.state.span
        day = _("as of {day}").format(day=self.desk.as_of.isoformat())
        if not self.state.loaded:
            return day
        if self.state.more or first > 1:
            end = "+" if self.state.more else ""
            counted = _("cases {first} to {last}{end}").format(first=first, last=last, end=end)
        else:
            counted = ngettext("{n} case", "{n} cases", last).format(n=last)
        match = _("filter: {text}").format(text=self.state.text) if self.state.text else ""
        seen = _("{n} opened").format(n=len(self.state.seen)) if self.state.seen else ""
        return "  ".join(part for part in (counted, match, seen, day) if part)

    # --- filter ------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Opens the filter."""
        field = self.query_one("#filter")
        field.display = True
        # At once, not with the next message: what is typed ahead belongs into the field.
        self.set_focus(field)

    def action_clear_filter(self) -> None:
        """Empties the filter and goes back to the table."""
        field = self.query_one("#filter", LineInput)
        field.value = ""
        field.display = False
        self.query_one(QueueTable).focus()

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Other lines with every key."""
        if self.state.filter(event.value):
            self.read()

    @on(Input.Submitted, "#filter")
    def to_table(self) -> None:
        """Enter keeps the filter and goes to the lines."""
        self.query_one(QueueTable).focus()

    # --- lines -------------------------------------------------------------------------------

    @on(DataTable.RowHighlighted)
    def follow(self, event: DataTable.RowHighlighted) -> None:
        """The cursor moved; events of an older table are late and tell nothing."""
        if event.cursor_row == event.data_table.cursor_row:
            self.state.move_to(event.cursor_row)

    @on(Rows.Edge)
    def beyond(self, event: Rows.Edge) -> None:
        """More lines where there are more."""
        if self.state.at_edge(down=event.down):
            self.read()

    @on(DataTable.RowSelected)
    def open_selected(self) -> None:
        """Opens the case under the cursor."""
        if row := self.state.selected:
            self.open_case(row.case.case_no)

    @work(exclusive=True, group="open")
    async def open_case(self, case_no: str) -> None:
        """Reads a case, then brings its screen to the front, drawn once."""
        try:
            self.case.show(await asyncio.to_thread(self.desk.open_case, case_no))
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)

    @work(exclusive=True, group="open")
    async def action_next_best(self) -> None:
        """Opens the best case that was not opened in this sitting."""
        try:
            row = await asyncio.to_thread(self.desk.next_best, self.state.text, self.state.seen)
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)
            return
        if row is None:
            self.query_one(StatusLine).say(_("every case of the queue was opened"))
        else:
            self.open_case(row.case.case_no)

    def action_review(self) -> None:
        """Opens the doubtful pairs of all cases."""
        self.review.open(None)

    def action_reload(self) -> None:
        """Reads the stretch again."""
        self.read()


def message_text(message: QueueMessage) -> str:
    """What stands in place of the lines."""
    return {
        QueueMessage.NONE: "",
        QueueMessage.LOADING: _("reading..."),
        QueueMessage.NO_CASES: _("no cases yet: skiptrace import cases FILE"),
        QueueMessage.NO_MATCH: _("no case matches; Esc clears the filter"),
    }[message]
