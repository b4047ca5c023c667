"""The contract of a tabular adapter: `class TestX(AdapterContract): kind = "x"` runs all of it."""

import csv
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import xlsxwriter

from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.registry import adapter

OPTIONS = ReadOptions(datetime(2026, 4, 1, tzinfo=UTC), basis="clause 9.2")
# Interface, section 1: the kinds that hold what others know of people.
NEED_A_BASIS = (
    "call-records",
    "credit-reports",
    "employment",
    "recordings",
    "registered-addresses",
)
FULL_WIDTH = str.maketrans({str(d): chr(0xFF10 + d) for d in range(10)})


def table_bytes(rows: Sequence[Sequence[str]], encoding: str = "utf-8", sep: str = ",") -> bytes:
    lines: list[str] = []
    for row in rows:
        cells = [f'"{c}"' if sep in c or '"' in c else c for c in row]
        lines.append(sep.join(cells))
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


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


class AdapterContract:
    """Card complete, example imports, deterministic, indifferent to spelling and layout."""

    kind: ClassVar[str]

    @property
    def adapter(self) -> SourceAdapter:
        return adapter(self.kind)

    def example(self) -> list[tuple[str, str, str]]:
        """(canonical name, an alias, example value) of the card's example columns."""
        return [
            (c.name.replace("N", "1"), (c.aliases or (c.name,))[0].replace("N", "1"), c.example)
            for c in self.adapter.card.columns
            if c.example
        ]

    def rows(self, title: int = 0) -> list[list[str]]:
        example = self.example()
        return [[column[title] for column in example], [column[2] for column in example]]

    def hash_of(self, folder: Path, rows: Sequence[Sequence[str]], **how: str) -> tuple[str, str]:
        path = folder / "hash.csv"
        path.write_bytes(table_bytes(rows, **how))
        (record,) = records(self.kind, path)
        return record.record, record.content_hash

    def test_card_is_complete(self) -> None:
        card = self.adapter.card
        assert card.kind == self.kind
        assert all((card.title_en, card.title_zh, card.lawful_note, card.cost, card.yields))
        assert card.retention_days > 0
        names = [column.name for column in card.columns]
        assert len(names) == len(set(names))
        for column in card.columns:
            assert not column.required or column.example, column.name
        assert card.basis_needed == (self.kind in NEED_A_BASIS)

    def test_example_imports_by_every_spelling(self, tmp_path: Path) -> None:
        assert self.hash_of(tmp_path, self.rows(0)) == self.hash_of(tmp_path, self.rows(1))

    def test_claims_carry_their_stamps(self, tmp_path: Path) -> None:
        record = one(self.kind, tmp_path, self.rows())
        assert record.source == self.kind
        assert record.claims or record.attempts or record.flags
        for claim in record.claims:
            assert claim.source == self.kind
            assert claim.record == record.record
            assert claim.basis == "clause 9.2"
            assert claim.received_at == OPTIONS.received_at
            assert claim.origin

    def test_rereading_gives_equal_records(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(table_bytes(self.rows()))
        assert read(self.kind, path) == read(self.kind, path)

    def test_layout_and_encoding_change_nothing(self, tmp_path: Path) -> None:
        rows = self.rows(1)
        plain = self.hash_of(tmp_path, rows)
        order = list(range(len(rows[0])))
        random.Random(7).shuffle(order)  # noqa: S311 - a fixed order, not a secret
        shuffled = [[row[place] for place in order] for row in rows]
        assert self.hash_of(tmp_path, shuffled) == plain
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            assert self.hash_of(tmp_path, rows, encoding=encoding) == plain, encoding
        for sep in ("\t", ";"):
            assert self.hash_of(tmp_path, rows, sep=sep) == plain, sep

    def test_quotes_and_full_width_digits_change_nothing(self, tmp_path: Path) -> None:
        rows = self.rows(1)
        plain = self.hash_of(tmp_path, rows)
        path = tmp_path / "quoted.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
        (record,) = records(self.kind, path)
        assert (record.record, record.content_hash) == plain
        wide = [rows[0], [cell.translate(FULL_WIDTH) for cell in rows[1]]]
        assert self.hash_of(tmp_path, wide) == plain

    def test_every_line_is_accounted_for(self, tmp_path: Path) -> None:
        header, example = self.rows()
        body = [example, [""] * len(example), [*example, "too", "many"], example[:1], example]
        path = tmp_path / "lines.csv"
        path.write_bytes(table_bytes([header, *body]))
        assert [item.line for item in read(self.kind, path)] == [2, 4, 5, 6]

    def test_workbook_reads_the_same(self, tmp_path: Path) -> None:
        path = write_xlsx(tmp_path / "a.xlsx", self.rows(1))
        (record,) = records(self.kind, path)
        assert (record.record, record.content_hash) == self.hash_of(tmp_path, self.rows(1))
