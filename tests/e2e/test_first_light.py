"""The main job end to end: eight kinds of files in, ranked leads out."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Shell
from tests.e2e.lender_files import (
    AS_OF,
    BASIS,
    CASE,
    DEAD_NUMBER,
    NEEDS_BASIS,
    PARENT_NUMBER,
    REPORTED_NUMBER,
    SPOKEN_NUMBER,
    write_files,
)

COLUMNS = (
    "case_no rank lead_id channel kind value party party_name relation p_current p_reach allowed "
    "refusal not_before evidence"
).split()
EVIDENCE = ["source", "record", "observed_at", "says", "weight"]


def import_all(shell: Shell, files: dict[str, Path]) -> dict[str, dict[str, int]]:
    """kind -> the counts of its import."""
    counts = {}
    for kind, path in files.items():
        basis = ["--basis", BASIS] if kind in NEEDS_BASIS else []
        counts[kind] = shell("import", kind, str(path), *basis, "--json").lines[0]
    return counts


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, files: dict[str, Path]) -> Shell:
    """A workspace with all eight kinds imported and every case traced."""
    made = Shell(tmp_path_factory.mktemp("empty") / "w", AS_OF)
    made("init")
    for kind, count in import_all(made, files).items():
        assert (count["read"], count["new"], count["rejected"]) == (1, 1, 0), (kind, count)
    made("trace", "--all")
    return made


@pytest.fixture(scope="module")
def leads(shell: Shell) -> bytes:
    return shell("leads", "--format", "jsonl", "--reveal").out


Line = dict[str, Any]


def calls_in(leads: bytes) -> dict[str, Line]:
    """value -> its call lead."""
    lines: list[Line] = [json.loads(line) for line in leads.splitlines()]
    return {line["value"]: line for line in lines if line["channel"] == "call"}


def calls_of(shell: Shell) -> dict[str, Line]:
    return calls_in(shell("leads", "--format", "jsonl", "--reveal").out)


def test_lines_have_exactly_the_promised_columns(leads: bytes) -> None:
    lines: list[Line] = [json.loads(line) for line in leads.splitlines()]
    assert lines
    assert [list(line) for line in lines] == [COLUMNS] * len(lines)
    assert [line["rank"] for line in lines] == list(range(1, len(lines) + 1))
    assert all(list(item) == EVIDENCE for line in lines for item in line["evidence"])


def test_same_input_gives_the_same_bytes(
    tmp_path: Path, files: dict[str, Path], leads: bytes
) -> None:
    again = Shell(tmp_path / "other", AS_OF)
    again("init")
    import_all(again, dict(reversed(files.items())))
    again("trace", "--all")
    assert again("leads", "--format", "jsonl", "--reveal").out == leads


def test_importing_again_finds_everything_known(
    shell: Shell, files: dict[str, Path], leads: bytes
) -> None:
    for kind, count in import_all(shell, files).items():
        assert (count["read"], count["new"], count["known"]) == (1, 0, 1), (kind, count)
    shell("trace", "--all")
    assert shell("leads", "--format", "jsonl", "--reveal").out == leads


def test_number_of_a_newer_report_outranks_the_dead_one(leads: bytes) -> None:
    calls = calls_in(leads)
    reported, dead = calls[REPORTED_NUMBER], calls[DEAD_NUMBER]
    assert reported["rank"] < dead["rank"]
    assert reported["p_current"] > 0.5 > dead["p_current"]


def test_spoken_number_names_call_speaker_and_second(leads: bytes) -> None:
    lead = calls_in(leads)[SPOKEN_NUMBER]
    assert lead["party"] == "subject"
    said = [item for item in lead["evidence"] if item["source"] == "recordings"]
    assert {item["record"] for item in said} == {"R0007"}
    assert any("customer" in item["says"] and "00:35" in item["says"] for item in said)


def test_values_are_masked_without_reveal(shell: Shell) -> None:
    for form in ("table", "csv", "jsonl"):
        shown = shell("leads", "--format", form).text
        assert CASE in shown
        for value in (REPORTED_NUMBER, SPOKEN_NUMBER, PARENT_NUMBER, "测试甲", "test_jia"):
            assert value not in shown, form


def test_parent_is_held_until_the_subject_is_shown_lost(
    tmp_path: Path, shell: Shell, leads: bytes
) -> None:
    parent, subject = calls_in(leads)[PARENT_NUMBER], calls_in(leads)[REPORTED_NUMBER]
    assert (parent["party"], parent["relation"]) == ("third_party", "parent")
    assert (parent["allowed"], parent["refusal"]) == (False, "CN-LOST")
    shutil.copytree(shell.workspace, tmp_path / "w")
    work = Shell(tmp_path / "w", AS_OF)
    refused = work("log", CASE, parent["lead_id"], "--channel", "call", "--result", "no_answer",
                   "--at", "2026-06-25T10:00", status=3)  # fmt: skip
    assert "CN-LOST" in refused.err
    for day in (26, 27, 28):
        before = calls_of(work)
        assert not before[PARENT_NUMBER]["allowed"]
        work("log", CASE, subject["lead_id"], "--channel", "电话", "--result", "无人接听", "--at",
             f"2026-06-{day}T10:00")  # fmt: skip
    after = calls_of(work)
    assert after[PARENT_NUMBER]["allowed"]
    assert after[PARENT_NUMBER]["refusal"] is None
    assert after[REPORTED_NUMBER]["p_current"] < subject["p_current"]


def test_explain_adds_up(shell: Shell) -> None:
    explained = shell("explain", CASE, "--json").lines[0]
    assert len(explained["leads"]) > 3
    for lead in explained["leads"]:
        log_odds = sum(reason["weight"] for reason in lead["current"])
        assert lead["log_odds"] == pytest.approx(log_odds, abs=1e-9)
        assert lead["p_current"] == pytest.approx(1 / (1 + 2.718281828**-log_odds), abs=1e-4)
        reach = sum(reason["weight"] for reason in lead["reach"])
        assert lead["p_reach"] == pytest.approx(lead["p_current"] * 2.718281828**reach, abs=1e-3)
        assert all(reason["says"] != reason["code"] for reason in lead["current"] + lead["reach"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_speaks_both_languages(shell: Shell, lang: str) -> None:
    shown = Shell(shell.workspace, AS_OF, lang)("explain", CASE).text
    assert "p_current" in shown
    assert ("合计" in shown) is (lang == "zh")
    assert REPORTED_NUMBER not in shown
