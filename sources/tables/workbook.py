"""Rows of a spreadsheet file as text cells, with the sheet's own row numbers.

XLSX, XLSB, ODS and the old XLS, encrypted ones opened in memory. Runs in the child process of
`confined.py` only: a hostile file may take this process down, and no other.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

import python_calamine

from sources.tables.cells import number_text
from sources.tables.raw import HEADER_ROWS, RawRow, Span, blank
from sources.tables.wire import Refusal, RowBatch, SheetBegins

# Limits of reliability.md 3.6: a 1.3 MB file that unpacks to 448 MB is refused at once.
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1_000
# Small files of one repeated row compress better than that and harm nobody.
_RATIO_FLOOR = 1024 * 1024
_BATCH = 500
_OLE = b"\xd0\xcf\x11\xe0"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# Rounds of the key derivation; Office writes 100,000. A lying figure would cost minutes.
_MAX_SPIN = 2_000_000

Cell = int | float | str | bool | time | date | datetime | timedelta


def workbook_rows(file: BinaryIO, password: str | None) -> Iterator[SheetBegins | RowBatch]:
    """Each sheet in the book's order, then its rows; rows that are wholly empty are passed over.

    Raises Refusal for a book that is encrypted, damaged or too dense.
    """
    opened = _opened(file, password)
    opened.seek(0)
    if opened.read(2) == b"PK":
        check_zip(opened)
    opened.seek(0)
    try:
        book = python_calamine.load_workbook(opened)
    except python_calamine.PasswordError:
        raise Refusal("password_needed") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Refusal("unreadable") from None
    for number, name in enumerate(book.sheet_names):
        yield SheetBegins(name, titled=False)
        yield from _sheet(book, name, number / len(book.sheet_names), len(book.sheet_names))


def _opened(file: BinaryIO, password: str | None) -> BinaryIO:
    """The book itself, or what its password opens; the clear bytes stay in memory."""
    if file.read(len(_OLE)) != _OLE:
        return file
    file.seek(0)
    try:
        sealed = _sealed(file)
    except ImportError:
        # Without the extra an encrypted book is still told from a plain old one.
        if _PACKAGE in file.read():
            raise Refusal("extra_missing") from None
        return file
    if sealed is None:
        return file
    if password is None:
        raise Refusal("password_needed")
    return _unsealed(sealed, password)


def _sealed(file: BinaryIO) -> Any:
    """The book as msoffcrypto opens it when it is encrypted, else None."""
    import msoffcrypto

    try:
        book = msoffcrypto.OfficeFile(file)
        return book if book.is_encrypted() else None
    except Exception:  # noqa: BLE001 - its parser names no errors for damage; calamine judges it
        return None


def _unsealed(book: Any, password: str) -> BinaryIO:
    from msoffcrypto import exceptions

    clear = io.BytesIO()
    try:
        _load_key(book, password)
        book.decrypt(clear)
    except (exceptions.InvalidKeyError, exceptions.DecryptionError):
        raise Refusal("password_wrong") from None
    except (Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - as above
        raise Refusal("unreadable") from None
    return clear


def _load_key(book: Any, password: str) -> None:
    """Only the newer format can tell a wrong password before it decrypts."""
    if book.format != "ooxml":
        book.load_key(password=password)
        return
    if book.type == "agile" and book.info["spinValue"] > _MAX_SPIN:
        raise Refusal("unreadable")
    book.load_key(password=password, verify_password=True)


def check_zip(file: BinaryIO) -> None:
    """Raises Refusal when the packed file is damaged or would unpack beyond the limits."""
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refusal("damaged") from None
    unpacked = sum(entry.file_size for entry in entries)
    size = file.seek(0, io.SEEK_END)
    ratio = unpacked / max(1, size)
    too_dense = unpacked > _RATIO_FLOOR and ratio > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or too_dense:
        raise Refusal("too_dense", (unpacked // (1024 * 1024), len(entries), round(ratio)))


def _sheet(
    book: python_calamine.CalamineWorkbook, name: str, done: float, sheets: int
) -> Iterator[RowBatch]:
    """done: the part of the book (0..1) before this sheet, of so many sheets."""
    try:
        sheet = book.get_sheet_by_name(name)
        spans = _spans(sheet)
        batch: list[RawRow] = []
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = [as_text(cell) for cell in row]
            if not blank(cells):
                batch.append(RawRow(number, cells, name, spans.get(number, ())))
            if len(batch) >= _BATCH:
                yield RowBatch(done + number / (sheet.total_height + 1) / sheets, batch)
                batch = []
    except (python_calamine.CalamineError, ValueError):
        raise Refusal("sheet_unreadable") from None
    yield RowBatch(done + 1 / sheets, batch)


def _spans(sheet: python_calamine.CalamineSheet) -> dict[int, tuple[Span, ...]]:
    """Row number -> its cells merged across, for the rows where a header may stand."""
    found: dict[int, tuple[Span, ...]] = {}
    # Rows begin at the first of the sheet, cells at the first column that holds anything.
    left = sheet.start[1] if sheet.start else 0
    for (top, first), (_, last) in sheet.merged_cell_ranges or ():
        if top < 2 * HEADER_ROWS and last > first >= left:
            found[top + 1] = (*found.get(top + 1, ()), (first - left, last - left))
    return found


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
    return number_text(cell)
