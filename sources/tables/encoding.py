"""Which encoding a text file is in, decided once a file, and its lines decoded."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from skiptrace.errors import SourceFailure, UsageError

# A cell of 1 MB is refused by name; a "line" beyond this is no line of a table.
MAX_LINE_BYTES = 8 * 1024 * 1024
_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Han, their punctuation and full-width forms. A GB18030 line that also reads as UTF-8 with nothing
# but these outside ASCII is UTF-8: 3-byte leads (E4-E9) and trails (80-BF) would have to alternate
# over pairs by accident, while the known accidents (the "联通" effect) read as 2-byte letters.
_FAR_EAST = 0x2E80
_SEVERAL = 2


def decide(path: Path, forced: str | None = None) -> str:
    """Name of the encoding of the whole file: `forced`, by byte order mark, UTF-8 or GB18030.

    A file that is wholly valid UTF-8 is UTF-8; otherwise the lines outside ASCII vote (1,920 of
    20,901 Han characters in GB18030 are also valid UTF-8, so no single line can decide).
    """
    if forced is not None:
        return _checked(forced)
    with path.open("rb") as file:
        head = file.read(4)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    return "utf-8" if _wholly_utf8(path) else _voted(path)


def _checked(name: str) -> str:
    try:
        known = codecs.lookup(name).name
        "a".encode(known)
    except (LookupError, UnicodeError):
        raise UsageError(f"unknown encoding '{name}'", "try utf-8, gb18030 or utf-16") from None
    return "utf-16-le" if known == "utf-16" else known.replace("utf-8-sig", "utf-8")


def _wholly_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _voted(path: Path) -> str:
    utf8 = other = 0
    for raw in _byte_lines(path, b"\n"):
        if raw.isascii():
            continue
        if _decodes(raw, "utf-8"):
            utf8 += 1
        else:
            other += 1
    return "utf-8" if utf8 > other else "gb18030"


def lines(path: Path, encoding: str) -> Iterator[str]:
    """The file's lines without their ends, the first byte order mark taken off.

    Bytes that do not decode come through as lone surrogates, so that only the cells holding them
    are refused. Raises SourceFailure for a line beyond 8 MB.
    """
    if encoding.startswith("utf-16"):
        yield from _utf16_lines(path, encoding)
        return
    for number, raw in enumerate(_byte_lines(path, b"\n")):
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 0 else raw
        text = _text(line, encoding)
        if "\r" in text:
            yield from _split_returns(text)
        else:
            yield text


def _split_returns(text: str) -> Iterator[str]:
    """A lone carriage return ends a line too (old Macintosh files); a last one is dropped."""
    pieces = text.split("\r")
    yield from pieces[:-1] if not pieces[-1] else pieces


def _text(raw: bytes, encoding: str) -> str:
    if raw.isascii():
        return raw.decode("ascii")
    if encoding == "gb18030" and _is_far_eastern_utf8(raw):
        return raw.decode("ascii", "surrogateescape")
    return raw.decode(encoding, "surrogateescape")


def _is_far_eastern_utf8(raw: bytes) -> bool:
    try:
        foreign = [c for c in raw.decode("utf-8") if ord(c) > 0x7F]
    except UnicodeDecodeError:
        return False
    return len(foreign) >= _SEVERAL and all(ord(c) >= _FAR_EAST for c in foreign)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _byte_lines(path: Path, end: bytes) -> Iterator[bytes]:
    with path.open("rb") as file:
        while raw := file.readline(MAX_LINE_BYTES):
            if len(raw) >= MAX_LINE_BYTES and not raw.endswith(end):
                raise SourceFailure(
                    f"{path.name} has a line of more than 8 MB",
                    "this is not a table; export it again",
                )
            yield raw.removesuffix(end)


def _utf16_lines(path: Path, encoding: str) -> Iterator[str]:
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        while line := file.readline(MAX_LINE_BYTES):
            yield line.removesuffix("\n").removeprefix("\ufeff")
