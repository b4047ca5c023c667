"""Which encoding a text file is in, decided once a file, and its lines decoded."""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from skiptrace.errors import UsageError
from skiptrace.reading import Meter

# A cell of 1 MB is refused by name; a "line" beyond this is cut, and so refused.
MAX_LINE_BYTES = 8 * 1024 * 1024
# Ends a line that was cut: no cell may hold it, so the line cannot pass for a whole one.
CUT = "\x00"
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
_HEAD = 4096
# At least one byte in so many: a header of nothing but Han still has its separators.
_NUL_SHARE = 16
_FEW_NULS = 4


def decide(path: Path, forced: str | None = None) -> str:
    """Name of the whole file's encoding: `forced`, by byte order mark, UTF-16, UTF-8 or GB18030.

    A file that is wholly valid UTF-8 is UTF-8; otherwise the lines outside ASCII vote (1,920 of
    20,901 Han characters in GB18030 are also valid UTF-8, so no single line can decide).
    """
    if forced is not None:
        return _checked(forced)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if (utf16 := _unmarked_utf16(head)) is not None:
        return utf16
    return "utf-8" if wholly_utf8(path) else _voted(path)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark: separators and digits leave a NUL in every second place."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = max(even, odd)
    if most < _FEW_NULS or most * _NUL_SHARE < len(head) or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _checked(name: str) -> str:
    try:
        known = codecs.lookup(name).name
        "a".encode(known)
    except (LookupError, UnicodeError):
        raise UsageError(f"unknown encoding '{name}'", "try utf-8, gb18030 or utf-16") from None
    return "utf-16-le" if known == "utf-16" else known.replace("utf-8-sig", "utf-8")


def wholly_utf8(path: Path) -> bool:
    """Whether every byte of the file belongs to valid UTF-8."""
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
    with path.open("rb") as file:
        for raw, _ in _byte_lines(file):
            if raw.isascii():
                continue
            if _decodes(raw, "utf-8"):
                utf8 += 1
            else:
                other += 1
    return "utf-8" if utf8 > other else "gb18030"


def lines(path: Path, encoding: str, meter: Meter | None = None) -> Iterator[str]:
    """The file's lines without their ends, the first byte order mark taken off.

    Bytes that do not decode come through as lone surrogates, so that only the cells holding them
    are refused. A line beyond 8 MB is cut and ends in CUT. The meter is told the bytes read.
    """
    meter = meter or Meter()
    with path.open("rb") as file:
        if encoding.startswith("utf-16"):
            yield from _utf16_lines(file, encoding, meter)
            return
        for number, (raw, is_cut) in enumerate(_byte_lines(file)):
            meter.done += len(raw) + 1
            line = raw.removeprefix(codecs.BOM_UTF8) if number == 0 else raw
            text = _text(line, encoding) + (CUT if is_cut else "")
            if "\r" in text:
                yield from _split_returns(text)
            else:
                yield text


def text_chunks(path: Path, encoding: str, meter: Meter) -> Iterator[str]:
    """The file's text in pieces, for parsers that take pieces; lost bytes come as U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with path.open("rb") as file:
        first = True
        while chunk := file.read(_CHUNK // 16):
            meter.done += len(chunk)
            text = decoder.decode(chunk)
            yield text.removeprefix("\ufeff") if first else text
            first = False


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


def _byte_lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """(line without its line feed, whether it was cut); the rest of a cut line is passed over."""
    while raw := file.readline(MAX_LINE_BYTES):
        is_cut = len(raw) >= MAX_LINE_BYTES and not raw.endswith(b"\n")
        piece = raw
        while is_cut and piece and not piece.endswith(b"\n"):
            piece = file.readline(MAX_LINE_BYTES)
        yield raw.removesuffix(b"\n"), is_cut


def _utf16_lines(file: BinaryIO, encoding: str, meter: Meter) -> Iterator[str]:
    with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None) as text:
        while line := text.readline(MAX_LINE_BYTES):
            is_cut = len(line) >= MAX_LINE_BYTES and not line.endswith("\n")
            piece = line
            while is_cut and piece and not piece.endswith("\n"):
                piece = text.readline(MAX_LINE_BYTES)
            meter.done += 2 * len(line)
            whole = line.removesuffix("\n").removeprefix("\ufeff")
            yield whole + CUT if is_cut else whole
