"""The importer keeps its books in order whatever an adapter hands it."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skiptrace.casework.importing import Importer, ImportRequest, no_progress
from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from skiptrace.store import SqlStore, open_store
from tests.hostile.adapter import KIND, HostileAdapter
from tests.hostile.worker import deaf

AT = datetime(2026, 6, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'hostile.db'}", create=True)
    yield opened
    opened.close()


def request(folder: Path) -> ImportRequest:
    path = folder / "any.csv"
    path.write_text("x", encoding="utf-8")
    return ImportRequest(KIND, [path])


def told() -> list[Record | Reject]:
    return list(HostileAdapter().read(Path("any.csv"), ReadOptions(AT)))


def test_it_is_an_adapter() -> None:
    assert isinstance(HostileAdapter(), SourceAdapter)


def test_bad_records_are_counted_and_cost_nobody_else(tmp_path: Path, store: SqlStore) -> None:
    items = told()
    wanted = request(tmp_path)
    report = Importer(store, HostileAdapter(), tmp_path, deaf(tmp_path)).run(
        wanted, AT, no_progress
    )
    count = report.count
    assert count.read == len(items)
    assert count.read == count.new + count.known + count.rejected
    rejects = [i for i in items if isinstance(i, Reject)]
    # Half a character: one value of the list, and one in each part of a record.
    assert count.rejected == len(rejects) + 1 + 6
    (path,) = report.rejects
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count.rejected
    assert sum(row["reason"] == "mixed_encoding" for row in rows) == 7
    assert not any(row["value"].lstrip().startswith(("=", "@", "+", "-")) for row in rows)


def test_importing_again_changes_nothing(tmp_path: Path, store: SqlStore) -> None:
    wanted = request(tmp_path)
    importer = Importer(store, HostileAdapter(), tmp_path, deaf(tmp_path))
    first = importer.run(wanted, AT, no_progress).count
    second = importer.run(wanted, AT, no_progress).count
    assert second.new == 0
    assert (second.read, second.rejected) == (first.read, first.rejected)


def test_what_stood_before_a_failure_is_kept_and_told(tmp_path: Path, store: SqlStore) -> None:
    wanted = request(tmp_path)
    with pytest.raises(SourceFailure) as caught:
        Importer(store, HostileAdapter(fails=True), tmp_path, deaf(tmp_path)).run(
            wanted, AT, no_progress
        )
    assert caught.value.kept > 100
    assert caught.value.path == wanted.paths[0]
    after = (
        Importer(store, HostileAdapter(), tmp_path, deaf(tmp_path))
        .run(wanted, AT, no_progress)
        .count
    )
    assert after.new == 0
    assert after.known == caught.value.kept
