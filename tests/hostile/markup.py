"""Hostile pages, XML spreadsheets and JSON."""

import html
import json

from tests.hostile.table import Table, Trick
from tests.hostile.values import VALUES
from tests.sources.tables.books import XML_HEAD, XML_TAIL

MB = 1024 * 1024
LAUGH = "&a{};"
LAUGHS = (
    "<!DOCTYPE x ["
    + '<!ENTITY a0 "ha">'
    + "".join(f"<!ENTITY a{n} '{LAUGH.format(n - 1) * 10}'>" for n in range(1, 12))
    + "]>"
)


def page(before: str = "", after: str = "", cell: str = "") -> Trick:
    """A page with the good table; `cell` stands in an extra row, raw."""

    def trick(table: Table) -> bytes:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(c)}' for c in row)}" for row in table.rows()
        )
        extra = f"<tr>{f'<td>{cell}' * len(table.titles)}" if cell else ""
        return f"<html>{before}<table>{rows}{extra}</table>{after}</html>".encode(
            "utf-8", "replace"
        )

    return trick


def book(before: str = "", rows: str = "", tail: str = XML_TAIL) -> Trick:
    """An XML Spreadsheet with the good table and extra raw rows."""

    def trick(table: Table) -> bytes:
        body = "".join(f"<Row>{''.join(map(cell, cells))}</Row>" for cells in table.rows())
        head = XML_HEAD.format(encoding="UTF-8").replace("<Workbook", f"{before}<Workbook", 1)
        return (head + body + rows + tail).encode("utf-8", "replace")

    return trick


def objects(*more: str, before: str = "", as_list: bool = False) -> Trick:
    """JSON of the good row, then raw elements, then the good row."""

    def trick(table: Table) -> bytes:
        good = json.dumps(dict(zip(table.titles, table.good, strict=True)), ensure_ascii=False)
        rows = [good, *more, good]
        text = f"[{','.join(rows)}]" if as_list else "\n".join(rows)
        return (before + text).encode("utf-8", "surrogatepass")

    return trick


def every_value(table: Table) -> bytes:
    rows = [
        dict(zip(table.titles, table.with_cell(place, value), strict=True))
        for value in (*VALUES, "\ud800", "\udfff甲")
        for place in range(len(table.titles))
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


def cell(text: str, kind: str = "String", **attributes: str) -> str:
    """One cell of an XML Spreadsheet; attributes such as Index."""
    more = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<Row{attributes}>{''.join(cells)}</Row>"


DEEP = "[" * 200_000 + "]" * 200_000
TRICKS: dict[str, Trick] = {
    "html-nested-1000": page(before="<table><tr><td>" * 1_000),
    "html-comment-open": page(after="<!--" + "x" * MB),
    "html-comments-open": page(after="<!" * 100_000),
    "html-tag-open": page(after="<td title='" + "x" * MB),
    "html-lt": page(after="<" * 300_000),
    "html-lt-names": page(after="<a " * 100_000),
    "html-close-tags": page(after="</td>" * 100_000 + "</table>" * 1_000),
    "html-script-open": page(before="<script>"),
    "html-style-open": page(after="<style>" + "x" * MB),
    "html-cdata": page(cell="<![CDATA[x]]>"),
    "html-colspan": page(cell="</td><td colspan=999999999>x"),
    "html-rowspan": page(cell="</td><td rowspan=999999999>x"),
    "html-span-lies": page(cell="</td><td colspan=-1 rowspan=x colspan='1e9'>x"),
    "html-cells-100000": page(after="<table><tr>" + "<td>" * 100_000),
    "html-cell-10mb": page(cell="甲" * MB),
    "html-charrefs": page(cell="&#27;[2J&#x110000;&#0;&#xd800;&#99999999999;&bogus;&"),
    "html-controls": page(cell="\x1b]52;c;x\x07\x00\x9b"),
    "html-markup-cell": page(cell="[@click=app.quit]x[/]"),
    "html-x-num-lies": page(cell="</td><td x:num='1e999'>1.9E+10"),
    "html-meta-lies": page(before="<meta charset=utf-16><meta charset=rot13>"),
    "html-no-table": lambda _: b"<html><body>session expired</body></html>",
    "html-table-empty": lambda _: b"<table>" + b"<tr></tr>" * 50_000 + b"</table>",
    "html-cut-off": lambda table: page()(table)[:-60],
    "html-utf16": lambda table: page()(table).decode().encode("utf-16"),
    "xml-laughs": book(before=LAUGHS, rows=row(cell("&a11;"))),
    "xml-quadratic": book(
        before="<!DOCTYPE x [<!ENTITY a '" + "x" * 50_000 + "'>]>", rows="&a;" * 5_000
    ),
    "xml-external": book(before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "xml-dtd-external": book(before='<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "xml-deep": book(rows="<Row>" + "<Cell>" * 100_000),
    "xml-cut-off": lambda table: book()(table)[:-90],
    "xml-tail-missing": book(tail=""),
    "xml-index-huge": book(rows=row(cell("x", Index="999999999999"))),
    "xml-index-back": book(rows=row(cell("x", Index="5"), cell("y", Index="-1"))),
    "xml-merge-huge": book(rows=row(cell("x", MergeAcross="99999999"))),
    "xml-merge-down-huge": book(rows=row(cell("x", MergeDown="99999999"))),
    "xml-row-index": book(rows=row(cell("x"), attributes=" ss:Index='99999999999'")),
    "xml-number-5000": book(rows=row(cell("9" * 5_000, "Number"))),
    "xml-number-lies": book(rows=row(cell("NaN", "Number"), cell("1E+99999999", "Number"))),
    "xml-date-lies": book(rows=row(cell("9999-99-99T99:99", "DateTime"))),
    "xml-cell-10mb": book(rows=row(cell("甲" * (3 * MB)))),
    "xml-control": book(rows=row(cell("&#27;"))),
    "xml-encoding-lies": lambda table: book()(table).replace(b"UTF-8", b"UTF-16"),
    "xml-other-root": lambda _: b"<?xml version='1.0'?><rows><row/></rows>",
    "xml-bad-name": book(rows="<Row><1/></Row>"),
    "json-values": every_value,
    "json-deep": objects(DEEP),
    "json-deep-list": objects(DEEP, as_list=True),
    "json-deep-open": objects("[" * 300_000, as_list=True),
    "json-deep-object": objects('{"a":' * 100_000 + "1" + "}" * 100_000),
    "json-nan": objects('{"a": NaN}', '{"a": -Infinity}'),
    "json-keys-twice": objects('{"a": 1, "a": 2}', '{"a": {"b": 1, "b": 1}}'),
    "json-int-5000": objects('{"a": %s}' % ("9" * 5_000)),
    "json-float-5000": objects('{"a": 0.%s}' % ("9" * 5_000), '{"a": 1e%s}' % ("9" * 50)),
    "json-surrogates": objects('{"a": "\\ud800"}', '{"\\udc00": 1}', '{"a": "\ud800"}'),
    "json-nul": objects('{"a\\u0000": "\\u0000"}'),
    "json-not-objects": objects("1", '"x"', "null", "[]", "[[]]", "true"),
    "json-broken": objects("{", "}", '{"a"}', "{'a': 1}", '{"a": 1,}', "// x", '{"a": "'),
    "json-broken-list": objects("{", '{"a" 1}', '{"a": "', as_list=True),
    "json-element-open-2mb": objects('{"a": "' + "x" * (2 * MB), as_list=True),
    "json-cell-10mb": objects('{"a": "' + "x" * (10 * MB) + '"}'),
    "json-keys-3000": objects(json.dumps({f"k{n}": n for n in range(3_000)})),
    "json-key-1mb": objects('{"%s": 1}' % ("k" * MB)),
    "json-many-empty": objects(*["{}"] * 20_000),
    "json-unclosed": lambda table: objects(as_list=True)(table)[:-20],
    "json-mark": objects(before="\ufeff"),
    "json-utf16": lambda table: objects()(table).decode("utf-8", "replace").encode("utf-16"),
    "json-bracket-only": lambda _: b"[",
    "json-brackets": lambda _: b"[" * 500_000,
    "json-wrapped": lambda table: b'{"code": 0, "data": ' + objects(as_list=True)(table) + b"}",
    "json-markup": objects('{"name": "[/foo]\\u001b[2J\\u202e"}'),
}  # fmt: skip
