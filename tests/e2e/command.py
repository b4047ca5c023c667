"""Runs the real command in a process of its own, as a user's shell does."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """Exit status and both streams."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def lines(self) -> list[Any]:
        """JSON Lines read."""
        return [json.loads(line) for line in self.text.splitlines()]


@dataclass(frozen=True, slots=True)
class Shell:
    """The command with a workspace and a day."""

    workspace: Path
    as_of: str | None = None
    lang: str = "en"

    def __call__(self, *words: str, status: int | None = 0) -> Done:
        options = ["--workspace", str(self.workspace), "--lang", self.lang]
        options += ["--as-of", self.as_of] if self.as_of else []
        return run(*options, *words, status=status)


def run(*words: str, status: int | None = 0, cwd: Path | None = None, **env: str) -> Done:
    """`skiptrace WORDS`; fails the test when it ends with another status (None: any)."""
    done = subprocess.run(
        [sys.executable, "-m", "skiptrace", *words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **env},
    )
    found = Done(done.returncode, done.stdout, done.stderr.decode("utf-8"))
    assert status is None or found.status == status, f"{words}: {found}"
    return found
