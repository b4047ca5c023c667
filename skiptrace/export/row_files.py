"""Any table as a file or a stream: CSV, JSON Lines, Parquet, XLSX; all streaming."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from skiptrace.errors import UsageError
from skiptrace.export.atomic import replacing
from skiptrace.export.csv_file import csv_line, csv_lines
from skiptrace.export.jsonl import write_line

FORMATS = ("csv", "jsonl", "parquet", "xlsx")

Row = Sequence[object]


def format_of(path: Path) -> str:
    """The format that the ending of the file asks for; raises UsageError for any other ending."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise UsageError(
            f"{path.name}: the ending names no format", f"formats: {', '.join(FORMATS)}"
        )
    return ending


def write_file(path: Path, columns: Mapping[str, type], rows: Iterable[Row]) -> int:
    """Writes the rows whole or not at all, in the format of the file's ending; their number.

    columns: title -> str, int, float or bool; a list stands as JSON in a str column. CSV has no
    byte-order mark, because scripts read it. Raises UsageError when the folder cannot be written.
    """
    format_ = format_of(path)
    counted = _Counted(rows)
    with replacing(path) as part:
        match format_:
            case "xlsx":
                from skiptrace.export.tables import SheetWriter

                with SheetWriter(part, list(columns)) as sheet:
                    for row in counted:
                        sheet.add(row)
            case "parquet":
                from skiptrace.export.parquet import ParquetWriter

                with ParquetWriter(part, columns) as writer:
                    for row in counted:
                        writer.add(dict(zip(columns, row, strict=True)))
            case _:
                with part.open("wb") as out:
                    write_stream(out, format_, columns, counted)
    return counted.number


def write_stream(
    out: IO[bytes], format_: str, columns: Mapping[str, type], rows: Iterable[Row]
) -> None:
    """Writes the rows as csv or jsonl to an open binary stream."""
    if format_ == "jsonl":
        for row in rows:
            write_line(out, dict(zip(columns, row, strict=True)))
        return
    out.write(csv_line(list(columns)))
    for piece in csv_lines(rows):
        out.write(piece)


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row
