"""The main job on a portfolio of any size: files in, trace, leads out; time and peak memory.

    python3 dev.py bench trace [CASES] [SEED]

Every step is the command a user types, in a process of its own; the table gives wall seconds,
seconds of all cores, the rate of each, and the largest resident set of that process.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from skiptrace.demo.portfolio import write_portfolio

AS_OF = date(2026, 6, 30)


def main(arguments: Sequence[str]) -> None:
    """Writes a portfolio, runs the steps over it, prints one row a step."""
    cases = int(arguments[0]) if arguments else 20_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out = Path(folder)
        started = time.perf_counter()
        files = write_portfolio(out / "files", cases=cases, seed=seed, as_of=AS_OF)
        print(f"{cases} cases written in {time.perf_counter() - started:.1f} s\n")
        print(f"{'step':<28}{'wall s':>9}{'cases/s':>10}{'cpu s':>9}{'/cpu s':>9}{'peak MB':>9}")
        workspace = out / "workspace"
        step(cases, workspace, "init")
        for kind, path in files.paths.items():
            basis = files.bases.get(kind)
            extra = ["--basis", basis] if basis else []
            step(cases, workspace, "import", kind, str(path), *extra)
        step(cases, workspace, "trace", "--all")
        step(cases, workspace, "trace", "--changed")
        step(cases, workspace, "leads", "--format", "jsonl", "--out", str(out / "leads.jsonl"))


def step(cases: int, workspace: Path, *command: str) -> None:
    """Runs one command and prints its row; ends the benchmark if the command fails."""
    whole = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace)]
    whole += ["--as-of", AS_OF.isoformat(), "--quiet", *command]
    started = time.perf_counter()
    process = subprocess.Popen(whole, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    name = " ".join(word for word in command[:2] if "/" not in word)
    cpu = usage.ru_utime + usage.ru_stime
    rates = f"{wall:>9.1f}{cases / wall:>10.0f}{cpu:>9.1f}{cases / cpu:>9.0f}"
    print(f"{name:<28}{rates}{peak_mb(usage):>9.0f}", flush=True)


def peak_mb(usage: resource.struct_rusage) -> float:
    """The largest resident set in MB; Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1:])
