"""The application: language, screens, palette, help, and how a crash ends."""

import gc
import os
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segments
from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.worker import WorkerFailed

from skiptrace.locale import gettext as _
from skiptrace.locale import mark, set_language
from tui import guard
from tui.desk import Desk
from tui.dialogs.keys_help import KeysHelp
from tui.screens.case import CaseScreen
from tui.screens.queue import QueueScreen
from tui.screens.review import ReviewScreen
from tui.state.queue_state import QueueState
from tui.terminal import harden
from tui.widgets.key_bar import key_name, keys

if TYPE_CHECKING:
    from skiptrace.casework import Casework

FAILED = 4
"""Exit status of a program that failed, as everywhere in skiptrace."""

ROOT = Path(__file__).resolve().parents[1]


class SkiptraceApp(App[None]):
    """Queue, case and review over one Casework."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", mark("commands"), show=False),
        Binding("question_mark,f1", "keys_help", mark("help")),
        Binding("q", "quit", mark("quit")),
        Binding("ctrl+q", "quit", mark("quit"), show=False, priority=True),
        Binding("ctrl+c", "quit", mark("quit"), show=False, priority=True),
    ]

    def __init__(self, casework: "Casework", lang: str) -> None:
        set_language(lang)
        harden()
        super().__init__()
        self.desk = Desk(casework)
        self.animation_level = "none"
        self.guarded_by: int | None = None

    async def on_mount(self) -> None:
        """Makes the screens, opens the queue; follows the guard, if there is one."""
        with self.batch_update():
            queue = QueueState()
            review = ReviewScreen(self.desk)
            self.install_screen(review, "review")
            case = CaseScreen(self.desk, queue, review)
            self.install_screen(case, "case")
            await self.push_screen(case)
            await self.pop_screen()
            await self.push_screen(QueueScreen(self.desk, queue, case, review))
        # What start-up made stays: without this, every full collection walks it again, in the
        # middle of a key press (it halves the slowest twentieth: benchmarks/desk.py).
        gc.collect()
        gc.freeze()
        if self.guarded_by is not None:
            self.set_interval(2.0, self._follow_guard)

    def _follow_guard(self) -> None:
        if self.guarded_by is not None and guard.orphaned(self.guarded_by):
            guard.allow_background()
            self.exit(return_code=FAILED)

    # --- help and palette --------------------------------------------------------------------

    def action_keys_help(self) -> None:
        """Lists the keys of the screen in front."""
        listed = keys(self.screen.active_bindings)
        self.push_screen(KeysHelp([(names, said) for names, said, _shown in listed]))

    def action_command_palette(self) -> None:
        """The palette, in the reader's language."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for a command")))

    def get_system_commands(self, screen: "Screen[object]") -> Iterable[SystemCommand]:
        """Every key's action by its translated name; keys that only move are left out."""
        told: set[str] = set()
        for key, entry in screen.active_bindings.items():
            binding = entry.binding
            moves = not isinstance(entry.node, App | Screen) or "focus" in binding.action
            if moves or not binding.description or binding.action in {*told, "command_palette"}:
                continue
            told.add(binding.action)
            run = partial(self.run_action, binding.action, entry.node)
            yield SystemCommand(_(binding.description), key_name(key), run)

    # --- crashes -----------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """Ends with the place of the error; Textual's own report prints the values of locals."""
        error = self._exception
        told = _("the screen stopped: {what}; nothing personal is shown here").format(
            what=place(error) if error else "?"
        )
        self._return_code = FAILED
        self._exit_renderables.append(
            Segments(self.console.render(Text(told), self.console.options))
        )
        self._close_messages_no_wait()


def place(error: BaseException) -> str:
    """Type of the error (of what a worker died of) and our last line it passed; no message."""
    if isinstance(error, WorkerFailed):
        error = error.error
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        f"{path.relative_to(ROOT).as_posix()}:{frame.lineno}"
        for frame in frames
        if (path := Path(frame.filename)).is_relative_to(ROOT) and ".venv" not in path.parts
    ]
    return f"{type(error).__name__} ({ours[-1]})" if ours else type(error).__name__


def run(make: "Callable[[], Casework]", lang: str) -> int:
    """Runs the screen until it is left; its exit status.

    `make` opens the database; it is called after the process has split in two, so nothing may be
    open before. Its errors pass through, before the screen takes over the terminal.
    """
    parent = os.getpid()
    status = guard.fork()
    if status is not None:
        return status
    app = SkiptraceApp(make(), lang)
    if os.getpid() != parent:
        app.guarded_by = parent
    app.run()
    return app.return_code or 0
