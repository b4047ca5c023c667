"""The verb diagnose."""

from pathlib import Path

import pytest

from skiptrace.cli.diagnose import PROTECT, STATES, TELLS
from skiptrace.model.diagnosis import LineState, Protect, Tell
from tests.cli.verbs import answer, audit, run
from tests.e2e.lender_files import CASE, REPORTED_NUMBER


def test_every_code_has_its_words() -> None:
    assert set(STATES) == set(LineState)
    assert set(TELLS) == set(Tell)
    assert set(PROTECT) == set(Protect)


def test_each_line_its_state_and_a_dated_plan(workspace: Path) -> None:
    told = answer(workspace, "diagnose", CASE)
    assert told["health"] in ("reachable", "thinning", "half-lost", "lost")
    states = {line["value"]: line["finding"] for line in told["lines"]}
    assert "vacant" in states.values() or "suspended" in states.values()
    for line in told["lines"]:
        assert sum(line["hypotheses"].values()) == pytest.approx(1, abs=1e-4)
    assert told["plan"] == sorted(told["plan"], key=lambda w: (w["at"], w["lead_id"]))
    tried = {line["lead_id"] for line in told["lines"] if line["finding"] == "not_tried_enough"}
    assert {window["lead_id"] for window in told["plan"]} == tried
    assert {window["channel"] for window in told["plan"]} == {"call", "sms"}


def test_an_answer_takes_the_line_out_of_the_plan(workspace: Path) -> None:
    first = answer(workspace, "diagnose", CASE)["plan"][0]["lead_id"]
    run(workspace, "log", CASE, first, "--channel", "call", "--result", "vacant",
        "--at", "2026-06-29 10:05")  # fmt: skip
    told = answer(workspace, "diagnose", CASE)
    (line,) = [line for line in told["lines"] if line["lead_id"] == first]
    assert line["finding"] == "vacant"
    assert line["evidence"][-1]["result"] == "vacant"
    assert first not in {window["lead_id"] for window in told["plan"]}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_revealed_and_the_same_input_gives_the_same_text(
    workspace: Path, lang: str
) -> None:
    before = audit(workspace)
    shown = run(workspace, "--lang", lang, "diagnose", CASE).stdout
    assert shown == run(workspace, "--lang", lang, "diagnose", CASE).stdout
    assert "3:3:3" in shown
    assert REPORTED_NUMBER not in shown
    assert audit(workspace) == before


def test_an_unknown_case_is_a_usage_error(workspace: Path) -> None:
    assert "hint:" in run(workspace, "diagnose", "C-none", status=2).stderr
