"""Runs normalize and compare in this process, with lines on standard input."""

import json
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from skiptrace.cli.main import main


def answers(
    *words: str, given: bytes = b"", lang: str = "en", status: int = 0
) -> list[dict[str, Any]]:
    """The JSON lines that the verb answers; fails when it ends with another status.

    There is no workspace, and none may come to be.
    """
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "none"
        options = ["--workspace", str(workspace), "--lang", lang]
        done = CliRunner().invoke(main, [*options, *words], input=given)
        assert not workspace.exists()
    assert done.exit_code == status, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]
