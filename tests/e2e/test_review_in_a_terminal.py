"""Reviewing at a terminal: one pair after the other, by keys, and on the screen."""

from pathlib import Path

import pytest

from skiptrace.store import open_store
from tests.doubtful_people import PERSONAL, doubtful_records
from tests.e2e.command import run
from tests.store.material import receipt

pytest.importorskip("pty", reason="POSIX terminals")
from tests.e2e.terminal import converse, workspace_in

ASKS = r"q quit: $"


@pytest.fixture
def workspace(tmp_path: Path) -> list[str]:
    """Two pairs wait."""
    options = workspace_in(tmp_path)
    run(*options, "init")
    store = open_store(f"sqlite:///{tmp_path / 'w' / 'skiptrace.db'}")
    try:
        store.add_records(receipt(), doubtful_records())
    finally:
        store.close()
    return options


def verdicts(workspace: list[str]) -> list[str]:
    done = run(*workspace, "--json", "review", "--history")
    return [f"{'undo ' if row['undoes'] else ''}{row['verdict']}" for row in done.lines]


def test_pairs_are_asked_for_one_by_one(workspace: list[str]) -> None:
    answers = [(ASKS, "n"), (ASKS, "h"), (ASKS, "x")]
    status, shown = converse([*workspace, "review", "--ask"], answers)
    assert status == 0, shown
    assert "nobody has judged it" in shown
    assert "2 judged" in shown
    assert not [value for value in PERSONAL if value in shown]
    assert verdicts(workspace) == ["same", "different"]


def test_undo_asks_for_the_pair_again_and_skip_leaves_it(workspace: list[str]) -> None:
    answers = [(ASKS, "n"), (ASKS, "z"), (ASKS, "s"), (ASKS, "q")]
    status, shown = converse([*workspace, "review", "--ask"], answers)
    assert status == 0, shown
    assert "0 judged" in shown
    assert verdicts(workspace) == ["undo different", "different"]
    assert len(run(*workspace, "--json", "review").lines) == 2


def test_undo_behind_the_sitting_is_asked(workspace: list[str]) -> None:
    assert converse([*workspace, "review", "--ask"], [(ASKS, "n"), (ASKS, "q")])[0] == 0
    answers = [(ASKS, "z"), (r"earlier judgement\? \[y/N\]: $", "n"), (ASKS, "q")]
    status, shown = converse([*workspace, "review", "--ask"], answers)
    assert status == 0, shown
    assert verdicts(workspace) == ["different"]


def test_a_look_is_shown_after_it_is_on_record(workspace: list[str]) -> None:
    answers = [(ASKS, "?"), (ASKS, "r"), (ASKS, "q")]
    status, shown = converse([*workspace, "review", "--ask"], answers)
    assert status == 0, shown
    assert PERSONAL[0] in shown
    assert verdicts(workspace) == []


def test_nothing_to_ask(tmp_path: Path) -> None:
    options = workspace_in(tmp_path)
    run(*options, "init")
    status, shown = converse([*options, "review", "--ask"], [])
    assert status == 0
    assert "nothing is doubtful" in shown


def test_a_contradiction_is_asked_at_a_terminal(workspace: list[str]) -> None:
    first = run(*workspace, "--json", "review").lines[0]
    pair = (first["left"], first["right"])
    run(*workspace, "review", "--judge", "same", *pair)
    words = [*workspace, "review", "--judge", "different", *pair]
    status, shown = converse(words, [(r"judge it\? \[y/N\]: $", "n")])
    assert status == 2
    assert "contradicts" in shown
    status, shown = converse(words, [(r"judge it\? \[y/N\]: $", "y")])
    assert status == 0, shown
    assert verdicts(workspace) == ["different", "same"]
