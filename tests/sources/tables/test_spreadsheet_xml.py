"""XML Spreadsheet 2003: sparse rows, types, encodings, damage, entities."""

from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record
from tests.sources.contract import read, rejects
from tests.sources.tables.books import XML_HEAD, XML_TAIL

HEADER = (
    '<Row ss:Index="3"><Cell><Data ss:Type="String">案件编号</Data></Cell><Cell>'
    '<Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">手机</Data></Cell>'
    '<Cell><Data ss:Type="String">放款日期</Data></Cell><Cell ss:Index="7">'
    '<Data ss:Type="String">身份证号</Data></Cell></Row>'
)


def book(tmp_path: Path, rows: str, encoding: str = "UTF-8") -> Path:
    path = tmp_path / "export.xls"
    text = XML_HEAD.format(encoding=encoding) + HEADER + rows + XML_TAIL
    path.write_bytes(text.encode(encoding))
    return path


def cell(text: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "GB18030", "UTF-16"])
def test_types_places_and_encodings(encoding: str, tmp_path: Path) -> None:
    rows = (
        "<Row/><Row>"
        + cell("C1")
        + '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
        "<B>测试</B><Font>甲</Font></ss:Data><Comment><ss:Data>别名</ss:Data></Comment></Cell>"
        + cell("19900001234", "Number")
        + cell("2024-06-18T00:00:00.000", "DateTime")
        + cell("330127198503121014", "String", ' ss:Index="7"')
        + "</Row>"
    )
    (record,) = read("cases", book(tmp_path, rows, encoding))
    assert isinstance(record, Record)
    assert record.case is not None
    assert record.line == 5
    assert record.case.subject.key == "id:330127198503121014"
    assert record.case.subject.name == "测试甲"
    assert str(record.case.loan_date) == "2024-06-18"
    assert len(record.claims) == 1


@pytest.mark.parametrize("number", ["330127198503121014", "3.3012719850312102E+17"])
def test_long_numbers_are_refused_by_name(number: str, tmp_path: Path) -> None:
    row = cell("C1") + cell("测试甲") + cell(number, "Number", ' ss:Index="7"')
    items = read("cases", book(tmp_path, f"<Row>{row}</Row>"))
    assert rejects(items) == {4: ("身份证号", "id_as_number")}


def test_xml_that_breaks_costs_what_stands_below(tmp_path: Path) -> None:
    good = f"<Row>{cell('C1')}{cell('测试甲')}</Row>"
    items = read("cases", book(tmp_path, f"{good}<Row>{cell('C2')}<Cell></Row>{good}"))
    assert [type(item).__name__ for item in items] == ["Record", "Reject"]
    assert rejects(items) == {5: ("", "row_cut_off")}


def test_cells_beyond_any_sheet_cost_their_row(tmp_path: Path) -> None:
    far = cell("x", "String", ' ss:Index="16384"')
    good = f"<Row>{cell('C2')}{cell('测试乙')}</Row>"
    items = read("cases", book(tmp_path, f"<Row>{cell('C1')}{far}</Row>{good}"))
    assert rejects(items) == {4: ("", "too_many_cells")}
    assert len(items) == 2


@pytest.mark.parametrize(
    ("head", "match"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "entities"),
        ('<!DOCTYPE x SYSTEM "file:///etc/hostname">', "entities"),
        ("<<", "broken XML"),
    ],
)
def test_entities_and_broken_beginnings(head: str, match: str, tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    text = XML_HEAD.format(encoding="UTF-8").replace("<Workbook", f"{head}<Workbook", 1)
    path.write_text(text + HEADER + XML_TAIL, encoding="utf-8")
    with pytest.raises(SourceFailure, match=match):
        read("cases", path)
