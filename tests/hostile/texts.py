"""Hostile text files: encodings, quotes, widths, lengths."""

import codecs
import random

from tests.hostile.table import Table, Trick
from tests.hostile.values import LONE_SURROGATE, VALUES

MB = 1024 * 1024


def all_values(table: Table) -> bytes:
    """Every hostile value in every column, one at a time."""
    places = range(len(table.titles))
    return table.csv(*(table.with_cell(place, value) for value in VALUES for place in places))


def noise(size: int) -> Trick:
    return lambda _: random.Random(size).randbytes(size)  # noqa: S311 - the same each time


def lines(*more: str) -> Trick:
    return lambda table: table.lines(*more)


def raw(*pieces: bytes) -> Trick:
    return lambda _: b"".join(pieces)


def after(*pieces: bytes) -> Trick:
    """The good table, then these bytes."""
    return lambda table: table.csv() + b"".join(pieces)


def encoded(encoding: str, cut: int = 0, mark: bytes = b"") -> Trick:
    def trick(table: Table) -> bytes:
        whole = mark + table.csv(table.with_cell(0, "测试甲"), encoding=encoding)
        return whole[: len(whole) - cut]

    return trick


def half_a_character(table: Table) -> bytes:
    whole = table.csv(table.with_cell(0, "甲乙丙"))
    return whole.replace("乙".encode(), LONE_SURROGATE)


def wide_header(count: int, title: str = "c{}") -> Trick:
    def trick(table: Table) -> bytes:
        titles = [*table.titles, *(title.format(n) for n in range(count))]
        return ",".join(titles).encode() + b"\n" + ",".join(table.good).encode() + b"\n"

    return trick


def quote_left_open(table: Table) -> bytes:
    good = ",".join(f'"{cell}"' for cell in table.good)
    return ("\n".join([",".join(table.titles), '"open,' + good, *[good] * 3_000]) + "\n").encode()


def titles_instead_of(old: str, new: str) -> Trick:
    return lambda table: table.csv().replace(old.encode(), new.encode())


def hostile_titles(table: Table) -> bytes:
    titles = ["\x1b[2J", "[@click=app.quit]", "=1+1", "\u202e", "a" * 9_000, " ", "#1", '"', "\x00"]
    head = [*table.titles, *titles]
    rows = [head, [*table.good, *["x"] * len(titles)]]
    return b"\n".join(",".join(f'"{c}"' if c == '"' else c for c in row).encode() for row in rows)


TRICKS: dict[str, Trick] = {
    "empty": raw(b""),
    "one-byte": raw(b"x"),
    "only-mark": raw(codecs.BOM_UTF8),
    "mark-twice": encoded("utf-8", mark=codecs.BOM_UTF8 * 2),
    "only-newlines": raw(b"\n" * 300_000),
    "only-blanks": raw(b" " * MB),
    "only-quotes": raw(b'"' * 300_000),
    "only-commas": raw(b"," * 300_000),
    "only-nul": raw(b"\x00" * MB),
    "only-ff": raw(b"\xff" * 100_000),
    "noise-small": noise(1_000),
    "noise": noise(200_000),
    "header-only": lambda table: ",".join(table.titles).encode(),
    "header-twice": lambda table: table.csv(table.titles),
    "no-last-newline": lambda table: table.csv().rstrip(b"\r\n"),
    "returns-only": lambda table: table.csv().replace(b"\r\n", b"\r"),
    "newlines-mixed": lambda table: table.csv().replace(b"\r\n", b"\n\r\n\r"),
    "vertical-tabs": after(b"\x0b\x0c\x1c\x1d\x1e\x85\n" * 50),
    "nul-between": lambda table: table.csv().replace(b",", b",\x00"),
    "utf16": encoded("utf-16"),
    "utf16-half": encoded("utf-16", cut=1),
    "utf16-no-mark": encoded("utf-16-le"),
    "utf16-be-no-mark": encoded("utf-16-be"),
    "utf16-mark-only": raw(codecs.BOM_UTF16_LE),
    "utf16-lone-surrogate": encoded("utf-16-le", mark=codecs.BOM_UTF16_LE + b"\x00\xd8"),
    "utf32": encoded("utf-32"),
    "utf7": encoded("utf-7"),
    "gb18030-half": encoded("gb18030", cut=3),
    "utf8-half": encoded("utf-8", cut=4),
    "big5": encoded("big5"),
    "ebcdic": encoded("cp500"),
    "half-a-character": half_a_character,
    "half-a-character-alone": after(LONE_SURROGATE * 20_000, b"\n"),
    "two-encodings": after("测试乙,联通\n".encode("gb18030") * 50),
    "cell-10mb": lambda table: table.csv(table.with_cell(0, "甲" * (10 * MB // 3))),
    "line-20mb": after(b"x," * (10 * MB), b"\n", b"tail\n"),
    "line-9mb-of-commas": after(b"," * (9 * MB), b"\n"),
    "line-9mb-quoted": after(b'"' + b"x" * (9 * MB), b"\n\n\n"),
    "utf16-line-18mb": lambda table: table.csv(
        table.with_cell(0, "甲" * (9 * MB)), encoding="utf-16"
    ),
    "columns-5000": wide_header(5_000),
    "columns-100000": wide_header(100_000),
    "same-title-5000": wide_header(5_000, "备注"),
    "title-1mb": wide_header(1, "x" * MB),
    "row-of-50000": lines("x," * 50_000),
    "quote-first": lines('"a,b,c'),
    "quote-last": lines('a,b,"'),
    "quotes-odd": lines('"a"b",c', '"""', '"","', '","'),
    "quote-left-open": quote_left_open,
    "quotes-alternating": after(b'"a",b"\n' * 5_000),
    "separators-mixed": lambda table: table.csv().replace(b",", b";", 3).replace(b",", b"\t", 2),
    "titles-hostile": hostile_titles,
    "values-everywhere": all_values,
    "formula-header": titles_instead_of("_", "=_"),
    "json-in-csv": after(b'{"a": [1, {"b": 2}]}\n' * 20),
    "csv-of-html": after(b"<table><tr><td>x</td></tr></table>\n"),
    "blank-rows-50000": after(b" , , \n" * 50_000),
    "zip-in-text": after(b"PK\x03\x04" * 100),
    "rows-20000-broken": after(b'"x\n' * 20_000),
}
