"""Keys pressed on the real screens over a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from skiptrace.errors import StoreFailure
from tests.tui.lender_desk import Desk, desk
from tests.tui.screen_text import press, screen_text, settle
from tui.app import SkiptraceApp
from tui.dialogs.keys_help import KeysHelp
from tui.dialogs.log_attempt import LogAttempt
from tui.screens.case import CaseScreen
from tui.screens.queue import QueueScreen


@asynccontextmanager
async def running(opened: Desk, lang: str = "en") -> AsyncIterator[Pilot[None]]:
    app = SkiptraceApp(opened.casework, lang)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        yield pilot


def queue(app: App[None]) -> QueueScreen:
    assert isinstance(app.screen, QueueScreen)
    return app.screen


def case(app: App[None]) -> CaseScreen:
    assert isinstance(app.screen, CaseScreen)
    return app.screen


def cases(app: App[None]) -> list[str]:
    return [row.case.case_no for row in queue(app).state.rows]


def actions(opened: Desk) -> list[str]:
    return [entry.action for entry in opened.store.audit_entries()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("王", ["SYN-1001"]), ("1002", ["SYN-1002"]), ("0033", ["SYN-1002"]), ("nobody", [])],
)
async def test_the_filter_follows_what_is_typed(lender: Desk, typed: str, found: list[str]) -> None:
    async with running(lender) as pilot:
        assert len(cases(pilot.app)) == 3
        await press(pilot, "slash", f"type:{typed}")
        assert cases(pilot.app) == found
        assert ("no case matches" in screen_text(pilot.app)) == (not found)
        await press(pilot, "escape")
        assert len(cases(pilot.app)) == 3


async def test_arrows_and_vi_keys_move(lender: Desk) -> None:
    async with running(lender) as pilot:
        for key, line in [("j", 1), ("down", 2), ("down", 2), ("k", 1), ("g", 0), ("G", 2)]:
            await press(pilot, key)
            assert queue(pilot.app).state.cursor == line


async def test_enter_opens_and_escape_comes_back(lender: Desk) -> None:
    async with running(lender) as pilot:
        first = cases(pilot.app)[0]
        await press(pilot, "enter")
        assert case(pilot.app).state.case_no == first
        await press(pilot, "j", "enter")
        assert case(pilot.app).state.cursor == 1
        assert case(pilot.app).focused is case(pilot.app).query_one("#detail")
        await press(pilot, "escape")
        assert case(pilot.app).focused is case(pilot.app).query_one("#leads")
        await press(pilot, "escape")
        assert "1 opened" in screen_text(pilot.app)


async def test_panes_show_timeline_and_log(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "enter", "2")
        assert "2026-08-03" in screen_text(pilot.app)
        await press(pilot, "3")
        assert "by l.chen" in screen_text(pilot.app)
        assert "13800000022" not in screen_text(pilot.app)


async def test_next_best_opens_each_case_once(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "n")
        opened = [case(pilot.app).state.case_no]
        for _ in range(2):
            await press(pilot, "n")
            opened.append(case(pilot.app).state.case_no)
        assert sorted(opened) == ["SYN-1001", "SYN-1002", "SYN-1003"]
        await press(pilot, "n")
        assert "every case of the queue was opened" in screen_text(pilot.app)


async def test_a_reveal_is_on_record_before_it_is_shown(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "slash", "type:1001", "enter", "enter")
        masked = screen_text(pilot.app)
        assert "13800000022" not in masked
        assert "王建国" not in masked
        await press(pilot, "r", "escape")
        assert actions(lender) == []
        await press(pilot, "r", "enter")
        assert actions(lender) == ["reveal"]
        shown = screen_text(pilot.app)
        assert "13800000022" in shown
        assert "王建国" in shown
        await press(pilot, "r")
        assert screen_text(pilot.app) == masked
        await press(pilot, "r", "y", "escape", "enter")
        assert screen_text(pilot.app) == masked


async def test_a_reveal_ends_by_itself(lender: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(lender) as pilot:
        await press(pilot, "slash", "type:1001", "enter", "enter", "r", "enter")
        state = case(pilot.app).state
        later = state._clock() + 60
        monkeypatch.setattr(state, "_clock", lambda: later)
        case(pilot.app)._tick()
        await settle(pilot)
        assert "13800000022" not in screen_text(pilot.app)


async def test_nothing_is_shown_when_the_record_fails(
    lender: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(case_no: str, what: str) -> None:
        raise StoreFailure("the disk is full", "make room")

    async with running(lender) as pilot:
        await press(pilot, "slash", "type:1001", "enter", "enter")
        monkeypatch.setattr(lender.casework, "reveal", full)
        await press(pilot, "r", "enter")
        assert "13800000022" not in screen_text(pilot.app)
        assert "the disk is full" in screen_text(pilot.app)


async def test_an_attempt_is_logged_and_moves_the_lead(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "slash", "type:1001", "enter", "enter")
        before = case(pilot.app).state.selected
        assert before
        await press(pilot, "l", "down", "down", "down", "enter")
        assert actions(lender) == ["attempt"]
        assert "logged; reach" in screen_text(pilot.app)
        after = case(pilot.app).state.selected
        assert after
        assert after.lead.lead_id == before.lead.lead_id
        assert after.lead.p_reach < before.lead.p_reach
        await press(pilot, "3")
        assert "2026-11-01 10:00  call 138****0022: vacant  by z.wang" in screen_text(pilot.app)


async def test_a_refusal_names_rule_and_way_out_and_loses_nothing(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "slash", "type:1002", "enter", "enter", "l", "down", "tab", "tab", "tab")
        await press(pilot, "type:rang", "ctrl+s")
        form = pilot.app.screen
        assert isinstance(form, LogAttempt)
        told = screen_text(pilot.app)
        assert "FLAG-DNC" in told
        assert "instead:" in told
        assert "rang" in told
        assert form.form.result.value == "off"
        assert actions(lender) == ["refused"]
        await press(pilot, "escape")
        assert case(pilot.app).state.case_no == "SYN-1002"


async def test_a_field_that_is_wrong_is_named(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(
            pilot, "slash", "type:1001", "enter", "enter", "l", "tab", "tab", "type:12", "enter"
        )
        assert "not a phone number" in screen_text(pilot.app)
        assert actions(lender) == []


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_the_keys_of_the_screen_below(lender: Desk, key: str) -> None:
    async with running(lender) as pilot:
        await press(pilot, key)
        help_screen = pilot.app.screen
        assert isinstance(help_screen, KeysHelp)
        said = {what: names for names, what in help_screen.lines}
        assert said["filter"] == "/"
        assert said["one down"] == "Down j"
        await press(pilot, "escape", "enter", "question_mark")
        assert "log an attempt" in screen_text(pilot.app)


async def test_the_palette_reaches_actions(lender: Desk) -> None:
    async with running(lender) as pilot:
        await press(pilot, "ctrl+p", "type:best")
        await pilot.pause(0.5)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    with desk(tmp_path / "w", []) as opened:
        async with running(opened) as pilot:
            assert "no cases yet: skiptrace import cases FILE" in screen_text(pilot.app)
            await press(pilot, "enter", "n", "down", "escape")
            assert isinstance(pilot.app.screen, QueueScreen)


async def test_q_ends_with_status_0(lender: Desk) -> None:
    async with running(lender) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert (pilot.app.return_code or 0) == 0
        assert not pilot.app.is_running


async def test_a_failing_database_is_told_on_the_screen(
    lender: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreFailure("the database is damaged", "restore it")

    async with running(lender) as pilot:
        monkeypatch.setattr(lender.casework, "case_leads", broken)
        await press(pilot, "enter")
        assert "the database is damaged" in screen_text(pilot.app)
        assert isinstance(pilot.app.screen, QueueScreen)
