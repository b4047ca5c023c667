"""A process and its children, measured to the moment when it says that it is done.

Memory is the largest sum of resident pages of the process and its children, sampled; processor time
is summed over them. Both are read from /proc, so the figures exist on Linux only.
"""

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.told import DONE

_EVERY_S = 0.05
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Measured:
    """seconds: wall. cpu: of all processes. peak: bytes. status: None when it ran out of time."""

    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    status: int | None = None


def measured(command: list[str], limit_s: float, log: Path) -> Measured:
    """Runs it; the clock stops at DONE on its stdout or at its end, whichever comes first."""
    found = Measured()
    stopped = threading.Event()
    began = time.monotonic()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
        )
        watch = threading.Thread(target=_watch, args=(process.pid, found, stopped))
        watch.start()
        timer = threading.Timer(limit_s, _end, args=(process.pid,))
        timer.start()
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == DONE.encode() and not stopped.is_set():
                found.seconds = time.monotonic() - began
                stopped.set()
                timer.cancel()
        process.wait()
        timed_out = timer.finished.is_set() and process.returncode == -signal.SIGKILL
        timer.cancel()
    if not stopped.is_set():
        found.seconds = time.monotonic() - began
        stopped.set()
    watch.join()
    found.status = None if timed_out else process.returncode
    return found


def _end(pid: int) -> None:
    os.killpg(pid, signal.SIGKILL)


def _watch(pid: int, found: Measured, stopped: threading.Event) -> None:
    """The largest memory, and the last processor time seen of each process of the tree."""
    spent: dict[int, float] = {}
    while not stopped.wait(_EVERY_S):
        resident = 0
        for member in _tree(pid):
            try:
                fields = Path(f"/proc/{member}/stat").read_text("ascii", "replace")
                resident += int(Path(f"/proc/{member}/statm").read_text("ascii").split()[1])
            except OSError:
                continue
            times = fields.rpartition(")")[2].split()[11:13]
            spent[member] = (int(times[0]) + int(times[1])) / _TICKS
        found.peak = max(found.peak, resident * _PAGE)
        found.cpu = sum(spent.values())


def _tree(pid: int) -> list[int]:
    found, at = [pid], 0
    while at < len(found):
        for tasks in Path(f"/proc/{found[at]}/task").glob("*/children"):
            try:
                found += [int(child) for child in tasks.read_text("ascii").split()]
            except OSError:
                continue
        at += 1
    return found
