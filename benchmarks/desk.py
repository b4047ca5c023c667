"""The screen over a demo portfolio: how long a key press takes until its answer is painted.

    python3 dev.py bench desk [CASES] [SEED]

The real application runs over the real database, without a terminal: a key counts from the moment
it reaches the application until the screen with its answer has been painted.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from skiptrace.cli.context import Session
from skiptrace.cli.options import Given
from tui.app import SkiptraceApp
from tui.screens.case import CaseScreen
from tui.screens.queue import QueueScreen

AS_OF = "2026-06-30"
ROUNDS = 40


class Press(NamedTuple):
    """A key, what the screen knows once it is answered, the keys that lead to it and back."""

    key: str
    answered: Callable[[SkiptraceApp], object]
    before: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


def shown_case(app: SkiptraceApp) -> object:
    """The case in front, and the lead chosen in it."""
    screen = app.screen
    return (screen.state.case_no, screen.state.cursor) if isinstance(screen, CaseScreen) else None


def shown_queue(app: SkiptraceApp) -> object:
    """The lines of the queue in front."""
    screen = app.screen
    return [row.case.case_no for row in screen.state.rows] if isinstance(screen, QueueScreen) else 0


# What an investigator does all day.
ACTIONS: dict[str, Press] = {
    "open a case": Press("enter", shown_case, back=("escape", "down")),
    "next best case": Press("n", shown_case, ("enter",), ("escape",)),
    "move to the next lead": Press("down", shown_case, ("enter",), ("escape", "down")),
    "filter, one letter": Press("7", shown_queue, ("slash",), ("escape",)),
}


def main(arguments: Sequence[str]) -> None:
    """Makes the portfolio, opens the screen on it, prints a row an action."""
    cases = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out = Path(folder) / "demo"
        command = [sys.executable, "-m", "skiptrace", "--quiet", "--json", "--as-of", AS_OF]
        command += ["demo", "--cases", str(cases), "--seed", str(seed), "--out", str(out)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        asyncio.run(measure(cases, out / "workspace"))


async def measure(cases: int, workspace: Path) -> None:
    """Every action ROUNDS times."""
    given = Given(workspace=workspace, as_of=date.fromisoformat(AS_OF), quiet=True)
    with closing(Session(given)) as session:
        app = SkiptraceApp(session.casework(), "zh")
        async with app.run_test(size=(200, 50)) as pilot:
            await settled(pilot)
            print(f"{cases} cases\n\n{'key':<28}{'median ms':>11}{'95 % ms':>9}")
            for name, action in ACTIONS.items():
                times = [await timed(pilot, app, action) for _ in range(ROUNDS)]
                last = statistics.quantiles(times, n=20)[-1]
                print(f"{name:<28}{statistics.median(times):>11.0f}{last:>9.0f}", flush=True)


async def timed(pilot: Pilot[None], app: SkiptraceApp, action: Press) -> float:
    """Milliseconds from the key until its answer is painted."""
    await pressed(pilot, *action.before)
    before = action.answered(app)
    began = time.perf_counter()
    app.simulate_key(action.key)
    while action.answered(app) == before:
        await asyncio.sleep(0)
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    took = (time.perf_counter() - began) * 1000
    await settled(pilot)
    await pressed(pilot, *action.back)
    return took


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, each after the answer to the one before."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Waits until every worker has answered and its answer is laid out."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


if __name__ == "__main__":
    main(sys.argv[1:])
