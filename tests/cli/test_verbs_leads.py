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


def test_explain_why_not_that_one(workspace: Path) -> None:
    told = answer(workspace, "explain", CASE, "#2", "--over", "#1")
    assert (told["ahead"]["rank"], told["behind"]["rank"]) == (1, 2)
    points = sum(part["points"] for part in told["parts"])
    assert points == pytest.approx(told["gap"], abs=1.0)
    assert told["says"][0].startswith("#1 stands before #2 by")
    assert set(told["deciding"]) <= {part["code"] for part in told["parts"]}
    shown = run(workspace, "explain", CASE, "#1", "--over", "#2").stdout
    for said in told["says"]:
        assert said in shown
    assert not [value for value in PERSONAL if value in shown]
    assert not audit(workspace)
    run(workspace, "explain", CASE, "#1", "--over", "#2", "--reveal")
    assert audit(workspace)[-1] == ("reveal", CASE)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((CASE, "#1", "--over", "#1"), "one and the same lead"),
        ((CASE, "#1", "--over", "zzzz"), "no such lead: zzzz"),
        ((CASE, "--over", "#1"), "--over needs two leads"),
        (("C404", "#1", "--over", "#2"), "no such case"),
    ],
)
def test_explain_over_says_what_is_missing(
    workspace: Path, words: tuple[str, ...], says: str
) -> None:
    assert says in run(workspace, "explain", *words, status=2).stderr


def test_one_lead_is_explained_beside_its_neighbour(workspace: Path) -> None:
    lead = answer(workspace, "explain", CASE)["leads"][0]
    told = answer(workspace, "explain", CASE, lead["lead_id"])
    assert told["order"][0].startswith("#1 stands before #2")
    assert told["order"][1] in run(workspace, "explain", CASE, lead["lead_id"]).stdout
