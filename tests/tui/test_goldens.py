"""The screens as text that a reviewer reads; rewritten by `dev.py golden`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.casework import Casework
from tests.doubtful_people import doubtful_records
from tests.tui.lender_desk import desk, lender_records
from tests.tui.screen_text import compare, press, screen_text, settle
from tui.app import SkiptraceApp

# name -> keys from the queue to the screen
VIEWS = {
    "queue": (),
    "queue-no-match": ("slash", "type:xy"),
    "case": ("slash", "type:1001", "enter", "enter"),
    "case-timeline": ("slash", "type:1001", "enter", "enter", "2"),
    "case-held": ("slash", "type:1002", "enter", "enter"),
    "case-empty": ("slash", "type:1003", "enter", "enter"),
    "log-form": ("slash", "type:1001", "enter", "enter", "l"),
    "help": ("question_mark",),
}
REVIEWS = {
    "review": ("d", "space"),
    "review-pair": ("d", "j", "enter", "pagedown"),
    "review-blind": ("d", "b"),
    "review-bulk": ("d", "space", "space", "n"),
    "review-history": ("d", "n", "h"),
    "review-help": ("d", "question_mark"),
    "review-done": ("d", "n", "u"),
}
SIZES = [(80, 24), (200, 50)]


@pytest.fixture(scope="module")
def lenders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Casework]]:
    """One desk for each language; the screens here only read."""
    folder = tmp_path_factory.mktemp("lenders")
    with (
        desk(folder / "zh", lender_records(), "zh") as zh,
        desk(folder / "en", lender_records()) as en,
    ):
        yield {"zh": zh.casework, "en": en.casework}


@pytest.mark.golden
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_screen(
    lenders: dict[str, Casework], view: str, size: tuple[int, int], lang: str
) -> None:
    await shoot(lenders[lang], view, VIEWS[view], size, lang)


@pytest.mark.golden
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", REVIEWS)
async def test_review(tmp_path: Path, view: str, size: tuple[int, int], lang: str) -> None:
    """A desk of its own each time: these judge."""
    with desk(tmp_path / "w", doubtful_records(), lang) as opened:
        await shoot(opened.casework, view, REVIEWS[view], size, lang)


@pytest.mark.golden
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_queue_of_an_empty_workspace(tmp_path: Path, lang: str) -> None:
    with desk(tmp_path / "w", [], lang) as opened:
        await shoot(opened.casework, "queue-empty", (), (80, 24), lang)


async def shoot(
    casework: Casework, view: str, keys: tuple[str, ...], size: tuple[int, int], lang: str
) -> None:
    """Goes there by keys and compares what is drawn."""
    app = SkiptraceApp(casework, lang)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        compare(f"{view}-{size[0]}x{size[1]}-{lang}", screen_text(app))
