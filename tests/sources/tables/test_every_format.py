"""One table in ten formats: the same records come out, and what is wrong is refused by name."""

from dataclasses import replace
from pathlib import Path

import pytest

from skiptrace.model.record import Record, Reject
from skiptrace.reading import Meter
from sources.registry import adapters
from tests.sources.contract import OPTIONS, read, rejects, table_bytes
from tests.sources.tables.books import PASSWORD, WRITERS, Rows

HEADER = ["案件编号", "姓名", "身份证号", "手机号", "家庭地址", "放款日期", "批次号"]
GOOD_ID = "330127198503121014"
ADDRESS = "浙江省杭州市临平区乔司街道测试路66号<7>幢"
ROWS = [
    HEADER,
    ["C1", "测试甲", GOOD_ID, "19900001234", ADDRESS, "2024-06-18", "甲&乙"],
    ["C2", "测试𠮷", "", "19900005678", "", "20240618", ""],
    ["C3", "测试丙", "", "1990000", "", "", ""],
]
OPENED = replace(OPTIONS, password=lambda _name, refused: None if refused else PASSWORD)


@pytest.fixture(params=WRITERS)
def format_(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_same_rows_give_the_same_records(format_: str, tmp_path: Path) -> None:
    path = WRITERS[format_](tmp_path / "cases.xls", ROWS)
    items = read("cases", path, OPENED)
    plain = tmp_path / "plain.csv"
    plain.write_bytes(table_bytes(ROWS))
    assert hashes(items) == hashes(read("cases", plain))
    assert [code for _, code in rejects(items).values()] == ["phone_length"]


def hashes(items: list[Record | Reject]) -> list[tuple[str, str]]:
    return [(i.record, i.content_hash) for i in items if isinstance(i, Record)]


def test_rows_are_called_by_the_numbers_that_people_see(format_: str, tmp_path: Path) -> None:
    items = read("cases", WRITERS[format_](tmp_path / "cases.bin", ROWS), OPENED)
    first = {"jsonl": 1, "json": 2, "parquet": 1}.get(format_, 2)
    step = 9 if format_ == "json" else 1
    assert [item.line for item in items] == [first, first + step, first + 2 * step]


@pytest.mark.parametrize("format_", ["xlsx", "xls", "ods", "spreadsheet-xml"])
def test_an_id_typed_as_a_number_is_refused_by_name(format_: str, tmp_path: Path) -> None:
    rows: Rows = [HEADER[:4], ["C1", "测试甲", int(GOOD_ID), 19900001234]]
    path = WRITERS[format_](tmp_path / "cases.xlsx", rows)
    assert list(rejects(read("cases", path)).values()) == [("身份证号", "id_as_number")]


@pytest.mark.parametrize("format_", ["jsonl", "json", "parquet"])
def test_formats_with_whole_numbers_keep_every_digit(format_: str, tmp_path: Path) -> None:
    rows: Rows = [HEADER[:4], ["C1", "测试甲", int(GOOD_ID), 19900001234]]
    (record,) = read("cases", WRITERS[format_](tmp_path / "cases.data", rows))
    assert isinstance(record, Record)
    assert record.claims[0].party is not None
    assert record.claims[0].party.id_no == GOOD_ID


@pytest.mark.parametrize("format_", ["jsonl", "json", "parquet"])
def test_ids_that_went_through_a_float_are_refused_by_name(format_: str, tmp_path: Path) -> None:
    rows: Rows = [HEADER[:4], ["C1", "测试甲", float(GOOD_ID), 19900001234.0]]
    path = WRITERS[format_](tmp_path / "cases.data", rows)
    assert list(rejects(read("cases", path)).values()) == [("身份证号", "id_as_number")]


def test_the_meter_ends_at_the_size_of_the_file(format_: str, tmp_path: Path) -> None:
    path = WRITERS[format_](tmp_path / "cases.data", ROWS)
    meter = Meter()
    read("cases", path, replace(OPENED, meter=meter))
    assert path.stat().st_size - 1 <= meter.done <= path.stat().st_size + 1


@pytest.mark.parametrize("kind", [a.card.kind for a in adapters()])
def test_every_kind_reads_every_format(kind: str, format_: str, tmp_path: Path) -> None:
    """The card's example row, in each format, is the record that it is in CSV."""
    (card,) = (a.card for a in adapters() if a.card.kind == kind)
    example = [c for c in card.columns if c.example]
    rows = [[c.name.replace("N", "1") for c in example], [c.example for c in example]]
    plain = tmp_path / "plain.csv"
    plain.write_bytes(table_bytes(rows))
    path = WRITERS[format_](tmp_path / "table.xls", rows)
    assert hashes(read(kind, path, OPENED)) == hashes(read(kind, plain)) != []
