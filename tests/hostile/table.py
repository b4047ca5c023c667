"""What every trick is played on: the header and the example row of one kind."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field

from sources.registry import adapter

Trick = Callable[["Table"], bytes]
"""A table -> the bytes of a hostile file of it."""


@dataclass(frozen=True)
class Table:
    """A kind with its columns that have examples."""

    kind: str
    titles: list[str]
    good: list[str] = field(repr=False)

    @classmethod
    def of(cls, kind: str) -> "Table":
        columns = [c for c in adapter(kind).card.columns if c.example]
        titles = [c.name.replace("N", "1") for c in columns]
        return cls(kind, titles, [c.example for c in columns])

    def rows(self, *more: list[str]) -> list[list[str]]:
        return [self.titles, self.good, *more]

    def with_cell(self, place: int, cell: str) -> list[str]:
        return [*self.good[:place], cell, *self.good[place + 1 :]]

    def csv(self, *more: list[str], encoding: str = "utf-8") -> bytes:
        """The table as CSV: header, good row, more rows, good row."""
        out = io.StringIO()
        csv.writer(out).writerows([*self.rows(*more), self.good])
        return out.getvalue().encode(encoding, "surrogatepass" if "16" in encoding else "replace")

    def lines(self, *more: str) -> bytes:
        """Header and good row as CSV, then raw lines, then the good row again."""
        return b"\n".join(
            [
                *self.csv().splitlines()[:2],
                *(line.encode() for line in more),
                *self.csv().splitlines()[2:],
            ]
        )
