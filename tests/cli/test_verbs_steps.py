"""The verbs next and log."""

from pathlib import Path

import pytest

from tests.cli.verbs import answer, audit, run
from tests.e2e.lender_files import CASE, DEAD_NUMBER, PARENT_NUMBER, REPORTED_NUMBER


def test_next_names_the_step_and_why_others_are_closed(workspace: Path) -> None:
    step = answer(workspace, "next", CASE)
    assert step["step"]["rank"] == 1
    assert {closed["clearance"]["rule"] for closed in step["closed"]} >= {"CN-LOST"}
    shown = run(workspace, "next", CASE).stdout
    assert shown.count("CN-LOST") == 1
    for closed in step["closed"]:
        assert closed["lead_id"] in shown


@pytest.mark.parametrize(
    ("channel", "result", "kept"),
    [
        ("call", "no_answer", ("call", "no_answer")),
        ("电话", "空号", ("call", "vacant")),
        ("CALL", "无人接", ("call", "no_answer")),
        ("短信", "已送达", ("sms", "delivered")),
    ],
)
def test_log_understands_codes_and_words(
    workspace: Path, channel: str, result: str, kept: tuple[str, str]
) -> None:
    lead = answer(workspace, "next", CASE)["step"]["lead_id"]
    done = answer(workspace, "log", CASE, lead, "--channel", channel, "--result", result, "--from",
                  "0571-00000009", "--at", "2026-06-29 10:05", "--note", "test")  # fmt: skip
    assert (done["channel"], done["result"], done["at"]) == (*kept, "2026-06-29T10:05")
    assert (done["after"]["p_current"] < done["before"]["p_current"]) is (kept[0] == "call")
    assert audit(workspace)[-1] == ("attempt", CASE)


@pytest.mark.parametrize(
    "options",
    [
        ("--channel", "fax", "--result", "busy"),
        ("--channel", "call", "--result", "happy"),
        ("--channel", "visit", "--result", "moved"),
        ("--channel", "call", "--result", "busy", "--at", "yesterday"),
        ("--channel", "call", "--result", "busy", "--at", "2026-06-29"),
        ("--channel", "call", "--result", "busy", "--at", "2027-01-01 10:00"),
        ("--channel", "call", "--result", "busy", "--from", "12"),
    ],
)
def test_log_refuses_what_it_does_not_understand(workspace: Path, options: tuple[str, ...]) -> None:
    lead = answer(workspace, "next", CASE)["step"]["lead_id"]
    before = audit(workspace)
    refused = run(workspace, "log", CASE, lead, *options, status=2)
    assert "hint:" in refused.stderr
    assert audit(workspace) == before


def test_log_at_night_is_refused_by_policy_and_the_refusal_recorded(workspace: Path) -> None:
    lead = answer(workspace, "next", CASE)["step"]["lead_id"]
    refused = run(workspace, "log", CASE, lead, "--channel", "call", "--result", "busy", "--at",
                  "2026-06-29T23:00", status=3)  # fmt: skip
    assert "hint:" in refused.stderr
    assert audit(workspace)[-1] == ("refused", CASE)


def test_next_says_what_to_do_and_which_fact_is_worth_it(workspace: Path) -> None:
    step = answer(workspace, "next", CASE)
    assert step["action"] in ("step", "fact")
    for fact in step["facts"]:
        assert fact["gain"] > fact["cost"]
        assert fact["value"] is None or "*" in fact["value"]


@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_dossier_names_steps_sources_rules_and_no_value(
    workspace: Path, tmp_path: Path, ending: str, lang: str
) -> None:
    path = tmp_path / f"dossier{ending}"
    before = audit(workspace)
    run(workspace, "--lang", lang, "next", CASE, "--dossier", str(path))
    text = path.read_text(encoding="utf-8")
    assert CASE in text
    assert "CN-LOST" in text
    assert "credit-reports" in text or "credit\\-reports" in text
    for number in (REPORTED_NUMBER, DEAD_NUMBER, PARENT_NUMBER):
        assert number not in text
    assert ("尽职查找报告" in text) is (lang == "zh")
    assert audit(workspace) == before


def test_a_dossier_with_values_is_on_record(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "dossier.md"
    run(workspace, "next", CASE, "--dossier", str(path), "--reveal")
    assert REPORTED_NUMBER in path.read_text(encoding="utf-8")
    assert audit(workspace)[-1] == ("reveal", CASE)


def test_reveal_without_a_dossier_and_another_ending_are_usage_errors(
    workspace: Path, tmp_path: Path
) -> None:
    before = audit(workspace)
    run(workspace, "next", CASE, "--reveal", status=2)
    run(workspace, "next", CASE, "--dossier", str(tmp_path / "d.docx"), status=2)
    assert audit(workspace) == before
    assert not (tmp_path / "d.docx").exists()
