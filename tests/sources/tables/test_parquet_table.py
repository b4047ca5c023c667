"""Parquet columns of every type as text cells."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record
from sources.registry import adapter
from sources.tables.raw import RawRow
from sources.tables.table import open_sheets
from tests.sources.contract import OPTIONS, read, rejects

ID = "330127198503121014"


def cells(tmp_path: Path, **columns: Any) -> dict[str, str]:
    """Title -> the one cell below it."""
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table(columns), path)
    sheets = open_sheets(path, adapter("cases").card, OPTIONS)
    sheet = next(sheets)
    head, row = (r for r in sheet.rows if isinstance(r, RawRow))
    return dict(zip(head.cells, row.cells, strict=True))


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (pa.array([ID]), ID),
        (pa.array([ID], pa.large_string()), ID),
        (pa.array([ID]).dictionary_encode(), ID),
        (pa.array([int(ID)]), ID),
        (pa.array([int(ID)], pa.uint64()), ID),
        (pa.array([19900001234.0]), "19900001234"),
        (pa.array([float(ID)]), "3.30127198503121E+17"),
        (pa.array([1.5]), "1.5"),
        (pa.array([float("nan")]), ""),
        (pa.array([float("inf")]), "9.9E+999"),
        (pa.array([19900001234.0], pa.float32()), "1.990000E+10"),
        (pa.array([176.0], pa.float32()), "176"),
        (pa.array([Decimal("41500.00")]), "41500.00"),
        (pa.array([True]), "TRUE"),
        (pa.array([None], pa.string()), ""),
        (pa.array([date(2024, 6, 18)]), "2024-06-18"),
        (pa.array([datetime(2024, 6, 18, 10, 30)]), "2024-06-18 10:30:00"),  # noqa: DTZ001
        (pa.array([datetime(2024, 6, 17, 16, tzinfo=UTC)]), "2024-06-18"),
        (pa.array(["测试甲".encode()]), "测试甲"),
        (pa.array([["a", "b"]]), "a; b"),
        (pa.array([[]], pa.list_(pa.string())), ""),
    ],
)
def test_types(array: pa.Array, text: str, tmp_path: Path) -> None:
    assert cells(tmp_path, x=array) == {"x": text}


def test_structures_become_columns(tmp_path: Path) -> None:
    array = pa.array([{"name": "测试乙", "phone": 19100011111}])
    assert cells(tmp_path, contact1=array) == {
        "contact1_name": "测试乙",
        "contact1_phone": "19100011111",
    }


def test_phones_in_single_precision_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    phones = pa.array([19900001234.0, None], pa.float32())
    table = {"case_no": ["C1", "C2"], "name": ["测试甲", "测试乙"], "mobile": phones}
    pq.write_table(pa.table(table), path)
    items = read("cases", path)
    assert rejects(items) == {1: ("mobile", "phone_as_number")}
    assert isinstance(items[1], Record)


def test_many_row_groups_come_in_order(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    numbers = [f"C{n}" for n in range(3_000)]
    table = pa.table({"case_no": numbers, "name": ["测试甲"] * 3_000})
    pq.write_table(table, path, row_group_size=700)
    items = read("cases", path)
    assert [i.record for i in items if isinstance(i, Record)] == numbers
    assert [i.line for i in items] == list(range(1, 3_001))


def test_damage(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    pq.write_table(pa.table({"case_no": ["C1"], "name": ["测试甲"]}), path)
    whole = path.read_bytes()
    for content in (whole[:-20], whole[:10], b"PAR1PAR1", b"PAR1" + b"\xff" * 500 + b"PAR1"):
        path.write_bytes(content)
        with pytest.raises(SourceFailure):
            read("cases", path)


def test_no_rows_and_too_many_columns(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    empty = pa.array([], pa.string())
    pq.write_table(pa.table({"case_no": empty, "name": empty}), path)
    assert read("cases", path) == []
    pq.write_table(pa.table({f"c{n}": ["x"] for n in range(2_001)}), path)
    with pytest.raises(SourceFailure, match="more than 2000 columns"):
        read("cases", path)
