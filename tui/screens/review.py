"""The review: doubtful pairs side by side, and a person's word on each."""

import asyncio
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import DataTable, Static

from skiptrace.errors import SkiptraceError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.judgement import Verdict
from tui import display, review_words, words
from tui.dialogs import review_dialogs as dialogs
from tui.dialogs.confirm import on_yes
from tui.dialogs.note import Note
from tui.state.review_state import PAGE, ReviewMessage, ReviewState, key_of
from tui.widgets import pair_detail
from tui.widgets.key_bar import KeyBar
from tui.widgets.pair_detail import PairDetail
from tui.widgets.pair_table import PairTable
from tui.widgets.rows import Rows
from tui.widgets.status_line import StatusLine
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skiptrace.model.judgement import Judgement
    from skiptrace.model.pair import PairView
    from tui.desk import Desk


class ReviewScreen(Screen[None], inherit_bindings=False):
    """Lists pairs and takes them apart; there is one such screen, made when the program starts."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", mark("to the next part"), show=False),
        Binding("shift+tab", "app.focus_previous", mark("to the part before"), show=False),
        Binding("x", "judge('same')", mark("same")),
        Binding("n", "judge('different')", mark("different")),
        Binding("u", "judge('unsure')", mark("unsure")),
        Binding("s", "skip", mark("skip")),
        Binding("z", "undo", mark("undo")),
        Binding("h", "history", mark("history")),
        Binding("r", "reveal", mark("reveal")),
        Binding("space", "mark", mark("mark, or unmark"), show=False),
        Binding("v", "mark(True)", mark("mark from the last mark to here"), show=False),
        Binding("t", "note", mark("a note for the next judgement"), show=False),
        Binding("b", "blind", mark("blind sample, on and off"), show=False),
        Binding("f5", "reload", mark("read again, skipped pairs too"), show=False),
        Binding("escape", "back", mark("back"), show=False),
        # The bar has no room for it.
        Binding("q", "app.quit", mark("quit"), show=False),
    ]

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.state = ReviewState(monotonic)
        self._busy = False

    def compose(self) -> ComposeResult:
        """Title, pairs, the chosen pair, status, keys."""
        yield Static(id="title", markup=False)
        yield Static(id="message", markup=False)
        with Container(id="review-body"):
            yield PairTable(id="pairs")
            yield PairDetail(id="pair")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """A reveal runs out by itself."""
        self.query_one(PairTable).focus()
        self.set_interval(1.0, self._tick)
        self._show()

    def open(self, case_no: str | None) -> None:
        """Comes to the front with the pairs of that case (None: of all), where one left off."""
        self.state.turn_to(case_no)
        self.app.push_screen(self)

    def on_screen_resume(self) -> None:
        """Fetches what is not there yet."""
        self._show()
        if not self.state.loaded:
            self.read()

    @work(exclusive=True, group="pairs")
    async def read(self) -> None:
        """Fetches the next page; a newer request takes the place of this one."""
        request = self.state.request()
        with self._failing():
            page = await asyncio.to_thread(self.desk.pairs, request, PAGE)
            if self.state.receive(request, page.pairs, page.waiting):
                self._show()

    @contextmanager
    def _failing(self) -> "Iterator[None]":
        """What fails is told in the status line."""
        try:
            yield
        except SkiptraceError as error:
            self.query_one(StatusLine).fail(error)

    # --- show --------------------------------------------------------------------------------

    def _show(self, said: str | None = None) -> None:
        """Draws everything; said: what just happened ("": nothing, None: that stands already)."""
        state = self.state
        self.query_one("#title", Static).update(display.text(review_words.title(state), "bold"))
        message = self.query_one("#message", Static)
        empty = state.message is not ReviewMessage.NONE
        message.display = empty
        message.update(display.text(review_words.message(state.message)))
        self.query_one("#review-body").visible = not empty
        self.query_one(PairTable).show(state)
        self._show_pair(top=True)
        if said is not None:
            self._say(said)
        if state.wants_more:
            self.read()

    def _show_pair(self, *, top: bool) -> None:
        state = self.state
        if pair := state.selected:
            shown = pair_detail.page(pair, blind=state.blind, reveal=state.revealed)
            self.query_one(PairDetail).show(shown, top=top)

    def _say(self, said: str = "") -> None:
        """What happened, then how far one is."""
        self.query_one(StatusLine).say(review_words.progress(self.state, said))

    def _tick(self) -> None:
        """Counts a reveal down, and masks everything when it is over."""
        if self.state.revealed:
            self._say(_("shown for {n} s").format(n=self.state.seconds_left))
        elif self.state.expired():
            self._show_pair(top=False)
            self._say(_("masked again"))

    # --- move and mark -----------------------------------------------------------------------

    @on(DataTable.RowHighlighted)
    def follow(self, event: DataTable.RowHighlighted) -> None:
        """Another pair is chosen; events of an older table are late and tell nothing."""
        if event.cursor_row == event.data_table.cursor_row and self.state.move_to(event.cursor_row):
            self._show_pair(top=True)

    @on(Rows.Edge)
    def beyond(self, event: Rows.Edge) -> None:
        """More pairs where there are more."""
        if event.down and self.state.at_end():
            self.read()

    @on(DataTable.RowSelected)
    def into_pair(self) -> None:
        """Enter goes into the pair."""
        self.query_one(PairDetail).focus()

    def action_mark(self, to_here: bool = False) -> None:
        """Marks the pair or takes its mark away; to_here: marks all from the last mark on."""
        (self.state.mark_range if to_here else self.state.mark)()
        self._show("")

    def action_skip(self) -> None:
        """Puts the pair aside for this sitting."""
        if self.state.skip():
            self._show("")

    def action_back(self) -> None:
        """From the pair to the list, from marks to none, from the list to where one came from."""
        if isinstance(self.focused, TextPane):
            self.query_one(PairTable).focus()
        elif self.state.clear_marks():
            self._show("")
        else:
            self.state.hide()
            self.app.pop_screen()

    def action_reload(self) -> None:
        """The queue from its beginning."""
        self.state.begin()
        self._show()
        self.read()

    def action_blind(self) -> None:
        """To a blind sample and back."""
        self.state.turn_blind()
        self._show("")
        self.read()

    def action_note(self) -> None:
        """Asks for a note."""
        self.app.push_screen(Note(self.state.note), self._take_note)

    def _take_note(self, note: str | None) -> None:
        if note is not None:
            self.state.note = note
            self._say()

    # --- judge -------------------------------------------------------------------------------

    def action_judge(self, verdict: str) -> None:
        """Judges the marked pairs, or the chosen one; asks first where it should."""
        if (pairs := self.state.targets) and not self._busy:
            self._busy = True
            self._look_ahead(pairs, Verdict(verdict))

    @work(group="judge")
    async def _look_ahead(self, pairs: "Sequence[PairView]", verdict: Verdict) -> None:
        """What the verdict contradicts is told before it is kept."""
        try:
            earlier = await asyncio.to_thread(self.desk.contradicted, pairs, verdict)
        except SkiptraceError as error:
            self._busy = False
            self.app.push_screen(dialogs.refused(error))
            return
        if earlier or self.state.marked:
            question = dialogs.before_judging(pairs, verdict, earlier)
            self.app.push_screen(question, partial(self._answered, pairs, verdict))
        else:
            self._keep(pairs, verdict)

    def _answered(self, pairs: "Sequence[PairView]", verdict: Verdict, answer: bool | None) -> None:
        if answer:
            self._keep(pairs, verdict)
        else:
            self._busy = False

    @work(group="judge")
    async def _keep(self, pairs: "Sequence[PairView]", verdict: Verdict) -> None:
        try:
            await asyncio.to_thread(self.desk.judge, pairs, verdict, self.state.note)
        except SkiptraceError as error:
            self.app.push_screen(dialogs.refused(error))
            return
        finally:
            self._busy = False
        self.state.take_judged(map(key_of, pairs))
        self._show(words.word(verdict))

    def action_undo(self) -> None:
        """Takes back one's last judgement; asks first where it is of an earlier sitting."""
        if self.state.judged:
            self._undo()
        else:
            self.app.push_screen(dialogs.before_undo(), on_yes(self._undo))

    @work(exclusive=True, group="judge")
    async def _undo(self) -> None:
        with self._failing():
            self._undone(await asyncio.to_thread(self.desk.undo))

    def _undone(self, undone: "tuple[Judgement, PairView] | None") -> None:
        if undone is None:
            self._say(_("nothing to take back"))
            return
        judgement, pair = undone
        self.state.take_undone(pair)
        self._show(_("taken back: {verdict}").format(verdict=words.word(judgement.verdict)))

    @work(exclusive=True, group="history")
    async def action_history(self) -> None:
        """What was judged of the pair, and lately."""
        with self._failing():
            history = await asyncio.to_thread(self.desk.pair_history, self.state.selected)
            self.app.push_screen(dialogs.history(history))

    # --- reveal ------------------------------------------------------------------------------

    def action_reveal(self) -> None:
        """Asks, or masks again what is revealed."""
        pair = self.state.selected
        if self.state.revealed:
            self.state.hide()
            self._show_pair(top=False)
            self._say()
        elif pair is not None:
            self.app.push_screen(dialogs.before_reveal(), on_yes(partial(self._reveal, pair)))

    @work(group="reveal")
    async def _reveal(self, pair: "PairView") -> None:
        """On record first, shown after; shown not at all when it cannot be recorded."""
        with self._failing():
            await asyncio.to_thread(self.desk.reveal_pair, pair)
            if self.state.selected is pair:
                self.state.reveal()
                self._show_pair(top=False)
                self._tick()
