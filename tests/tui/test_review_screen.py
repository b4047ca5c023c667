"""Keys pressed on the review over a real database."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from skiptrace.errors import StoreFailure
from skiptrace.model.judgement import Verdict
from tests.doubtful_people import BARE, KNOWN, OTHER, PERSONAL, SECOND, doubtful_records
from tests.tui.lender_desk import Desk, desk
from tests.tui.screen_text import press, screen_text, settle
from tui.app import SkiptraceApp
from tui.dialogs.confirm import Confirm
from tui.dialogs.keys_help import KeysHelp
from tui.dialogs.notice import Notice
from tui.screens.case import CaseScreen
from tui.screens.queue import QueueScreen
from tui.screens.review import ReviewScreen
from tui.state.review_state import key_of

A, B, C, D = (ref.person_id for ref in (KNOWN, OTHER, BARE, SECOND))


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Desk]:
    """The borrower of C1 may be two other people as well."""
    with desk(tmp_path / "w", doubtful_records()) as opened:
        yield opened


@asynccontextmanager
async def reviewing(opened: Desk, *keys: str, lang: str = "en") -> AsyncIterator[Pilot[None]]:
    """The review of all cases, after these keys."""
    app = SkiptraceApp(opened.casework, lang)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *keys)
        yield pilot


def review(app: App[None]) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def shown(app: App[None]) -> list[frozenset[str]]:
    return [frozenset(key_of(pair)) for pair in review(app).state.pairs]


def chosen(app: App[None]) -> frozenset[str]:
    pair = review(app).state.selected
    assert pair
    return frozenset(key_of(pair))


def acts(opened: Desk) -> list[str]:
    return [entry.action for entry in opened.store.audit_entries()]


def words(opened: Desk) -> list[tuple[str, str]]:
    """(verdict, by) of every standing judgement, newest first."""
    rows = opened.casework.reviewing.history()
    undone = {row.undoes for row in rows}
    return [(r.verdict, r.by) for r in rows if not r.undoes and r.judgement_id not in undone]


@pytest.mark.parametrize(("key", "verdict"), [("x", "same"), ("n", "different"), ("u", "unsure")])
async def test_one_key_judges_and_goes_on(doubtful: Desk, key: str, verdict: str) -> None:
    async with reviewing(doubtful) as pilot:
        first, second = shown(pilot.app)
        await press(pilot, key)
        assert shown(pilot.app) == [second]
        assert words(doubtful) == [(verdict, "z.wang")]
        assert acts(doubtful) == ["judge"]
        assert "1 judged" in screen_text(pilot.app)
        assert "1 pair waits" in screen_text(pilot.app)
        assert first == frozenset({A, B})


async def test_undo_brings_the_pair_back(doubtful: Desk) -> None:
    async with reviewing(doubtful) as pilot:
        before, first = shown(pilot.app), chosen(pilot.app)
        await press(pilot, "n", "z")
        assert shown(pilot.app) == before
        assert chosen(pilot.app) == first
        assert words(doubtful) == []
        assert "taken back: different" in screen_text(pilot.app)


async def test_undo_behind_this_sitting_asks_first(doubtful: Desk) -> None:
    doubtful.casework.reviewing.judge(A, B, Verdict.DIFFERENT, "z.wang")
    async with reviewing(doubtful, "z") as pilot:
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert len(words(doubtful)) == 1
        await press(pilot, "z", "enter")
        assert words(doubtful) == []
        assert chosen(pilot.app) == frozenset({A, B})
        await press(pilot, "z", "enter")
        assert "nothing to take back" in screen_text(pilot.app)


async def test_skipped_pairs_come_back_on_wish(doubtful: Desk) -> None:
    async with reviewing(doubtful, "s", "s") as pilot:
        assert "the pairs left were skipped; F5 brings them back" in screen_text(pilot.app)
        await press(pilot, "x", "n", "space", "v", "r", "enter", "f5")
        assert len(shown(pilot.app)) == 2
        assert acts(doubtful) == []


async def test_the_queue_goes_on_where_one_left_off(doubtful: Desk) -> None:
    async with reviewing(doubtful, "j") as pilot:
        second = chosen(pilot.app)
        await press(pilot, "escape", "d")
        assert chosen(pilot.app) == second
        await press(pilot, "n", "escape")
        assert isinstance(pilot.app.screen, QueueScreen)
    async with reviewing(doubtful) as pilot:
        assert shown(pilot.app) == [frozenset({A, B})]


async def test_marked_pairs_are_judged_together_after_a_question(doubtful: Desk) -> None:
    async with reviewing(doubtful, "space", "space") as pilot:
        assert "2 marked" in screen_text(pilot.app)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, Confirm)
        assert "2 pairs: different" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert acts(doubtful) == []
        await press(pilot, "n", "enter")
        assert acts(doubtful) == ["judge", "judge"]
        assert "nothing is doubtful" in screen_text(pilot.app)


async def test_escape_takes_the_marks_away_before_it_leaves(doubtful: Desk) -> None:
    async with reviewing(doubtful, "j", "v", "escape") as pilot:
        assert review(pilot.app).state.marked == set()
        await press(pilot, "enter")
        assert review(pilot.app).focused is review(pilot.app).query_one("#pair")
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, QueueScreen)


async def test_a_contradiction_is_told_and_must_be_confirmed(doubtful: Desk) -> None:
    async with reviewing(doubtful) as pilot:
        # Somebody else judges while the list stands here.
        doubtful.casework.reviewing.judge(A, B, Verdict.SAME, "l.chen", "tel 19900000001")
        await press(pilot, "n")
        told = screen_text(pilot.app)
        assert isinstance(pilot.app.screen, Confirm)
        assert "contradicts what was judged before" in told
        assert "judged same by l.chen" in told
        assert "19900000001" not in told
        await press(pilot, "escape")
        assert words(doubtful) == [("same", "l.chen")]
        assert chosen(pilot.app) == frozenset({A, B})
        await press(pilot, "n", "y")
        assert words(doubtful)[0] == ("different", "z.wang")


async def test_two_full_numbers_are_refused_with_the_reason(doubtful: Desk) -> None:
    async with reviewing(doubtful) as pilot:
        doubtful.casework.reviewing.judge(B, D, Verdict.SAME, "l.chen")
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, Notice)
        assert "two identity numbers are never one person" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert chosen(pilot.app) == frozenset({A, B})
        assert len(words(doubtful)) == 1


async def test_history_shows_the_pair_and_what_was_judged_lately(doubtful: Desk) -> None:
    async with reviewing(doubtful, "h") as pilot:
        assert "nobody has judged it" in screen_text(pilot.app)
        await press(pilot, "escape", "n", "z", "h")
        told = screen_text(pilot.app)
        assert told.count("judged different by z.wang") == 2
        assert told.count("z.wang took different back") == 2
        assert not [value for value in PERSONAL if value in told]


async def test_a_note_goes_with_one_judgement(doubtful: Desk) -> None:
    async with reviewing(doubtful, "t", "type:xnz", "enter") as pilot:
        assert "with a note" in screen_text(pilot.app)
        await press(pilot, "x", "n")
        notes = [row.note for row in doubtful.casework.reviewing.history()]
        assert notes == ["", "xnz"]


async def test_a_reveal_is_on_record_before_it_is_shown_and_ends_with_the_pair(
    doubtful: Desk,
) -> None:
    async with reviewing(doubtful) as pilot:
        masked = screen_text(pilot.app)
        assert not [value for value in PERSONAL if value in masked]
        await press(pilot, "r", "escape")
        assert acts(doubtful) == []
        await press(pilot, "r", "enter")
        assert acts(doubtful) == ["reveal"]
        assert PERSONAL[0] in screen_text(pilot.app)
        await press(pilot, "r")
        assert PERSONAL[0] not in screen_text(pilot.app)
        await press(pilot, "r", "enter", "j")
        assert PERSONAL[0] not in screen_text(pilot.app)


async def test_a_reveal_runs_out(doubtful: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing(doubtful, "r", "enter") as pilot:
        state = review(pilot.app).state
        later = state._clock() + 60
        monkeypatch.setattr(state, "_clock", lambda: later)
        review(pilot.app)._tick()
        await settle(pilot)
        assert PERSONAL[0] not in screen_text(pilot.app)
        assert "masked again" in screen_text(pilot.app)


async def test_nothing_is_shown_when_the_look_cannot_be_recorded(
    doubtful: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFailure("the disk is full", "make room")

    async with reviewing(doubtful) as pilot:
        monkeypatch.setattr(doubtful.casework.reviewing, "reveal", full)
        await press(pilot, "r", "enter")
        assert PERSONAL[0] not in screen_text(pilot.app)
        assert "the disk is full" in screen_text(pilot.app)


async def test_blind_hides_opinions_and_still_judges(doubtful: Desk) -> None:
    doubtful.casework.reviewing.judge(A, B, Verdict.SAME, "l.chen")
    async with reviewing(doubtful, "b") as pilot:
        told = screen_text(pilot.app)
        assert "blind sample" in told
        for word in ("possibly", "= sum", "l.chen", "wait"):
            assert word not in told
        before = shown(pilot.app)
        await press(pilot, "u")
        assert shown(pilot.app) == before[1:]
        await press(pilot, "b")
        assert "blind" not in screen_text(pilot.app)


async def test_the_review_of_a_case_and_of_all(doubtful: Desk) -> None:
    async with reviewing(doubtful, "escape", "slash", "type:C2", "enter", "enter", "d") as pilot:
        assert review(pilot.app).state.case_no == "C2"
        assert "nothing is doubtful" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)
        await press(pilot, "escape", "d")
        assert len(shown(pilot.app)) == 2


async def test_an_empty_workspace_takes_every_key(tmp_path: Path) -> None:
    with desk(tmp_path / "w", []) as opened:
        async with reviewing(opened) as pilot:
            assert "nothing is doubtful" in screen_text(pilot.app)
            await press(pilot, "x", "s", "space", "v", "h", "escape", "r", "b", "f5", "enter")
            assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_failing_database_is_told_on_the_screen(
    doubtful: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreFailure("the database is damaged", "restore it")

    async with reviewing(doubtful) as pilot:
        monkeypatch.setattr(doubtful.casework.reviewing, "judge_many", broken)
        await press(pilot, "x")
        assert "the database is damaged" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert len(shown(pilot.app)) == 2
        monkeypatch.setattr(doubtful.casework.reviewing, "queue", broken)
        await press(pilot, "f5")
        assert "the database is damaged" in screen_text(pilot.app)


async def test_help_and_palette_name_the_keys(doubtful: Desk) -> None:
    async with reviewing(doubtful, "question_mark") as pilot:
        told = pilot.app.screen
        assert isinstance(told, KeysHelp)
        said = {what: names for names, what in told.lines}
        assert {said[what] for what in ("same", "different", "unsure", "skip", "undo")} == set(
            "xnusz"
        )
        assert said["blind sample, on and off"] == "b"
    async with reviewing(doubtful, "ctrl+p", "type:history") as pilot:
        await pilot.pause(0.5)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, Notice)
