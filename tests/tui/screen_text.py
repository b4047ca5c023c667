"""The screen as text, and its comparison with a golden file; the one place that reads strips."""

import os
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("SKIPTRACE_GOLDEN") == "write"


def screen_text(app: App[None]) -> str:
    """Every line of the screen in front, blanks at the ends left out."""
    strips = app.screen._compositor.render_strips()
    lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
    return "\n".join(lines) + "\n"


async def settle(pilot: Pilot[None]) -> None:
    """Waits until every worker has answered and its answer is laid out."""
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, each after the answer to the one before; "type:abc" types without waiting."""
    for key in keys:
        typed = key.removeprefix("type:")
        await pilot.press(*(typed if typed != key else (key,)))
        await settle(pilot)


def compare(name: str, text: str) -> None:
    """Fails where the text differs from golden/NAME.txt; SKIPTRACE_GOLDEN=write rewrites it."""
    path = GOLDEN / f"{name}.txt"
    if WRITE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
