"""Parquet files, written in row groups so that memory does not grow with the rows.

pyarrow takes a tenth of a second to import, so it is imported when a file is written.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from skiptrace.export.cells import cell_text

GROUP = 20_000
"""Rows of a row group: large enough to compress well, about 20 MB of leads in memory."""

_TYPES = {str: "string", int: "int64", float: "float64", bool: "bool"}


class ParquetWriter:
    """Adds rows to a Parquet file; columns: name -> str, int, float or bool, all nullable."""

    def __init__(self, path: Path, columns: Mapping[str, type]) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._columns = columns
        self._arrow: Any = pa
        self._schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
        self._file = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Mapping[str, object]] = []

    def add(self, row: Mapping[str, object]) -> None:
        """Takes one row; lists become JSON text."""
        self._rows.append({name: self._value(name, row[name]) for name in self._columns})
        if len(self._rows) >= GROUP:
            self._flush()

    def _value(self, name: str, value: object) -> object:
        if value is None or self._columns[name] is not str:
            return value
        return cell_text(value)

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
            self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._flush()
        self._file.close()
