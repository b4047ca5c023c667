"""The verbs trace, leads and explain."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.verbs import PERSONAL, answer, audit, run
from tests.e2e.lender_files import AS_OF, CASE, REPORTED_NUMBER


def test_trace_counts(workspace: Path) -> None:
    assert answer(workspace, "trace", "--changed")["cases"] == 0
    again = answer(workspace, "trace", CASE)
    assert (again["cases"], again["as_of"]) == (1, AS_OF)
    assert again["leads"] == len(run(workspace, "leads", "--format", "jsonl").stdout.splitlines())


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "parquet", "xlsx"])
def test_leads_are_masked_unless_revealed(workspace: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"leads.{form}"
    before = len(audit(workspace))
    run(workspace, "leads", "--format", form, "--out", str(path))
    assert path.stat().st_mode & 0o077 == 0
    assert len(audit(workspace)) == before
    if form in ("table", "csv", "jsonl"):
        text = path.read_text(encoding="utf-8-sig")
        assert not [value for value in PERSONAL if value in text]
    run(workspace, "leads", "--format", form, "--out", str(path), "--reveal")
    assert audit(workspace)[before:] == [("reveal", CASE)]
    if form in ("table", "csv", "jsonl"):
        assert REPORTED_NUMBER in path.read_text(encoding="utf-8-sig")


def test_a_reveal_that_cannot_be_recorded_shows_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skiptrace.casework import Casework
    from skiptrace.errors import StoreFailure

    def refuse(*_: object) -> None:
        raise StoreFailure("the audit log cannot be written")

    monkeypatch.setattr(Casework, "reveal", refuse)
    for words in (("leads", "--reveal"), ("leads", "--reveal", "--format", "jsonl"),
                  ("explain", CASE, "--reveal")):  # fmt: skip
        shown = run(workspace, *words, status=4).stdout
        assert not [value for value in PERSONAL if value in shown]


def test_top_and_formats_agree(workspace: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run(workspace, "leads", "--format", "csv", "--top", "3").stdout))
    )
    lines = [json.loads(line) for line in
             run(workspace, "--json", "leads", CASE, "--top", "3").stdout.splitlines()]  # fmt: skip
    assert [row["lead_id"] for row in rows] == [line["lead_id"] for line in lines]
    assert [line["rank"] for line in lines] == [1, 2, 3]
    table = run(workspace, "leads", "--top", "3").stdout.splitlines()[1:]
    assert [line.split()[2] for line in table] == [row["lead_id"] for row in rows]


def test_explain_one_lead_by_the_beginning_of_its_id(workspace: Path) -> None:
    lead = json.loads(run(workspace, "leads", "--format", "jsonl").stdout.splitlines()[0])
    shown = run(workspace, "explain", CASE, lead["lead_id"][:6]).stdout
    assert lead["lead_id"] in shown
    assert not [value for value in PERSONAL if value in shown]
    weights = re.findall(r"^    ( *[+-]\d\.\d{3})  (?!=)", shown, re.MULTILINE)
    total = re.search(r"^    ( *[+-]\d\.\d{3})  = sum", shown, re.MULTILINE)
    assert total
    assert sum(map(float, weights)) == pytest.approx(float(total[1]), abs=5e-4)
    assert run(workspace, "explain", CASE, "zzzz", status=2).stdout == ""
