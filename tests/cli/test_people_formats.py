"""The verb resolve: every format in and out, and the same bytes always."""

import json
from pathlib import Path
from random import Random

import pytest
from pyarrow import parquet

from benchmarks.people.population import COLUMNS
from tests.cli.people_tables import CHINESE, PEOPLE, answer, population, run, table
from tests.sources.tables.books import PASSWORD, WRITERS


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(table(tmp_path_factory.mktemp("p") / "people.csv", COLUMNS, PEOPLE)).stdout


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKIPTRACE_HOME", str(tmp_path / "no-workspace"))


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_every_format_gives_the_same_answer(
    tmp_path: Path, kind: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKIPTRACE_FILE_PASSWORD", PASSWORD)
    path = tmp_path / f"people.{kind}"
    WRITERS[kind](path, [list(COLUMNS), *PEOPLE])
    assert run(path).stdout == expected


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_chinese_headers_in_any_encoding(tmp_path: Path, encoding: str, expected: str) -> None:
    assert run(table(tmp_path / "人员.csv", CHINESE, PEOPLE, encoding)).stdout == expected


def test_the_same_bytes_whatever_the_order_of_rows_and_columns(
    tmp_path: Path, expected: str
) -> None:
    for seed in range(3):
        rows, places = list(PEOPLE), list(range(len(COLUMNS)))
        Random(seed).shuffle(rows)  # noqa: S311 - an order, no secret
        Random(seed).shuffle(places)  # noqa: S311
        shuffled = [[row[place] for place in places] for row in rows]
        path = table(tmp_path / "shuffled.csv", [COLUMNS[place] for place in places], shuffled)
        out, pairs = tmp_path / f"{seed}.csv", tmp_path / f"{seed}.jsonl"
        run(path, "--out", out, "--pairs", pairs)
        assert out.read_bytes().decode().replace("\r\n", "\n") == expected
        listed = [json.loads(line) for line in pairs.read_text("utf-8").splitlines()]
        first = [
            json.loads(line) for line in (tmp_path / "0.jsonl").read_text("utf-8").splitlines()
        ]
        assert [(p["left"], p["right"], p["same"]) for p in listed] == [
            (p["left"], p["right"], p["same"]) for p in first
        ]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_every_format_out(tmp_path: Path, ending: str, expected: str) -> None:
    path = table(tmp_path / "people.csv", COLUMNS, PEOPLE)
    out, pairs = tmp_path / f"out.{ending}", tmp_path / f"pairs.{ending}"
    done = run(path, "--out", out, "--pairs", pairs)
    assert done.stdout == ""
    assert f"240 records written to {out}" in done.stderr
    wanted = [(row["id"], row["entity"]) for row in answer(expected)]
    if ending == "csv":
        assert out.read_bytes() == run(path).stdout_bytes
    elif ending == "jsonl":
        rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        assert [(row["id"], row["entity"]) for row in rows] == wanted
    elif ending == "parquet":
        found = parquet.read_table(out).to_pylist()
        assert [(row["id"], row["entity"]) for row in found] == wanted
        reasons = json.loads(parquet.read_table(pairs).to_pylist()[0]["reasons"])
        assert {"field", "level", "weight", "says"} == set(reasons[0])
    else:
        # What comes out goes in again, as a table with nothing to compare.
        done = run(out, status=4)
        assert "no column to compare" in done.stderr


def test_json_lines_on_stdout_and_a_summary_beside_a_file(tmp_path: Path, expected: str) -> None:
    path = table(tmp_path / "people.csv", COLUMNS, PEOPLE)
    lines = [json.loads(line) for line in run(path, "--json").stdout.splitlines()]
    assert [row["entity"] for row in lines] == [row["entity"] for row in answer(expected)]
    summary = json.loads(run(path, "--json", "--out", tmp_path / "o.csv").stdout)
    assert summary == {"records": 240, "entities": len({r["entity"] for r in lines}), "rejected": 0}


def test_ids_that_look_like_formulas_are_written_disarmed(tmp_path: Path) -> None:
    rows = [[f"=A{n}", *row[1:]] for n, row in enumerate(PEOPLE[:20])]
    found = run(table(tmp_path / "people.csv", COLUMNS, rows)).stdout
    assert "\r\n=A" not in found
    assert found.count("'=A") == 2 * len(rows)


@pytest.mark.slow
def test_a_hundred_thousand_lines(tmp_path: Path) -> None:
    rows = population(100_000, seed=4)
    done = run(table(tmp_path / "people.csv", COLUMNS, rows), "--out", tmp_path / "o.csv")
    assert "100000 records are" in done.stderr
    found = answer((tmp_path / "o.csv").read_text("utf-8"))
    assert len({row["id"] for row in found}) == 100_000
