"""The verbs visits, evaluate and tui."""

import json
from pathlib import Path

import pytest

from tests.cli.verbs import answer, audit, run
from tests.e2e.lender_files import AS_OF, CASE, DEAD_NUMBER, REPORTED_NUMBER


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_visit_list_is_recorded_and_holds_no_third_party(
    workspace: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"visits.{form}"
    told = answer(workspace, "visits", "--out", str(path), "--agent", "a.test")
    assert (told["date"], told["cases"]) == (AS_OF, 1)
    assert told["stops"] >= 1
    assert audit(workspace)[-1] == ("reveal", CASE)
    assert path.stat().st_mode & 0o077 == 0
    if form == "csv":
        assert "测试丁" not in path.read_text(encoding="utf-8-sig")
    none = answer(workspace, "visits", "--out", str(path), "--region", "110000")
    assert none["stops"] == 0


def test_evaluate_measures_beside_the_simple_orders(workspace: Path, tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    points = [
        {"kind": "phone", "value": DEAD_NUMBER, "party": "subject", "current": False},
        {"kind": "phone", "value": f"+86{REPORTED_NUMBER}", "party": "subject", "current": True},
    ]
    line = json.dumps({"case_no": CASE, "points": points})
    truth.write_text(f"{line}\n", encoding="utf-8")
    report = answer(workspace, "evaluate", "--truth", str(truth))
    assert report["cases"] == 1
    scores = {(score["order"], score["scope"]): score for score in report["scores"]}
    assert scores["ranking", "phone"]["n"] == 1
    assert scores["ranking", "phone"]["hit@3"]["value"] == 1.0
    assert {order for order, _scope in scores} == {"ranking", "newest first", "in file order"}
    truth.write_text(f"{line}\n{{broken\n", encoding="utf-8")
    shown = run(workspace, "evaluate", "--truth", str(truth), status=1)
    assert "hit@1" in shown.stdout
    assert "truth.jsonl, line 2: not JSON" in shown.stderr


def test_evaluate_draws_what_its_probabilities_mean(workspace: Path, tmp_path: Path) -> None:
    truth, plot = tmp_path / "truth.jsonl", tmp_path / "plot.svg"
    point = {"kind": "phone", "value": REPORTED_NUMBER, "party": "subject", "current": True}
    truth.write_text(json.dumps({"case_no": CASE, "points": [point]}), encoding="utf-8")
    words = ("evaluate", "--truth", str(truth), "--plot")
    shown = run(workspace, *words, str(plot))
    assert "third persons per reach" in shown.stdout
    assert "lift@10 %" in shown.stdout
    assert "1.00 [0.21, 1.00]" in shown.stdout
    assert "<circle" in plot.read_text(encoding="utf-8")
    assert "SVG" in run(workspace, *words, str(tmp_path / "plot.png"), status=2).stderr
    told = answer(workspace, *words[:-1])
    reach = {item["order"]: item for item in told["reach"]}
    assert reach["ranking"]["reach@3"]["value"] == 1.0
    assert told["lift"][0]["lift@10"]["value"] == 1.0
    (cell,) = told["calibration"][0]["bins"]
    assert (cell["n"], cell["share"]["value"]) == (1, 1.0)


def test_screen_needs_a_terminal(workspace: Path) -> None:
    assert "terminal" in run(workspace, "tui", status=2).stderr


def test_quiet_keeps_results_and_errors(workspace: Path) -> None:
    done = run(workspace, "--quiet", "leads", "--out", str(workspace / "x.csv"), "--format", "csv")
    assert done.output == ""
    assert run(workspace, "--quiet", "leads", "C404", status=2).stderr.startswith("error:")
