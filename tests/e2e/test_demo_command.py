"""`skiptrace demo` in an empty folder, with no configuration and nothing set up."""

import json
import shlex
from pathlib import Path

import pytest

from tests.e2e.command import run

DEMO = ("demo", "--cases", "40", "--seed", "7", "--as-of", "2026-06-30", "--lang", "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def told(folder: Path) -> str:
    return run(*DEMO, cwd=folder, SKIPTRACE_HOME=str(folder / "nowhere")).text


def test_demo_tells_what_it_did(folder: Path, told: str) -> None:
    for word in ("40 cases", "cases: read 40, new 40", "recordings: read", "traced 40 cases",
                 "newest first", "visits.xlsx", "try next"):  # fmt: skip
        assert word in told
    assert sorted(path.name for path in folder.iterdir()) == ["skiptrace-demo"]
    assert (folder / "skiptrace-demo" / "visits.xlsx").is_file()


def test_commands_it_proposes_work_as_pasted(folder: Path, told: str) -> None:
    proposed = [shlex.split(line) for line in told.partition("try next:")[2].splitlines() if line]
    verbs = {words[words.index("--as-of") + 2]: words for words in proposed}
    assert set(verbs) == {"tui", "leads", "explain", "next", "changes", "doctor"}
    for verb in ("explain", "next", "changes"):
        words = verbs[verb]
        start = words.index("--workspace")
        assert run(*words[start:], cwd=folder).out


def test_demo_again_goes_on_with_what_is_there(folder: Path, told: str) -> None:
    again = json.loads(run("demo", "--json", cwd=folder).text)
    assert (again["cases"], again["seed"], again["as_of"]) == (40, 7, "2026-06-30")
    assert {report["new"] for report in again["imports"]} == {0}
    assert all(report["read"] == report["known"] for report in again["imports"])


def test_demo_with_other_figures_begins_anew(folder: Path, told: str) -> None:
    other = json.loads(run("demo", "--json", "--cases", "12", cwd=folder).text)
    assert other["imports"][0]["new"] == other["trace"]["cases"] == 12


def test_demo_leaves_foreign_folders_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run("demo", "--out", str(tmp_path), status=2)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
