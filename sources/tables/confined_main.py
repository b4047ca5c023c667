"""The child process of `confined.py`: limits itself, then reads one file and tells its rows."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from sources.tables.formats import Format
from sources.tables.wire import Refusal, RowBatch, SheetBegins, encoded, send

_MEMORY = 1024**3
_SECONDS = 60


def main() -> None:
    """Takes the request from stdin and answers on stdout."""
    limit()
    request = json.loads(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    try:
        with Path(request["path"]).open("rb") as file:
            send(_read(file, request["format"], request["password"]), out)
    except OSError:
        out.write(encoded(Refusal("unreadable")))


def limit() -> None:
    """Memory, processor time and file sizes; a system without such limits has the parent's."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # Some systems know a limit and do not let it be set.
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def _read(file: BinaryIO, format_: str, password: str | None) -> Iterator[SheetBegins | RowBatch]:
    """Each reader is loaded when it is needed: Arrow alone takes a quarter of a second."""
    if format_ == Format.PARQUET.value:
        from sources.tables.parquet_table import parquet_rows

        return parquet_rows(file)
    from sources.tables.workbook import workbook_rows

    return workbook_rows(file, password)
