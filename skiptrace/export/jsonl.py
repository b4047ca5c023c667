"""JSON Lines: one object a line, keys in the order given, Chinese as it is."""

from collections.abc import Mapping
from typing import IO

from skiptrace.export.cells import json_text


def write_line(out: IO[bytes], row: Mapping[str, object]) -> None:
    """Writes one row; raises ValueError for numbers that JSON does not have."""
    out.write(json_text(row).encode("utf-8") + b"\n")
