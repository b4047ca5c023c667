"""Ranking again what changed in a large portfolio: `trace --changed` after a day's call log.

    python3 dev.py bench changed [CASES] [ATTEMPTS]

A synthetic portfolio of SEEDED cases is ranked; then its rows of cases and of rankings are copied
until there are CASES of them, and a call log of ATTEMPTS calls, each of another case, is imported.
The copies share their borrowers with the originals: they weigh on the look for what changed, and
stand for a portfolio that was ranked before.
"""

import csv
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

AS_OF, LOGGED_AT = "2026-06-30", "2026-06-29T10:05"
SEEDED = 500


def main(arguments: Sequence[str]) -> None:
    """Prints the seconds of each command."""
    cases = int(arguments[0]) if arguments else 100_000
    attempts = int(arguments[1]) if len(arguments) > 1 else 100
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as name:
        folder = Path(name)
        workspace = folder / "demo" / "workspace"
        run(folder, "demo", "--cases", str(SEEDED), "--seed", "1", "--out", str(folder / "demo"))
        leads = run(workspace, "leads", "--format", "jsonl", "--top", "1", "--reveal").splitlines()
        print(f"{grown(workspace, cases):,} cases, {attempts} calls", flush=True)
        log = call_log(folder / "calls.csv", leads, attempts)
        timed(workspace, "import", "attempts", str(log))
        timed(workspace, "trace", "--changed")
        timed(workspace, "trace", "--changed")


def run(workspace: Path, *words: str) -> str:
    """A command a user types, in a process of its own; its stdout."""
    command = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace), "--quiet"]
    command += ["--as-of", AS_OF, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def timed(workspace: Path, *words: str) -> None:
    """The same with its seconds."""
    began = time.perf_counter()
    said = run(workspace, *words, "--json").strip()
    print(
        f"{time.perf_counter() - began:6.1f} s  {' '.join(words[:2]):<18} {said[:90]}", flush=True
    )


def grown(workspace: Path, cases: int) -> int:
    """Copies the cases and their rankings under other numbers; how many cases there are then."""
    with closing(sqlite3.connect(workspace / "skiptrace.db")) as database, database:
        (found,) = database.execute("SELECT COUNT(*) FROM cases").fetchone()
        for table in ("cases", "lead_runs"):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            copied = ["case_no || '-' || n.i" if c == "case_no" else c for c in columns]
            database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"  # noqa: S608 - names of our own schema
                f" INSERT INTO {table} ({', '.join(columns)})"
                f" SELECT {', '.join(copied)} FROM {table} CROSS JOIN n",
                (cases // found - 1,),
            )
        (count,) = database.execute("SELECT COUNT(*) FROM cases").fetchone()
    return int(count)


def call_log(path: Path, leads: Sequence[str], attempts: int) -> Path:
    """Unanswered calls at the best lead of as many cases."""
    calls = [row for row in map(json.loads, leads) if row["channel"] == "call"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("case_no", "channel", "value", "at", "result"))
        for row in random.Random(1).sample(calls, attempts):
            writer.writerow((row["case_no"], "call", row["value"], LOGGED_AT, "no_answer"))
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
