"""The verb worksheet: masked, recorded, refused for a closed case, and answers brought back."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.verbs import PERSONAL, answer, audit, run
from tests.e2e.lender_files import CASE, SUBJECT


def texts(path: Path, form: str) -> str:
    if form == "xlsx":
        import python_calamine

        book = python_calamine.load_workbook(str(path))
        return str([list(book.get_sheet_by_index(n).iter_rows()) for n in (0, 1)])
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "xlsx"])
def test_a_worksheet_is_masked_unless_revealed(workspace: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"w.{form}"
    before = len(audit(workspace))
    done = run(workspace, "worksheet", "--format", form, "--out", str(path))
    assert "queries written" in done.stderr
    assert path.stat().st_mode & 0o077 == 0
    assert len(audit(workspace)) == before
    assert not [value for value in PERSONAL if value in texts(path, form)]
    run(workspace, "worksheet", "--format", form, "--out", str(path), "--reveal")
    assert audit(workspace)[before:] == [("reveal", CASE)]
    assert SUBJECT in texts(path, form)


def test_the_table_tells_where_why_and_under_which_rule(workspace: Path) -> None:
    done = run(workspace, "worksheet", CASE)
    assert "court enforcement site" in done.stdout
    assert "name and identity number together name one person" in done.stdout
    assert "[CN-PUBLIC]" in done.stdout
    assert "no pretext" in done.stderr
    assert not [value for value in PERSONAL if value in done.output]
    chinese = run(workspace, "worksheet", CASE, "--lang", "zh")
    assert "中国执行信息公开网" in chinese.stdout
    assert "不虚构理由" in chinese.stderr


def test_a_reveal_that_cannot_be_recorded_shows_nothing(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skiptrace.casework import Casework
    from skiptrace.errors import StoreFailure

    def refuse(*_: object) -> None:
        raise StoreFailure("the audit log cannot be written")

    monkeypatch.setattr(Casework, "reveal", refuse)
    for form in ("table", "csv", "jsonl"):
        shown = run(workspace, "worksheet", "--reveal", "--format", form, status=4).stdout
        assert not [value for value in PERSONAL if value in shown]
    out = tmp_path / "w.csv"
    run(workspace, "worksheet", "--reveal", "--format", "csv", "--out", str(out), status=4)
    assert not out.exists()


def test_a_case_closed_by_a_flag_is_refused_with_its_rule(workspace: Path, tmp_path: Path) -> None:
    flags = tmp_path / "flags.csv"
    flags.write_text(f"case_no,flag,since\n{CASE},represented,2026-01-01\n", encoding="utf-8")
    run(workspace, "import", "flags", str(flags))
    refused = run(workspace, "worksheet", CASE, "--reveal", status=3)
    assert "FLAG-REPRESENTED" in refused.stderr
    assert not [value for value in PERSONAL if value in refused.output]
    assert ("reveal", CASE) not in audit(workspace)
    everything = run(workspace, "worksheet")
    assert "held back by FLAG-REPRESENTED: 1 cases" in everything.stderr


def test_an_answer_comes_back_and_its_query_is_not_proposed_again(
    workspace: Path, tmp_path: Path
) -> None:
    form = tmp_path / "w.csv"
    run(workspace, "worksheet", "--format", "csv", "--out", str(form))
    header, first, second, *rest = csv.reader(form.read_text(encoding="utf-8-sig").splitlines())
    at = {title: position for position, title in enumerate(header)}
    first[at["answer"]], first[at["seen_on"]] = "nothing", "2026-06-20"
    found = {"answer": "mobile", "value": "19900007777", "match": "exact",
             "url": "https://www.example.org/7", "seen_on": "2026-06-20"}  # fmt: skip
    for title, value in found.items():
        second[at[title]] = value
    with form.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, second, *rest])
    done = run(workspace, "import", "lookups", str(form))
    assert f"lookups: read {2 + len(rest)}, new {2 + len(rest)}" in done.stdout
    assert f"without an answer yet ({len(rest)} times)" in done.stderr
    again = answer(workspace, "import", "lookups", str(form))
    assert (again["new"], again["known"]) == (0, 2 + len(rest))
    left = run(workspace, "worksheet", "--format", "jsonl")
    ids = [json.loads(line)["query_id"] for line in left.stdout.splitlines()]
    assert not {first[at["query_id"]], second[at["query_id"]]} & set(ids)
    assert "already answered, not listed: 2" in left.stderr
    shown = run(workspace, "leads", "--format", "jsonl", "--reveal").stdout
    assert "19900007777" in shown


def test_a_workbook_needs_a_file_and_an_unknown_case_is_named(workspace: Path) -> None:
    assert "xlsx needs a file" in run(workspace, "worksheet", "--format", "xlsx", status=2).stderr
    assert "no such case: C9" in run(workspace, "worksheet", "C9", status=2).stderr
    assert run(workspace, "worksheet", "--region", "44").stderr.strip() == "nothing to look up"


def test_json_is_one_look_up_a_line(workspace: Path) -> None:
    lines = run(workspace, "--json", "worksheet").stdout.splitlines()
    assert {json.loads(line)["case_no"] for line in lines} == {CASE}
