"""What only shows in a real terminal, and how an interrupt ends a run."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.command import ROOT, run

pty = pytest.importorskip("pty", reason="POSIX terminals")


def talk(command: list[str], widths: dict[str, int]) -> tuple[int, str]:
    """Runs the command in a terminal that draws these characters so wide; status and output."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        command, cwd=ROOT, stdin=slave, stdout=slave, stderr=slave, close_fds=True
    ) as process:
        os.close(slave)
        shown = b""
        while select.select([master], [], [], 30)[0]:
            try:
                data = os.read(master, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
            if asked := re.search(r"(\S)\x1b\[6n", data.decode("utf-8", "replace")):
                os.write(master, f"\x1b[1;{widths[asked[1]] + 1}R".encode())
        process.wait(timeout=30)
    os.close(master)
    return process.returncode, shown.decode("utf-8", "replace")


@pytest.mark.parametrize(("wide", "status", "word"), [(2, 0, "ok"), (1, 4, "FAIL")])
def test_doctor_measures_how_wide_the_terminal_draws(
    tmp_path: Path, wide: int, status: int, word: str
) -> None:
    run("--workspace", str(tmp_path / "w"), "init")
    command = [sys.executable, "-m", "skiptrace", "--lang", "en", "--workspace",
               str(tmp_path / "w"), "doctor"]  # fmt: skip
    ended, shown = talk(command, {"王": wide, "─": 1})
    assert ended == status
    assert re.search(rf"{word} +terminal +王 takes {wide} cells, ─ takes 1", shown), shown


def test_interrupt_ends_with_130_and_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "skiptrace", "--lang", "en", "demo", "--cases", "100000"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob("skiptrace-demo/files/cases.csv")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
