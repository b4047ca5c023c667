"""The same rows written in every format that arrives; each writer is `(path, rows) -> path`."""

import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from tests.sources.contract import table_bytes, write_xlsx

Rows = Sequence[Sequence[object]]
Writer = Callable[[Path, Rows], Path]

PASSWORD = "lost-contact-7"  # noqa: S105 - of files that tests make

XML_HEAD = """<?xml version="1.0" encoding="{encoding}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles/>
<Worksheet ss:Name="案件"><Table>
"""
XML_TAIL = "</Table></Worksheet></Workbook>"


def write_csv(path: Path, rows: Rows) -> Path:
    path.write_bytes(table_bytes([[str(c) for c in row] for row in rows]))
    return path


def write_xls(path: Path, rows: Rows) -> Path:
    """BIFF8, as the old library of that name writes it."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("案件")
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write(y, x, cell)
    book.save(str(path))
    return path


def write_ods(path: Path, rows: Rows) -> Path:
    """The least that is an OpenDocument spreadsheet."""
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            kind = "float" if isinstance(cell, int | float) else "string"
            value = f' office:value="{cell}"' if kind == "float" else ""
            text = escape(str(cell))
            cells.append(
                f'<table:table-cell office:value-type="{kind}"{value}><text:p>{text}</text:p>'
                "</table:table-cell>"
            )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="案件">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": body}
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return path


def html_page(rows: Rows, charset: str = "gb2312") -> str:
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(c))}</td>" for c in row) + "</tr>\r\n"
        for row in rows
    )
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        "<style>td { mso-number-format: '\\@' }</style></head><body>"
        f"<table border=1>{lines}</table></body></html>"
    )


def write_html(path: Path, rows: Rows) -> Path:
    """A page in GB18030 that says so, as most systems export it."""
    path.write_bytes(html_page(rows).encode("gb18030"))
    return path


def write_spreadsheet_xml(path: Path, rows: Rows) -> Path:
    lines = []
    for row in rows:
        cells = [
            f'<Cell><Data ss:Type="{"Number" if isinstance(c, int | float) else "String"}">'
            f"{escape(str(c))}</Data></Cell>"
            for c in row
        ]
        lines.append(f"<Row>{''.join(cells)}</Row>\n")
    text = XML_HEAD.format(encoding="UTF-8") + "".join(lines) + XML_TAIL
    path.write_text(text, encoding="utf-8")
    return path


def objects(rows: Rows) -> list[dict[str, object]]:
    titles = [str(title) for title in rows[0]]
    return [dict(zip(titles, row, strict=False)) for row in rows[1:]]


def write_jsonl(path: Path, rows: Rows) -> Path:
    lines = [json.dumps(row, ensure_ascii=False) for row in objects(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_json(path: Path, rows: Rows) -> Path:
    path.write_text(json.dumps(objects(rows), ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def write_parquet(path: Path, rows: Rows) -> Path:
    columns = {str(title): [row[place] for row in rows[1:]] for place, title in enumerate(rows[0])}
    pq.write_table(pa.table(columns), path)
    return path


def write_sealed(path: Path, rows: Rows) -> Path:
    """An XLSX that opens with PASSWORD."""
    plain = io.BytesIO(write_xlsx(path.with_suffix(".plain.xlsx"), rows).read_bytes())
    path.with_suffix(".plain.xlsx").unlink()
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt(PASSWORD, out)
    return path


WRITERS: dict[str, Writer] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
    "html": write_html,
    "spreadsheet-xml": write_spreadsheet_xml,
    "jsonl": write_jsonl,
    "json": write_json,
    "parquet": write_parquet,
    "sealed": write_sealed,
}
