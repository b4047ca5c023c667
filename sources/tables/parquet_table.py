"""Rows of a Parquet file as text cells. Runs in the child process of `confined.py` only."""

import io
import math
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from sources.tables.cells import number_text
from sources.tables.json_values import JsonProblem, row_of
from sources.tables.raw import MAX_COLUMNS, RawRow
from sources.tables.wire import Refusal, RowBatch, SheetBegins

_BATCH = 500
_MANY_ROWS = 1_000_000
_ROWS_A_BYTE = 2
# The product is in use where the files are made; model.case would load all of normalize.
_CHINA = ZoneInfo("Asia/Shanghai")
# Beyond, a number of single precision has lost digits: an 11-digit phone is another number.
_EXACT_SINGLE = 2**24


def parquet_rows(file: BinaryIO) -> Iterator[SheetBegins | RowBatch]:
    """The columns as the first row (0), then the rows from 1; raises Refusal when it is damaged.

    Numbers of floating columns that lost digits keep their exponent form; whole and decimal
    numbers are exact. A column of structures becomes a column a part.
    """
    pa.set_cpu_count(1)
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        table = pq.ParquetFile(file, memory_map=False, pre_buffer=False)
        yield SheetBegins("", titled=True)
        _check_rows(table.metadata.num_rows, file)
        titles = _titles(table.schema_arrow)
        yield RowBatch(0.0, [RawRow(0, titles)])
        total, line = max(1, table.metadata.num_rows), 0
        for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
            rows = list(_rows(batch, titles, line))
            line += len(rows)
            yield RowBatch(min(1.0, line / total), rows)
    except (pa.ArrowException, OSError, ValueError):
        raise Refusal("unreadable") from None


def _check_rows(rows: int, file: BinaryIO) -> None:
    """Rows that are all alike pack to nothing, and would take hours to refuse one by one."""
    size = file.seek(0, io.SEEK_END)
    if rows > _MANY_ROWS and rows > _ROWS_A_BYTE * size:
        raise Refusal("too_many_rows", (rows,))


def _titles(schema: Any) -> list[str]:
    names: list[str] = []
    for field in schema:
        if pa.types.is_struct(field.type):
            names += [f"{field.name}_{part.name}" for part in field.type]
        else:
            names.append(field.name)
    if len(names) > MAX_COLUMNS:
        raise Refusal("too_wide")
    return names


def _rows(batch: Any, titles: list[str], before: int) -> Iterator[RawRow]:
    single = {f.name for f in batch.schema if f.type in (pa.float32(), pa.float16())}
    for number, row in enumerate(batch.to_pylist(), start=before + 1):
        plain = {name: _plain(value, single=name in single) for name, value in row.items()}
        cells = _flat(plain)
        yield RawRow(number, [cells.get(title, "") for title in titles])


def _flat(row: dict[str, object]) -> dict[str, str]:
    """Lists are told as one cell, joined; a part that is nested deeper stays out of the table."""
    for name, value in row.items():
        if isinstance(value, list):
            row[name] = "; ".join(str(part) for part in value)
    try:
        return row_of(row)
    except JsonProblem:
        return {name: str(value) for name, value in row.items()}


def _plain(value: object, *, single: bool) -> object:
    """A value as text, its parts likewise."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(part, single=single) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part, single=single) for part in value]
    return _scalar_text(value, single=single)


def _scalar_text(value: object, *, single: bool) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case float():
            return _float_text(value, single=single)
        case datetime():
            return _moment_text(value)
        case bytes():
            return value.decode("utf-8", "surrogateescape")
    # Whole numbers and days have one form.
    return str(value)


def _float_text(value: float, *, single: bool) -> str:
    """A float that is no number is an empty cell: data frames write gaps like that."""
    if math.isnan(value):
        return ""
    if single and abs(value) >= _EXACT_SINGLE:
        return f"{value:.6E}"
    return number_text(value)


def _moment_text(value: datetime) -> str:
    """Wall time in China for moments with a zone; a midnight is its day."""
    if value.tzinfo is not None:
        value = value.astimezone(_CHINA).replace(tzinfo=None)
    bare = value.replace(microsecond=0)
    return bare.date().isoformat() if bare.time().isoformat() == "00:00:00" else bare.isoformat(" ")
