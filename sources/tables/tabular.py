"""An adapter for a tabular kind: its card, and a function from a row to a record."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.row import Row
from sources.tables.table import read_table

BuildRecord = Callable[[Row, ReadOptions], Record]


class TabularAdapter:
    """Reads any table of one kind.

    `build` makes the record of a row; what is wrong it notes on the row, and then the row is
    rejected and what `build` made of it is thrown away.
    """

    def __init__(self, card: SourceCard, build: BuildRecord) -> None:
        self.card = card
        self._build = build

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself, or the files of a folder with one of the card's suffixes, by name."""
        return files_at(path, self.card.suffixes)

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per input line; raises SourceFailure when the file is no such table."""
        for row in read_table(path, self.card, options):
            if isinstance(row, Reject):
                yield row
                continue
            yield self.understand(row, options)

    def understand(self, row: Row, options: ReadOptions) -> Record | Reject:
        """The record that one row makes, or its reject."""
        record = self._build(row, options)
        return row.reject() if row.bad else record


def files_at(path: Path, suffixes: Sequence[str]) -> Sequence[Path]:
    """The file itself, whatever its name; of a folder the files with these suffixes, by name.

    Office lock files (`~$...`) and hidden files are passed over.
    """
    if not path.is_dir():
        return (path,)
    found = (p for p in path.iterdir() if p.is_file() and p.suffix.lower() in suffixes)
    return tuple(sorted(p for p in found if not p.name.startswith((".", "~$"))))
