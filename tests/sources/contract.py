"""The contract of the product's own adapters: `class TestX(AdapterContract): kind = "x"`."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

import xlsxwriter

from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions
from sources import testing
from sources.registry import adapter
from sources.testing import OPTIONS, table_bytes

__all__ = ["OPTIONS", "table_bytes"]

# Interface, section 1: the kinds that hold what others know of people.
NEED_A_BASIS = (
    "call-records",
    "credit-reports",
    "employment",
    "recordings",
    "registered-addresses",
)


def write_xlsx(path: Path, rows: Sequence[Sequence[object]], sheet: str = "案件") -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        page = book.add_worksheet(sheet)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, datetime):
                    style = book.add_format({"num_format": "yyyy-mm-dd"})
                    page.write_datetime(y, x, cell, style)
                elif isinstance(cell, int | float):
                    page.write_number(y, x, cell)
                else:
                    page.write_string(y, x, str(cell))
    return path


def read(kind: str, path: Path, options: ReadOptions = OPTIONS) -> list[Record | Reject]:
    return list(adapter(kind).read(path, options))


def records(kind: str, path: Path, options: ReadOptions = OPTIONS) -> list[Record]:
    items = read(kind, path, options)
    assert all(isinstance(item, Record) for item in items), items
    return [item for item in items if isinstance(item, Record)]


def one(kind: str, folder: Path, rows: Sequence[Sequence[str]]) -> Record:
    path = folder / "one.csv"
    path.write_bytes(table_bytes(rows))
    found = records(kind, path)
    assert len(found) == 1
    return found[0]


def rejects(items: Sequence[Record | Reject]) -> dict[int, tuple[str, str]]:
    return {i.line: (i.column, i.code) for i in items if isinstance(i, Reject)}


class AdapterContract(testing.AdapterContract):
    """The contract that plug-ins are held to as well, by the kind's name."""

    kind: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.adapter = adapter(cls.kind)

    def test_basis_is_asked_for_where_the_interface_says(self) -> None:
        assert self.adapter.card.kind == self.kind
        assert self.adapter.card.basis_needed == (self.kind in NEED_A_BASIS)
