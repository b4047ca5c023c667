"""Files on disk: CSV in several dresses, XLSX, text. Same content, same bytes."""

import csv
from typing import TYPE_CHECKING, Self

from skiptrace.export.tables import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType


class CsvFile:
    """A CSV file being written row by row; a context manager."""

    def __init__(
        self, path: "Path", header: "Sequence[str]", *, encoding: str = "utf-8", mark: str = ","
    ) -> None:
        self.path = path
        self._file = path.open("w", encoding=encoding, newline="")
        self._writer = csv.writer(self._file, delimiter=mark)
        self._writer.writerow(header)

    def write(self, rows: "Iterable[Sequence[str]]") -> None:
        """Appends rows."""
        self._writer.writerows(rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self._file.close()


def write_xlsx(path: "Path", header: "Sequence[str]", rows: "Iterable[Sequence[object]]") -> None:
    """Writes a sheet of text cells."""
    write_rows(path, header, rows)


def write_text(path: "Path", text: str) -> None:
    """Writes a UTF-8 text file with the line ends as given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
