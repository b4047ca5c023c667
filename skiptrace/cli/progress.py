"""Progress on stderr: a bar that redraws itself on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TextIO, TypeVar

from skiptrace.cli.output import clean, width
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

Item = TypeVar("Item")

# Work that ends within a second needs no bar; a log file wants a line now and then.
QUIET_S = 1.0
REDRAW_S = 0.1
LINE_S = 5.0
BAR = 24

WORDS = {
    "fold": mark("reading calls"),
    "trace": mark("tracing cases"),
    "resolve": mark("resolving identities"),
    "choose": mark("choosing look-ups"),
    "leads": mark("writing leads"),
    "evaluate": mark("evaluating"),
    "transcribe": mark("transcribing calls"),
    "understand": mark("understanding values"),
    "learn": mark("learning what agreement weighs"),
    "compare": mark("comparing pairs"),
    "group": mark("grouping records"),
    "pairs": mark("writing pairs"),
}


class Progress:
    """Callable as casework's Progress; leaves a clean line when it ends."""

    def __init__(self, *, shown: bool, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._shown = shown
        self._live = shown and self._out.isatty()
        self._what = ""
        self._began = self._last = 0.0
        self._drawn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wipe()

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Notes how far `what` has come; draws at most ten times a second."""
        if not self._shown:
            return
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._last = what, now, 0.0
        every = REDRAW_S if self._live else LINE_S
        if now - self._began < QUIET_S or now - self._last < every:
            return
        self._last = now
        line = self._line(what, done, total)
        if self._live:
            self._wipe()
            self._out.write(line)
            self._drawn = width(line)
        else:
            self._out.write(f"{line}\n")
        self._out.flush()

    def counting(self, what: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items, counted as they pass."""
        for number, item in enumerate(items, start=1):
            yield item
            self(what, number, None)

    def _line(self, what: str, done: int, total: int | None) -> str:
        """Countable work in numbers, a file in percent of its bytes; both with the time left."""
        name = clean(_(WORDS[what]) if what in WORDS else what)
        if not total:
            return f"{name}: {done:,}"
        unit, name_of_unit = (1, "") if what in WORDS else (1e6, " MB")
        digits = ",.0f" if what in WORDS else ",.1f"
        amount = f"{done / unit:{digits}} / {total / unit:{digits}}{name_of_unit}"
        spent = time.monotonic() - self._began
        left = f", {_clock(spent * (total - done) / done)}" if done else ""
        if not self._live:
            return f"{name}: {100 * done // total} %, {amount}{left}"
        full = BAR * done // total
        bar = f"[{'#' * full}{'-' * (BAR - full)}]"
        return f"{name} {bar} {100 * done // total} %, {amount}{left}"

    def _wipe(self) -> None:
        if self._drawn:
            self._out.write(f"\r{' ' * self._drawn}\r")
            self._out.flush()
            self._drawn = 0


def _clock(seconds: float) -> str:
    """Time left, as people read it."""
    minutes, rest = divmod(round(seconds), 60)
    return _("{time} left").format(time=f"{minutes}:{rest:02}")
