"""Runs verbs in this process over a workspace, and looks at what they left."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from skiptrace.cli.main import main
from skiptrace.store import open_store
from tests.e2e.lender_files import AS_OF, DEAD_NUMBER, PARENT_NUMBER, REPORTED_NUMBER

PERSONAL = (DEAD_NUMBER, REPORTED_NUMBER, PARENT_NUMBER, "13800004444", "测试甲", "测试丁",
            "test_jia@", "环城北路", "330127198503121014")  # fmt: skip


def run(workspace: Path, *words: str, status: int = 0) -> Result:
    options = ["--workspace", str(workspace), "--as-of", AS_OF, "--lang", "en"]
    done = CliRunner().invoke(main, [*options, *words])
    assert done.exit_code == status, done.output
    return done


def answer(workspace: Path, *words: str, status: int = 0) -> Any:
    return json.loads(run(workspace, *words, "--json", status=status).stdout)


def audit(workspace: Path) -> list[tuple[str, str | None]]:
    store = open_store(f"sqlite:///{workspace / 'skiptrace.db'}")
    try:
        return [(entry.action, entry.case_no) for entry in store.audit_entries()]
    finally:
        store.close()
