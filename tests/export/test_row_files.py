import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from skiptrace.errors import UsageError
from skiptrace.export.csv_file import unguarded
from skiptrace.export.row_files import FORMATS, format_of, write_file, write_stream

COLUMNS = {"id": str, "chance": float, "same": bool, "reasons": str}
ROWS = [("r1", 0.25, True, [{"says": "姓名同音"}]), ("=r2", 1.0, False, [])]


def test_every_format_has_the_same_cells(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"out.{name}" for name in FORMATS}
    for path in paths.values():
        assert write_file(path, COLUMNS, iter(ROWS)) == 2
    with paths["csv"].open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [unguarded(row["id"]) for row in listed] == ["r1", "=r2"]
    assert [row["same"] for row in listed] == ["true", "false"]
    lines = [json.loads(line) for line in paths["jsonl"].read_text("utf-8").splitlines()]
    assert lines == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    table = parquet.read_table(paths["parquet"]).to_pylist()
    assert [row["chance"] for row in table] == [0.25, 1.0]
    assert json.loads(table[0]["reasons"]) == ROWS[0][3]
    sheet = CalamineWorkbook.from_path(paths["xlsx"]).get_sheet_by_index(0).to_python()
    assert [row[0] for row in sheet] == ["id", "r1", "=r2"]


def test_many_rows_come_in_pieces_and_lose_nothing() -> None:
    rows = [(f"r{n}", n / 2) for n in range(12_345)]
    out = io.BytesIO()
    write_stream(out, "csv", {"id": str, "half": float}, iter(rows))
    found = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert found == [["id", "half"], *[[name, str(half)] for name, half in rows]]


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    assert write_file(tmp_path / "o.csv", COLUMNS, []) == 0
    assert (tmp_path / "o.csv").read_text("utf-8").split() == [",".join(COLUMNS)]


@pytest.mark.parametrize("name", ["out", "out.docx", "csv"])
def test_an_ending_that_names_no_format(name: str) -> None:
    with pytest.raises(UsageError, match="names no format"):
        format_of(Path(name))


def test_a_failed_run_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_text("before")
    with pytest.raises(ValueError, match="argument"):
        write_file(path, COLUMNS, _broken())
    assert path.read_text() == "before"


def _broken() -> Iterator[tuple[object, ...]]:
    yield ROWS[0]
    raise ValueError("an argument")
