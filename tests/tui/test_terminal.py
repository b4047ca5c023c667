"""The real program in a real terminal (tmux): it starts, filters Chinese, and leaves no mess."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.doubtful_people import doubtful_records
from tests.tui.lender_desk import desk, lender_records

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("tmux") is None,
        reason="TMUX IS MISSING: the screen was not tried in a real terminal",
    ),
]


class Terminal:
    """A shell in tmux, on a server of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._socket = str(folder / "tmux")
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh")
        for name, value in environment.items():
            self.type(f"export {name}={value}")

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words],  # noqa: S607 - found by the mark above
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PS1": "$ ", "LC_ALL": "C.UTF-8"},
        )
        return done.stdout

    def type(self, line: str) -> None:
        self._tmux("send-keys", "-l", line)
        self.key("Enter")

    def key(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def raw(self, *codes: int) -> None:
        """Bytes as a terminal would send them."""
        self._tmux("send-keys", "-H", *(f"{code:02x}" for code in codes))

    @property
    def text(self) -> str:
        return self._tmux("capture-pane", "-p")

    def state(self, name: str) -> str:
        return self._tmux("display-message", "-p", f"#{{{name}}}").strip()

    @property
    def shell(self) -> int:
        return int(self.state("pane_pid"))

    def shows(self, wanted: str) -> str:
        wait_until(lambda: wanted in self.text, lambda: f"no {wanted!r} in:\n{self.text}")
        return self.text

    def assert_sane(self) -> None:
        """Main screen, cursor, no mouse, echo."""
        wait_until(
            lambda: [self.state(name) for name in ("alternate_on", "cursor_flag")] == ["0", "1"],
            lambda: "the alternate screen or a hidden cursor stayed",
        )
        assert self.state("mouse_any_flag") == "0"
        self.type("stty -a | grep -o '[-]*echo ' | tr -d '\\n'; echo =$?")
        self.shows("echo =0")
        assert "-echo =0" not in self.text

    def close(self) -> None:
        self._tmux("kill-server")


def wait_until(holds: Callable[[], bool], why: Callable[[], str]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, why()
        time.sleep(0.1)


def only_child(process: int) -> int:
    """The child of a process, waited for."""
    path = Path(f"/proc/{process}/task/{process}/children")
    wait_until(lambda: len(path.read_text().split()) == 1, lambda: f"no child of {process}")
    return int(path.read_text())


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with desk(tmp_path / "w", lender_records()):
        pass
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def start(terminal: Terminal, tmp_path: Path, *options: str) -> None:
    words = " ".join(["--workspace", str(tmp_path / "w"), "--as-of", "2026-11-01", *options])
    terminal.type(f"clear; {sys.executable} -m skiptrace {words} tui; echo status=$?")


def test_a_pair_is_judged_and_taken_back(tmp_path: Path, terminal: Terminal) -> None:
    with desk(tmp_path / "pairs", doubtful_records()):
        pass
    words = f"--workspace {tmp_path / 'pairs'} --as-of 2026-11-01 --lang zh tui"
    terminal.type(f"clear; {sys.executable} -m skiptrace {words}; echo status=$?")
    terminal.shows("C1")
    terminal.key("d")
    terminal.shows("可能同一人")
    terminal.shows("199****0001")
    terminal.key("n")
    terminal.shows("已判定 1")
    terminal.key("z")
    terminal.shows("已撤销：不同人")
    terminal.key("q")
    terminal.shows("status=0")
    terminal.assert_sane()


def test_chinese_is_typed_a_case_opened_and_the_shell_is_sane(
    terminal: Terminal, tmp_path: Path
) -> None:
    start(terminal, tmp_path, "--lang zh")
    terminal.shows("SYN-1002")
    terminal.key("/")
    terminal.shows("案件号、姓名或号码尾号")
    terminal.key("-l", "王")
    wait_until(lambda: "SYN-1002" not in terminal.text, lambda: terminal.text)
    terminal.key("Enter")
    terminal.shows("Enter 打开")
    terminal.key("Enter")
    shown = terminal.shows("138****0022")
    assert "王**" in shown
    terminal.key("q")
    terminal.shows("status=0")
    terminal.assert_sane()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_a_screen_that_is_killed_leaves_a_usable_shell(
    terminal: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    start(terminal, tmp_path, "--lang en")
    terminal.shows("SYN-1002")
    guard = only_child(terminal.shell)
    os.kill(only_child(guard), number)
    terminal.shows(f"status={128 + number}")
    terminal.assert_sane()


def test_the_guard_passes_a_signal_on(terminal: Terminal, tmp_path: Path) -> None:
    start(terminal, tmp_path, "--lang en")
    terminal.shows("SYN-1002")
    os.kill(only_child(terminal.shell), signal.SIGTERM)
    terminal.shows(f"status={128 + signal.SIGTERM}")
    terminal.assert_sane()


def test_a_screen_without_its_guard_ends_by_itself(terminal: Terminal, tmp_path: Path) -> None:
    start(terminal, tmp_path, "--lang en")
    terminal.shows("SYN-1002")
    guard = only_child(terminal.shell)
    screen = only_child(guard)
    os.kill(guard, signal.SIGKILL)
    wait_until(lambda: not Path(f"/proc/{screen}").exists(), lambda: "the screen lives on")
    terminal.assert_sane()


def test_bytes_of_an_old_mouse_are_survived(terminal: Terminal, tmp_path: Path) -> None:
    start(terminal, tmp_path, "--lang en")
    terminal.shows("SYN-1002")
    terminal.raw(0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0xFE, 0x80)
    terminal.key("?")
    terminal.shows("one screen down")
    terminal.key("Escape")
    terminal.key("C-q")
    terminal.shows("status=0")


def test_a_terminal_without_colours_or_a_name_is_survived(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.type("export NO_COLOR=1 TERM=dumb")
    start(terminal, tmp_path, "--lang zh")
    terminal.shows("SYN-1002")
    terminal.key("q")
    terminal.shows("status=0")
    terminal.assert_sane()


def test_an_error_before_the_screen_is_told_in_plain_text(
    terminal: Terminal, tmp_path: Path
) -> None:
    start(terminal, tmp_path / "elsewhere", "--lang en")
    shown = terminal.shows("status=2")
    assert "no workspace" in shown
