"""Rows of a spreadsheet as text cells, with the sheet's own row numbers."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from skiptrace.errors import SourceFailure
from sources.tables.csv_table import RawRow

# Limits of reliability.md 3.6: a 1.3 MB file that unpacks to 448 MB is refused at once.
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1_000
# Small files of one repeated row compress better than that and harm nobody.
_RATIO_FLOOR = 1024 * 1024
# A spreadsheet number holds 15 digits; beyond, the last ones are lost.
_EXACT = 10**15

Cell = int | float | str | bool | time | date | datetime | timedelta


def check_zip(path: Path) -> None:
    """Raises SourceFailure when the packed file is damaged or would unpack beyond the limits."""
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise SourceFailure(
            f"{path.name} is a damaged spreadsheet",
            "open it in a spreadsheet program and save it again",
        ) from None
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(1, path.stat().st_size)
    too_dense = unpacked > _RATIO_FLOOR and ratio > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or too_dense:
        raise SourceFailure(
            f"{path.name} unpacks to {unpacked // (1024 * 1024)} MB in {len(entries)} parts, "
            f"{ratio:.0f} times its size",
            "split the file, or save it as CSV",
        )


def sheets(path: Path) -> Iterator[tuple[str, Iterator[RawRow]]]:
    """(sheet name, its rows) in the book's order; rows that are wholly empty are passed over.

    Raises SourceFailure for an encrypted or unreadable book.
    """
    try:
        book = python_calamine.load_workbook(str(path))
        names = book.sheet_names
    except python_calamine.PasswordError:
        raise _unreadable(
            path, "is protected by a password", "save it without the password"
        ) from None
    except (python_calamine.CalamineError, OSError):
        raise _unreadable(
            path,
            "cannot be read as a spreadsheet",
            "remove the password if it has one, or save it as XLSX or CSV",
        ) from None
    for name in names:
        yield name, _rows(book, name, path)


def _unreadable(path: Path, what: str, hint: str) -> SourceFailure:
    return SourceFailure(f"{path.name} {what}", hint)


def _rows(book: python_calamine.CalamineWorkbook, name: str, path: Path) -> Iterator[RawRow]:
    try:
        sheet = book.get_sheet_by_name(name)
        table = sheet.iter_rows()
    except (python_calamine.CalamineError, ValueError):
        raise _unreadable(
            path, "has a sheet that cannot be read", "save it again as XLSX or CSV"
        ) from None
    for number, row in enumerate(table, start=1):
        cells = [as_text(cell) for cell in row]
        if any(cell and not cell.isspace() for cell in cells):
            yield RawRow(number, cells, name)


def as_text(cell: Cell) -> str:
    """A cell as text: whole numbers as digits, days and moments in ISO form.

    A number of more than 15 digits keeps its exponent form, so that it is recognised as rounded.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return _number_text(cell)


def _number_text(number: float) -> str:
    if abs(number) >= _EXACT:
        return f"{float(number):.14E}"
    return str(int(number)) if number == int(number) else repr(number)
