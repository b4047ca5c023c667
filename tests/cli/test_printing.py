"""Tables keep their columns with Chinese in them; nothing in a cell can steer the terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.cli.output import clean, pad, row, table, width
from skiptrace.cli.progress import Progress
from skiptrace.locale import set_language


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("ab", 2), ("王伟", 4), ("王a", 3), ("e\u0301", 1), ("Ａ", 2)]
)
def test_width_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.lists(st.tuples(st.text("a王é1", max_size=9), st.text("b张", max_size=9)), min_size=1))
def test_columns_begin_at_one_place(rows: list[tuple[str, str]]) -> None:
    marked = [(first, f"|{second}") for first, second in rows]
    starts = {width(line[: line.index("|")]) for line in table(marked)}
    assert len(starts) == 1


def test_right_aligned_column() -> None:
    assert table([("a", "1"), ("b", "22")], right=frozenset({1})) == ["a   1", "b  22"]
    assert row(("a", "7", "x"), (3, -3, 0)) == "a      7  x"
    assert pad("too long", 3) == "too long"


@given(st.text())
def test_clean_leaves_no_control_and_no_direction_mark(text: str) -> None:
    cleaned = clean(f"\x1b[31m{text}\u202e\x00\x9b")
    assert not set(cleaned) & {"\x1b", "\x00", "\x9b", "\u202e", "\n", "\r"}
    assert len(cleaned) == len(text) + 8


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of the progress, moved by the test."""
    now = [100.0]
    monkeypatch.setattr("skiptrace.cli.progress.time.monotonic", lambda: now[0])
    set_language("en")
    return now


def test_work_under_a_second_says_nothing(seconds: list[float]) -> None:
    out = Terminal()
    with Progress(shown=True, out=out) as progress:
        for done in range(10):
            progress("trace", done, 10)
            seconds[0] += 0.09
    assert out.getvalue() == ""


def test_terminal_gets_a_bar_that_is_wiped_at_the_end(seconds: list[float]) -> None:
    out = Terminal()
    with Progress(shown=True, out=out) as progress:
        progress("trace", 0, 1000)
        seconds[0] += 2
        progress("trace", 500, 1000)
        drawn = out.getvalue()
        assert "tracing cases [############------------] 50 %, 500 / 1,000, 0:02 left" in drawn
        assert "\n" not in drawn
    assert out.getvalue().endswith("\r" + " " * width(drawn) + "\r")


def test_a_log_file_gets_a_line_now_and_then(seconds: list[float]) -> None:
    out = io.StringIO()
    with Progress(shown=True, out=out) as progress:
        for done in range(100):
            progress("cases.csv", done, None)
            seconds[0] += 0.3
    lines = out.getvalue().splitlines()
    assert 3 <= len(lines) <= 7
    assert "\r" not in out.getvalue()
    assert lines[0].startswith("cases.csv: ")


def test_quiet_says_nothing(seconds: list[float]) -> None:
    out = Terminal()
    with Progress(shown=False, out=out) as progress:
        for done in range(5):
            progress("trace", done, 5)
            seconds[0] += 9
    assert out.getvalue() == ""


def test_counting_passes_every_item_on(seconds: list[float]) -> None:
    with Progress(shown=False) as progress:
        assert list(progress.counting("evaluate", "abc")) == ["a", "b", "c"]
