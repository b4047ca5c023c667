"""A crash tells its place and nothing that was in a variable."""

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from textual.worker import WorkerFailed

from tests.tui.lender_desk import Desk
from tests.tui.screen_text import settle
from tui.app import FAILED, SkiptraceApp, place

ID_NUMBER = "110105198001010013"


def broken(*_: object, **__: object) -> None:
    held_in_a_local = ID_NUMBER
    raise RuntimeError(held_in_a_local)


async def open_a_case(app: SkiptraceApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)


async def test_values_of_locals_and_messages_stay_inside(
    lender: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lender.casework, "case_leads", broken)
    app = SkiptraceApp(lender.casework, "en")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(WorkerFailed):
        await open_a_case(app)
    assert app.return_code == FAILED
    assert "RuntimeError (" in err.getvalue()
    assert ID_NUMBER not in out.getvalue() + err.getvalue()


def test_place_names_type_and_our_line_only() -> None:
    try:
        broken()
    except RuntimeError as error:
        told = place(error)
    assert told.startswith("RuntimeError (tests/tui/test_crash.py:")
    assert ID_NUMBER not in told
