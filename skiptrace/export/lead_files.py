"""Lists of leads as files: one writer a format, all streaming, all with the same columns."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from skiptrace.errors import UsageError
from skiptrace.export.atomic import replacing
from skiptrace.export.csv_file import csv_line
from skiptrace.export.jsonl import write_line
from skiptrace.export.leads import COLUMNS, LeadRow, cells

FORMATS = ("csv", "jsonl", "parquet", "xlsx")
FILE_FORMATS = ("parquet", "xlsx")
"""Formats that need a file to write to; the others go to a pipe as well."""

Write = Callable[[LeadRow], None]


@contextmanager
def leads_writer(format_: str, out: Path | IO[bytes]) -> Iterator[Write]:
    """Gives a function that takes one lead row at a time.

    out: a file, written whole or not at all, or an open binary stream (csv and jsonl only). CSV has
    no byte-order mark here, because scripts read it. Raises UsageError for an unknown format, for a
    stream where a file is needed, and when the file's folder cannot be written to.
    """
    if format_ not in FORMATS:
        raise UsageError(f"no such format: {format_}", f"formats: {', '.join(FORMATS)}")
    with ExitStack() as stack:
        if isinstance(out, Path):
            part = stack.enter_context(replacing(out))
            yield _to_file(format_, part, stack)
        elif format_ in FILE_FORMATS:
            raise UsageError(f"{format_} needs a file", "give --out FILE")
        else:
            yield _to_stream(format_, out)


def _to_file(format_: str, part: Path, stack: ExitStack) -> Write:
    if format_ == "xlsx":
        from skiptrace.export.tables import SheetWriter

        sheet = stack.enter_context(SheetWriter(part, list(COLUMNS), "leads"))
        return lambda row: sheet.add(cells(row))
    if format_ == "parquet":
        from skiptrace.export.parquet import ParquetWriter

        return stack.enter_context(ParquetWriter(part, COLUMNS)).add
    return _to_stream(format_, stack.enter_context(part.open("wb")))


def _to_stream(format_: str, out: IO[bytes]) -> Write:
    if format_ == "jsonl":
        return lambda row: write_line(out, row)

    def write_csv_row(row: LeadRow) -> None:
        out.write(csv_line(cells(row)))

    out.write(csv_line(list(COLUMNS)))
    return write_csv_row
