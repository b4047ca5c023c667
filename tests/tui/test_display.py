"""The one door: nothing raw passes, widths hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui import display

ANY = st.text(max_size=60)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("王建国", "王建国"),
        ("\x1b]52;c;aGk=\x07", "?]52;c;aGk=?"),
        ("\x9b31m", "?31m"),
        ("a\x00b", "a?b"),
        ("line\nbreak\tand\u2028more", "line break and more"),
        ("\u202egnp", "?gnp"),
        ("\u2066x\u2069", "?x?"),
        ("⚠\ufe0f", "⚠"),
        ("a\u3000b", "a b"),
        ("[/foo] [@click=app.bell]", "[/foo] [@click=app.bell]"),
        ("\U000e0041", "?"),
    ],
)
def test_clean(raw: str, shown: str) -> None:
    assert display.clean(raw) == shown


@given(ANY)
def test_what_is_clean_is_printable_and_stays_so(raw: str) -> None:
    cleaned = display.clean(raw)
    assert cleaned.isprintable()
    assert display.clean(cleaned) == cleaned
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLI", "LRI"} for c in cleaned)


@given(ANY, st.integers(0, 30))
def test_a_cell_has_its_width(raw: str, width: int) -> None:
    assert cell_len(display.cell(raw, width).plain) == width


@pytest.mark.parametrize(
    ("raw", "width", "shown"),
    [
        ("示例银行", 8, "示例银行"),
        ("示例银行", 7, "示例.."),
        ("示例银行", 6, "示例.."),
        ("SYN-1001", 5, "SYN.."),
        ("abc", 2, "ab"),
        ("abc", 0, ""),
    ],
)
def test_fit(raw: str, width: int, shown: str) -> None:
    assert display.fit(raw, width) == shown


@given(ANY, st.integers(2, 30))
def test_wrapping_keeps_the_width_and_every_sign(raw: str, width: int) -> None:
    lines = display.wrap(raw, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(display.clean(raw).split())


@pytest.mark.parametrize(
    ("raw", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("不得出示文件。", 12, ["不得出示文", "件。"]),
        ("记录 R-2026-00017 在案", 8, ["记录 R-2", "026-0001", "7 在案"]),
        ("", 8, [""]),
    ],
)
def test_where_lines_break(raw: str, width: int, lines: list[str]) -> None:
    assert display.wrap(raw, width) == lines


@pytest.mark.parametrize(
    ("weight", "shown"),
    [(2.0, "++++++++"), (9.9, "++++++++"), (-1.0, "----    "), (0.01, "+       "), (0, " " * 8)],
)
def test_bar(weight: float, shown: str) -> None:
    assert display.bar(weight, 2.0) == shown


@pytest.mark.parametrize(
    ("chance", "shown"),
    [(0.0, "0%"), (0.004, "<1%"), (0.314, "31%"), (0.999, "99%"), (1.0, "100%")],
)
def test_percent(chance: float, shown: str) -> None:
    assert display.percent(chance) == shown
