"""World c is written and read; what the ranking makes of it is looked at in the report only."""

from datetime import date
from pathlib import Path

from skiptrace.cli.truth import read_truth
from tests.casework.desk import import_file, open_desk
from tests.truth.world_c.portfolio import write_world

AS_OF = date(2026, 6, 30)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    worlds = [
        write_world(tmp_path / str(place), cases=40, seed=seed, as_of=AS_OF)
        for place, seed in enumerate((3, 3, 4))
    ]
    for kind in worlds[0][0]:
        assert worlds[0][0][kind].read_bytes() == worlds[1][0][kind].read_bytes(), kind
    truths = [truth.read_bytes() for _, truth, _ in worlds]
    assert truths[0] == truths[1] != truths[2]


def test_every_row_is_imported_and_truth_judges_every_lead_of_a_subject(tmp_path: Path) -> None:
    paths, truth_file, basis = write_world(tmp_path / "files", cases=40, seed=3, as_of=AS_OF)
    with open_desk(tmp_path, as_of=AS_OF) as (casework, _):
        for kind, path in paths.items():
            assert not import_file(casework, kind, path, basis=basis).rejects, kind
        truth = read_truth(truth_file)
        cases = list(casework.judged(truth.points))
    assert not truth.bad
    assert len(cases) == 40
    assert all(case.leads for case in cases)
