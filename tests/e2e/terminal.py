"""A command in a real terminal, with a person who answers what it asks."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.command import ROOT


def converse(
    words: Sequence[str], answers: Sequence[tuple[str, str]], **env: str
) -> tuple[int, str]:
    """Status and all that was shown; each answer is typed once its question stands there."""
    master, slave = pty.openpty()
    waiting = list(answers)
    command = [sys.executable, "-m", "skiptrace", "--lang", "en", *words]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env={**os.environ, "COLUMNS": "200", **env},
    ) as process:
        os.close(slave)
        shown = seen = ""
        while select.select([master], [], [], 20)[0]:
            try:
                data = os.read(master, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data.decode("utf-8", "replace")
            seen += data.decode("utf-8", "replace")
            if waiting and re.search(waiting[0][0], seen):
                os.write(master, f"{waiting.pop(0)[1]}\n".encode())
                seen = ""
        else:
            process.kill()
        process.wait(timeout=20)
    os.close(master)
    assert not waiting, (waiting, shown)
    return process.returncode, shown


def workspace_in(folder: Path) -> list[str]:
    """The options that name a new workspace there."""
    return ["--workspace", str(folder / "w")]
