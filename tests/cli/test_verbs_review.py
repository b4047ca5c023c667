"""The verb review: doubtful pairs listed, judged one by one or by a table, taken back."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from skiptrace.store import open_store
from tests.cli.verbs import audit, run
from tests.doubtful_people import BARE, KNOWN, OTHER, PERSONAL, SECOND, doubtful_records
from tests.store.material import receipt

A, B, C, D = (ref.person_id for ref in (KNOWN, OTHER, BARE, SECOND))


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A workspace in which the borrower of C1 may be two other people as well."""
    workspace = tmp_path / "w"
    run(workspace, "init")
    store = open_store(f"sqlite:///{workspace / 'skiptrace.db'}")
    try:
        store.add_records(receipt(), doubtful_records())
    finally:
        store.close()
    return workspace


def listed(workspace: Path, *words: str) -> list[dict[str, Any]]:
    out = run(workspace, "review", *words, "--json").stdout
    return [json.loads(line) for line in out.splitlines()]


def pairs(workspace: Path, *words: str) -> set[frozenset[str]]:
    return {frozenset((pair["left"], pair["right"])) for pair in listed(workspace, *words)}


def acts(workspace: Path) -> list[str]:
    return [action for action, _case in audit(workspace)]


def test_the_list_shows_what_agrees_and_adds_up_and_is_masked(doubtful: Path) -> None:
    done = run(doubtful, "review")
    assert not [value for value in PERSONAL if value in done.output]
    assert A in done.stdout
    assert B in done.stdout
    assert "199****0001 / 199****0001" in done.stdout
    assert "= sum" in done.stdout
    assert acts(doubtful) == []
    for pair in listed(doubtful):
        parts = [agreement["weight"] for agreement in pair["agreements"]]
        assert round(sum(parts) + pair["prior"], 3) == pair["weight"]
        assert pair["judgement"] is None


def test_a_look_at_values_is_on_record_first(doubtful: Path) -> None:
    done = run(doubtful, "review", "--reveal")
    assert [value for value in PERSONAL if value in done.stdout] == list(PERSONAL)
    assert acts(doubtful) == ["reveal"] * len(listed(doubtful))


def test_the_list_can_be_of_one_case_and_short(doubtful: Path) -> None:
    everything = pairs(doubtful)
    assert frozenset((A, B)) in pairs(doubtful, "C1")
    assert pairs(doubtful, "C1") <= everything
    assert frozenset((A, B)) not in pairs(doubtful, "C2")
    assert len(pairs(doubtful, "--limit", "1")) == 1
    assert "no such case" in run(doubtful, "review", "C9", status=2).stderr


@pytest.mark.parametrize(
    "names", [(A, B), (B, A), (f"id:{A}", f"id:{B}"), (KNOWN.id_no, B), ("C1", B)]
)
def test_a_pair_is_judged_by_what_names_its_records(doubtful: Path, names: tuple[str, str]) -> None:
    done = run(doubtful, "review", "--judge", "different", *names, "--note", "tel 19900000001")
    assert "judged different by" in done.stdout
    assert not [value for value in PERSONAL if value in done.output]
    assert frozenset((A, B)) not in pairs(doubtful)
    assert acts(doubtful) == ["judge"]


def test_undo_restores_the_list_and_history_keeps_both(doubtful: Path) -> None:
    before = listed(doubtful)
    run(doubtful, "review", "--judge", "same", A, C)
    assert listed(doubtful) != before
    assert "took same back" in run(doubtful, "review", "--undo").stdout
    assert listed(doubtful) == before
    history = run(doubtful, "review", "--history").stdout.splitlines()
    assert len(history) == 2
    assert run(doubtful, "review", "--history", A, C).stdout.splitlines() == history
    assert run(doubtful, "review", "--history", A, B).stdout == ""
    assert "nothing to take back" in run(doubtful, "review", "--undo").stderr
    assert acts(doubtful)[0] == "judge"
    assert len(acts(doubtful)) == 2


def test_two_full_numbers_are_refused_with_the_reason(doubtful: Path) -> None:
    refused = run(doubtful, "review", "--judge", "same", A, D, status=2)
    assert "two identity numbers are never one person" in refused.stderr
    assert acts(doubtful) == []
    chinese = run(doubtful, "review", "--judge", "same", A, D, "--lang", "zh", status=2)
    assert "身份证号" in chinese.stderr


def test_a_contradiction_needs_a_yes(doubtful: Path) -> None:
    run(doubtful, "review", "--judge", "same", A, B)
    run(doubtful, "review", "--judge", "same", B, C)
    refused = run(doubtful, "review", "--judge", "different", A, C, status=2)
    assert "contradicts" in refused.stderr
    assert refused.stderr.count("judged same by") == 2
    assert acts(doubtful) == ["judge", "judge"]
    done = run(doubtful, "review", "--judge", "different", A, C, "--yes", "--json")
    assert len(json.loads(done.stdout)["contradicts"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--judge", "same", A), "two records are needed"),
        (("--judge", "same", A, A), "against itself"),
        (("--judge", "same", A, "0" * 16), "nobody is known"),
        ((A, B), "what to do with it"),
        (("--undo", "--history"), "do not go together"),
        (("--history", A, B, C), "at most two"),
        (("--ask",), "needs a terminal"),
        (("--judge", "maybe", A, B), "maybe"),
    ],
)
def test_wrong_use_is_told(doubtful: Path, words: tuple[str, ...], said: str) -> None:
    done = run(doubtful, "review", *words, status=2)
    assert said in done.stderr
    assert acts(doubtful) == []


def test_nothing_doubtful_is_said(tmp_path: Path) -> None:
    run(tmp_path / "w", "init")
    assert "nothing is doubtful" in run(tmp_path / "w", "review").stderr
    assert "尚无判定" in run(tmp_path / "w", "review", "--history", "--lang", "zh").stderr


def test_a_blind_sample_hides_opinions_and_what_one_has_judged(doubtful: Path) -> None:
    run(doubtful, "review", "--judge", "unsure", A, B)
    assert frozenset((A, B)) in pairs(doubtful, "--judged")
    sample = listed(doubtful, "--blind")
    assert frozenset((A, B)) not in {frozenset((p["left"], p["right"])) for p in sample}
    for pair in sample:
        assert {pair[key] for key in ("outcome", "weight", "probability", "judgement")} == {None}
        assert {a["weight"] for a in pair["agreements"]} <= {None}
    shown = run(doubtful, "review", "--blind").stdout
    assert "= sum" not in shown
    assert "possibly" not in shown


# --- a table of verdicts ---------------------------------------------------------------------


def table(path: Path, *rows: str) -> str:
    path.write_text("\n".join(("left,right,verdict,note", *rows)) + "\n", encoding="utf-8")
    return str(path)


def test_a_table_is_judged_line_by_line(doubtful: Path, tmp_path: Path) -> None:
    path = table(
        tmp_path / "v.csv",
        f"{A},{B},different,seen the file",
        f"id:{A},id:{C},same,",
        f"{A},{D},same,",
        f"{A},{'f' * 16},same,",
        f"{A},{C},perhaps,",
        f"{B},{C},,",
    )
    done = run(doubtful, "review", "--verdicts", path, status=1)
    assert "read 6, new 2, already known 0, rejected 3, without a verdict 1" in done.stdout
    assert not [value for value in PERSONAL if value in done.output]
    (rejects,) = doubtful.glob("rejects-verdicts-*.csv")
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["line"], row["reason"]) for row in rows] == [
        ("4", "verdict_refused"),
        ("5", "verdict_refused"),
        ("6", "verdict_unknown"),
    ]
    assert "two identity numbers" in rows[0]["detail"]
    again = run(doubtful, "review", "--verdicts", path, "--json", status=1)
    assert json.loads(again.stdout) | {"rejects": ""} == {
        "read": 6, "new": 0, "known": 2, "rejected": 3, "blank": 1, "standing": 0, "rejects": "",
    }  # fmt: skip
    assert acts(doubtful) == ["judge", "judge"]


def test_a_line_against_an_earlier_word_is_rejected_without_a_yes(
    doubtful: Path, tmp_path: Path
) -> None:
    run(doubtful, "review", "--judge", "same", A, B)
    path = table(tmp_path / "v.csv", f"{A},{B},different,")
    done = run(doubtful, "review", "--verdicts", path, status=1)
    assert "contradicts an earlier judgement" in done.stderr
    done = run(doubtful, "review", "--verdicts", path, "--yes")
    assert "against earlier judgements: 1" in done.stderr


@pytest.mark.parametrize("name", ["pairs.csv", "pairs.xlsx"])
def test_the_form_goes_out_masked_and_comes_back(doubtful: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done = run(doubtful, "review", "--export", str(path))
    count = len(listed(doubtful))
    assert f"{count} pairs written to" in done.stderr
    assert acts(doubtful) == []
    blank = run(doubtful, "review", "--verdicts", str(path), "--json")
    assert json.loads(blank.stdout)["blank"] == count
    run(doubtful, "review", "--export", str(path), "--reveal")
    assert acts(doubtful) == ["reveal"] * count


def test_a_filled_form_is_taken(doubtful: Path, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    run(doubtful, "review", "--export", str(path), "--lang", "zh")
    header, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    for row in rows:
        row[header.index("判定")] = "不同人"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    done = run(doubtful, "review", "--verdicts", str(path))
    assert f"new {len(rows)}" in done.stdout
    assert listed(doubtful) == []


def test_a_file_that_is_no_table_of_verdicts_fails_with_what_is_missing(
    doubtful: Path, tmp_path: Path
) -> None:
    path = tmp_path / "v.csv"
    path.write_text("left,right\nA,B\n", encoding="utf-8")
    assert "verdict" in run(doubtful, "review", "--verdicts", str(path), status=4).stderr
