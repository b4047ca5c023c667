"""Hostile workbooks: XLSX, ODS and the old XLS, taken apart and put together wrong."""

import io
import random
import struct
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import xlsxwriter
import xlwt

from tests.hostile.markup import LAUGHS
from tests.hostile.table import Table, Trick
from tests.sources.tables.books import write_ods, write_sealed, write_xls

MB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def xlsx(table: Table) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - the same each time
        page = book.add_worksheet("案件")
        for number, row in enumerate([*table.rows(), table.good]):
            page.write_row(number, 0, row)
    return out.getvalue()


def written(write: object, table: Table) -> bytes:
    assert callable(write)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.bin"
        write(path, table.rows())
        return path.read_bytes()


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(entries: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in entries.items():
            # Its time stamp is 1980, as in every file here.
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return out.getvalue()


def with_part(name: str, content: bytes | None) -> Trick:
    """The XLSX with one part replaced, or left out."""

    def trick(table: Table) -> bytes:
        entries = parts(xlsx(table))
        if content is None:
            del entries[name]
        else:
            entries[name] = content
        return packed(entries)

    return trick


def in_part(name: str, old: bytes, new: bytes) -> Trick:
    def trick(table: Table) -> bytes:
        entries = parts(xlsx(table))
        assert old in entries[name], (name, entries[name][:300])
        entries[name] = entries[name].replace(old, new, 1)
        return packed(entries)

    return trick


def cut(write: object, share: float) -> Trick:
    def trick(table: Table) -> bytes:
        whole = xlsx(table) if write is None else written(write, table)
        return whole[: int(len(whole) * share)]

    return trick


def shaken(write: object, seed: int) -> Trick:
    """Some bytes changed, always the same ones."""

    def trick(table: Table) -> bytes:
        dice = random.Random(seed)  # noqa: S311 - the same each time
        whole = bytearray(xlsx(table) if write is None else written(write, table))
        for _ in range(1 + seed % 20):
            whole[dice.randrange(len(whole))] = dice.randrange(256)
        return bytes(whole)

    return trick


def lying_sizes(table: Table) -> bytes:
    """The central directory promises 1 KB where 64 MB are packed."""
    whole = bytearray(packed({**parts(xlsx(table)), "xl/media/x": b"\0" * (64 * MB)}))
    at = whole.rfind(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 1024)
    return bytes(whole)


def many_entries(table: Table) -> bytes:
    return packed({**parts(xlsx(table)), **{f"xl/x{n}": b"" for n in range(2_000)}}, 0)


def nested_bomb(table: Table) -> bytes:
    inner = packed({"x": b"\0" * (32 * MB)})
    return packed({**parts(xlsx(table)), "xl/embeddings/x.xlsx": inner})


def paths_outside(table: Table) -> bytes:
    return packed({**parts(xlsx(table)), "../../../tmp/x": b"x", "/etc/x": b"x", "C:\\x": b"x"})


def doubled_parts(table: Table) -> bytes:
    out = io.BytesIO(xlsx(table))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("twice/" + SHEET), b"<worksheet/>")
    return out.getvalue()


def many_merges(table: Table) -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:C{n}"/>' for n in range(1, 60_000))
    tail = f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    return in_part(SHEET, b"</sheetData>", tail)(table)


def far_xls(table: Table) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("案件")
    for place, title in enumerate(table.titles):
        page.write(0, place, title)
    page.write(65_535, 255, "x")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(content: bytes) -> Trick:
    def trick(table: Table) -> bytes:
        entries = parts(written(write_ods, table))
        return packed({**entries, "content.xml": content or entries["content.xml"]})

    return trick


def ods_with(old: bytes, new: bytes) -> Trick:
    def trick(table: Table) -> bytes:
        entries = parts(written(write_ods, table))
        assert old in entries["content.xml"]
        return packed({**entries, "content.xml": entries["content.xml"].replace(old, new, 1)})

    return trick


def chained_in_a_ring(table: Table) -> bytes:
    """Every sector of the old XLS follows itself."""
    whole = bytearray(written(write_xls, table))
    first = struct.unpack_from("<I", whole, 76)[0]
    for entry in range(128):
        struct.pack_into("<I", whole, 512 + first * 512 + entry * 4, entry)
    return bytes(whole)


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - the same each time


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
ROOT = b"<office:document-content"
CELL = b'<c r="A2" t="s">'
DATE = b'<c r="A2" t="d"><v>9999-99-99</v></c><c r="B2" t="s">'
LONG = b"<t>" + noise(3, 5 * MB).hex().encode()
TRICKS: dict[str, Trick] = {
    "zip-magic-only": lambda _: b"PK\x03\x04",
    "zip-empty": lambda _: b"PK\x05\x06" + b"\0" * 18,
    "zip-noise": lambda _: b"PK\x03\x04" + noise(1, 50_000),
    "zip-ratio": with_part("xl/media/x", b"\0" * (64 * MB)),
    "zip-lying-size": lying_sizes,
    "zip-many-entries": many_entries,
    "zip-nested": nested_bomb,
    "zip-paths": paths_outside,
    "zip-doubled": doubled_parts,
    "zip-of-text": lambda _: packed({"a.txt": b"hello"}),
    "zip-of-document": lambda _: packed({"word/document.xml": b"<document/>"}),
    "zip-behind-text": lambda table: b"hello\n" + xlsx(table),
    "zip-comment": lambda table: xlsx(table)[:-2] + b"\xff\xff" + b"x" * 65_535,
    **{f"xlsx-cut-{share}": cut(None, share) for share in (0.1, 0.4, 0.7, 0.9, 0.99)},
    **{f"xlsx-shaken-{seed}": shaken(None, seed) for seed in range(8)},
    "xlsx-no-workbook": with_part("xl/workbook.xml", None),
    "xlsx-no-sheet": with_part(SHEET, None),
    "xlsx-no-strings": with_part(STRINGS, None),
    "xlsx-no-styles": with_part("xl/styles.xml", None),
    "xlsx-sheet-empty": with_part(SHEET, b""),
    "xlsx-sheet-noise": with_part(SHEET, noise(2, 9_000)),
    "xlsx-laughs": in_part(STRINGS, b"<sst", LAUGHS.encode() + b"<sst"),
    "xlsx-laughs-sheet": in_part(SHEET, b"<worksheet", LAUGHS.encode() + b"<worksheet"),
    "xlsx-external": in_part(
        STRINGS, b"<sst", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst'
    ),
    "xlsx-deep": in_part(SHEET, b"</sheetData>", b"<x>" * 200_000 + b"</sheetData>"),
    "xlsx-string-index": in_part(SHEET, b"<v>0</v>", b"<v>99999999</v>"),
    "xlsx-string-index-below": in_part(SHEET, b"<v>0</v>", b"<v>-1</v>"),
    "xlsx-far-cell": in_part(
        SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "xlsx-cell-outside": in_part(SHEET, CELL, b'<c r="ZZZZ99999999" t="s">'),
    "xlsx-cell-nameless": in_part(SHEET, CELL, b'<c r="" t="s">'),
    "xlsx-rows-back": in_part(SHEET, b'<row r="3"', b'<row r="1"'),
    "xlsx-dimension-lies": in_part(SHEET, b'<dimension ref="A1', b'<dimension ref="A1:XFD1048576'),
    "xlsx-merges": many_merges,
    "xlsx-merge-lies": in_part(
        SHEET,
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="XFD1048576:A1"/><mergeCell ref="x"/>'
        b"</mergeCells>",
    ),
    "xlsx-number-lies": in_part(SHEET, CELL, b'<c r="A2"><v>1e999</v></c><c r="B2" t="n">'),
    "xlsx-date-lies": in_part(SHEET, CELL, DATE),
    "xlsx-error-cell": in_part(SHEET, CELL, b'<c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="s">'),
    "xlsx-formula-cell": in_part(SHEET, CELL, b'<c r="A2"><f>1/0</f></c><c r="B2" t="s">'),
    "xlsx-sheet-name": in_part("xl/workbook.xml", "案件".encode(), b"&#10;[red]&#x202e;../x"),
    "xlsx-no-sheets": in_part("xl/workbook.xml", b"<sheet ", b"<shet "),
    "xlsx-cell-10mb": in_part(STRINGS, b"<t>", LONG),
    "xlsx-sealed": lambda table: written(write_sealed, table),
    "xlsx-sealed-cut": cut(write_sealed, 0.7),
    **{f"xlsx-sealed-shaken-{seed}": shaken(write_sealed, seed) for seed in (5, 9, 14)},
    "ole-magic-only": lambda _: OLE,
    "ole-noise": lambda _: OLE + noise(4, 99_000),
    "ole-ring": chained_in_a_ring,
    **{f"xls-cut-{share}": cut(write_xls, share) for share in (0.2, 0.5, 0.8, 0.97)},
    **{f"xls-shaken-{seed}": shaken(write_xls, seed) for seed in range(10, 22)},
    "xls-far-cell": far_xls,
    "ods-no-content": lambda _: packed({"mimetype": ODS}),
    "ods-laughs": ods_with(ROOT, LAUGHS.encode() + ROOT),
    "ods-content-noise": ods(noise(6, 4_000)),
    "ods-columns-repeated": ods_with(
        b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="999999999" '
    ),
    "ods-rows-repeated": ods_with(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="999999999">'
    ),
    "ods-cut": cut(write_ods, 0.6),
    **{f"ods-shaken-{seed}": shaken(write_ods, seed) for seed in (30, 31, 32)},
}  # fmt: skip
