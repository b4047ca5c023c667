"""Imported text cannot steer the terminal, run an action or crash a widget, wherever it shows."""

from datetime import date, datetime
from pathlib import Path

import pytest

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from tests.tui.lender_desk import claim, desk, point
from tests.tui.screen_text import press, screen_text, settle
from tui.app import SkiptraceApp
from tui.display import BIDI

PAYLOADS = {
    # Clipboard, window title, clear screen, the C1 forms, NUL and friends, line breaks.
    "controls": "\x1b]52;c;aGVsbG8=\x07\x1b]0;owned\x07\x1b[2J\x9b2J\x9d0;x\x9ca\x00\x08\x7f\r\n",
    "directions": "\u202e\u2066\u200fabc\u2069⚠\ufe0f\u200d👨\u200d👩",
    "closing tag": "[/foo]",
    "action": "[@click=app.bell]here[/]",
    "half a tag": "[red on blue]x[ \\[b]",
}


def records(text: str) -> list[Record]:
    """A case with the text in every field that a file can fill."""
    day = date(2026, 1, 1)
    who = PartyRef(name=f"王{text}", case_no="SYN-1")
    other = PartyRef(name=f"李{text}", anchor="a")
    points = {
        ContactUse.MOBILE: "13800000011",
        ContactUse.EMAIL: f"a{text}@example.com",
        ContactUse.HOME: f"北京市朝阳区{text}",
        ContactUse.EMPLOYER: f"{text}公司",
        ContactUse.WECHAT: f"wechat:{text}",
    }
    record = f"R{text}"
    claims = [
        claim("crm", record, who, HadContact(point(use, value)), day, place=text, quote=text)
        for use, value in points.items()
    ]
    claims.append(claim("crm", record, who, HadRelation(other, Relation.PARENT), day))
    home = HadContact(point(ContactUse.HOME, f"上海市{text}"))
    claims.append(claim("crm", record, other, home, day, place=text))
    attempt = Attempt(
        "SYN-1",
        Channel.CALL,
        point(ContactUse.MOBILE, "13800000011"),
        datetime.fromisoformat("2026-10-01T10:00"),
        Disposition.NO_ANSWER,
        "attempts",
        record,
        by=text,
        note=text,
    )
    owed = Case("SYN-1", who, lender=text, product=text, dpd=9)
    return [Record("crm", record, 1, tuple(claims), owed, (attempt,))]


def assert_harmless(shown: str) -> None:
    raw = {c for c in shown if c != "\n" and (not c.isprintable() or c in BIDI)}
    assert raw == set()


@pytest.mark.parametrize("name", PAYLOADS)
async def test_nothing_raw_is_drawn_anywhere(tmp_path: Path, name: str) -> None:
    text = PAYLOADS[name]
    with desk(tmp_path / "w", records(text)) as opened:
        app = SkiptraceApp(opened.casework, "en")
        async with app.run_test(size=(160, 50)) as pilot:
            await settle(pilot)
            assert_harmless(screen_text(app))
            filter_field = app.screen.query_one("#filter")
            await press(pilot, "slash")
            setattr(filter_field, "value", text)  # noqa: B010 - a paste, without its key events
            await settle(pilot)
            assert_harmless(screen_text(app))
            await press(pilot, "escape", "enter")
            for keys in (("r", "enter"), ("j", "j"), ("2",), ("3",), ("l",)):
                await press(pilot, *keys)
                assert_harmless(screen_text(app))
            assert app._exception is None
