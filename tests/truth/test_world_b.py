"""World b: the same bytes for the same seed, public formats that import, noise by name."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from skiptrace.cli.truth import read_truth
from skiptrace.cli.wiring import evaluate
from tests.casework.desk import import_file, open_desk
from tests.truth.world_b.assumptions import NOISE, REGIMES
from tests.truth.world_b.portfolio import BASIS, Written, write_world

AS_OF = date(2026, 6, 30)


def written(folder: Path, cases: int = 60, **options: object) -> Written:
    seed = int(str(options.get("seed", 7)))
    without = [str(name) for name in (options.get("without") or ())]  # type: ignore[attr-defined]
    return write_world(folder, cases=cases, seed=seed, as_of=AS_OF, without=without)


def table(found: Written, kind: str) -> list[dict[str, str]]:
    with found.paths[kind].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    first, again = written(tmp_path / "1"), written(tmp_path / "2")
    other = written(tmp_path / "3", seed=8)
    for kind, path in {**first.paths, "truth": first.truth}.items():
        twin = again.truth if kind == "truth" else again.paths[kind]
        assert path.read_bytes() == twin.read_bytes(), kind
    assert first.truth.read_bytes() != other.truth.read_bytes()


def test_every_row_is_imported_and_the_ranking_beats_the_file_order(tmp_path: Path) -> None:
    found = written(tmp_path / "files", cases=120)
    with open_desk(tmp_path, as_of=AS_OF) as (casework, _):
        for kind, path in found.paths.items():
            assert not import_file(casework, kind, path, basis=BASIS).rejects, kind
        truth = read_truth(found.truth)
        assert not truth.bad
        report = evaluate(casework.judged(truth.points))
    assert report.cases == 120
    assert report.unjudged == 0
    ranking, simple = (report.score(name, "phone") for name in ("ranking", "in file order"))
    assert ranking.hits[0].value > simple.hits[0].value


def test_nothing_is_dated_after_the_as_of_day(tmp_path: Path) -> None:
    found = written(tmp_path)
    days = {"crm": "observed_at", "customers": "updated_at", "credit-reports": "updated_at",
            "attempts": "at", "number-status": "checked_at"}  # fmt: skip
    for kind, column in days.items():
        rows = table(found, kind)
        assert rows
        assert max(row[column][:10] for row in rows) <= AS_OF.isoformat(), kind


def test_regimes_differ_where_a_practitioner_expects_it() -> None:
    by_name = {regime.name: regime for regime in REGIMES}
    assert sum(regime.share for regime in REGIMES) == pytest.approx(1.0)
    assert all(regime.after.number >= regime.before.number for regime in REGIMES)
    assert by_name["evading"].p_drop == max(regime.p_drop for regime in REGIMES)
    assert by_name["migrant"].before.move == max(regime.before.move for regime in REGIMES)


@pytest.mark.parametrize("name", NOISE)
def test_each_family_of_noise_can_be_left_out(tmp_path: Path, name: str) -> None:
    noisy = written(tmp_path / "noisy", cases=150)
    clean = written(tmp_path / "clean", cases=150, without=(name,))
    assert any(
        noisy.paths[kind].read_bytes() != clean.paths[kind].read_bytes() for kind in noisy.paths
    )


def test_without_noise_nobody_elses_number_stands_in_the_subjects_field(tmp_path: Path) -> None:
    def strangers(without: tuple[str, ...]) -> int:
        found = written(tmp_path / "-".join(without or ("all",)), cases=200, without=without)
        return sum(row["customer_no"].startswith("S") for row in table(found, "customers"))

    assert strangers(()) > 0
    assert strangers(("recycled",)) == 0


def test_truth_names_every_phone_that_the_files_give_a_subject(tmp_path: Path) -> None:
    found = written(tmp_path)
    points: dict[str, set[str]] = {}
    for line in found.truth.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        points[row["case_no"]] = {p["value"] for p in row["points"] if p["party"] == "subject"}
    for row in table(found, "cases"):
        assert row["mobile"] in points[row["case_no"]]
    for row in table(found, "crm"):
        if row["kind"] == "mobile":
            assert row["value"] in points[row["case_no"]]
