"""A case: flags first, its leads, the chosen lead taken apart, the timeline, the contact log."""

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import DataTable, Static

from skiptrace.errors import SkiptraceError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from tui import display
from tui.dialogs.log_attempt import LogAttempt
from tui.dialogs.reveal import ConfirmReveal
from tui.state.case_state import CaseState
from tui.state.log_form import LogForm
from tui.widgets import contact_log, lead_detail, timeline
from tui.widgets.case_header import CaseHeader
from tui.widgets.contact_log import ContactLogPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.lead_detail import LeadDetail
from tui.widgets.lead_table import LeadTable
from tui.widgets.status_line import StatusLine
from tui.widgets.tabs import PaneTabs
from tui.widgets.text_pane import TextPane
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from skiptrace.casework import LogResult
    from tui.desk import CaseView, Desk
    from tui.screens.review import ReviewScreen
    from tui.state.queue_state import QueueState

PANES = ("detail", "timeline", "log")


class CaseScreen(Screen[None], inherit_bindings=False):
    """Shows one case after another.

    There is one such screen, made when the program starts: making its widgets anew would take
    longer than reading and laying out a case does.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", mark("to the next part"), show=False),
        Binding("shift+tab", "app.focus_previous", mark("to the part before"), show=False),
        Binding("escape", "back", mark("back")),
        Binding("l", "log", mark("log an attempt")),
        Binding("r", "reveal", mark("reveal")),
        Binding("n", "next_best", mark("next best")),
        Binding("d", "review", mark("who is who"), show=False),
        Binding("1", "pane('detail')", mark("the lead's reasons"), show=False),
        Binding("2", "pane('timeline')", mark("timeline"), show=False),
        Binding("3", "pane('log')", mark("contact log"), show=False),
    ]

    def __init__(self, desk: "Desk", queue: "QueueState", review: "ReviewScreen") -> None:
        super().__init__()
        self.desk = desk
        self.queue = queue
        self.review = review
        self.state = CaseState(monotonic)
        self.pane = PANES[0]

    def compose(self) -> ComposeResult:
        """Three lines of header, the leads, three panes, status, keys."""
        yield CaseHeader()
        with Container(id="body"):
            yield LeadTable(id="leads")
            yield PaneTabs()
            with Vertical(id="detail-box"):
                yield LeadDetail(id="detail")
            with Vertical(id="side"):
                yield Static(_("timeline"), classes="pane-title", markup=False)
                yield Timeline(id="timeline")
                yield Static(_("contact log"), classes="pane-title", markup=False)
                yield ContactLogPane(id="log")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """A reveal runs out by itself."""
        self.query_one(LeadTable).focus()
        self.action_pane(self.pane, focus=False)
        self.set_interval(1.0, self._tick)

    def show(self, view: "CaseView") -> None:
        """Shows a case that was read; comes to the front when it is not there."""
        with self.app.batch_update():
            another = view.listed.case.case_no != self.state.case_no
            self.queue.seen.add(view.listed.case.case_no)
            self.state.receive(view)
            if another:
                self.query_one(StatusLine).say("")
                self.action_pane(PANES[0], focus=False)
                self.query_one(LeadTable).focus()
            self._show()
            if self not in self.app.screen_stack:
                self.app.push_screen(self)

    @work(exclusive=True, group="case")
    async def open(self, case_no: str) -> None:
        """Reads a case and shows it."""
        try:
            view = await asyncio.to_thread(self.desk.open_case, case_no)
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)
        else:
            self.show(view)

    # --- show --------------------------------------------------------------------------------

    def _show(self) -> None:
        state = self.state
        self.query_one(CaseHeader).show(state)
        self.query_one(LeadTable).show(state)
        self._show_detail()
        self._show_history()

    def _show_detail(self) -> None:
        item = self.state.selected
        detail = self.query_one(LeadDetail)
        if item is None:
            detail.show(_no_leads, top=True)
        else:
            detail.show(lead_detail.page(item, reveal=self.state.revealed), top=True)

    def _show_history(self) -> None:
        file, reveal = self.state.file, self.state.revealed
        self.query_one(Timeline).show(timeline.page(file, reveal=reveal))
        self.query_one(ContactLogPane).show(contact_log.page(file, reveal=reveal))

    def _tick(self) -> None:
        """Counts a reveal down, and masks everything when it is over."""
        if self.state.revealed:
            self.query_one(CaseHeader).show(self.state)
        elif self.state.expired():
            self._show()
            self.query_one(StatusLine).say(_("masked again"))

    # --- keys --------------------------------------------------------------------------------

    @on(DataTable.RowHighlighted)
    def follow(self, event: DataTable.RowHighlighted) -> None:
        """Another lead is chosen; events of an older table are late and tell nothing."""
        row = event.cursor_row
        if row == event.data_table.cursor_row and row != self.state.cursor:
            self.state.move_to(row)
            self._show_detail()

    @on(DataTable.RowSelected)
    def into_detail(self) -> None:
        """Enter goes into the reasons."""
        self.action_pane("detail")

    def action_pane(self, pane: str, focus: bool = True) -> None:
        """Shows a pane; a narrow screen has room for one."""
        self.pane = pane
        for name in PANES:
            self.set_class(name == pane, f"-{name}")
        self.query_one(PaneTabs).show(pane)
        if focus:
            self.query_one(f"#{pane}").focus()

    def action_back(self) -> None:
        """From a pane to the leads, from the leads to the queue."""
        if isinstance(self.focused, TextPane):
            self.query_one(LeadTable).focus()
        else:
            self._mask()
            self.app.pop_screen()

    @work(exclusive=True, group="case")
    async def action_next_best(self) -> None:
        """Goes on to the best case of the queue that was not opened in this sitting."""
        queue, desk = self.queue, self.desk
        try:
            row = await asyncio.to_thread(desk.next_best, queue.text, queue.seen)
            if row is None:
                self.query_one(StatusLine).say(_("every case of the queue was opened"))
                return
            view = await asyncio.to_thread(desk.open_case, row.case.case_no)
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)
        else:
            self.show(view)

    def action_review(self) -> None:
        """Opens the doubtful pairs of this case."""
        self._mask()
        self.review.open(self.state.case_no)

    def action_log(self) -> None:
        """Opens the log form for the chosen lead."""
        item, view = self.state.selected, self.state.view
        if item is None or view is None:
            self.query_one(StatusLine).say(_("no lead is chosen"))
            return
        submit = partial(self.desk.log, self.state.case_no, item.lead.lead_id)
        self.app.push_screen(LogAttempt(LogForm(item.lead, view.moment), submit), self.logged)

    def logged(self, result: "LogResult | None") -> None:
        """Shows how the chances moved, and reads the case anew."""
        if result is None:
            return
        after = result.after.p_reach if result.after else 0.0
        said = _("logged; reach {before:.0%} -> {after:.0%}")
        self.query_one(StatusLine).say(said.format(before=result.before.p_reach, after=after))
        self.open(self.state.case_no)

    def _mask(self) -> None:
        if self.state.revealed:
            self.state.hide()
            self._show()

    def action_reveal(self) -> None:
        """Asks, or masks again what is revealed."""
        if self.state.revealed:
            self._mask()
            return
        self.app.push_screen(ConfirmReveal(self.state.case_no), self._confirmed)

    def _confirmed(self, answer: bool | None) -> None:
        if answer:
            self._reveal()

    @work(group="reveal")
    async def _reveal(self) -> None:
        """On record first, shown after; shown not at all when it cannot be recorded."""
        case_no = self.state.case_no
        try:
            await asyncio.to_thread(self.desk.reveal, case_no)
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)
            return
        if self.state.case_no == case_no:
            self.state.reveal()
            self._show()


def _no_leads(width: int) -> Text:
    told = _("no leads: nothing on file names a contact point")
    return display.paragraph(told, width, style="dim")
