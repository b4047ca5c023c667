"""dev.py: its page names every command; set-up is skipped only when nothing changed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.architecture.repository import ROOT


def run_dev(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_names_every_command() -> None:
    done = run_dev("--help")
    assert done.returncode == 0
    for name in dev.COMMANDS:
        assert f"python3 dev.py {name}" in done.stdout


@pytest.mark.parametrize("args", [(), ("tset",)])
def test_bad_usage_says_so_and_sets_nothing_up(args: tuple[str, ...]) -> None:
    done = run_dev(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "python3 dev.py test" in done.stderr


def test_older_pythons_can_read_the_file_far_enough_to_be_refused() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("changed", ["LOCK", "PYPROJECT"])
def test_changed_lock_or_settings_mean_a_new_set_up(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    copy = tmp_path / "copy"
    copy.write_bytes(getattr(dev, changed).read_bytes())
    monkeypatch.setattr(dev, changed, copy)
    assert dev.fingerprint() == before
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert dev.fingerprint() != before


def test_failing_check_makes_the_run_fail_but_all_of_them_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    def mypy_fails(command: list[str], **_env: str) -> int:
        started.append(command)
        return int("mypy" in command)

    monkeypatch.setattr(dev, "run", mypy_fails)
    assert dev.test([]) == 1
    assert len(started) == 5
    assert "pytest" in started[-1]
    assert "failed: mypy" in capsys.readouterr().err


def test_interpreter_of_this_version_is_told_from_none(tmp_path: Path) -> None:
    assert dev.runs_this_version(Path(sys.executable))
    assert not dev.runs_this_version(tmp_path / "python")
