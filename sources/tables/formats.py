"""Which format a file is in, told by its content and never by its name."""

import codecs
import re
from enum import Enum
from pathlib import Path

from skiptrace.errors import SourceFailure


class Format(Enum):
    """What reads the file."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    SPREADSHEET_XML = "spreadsheet xml"
    WORKBOOK = "workbook"
    PARQUET = "parquet"


# A table is not begun later than that, whatever styles stand before it.
_HEAD = 256 * 1024

_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
# PDF, gzip, 7z, RAR, PNG, JPEG, GIF, SQLite, a web archive, rich text.
_FOREIGN = (b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x89PNG", b"\xff\xd8\xff",
            b"GIF8", b"SQLite format 3", b"MIME-Version:", b"{\\rtf")  # fmt: skip
# "[12:30] ..." begins like a list too, and is read as text.
_JSON = re.compile(r"\{|\[\s*(?:[{\[]|\]\s*$)")
_FLAT_OBJECT = re.compile(r"\[?\s*\{[^{}\[\]]*\}")
_SPREADSHEET_XML = re.compile(r"<(?:\w+:)?Workbook\b")
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|body|head|meta|style|!doctype\s+html)\b", re.IGNORECASE)


def format_of(path: Path) -> Format:
    """The format; raises SourceFailure for what can be no table or cannot be opened."""
    head = _head(path)
    if head.startswith(_WORKBOOKS):
        return Format.WORKBOOK
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    if head.startswith(_FOREIGN):
        raise SourceFailure(
            f"{path.name} is a document, picture or archive, not a table",
            "unpack it, or export it again as XLSX or CSV",
        )
    text = _text(head)
    if text.startswith("<"):
        return _markup(path, text)
    return Format.JSON if _JSON.match(text) else Format.TEXT


def is_table(head: bytes) -> bool:
    """Whether the beginning of an XML or JSON file is that of a table, not of one document.

    JSON is one when its first object has no parts.
    """
    text = _text(head)
    if text.startswith("<"):
        return _is_html(text) or _SPREADSHEET_XML.search(text) is not None
    return _FLAT_OBJECT.match(text) is not None


def _is_html(text: str) -> bool:
    return _HTML_TABLE.search(text) is not None or _HTML.search(text[:4096]) is not None


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SourceFailure(f"{path.name} is not a file", "check the path")
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise SourceFailure(
            f"{path.name} cannot be read: {error.strerror}",
            "check that it is there, whole, and yours to read",
        ) from None


def _markup(path: Path, text: str) -> Format:
    if _SPREADSHEET_XML.search(text):
        return Format.SPREADSHEET_XML
    if _is_html(text):
        return Format.HTML
    raise SourceFailure(
        f"{path.name} is XML, but not a spreadsheet", "save it as XLSX or CSV first"
    )


def _text(head: bytes) -> str:
    """Enough of a text to see its tags: UTF-16 by its mark, anything else byte by byte."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.lstrip(" \t\r\n\ufeff")
