"""The contract of a tabular adapter, for the product's own and for plug-ins.

    class TestReturnedMail(AdapterContract):
        adapter = ADAPTER

runs all of it under pytest, which stands in the tests' environment and not in the product's: the
checks are plain methods that raise AssertionError with what they found.
"""

import csv
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from skiptrace.export.tables import write_rows
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.card_check import adapter_problem

if TYPE_CHECKING:
    from skiptrace.model.attempt import Attempt
    from skiptrace.model.claim import Claim
    from skiptrace.model.flag import Flag

OPTIONS = ReadOptions(datetime(2026, 4, 1, tzinfo=UTC), basis="clause 9.2")
"""How the contract reads: a day after those of the examples, and a basis to be found again."""

_FULL_WIDTH = str.maketrans({str(d): chr(0xFF10 + d) for d in range(10)})
# What stands in cells by mistake or on purpose: other columns' values, formulas, terminal codes,
# markup, a rounded number, a day that does not exist, digits beyond any number.
_JUNK = (
    "?", "无", "0", "-1", "2026-02-30", "1E+17", "=1+1", "\x1b[2J", "[/b]", "\u202eabc", "a" * 5000,
    "9" * 400, "19900001234、19900005678", "\x00",
)  # fmt: skip


def table_bytes(rows: Sequence[Sequence[str]], encoding: str = "utf-8", sep: str = ",") -> bytes:
    """A table as the bytes of a text file, cells quoted where they must be."""
    lines: list[str] = []
    for row in rows:
        quoted = [c.replace('"', '""') for c in row]
        cells = [f'"{c}"' if sep in c or '"' in c else c for c in quoted]
        lines.append(sep.join(cells))
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def must(holds: object, what: object) -> None:
    """Raises AssertionError with what was found unless it holds."""
    if not holds:
        raise AssertionError(what)


class AdapterContract:
    """Card complete, example imports, deterministic, indifferent to spelling and layout."""

    adapter: ClassVar[SourceAdapter]

    def read(self, path: Path) -> list[Record | Reject]:
        """Everything the adapter makes of the file."""
        return list(self.adapter.read(path, OPTIONS))

    def one(self, path: Path) -> Record:
        """The one record of a file that holds one good row."""
        items = self.read(path)
        must(len(items) == 1 and isinstance(items[0], Record), items)
        return next(item for item in items if isinstance(item, Record))

    def example(self) -> list[tuple[str, str, str]]:
        """(canonical name, an alias, example value) of the card's example columns."""
        return [
            (c.name.replace("N", "1"), (c.aliases or (c.name,))[0].replace("N", "1"), c.example)
            for c in self.adapter.card.columns
            if c.example
        ]

    def rows(self, title: int = 0) -> list[list[str]]:
        """Header and example row; title: 0 canonical names, 1 the first aliases."""
        example = self.example()
        return [[column[title] for column in example], [column[2] for column in example]]

    def hash_of(self, folder: Path, rows: Sequence[Sequence[str]], **how: str) -> tuple[str, str]:
        """Name and content hash of the record that these rows give."""
        path = folder / "hash.csv"
        path.write_bytes(table_bytes(rows, **how))
        record = self.one(path)
        return record.record, record.content_hash

    def test_card_is_complete(self) -> None:
        """Everything that `skiptrace sources KIND` shows is there."""
        must(adapter_problem(self.adapter) is None, adapter_problem(self.adapter))

    def test_example_imports_by_every_spelling(self, tmp_path: Path) -> None:
        """Canonical names and aliases give the same record."""
        by_name, by_alias = (self.hash_of(tmp_path, self.rows(title)) for title in (0, 1))
        must(by_name == by_alias, (by_name, by_alias))

    def test_items_carry_their_stamps(self, tmp_path: Path) -> None:
        """Whatever the record states names kind and record, claims also basis and moment."""
        path = tmp_path / "one.csv"
        path.write_bytes(table_bytes(self.rows()))
        record, kind = self.one(path), self.adapter.card.kind
        must(record.source == kind, record.source)
        must(record.claims or record.attempts or record.flags or record.case, "it states nothing")
        stated: list[Claim | Attempt | Flag] = [*record.claims, *record.attempts, *record.flags]
        for item in stated:
            must((item.source, item.record) == (kind, record.record), item)
        for claim in record.claims:
            stamps = (claim.basis, claim.received_at)
            must(stamps == (OPTIONS.basis, OPTIONS.received_at), claim)
            must(claim.origin, claim)

    def test_rereading_gives_equal_records(self, tmp_path: Path) -> None:
        """Nothing depends on when or how often a file is read."""
        path = tmp_path / "a.csv"
        path.write_bytes(table_bytes(self.rows()))
        must(self.read(path) == self.read(path), "two readings differ")

    def test_layout_and_encoding_change_nothing(self, tmp_path: Path) -> None:
        """Order of columns, encoding and separator are no content."""
        rows = self.rows(1)
        plain = self.hash_of(tmp_path, rows)
        order = list(range(len(rows[0])))
        random.Random(7).shuffle(order)  # noqa: S311 - a fixed order, not a secret
        shuffled = [[row[place] for place in order] for row in rows]
        must(self.hash_of(tmp_path, shuffled) == plain, "the order of columns plays a part")
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            must(self.hash_of(tmp_path, rows, encoding=encoding) == plain, encoding)
        for sep in ("\t", ";"):
            must(self.hash_of(tmp_path, rows, sep=sep) == plain, f"separator {sep!r}")

    def test_quotes_and_full_width_digits_change_nothing(self, tmp_path: Path) -> None:
        """Nor are quotes and the width of digits."""
        rows = self.rows(1)
        plain = self.hash_of(tmp_path, rows)
        path = tmp_path / "quoted.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
        quoted = self.one(path)
        must((quoted.record, quoted.content_hash) == plain, "quotes play a part")
        wide = [rows[0], [cell.translate(_FULL_WIDTH) for cell in rows[1]]]
        must(self.hash_of(tmp_path, wide) == plain, "the width of digits plays a part")

    def test_every_line_is_accounted_for(self, tmp_path: Path) -> None:
        """One item a line that is not blank, whatever is in it."""
        header, example = self.rows()
        body = [example, [""] * len(example), [*example, "too", "many"], example[:1], example]
        path = tmp_path / "lines.csv"
        path.write_bytes(table_bytes([header, *body]))
        lines = [item.line for item in self.read(path)]
        must(lines == [2, 4, 5, 6], lines)

    def test_a_bad_cell_costs_one_row(self, tmp_path: Path) -> None:
        """Whatever stands in a cell, its row is read or rejected, and the next row goes in."""
        header, example = self.rows()
        path = tmp_path / "junk.csv"
        for place, title in enumerate(header):
            junk = [[*example[:place], cell, *example[place + 1 :]] for cell in _JUNK]
            path.write_bytes(table_bytes([header, *junk, example]))
            items = self.read(path)
            lines = sum(item.lines if isinstance(item, Record) else 1 for item in items)
            must(lines == len(_JUNK) + 1, f"{title}: {lines} lines")
            must(any(isinstance(item, Record) for item in items), f"{title}: the good row was lost")

    def test_workbook_reads_the_same(self, tmp_path: Path) -> None:
        """XLSX and CSV of the same cells give the same record."""
        header, *body = self.rows(1)
        write_rows(tmp_path / "a.xlsx", header, body)
        record = self.one(tmp_path / "a.xlsx")
        plain = self.hash_of(tmp_path, [header, *body])
        must((record.record, record.content_hash) == plain, "the workbook gives another record")
