"""One exit status for each way to end, and no value of an error in any message."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from skiptrace.cli.failures import ending
from skiptrace.cli.main import main
from skiptrace.errors import (
    InputError,
    InvalidValue,
    PolicyRefusal,
    SourceFailure,
    StoreFailure,
    UsageError,
)
from skiptrace.locale import set_language

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = "19900001234"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("what", "hint"), 2),
        (PolicyRefusal("what", "hint", rule="CN-LOST", until="2026-06-30T08:00"), 3),
        (SourceFailure("what", "hint"), 4),
        (StoreFailure("what", "hint"), 4),
        (InvalidValue("phone", "too_short"), 1),
        (InputError(line=3, column="phone", code="too_short", value=PRIVATE), 1),
        (click.UsageError("what"), 2),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (PermissionError(13, "Permission denied", "folder/file"), 4),
        (ValueError(PRIVATE), 4),
        (AssertionError(PRIVATE), 4),
    ],
    ids=lambda value: type(value).__name__,
)
def test_status_and_message(
    error: BaseException, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, ending():
        raise error
    assert ended.value.code == status
    said = capsys.readouterr()
    assert said.out == ""
    assert PRIVATE not in said.err
    assert "Traceback" not in said.err


def test_what_and_hint_are_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), ending():
        raise UsageError("no such case: C7", "see: skiptrace leads")
    assert capsys.readouterr().err == "error: no such case: C7\nhint: see: skiptrace leads\n"


def test_errors_of_all_layers_are_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    set_language("zh")
    with pytest.raises(SystemExit), ending():
        raise UsageError("no such case: C7", "see: skiptrace leads")
    assert capsys.readouterr().err == "错误：没有这个案件：C7\n提示：参见 skiptrace leads\n"


def test_debug_shows_frames_without_values(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKIPTRACE_DEBUG", "1")
    with pytest.raises(SystemExit), ending():
        int(f"{PRIVATE}x")
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "test_endings.py" in said
    assert PRIVATE not in said


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["leads", "--nonsense"],
        ["leads", "--top", "0"],
        ["leads", "--format", "pdf"],
        ["--as-of", "2026-02-30", "leads"],
        ["--as-of", "20260203", "leads"],
        ["--lang", "fr", "leads"],
        ["log", "C1", "ab"],
        ["trace"],
        ["trace", "C1", "--all"],
        ["leads", "--format", "xlsx"],
        ["visits", "--format", "pdf", "--out", "x.pdf"],
        ["visits", "--out", "x.gpx"],
        ["import", "nonsense", "."],
        ["sources", "nonsense"],
        ["demo", "--cases", "0"],
        ["tui"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_2(words: list[str], tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["--workspace", str(tmp_path / "w"), "init"])
    assert made.exit_code == 0
    shown = CliRunner().invoke(main, ["--workspace", str(tmp_path / "w"), *words])
    assert shown.exit_code == 2, shown.output
    assert shown.stdout == ""
    assert shown.stderr


def test_without_workspace_the_way_to_one_is_told(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["--workspace", str(tmp_path / "none"), "leads"])
    assert shown.exit_code == 2
    assert "skiptrace init" in shown.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_reader_ends_quietly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "skiptrace", "sources", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=30)
    assert process.returncode == 141
    assert said == b""


def test_a_file_name_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), ending():
        raise SourceFailure("\x1b[2J\u202ex.csv is empty", "export \x07 it again")
    said = capsys.readouterr().err
    assert "?[2J?x.csv is empty" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_rows_kept_before_a_failure_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    failure = SourceFailure("x.xlsx cannot be read on", "split it")
    failure.kept = 1500
    with pytest.raises(SystemExit), ending():
        raise failure
    assert "1500 rows before that are kept" in capsys.readouterr().err
