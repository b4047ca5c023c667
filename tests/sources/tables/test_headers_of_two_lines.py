"""Headers as people lay them out: groups over fields, stars, brackets, numbers, titles above."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record
from sources.registry import adapter
from sources.tables.header_lines import joined_titles
from sources.tables.headers import folded, match_header
from sources.tables.raw import RawRow
from tests.sources.contract import read, rejects, table_bytes
from tests.sources.tables.books import XML_HEAD, XML_TAIL

CARD = adapter("cases").card

GROUPS = [
    ("案件编号", ["案件编号"]),
    ("客户信息", ["姓名", "证件号", "手机"]),
    ("联系人1", ["姓名", "关系", "电话"]),
    ("紧急联系人2信息", ["姓名", "关系", "手机"]),
    ("共同借款人", ["姓名", "手机"]),
    ("单位信息", ["名称", "电话", "地址"]),
    ("备注", [""]),
]
UPPER = [cell for title, fields in GROUPS for cell in [title, *[""] * (len(fields) - 1)]]
LOWER = ["" if fields == [title] else f for title, fields in GROUPS for f in fields]
CELLS = [
    "C1", "测试甲", "330127198503121014", "19900001234",
    "测试乙", "父亲", "19100011111",
    "测试丙", "朋友", "19100012222",
    "测试丁", "19100013333",
    "杭州测试物流有限公司", "0571-87650002", "浙江省杭州市萧山区测试大道1号",
    "甲",
]  # fmt: skip


def spans() -> list[tuple[int, int]]:
    found, at = [], 0
    for _, fields in GROUPS:
        if len(fields) > 1:
            found.append((at, at + len(fields) - 1))
        at += len(fields)
    return found


def check(record: object) -> None:
    assert isinstance(record, Record)
    points = {
        (c.party.name, c.fact.point.use.value, c.fact.point.value)
        for c in record.claims
        if c.party and isinstance(c.fact, HadContact)
    }
    assert points == {
        ("测试甲", "mobile", "19900001234"),
        ("测试甲", "employer", "杭州测试物流有限公司"),
        ("测试甲", "work_phone", "0571-87650002"),
        ("测试甲", "work_address", "浙江省杭州市萧山区测试大道1号"),
        ("测试乙", "mobile", "19100011111"),
        ("测试丙", "mobile", "19100012222"),
        ("测试丁", "mobile", "19100013333"),
    }
    relations = [c.fact.relation.value for c in record.claims if isinstance(c.fact, HadRelation)]
    assert relations == ["parent", "friend", "co_borrower"]
    assert record.claims[0].notes == {"备注": "甲"}


def test_csv_saved_from_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table_bytes([["委案清单"], UPPER, LOWER, CELLS]))
    (record,) = read("cases", path)
    check(record)
    assert record.line == 4


def test_xlsx_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.merge_range(1, 1, 1, len(CELLS), "2026年3月委案清单")
        page.write_row(2, 1, UPPER)
        page.write_row(3, 1, LOWER)
        page.write_row(4, 1, CELLS)
        for first, last in spans():
            page.merge_range(2, first + 1, 2, last + 1, UPPER[first])
        page.merge_range(2, 1, 3, 1, "案件编号")
    (record,) = read("cases", path)
    check(record)
    assert record.line == 5


def test_xls_with_merged_cells(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("案件")
    for place, (upper, lower, cell) in enumerate(zip(UPPER, LOWER, CELLS, strict=True)):
        if not any(first <= place <= last for first, last in spans()):
            page.write(0, place, upper)
        page.write(1, place, lower)
        page.write(2, place, cell)
    for first, last in spans():
        page.write_merge(0, 0, first, last, UPPER[first])
    book.save(str(tmp_path / "a.xls"))
    (record,) = read("cases", tmp_path / "a.xls")
    check(record)


def test_html_with_colspan_and_rowspan(tmp_path: Path) -> None:
    upper = "".join(
        f"<th rowspan=2>{title}"
        if fields in ([title], [""])
        else f"<th colspan={len(fields)}>{title}"
        for title, fields in GROUPS
    )
    lower = "".join(
        f"<th>{field}"
        for title, fields in GROUPS
        if fields not in ([title], [""])
        for field in fields
    )
    cells = "".join(f"<td>{cell}" for cell in CELLS)
    page = f"<table><tr>{upper}<tr>{lower}<tr>{cells}</table>"
    path = tmp_path / "a.xls"
    path.write_text(f"<html><meta charset=gbk>{page}</html>", encoding="gb18030")
    (record,) = read("cases", path)
    check(record)


def test_spreadsheet_xml_with_merged_cells(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f'<Cell{more}><Data ss:Type="String">{text}</Data></Cell>'

    upper = "".join(
        cell(title, ' ss:MergeDown="1"' if fields in ([title], [""])
             else f' ss:MergeAcross="{len(fields) - 1}"')
        for title, fields in GROUPS
    )  # fmt: skip
    lower = "".join(
        cell(field) for title, fields in GROUPS if fields not in ([title], [""]) for field in fields
    )
    body = "".join(cell(c) for c in CELLS)
    rows = f"<Row>{upper}</Row><Row>{lower}</Row><Row>{body}</Row>"
    path = tmp_path / "a.xls"
    path.write_text(XML_HEAD.format(encoding="UTF-8") + rows + XML_TAIL, encoding="utf-8")
    (record,) = read("cases", path)
    check(record)


@pytest.mark.parametrize(
    ("group", "field", "title"),
    [
        ("客户信息", "姓名", "客户姓名"),
        ("借款人信息", "手机", "手机"),
        ("基本资料", "证件号", "证件号"),
        ("联系人1", "姓名", "联系人1姓名"),
        # Another person's phone is not taken for the borrower's for want of a better column.
        ("收件人信息", "手机", "收件人手机"),
        ("亲属", "姓名", "亲属姓名"),
        ("单位", "电话", "单位电话"),
        ("", "姓名", "姓名"),
        ("案件编号", "", "案件编号"),
    ],
)
def test_title_of_a_column_under_a_group(group: str, field: str, title: str) -> None:
    upper, lower = RawRow(1, [group], spans=()), RawRow(2, [field])
    assert joined_titles(upper, lower, CARD, {}) == [title]


@pytest.mark.parametrize(
    "below",
    [["测试甲", "C1", "19900001234"], ["", "", ""], ["姓名", "C2", ""], ["x", "y"]],
)
def test_data_is_never_the_second_line_of_a_header(below: Sequence[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table_bytes([["姓名", "案件编号", "手机"], below, ["测试乙", "C9", ""]]))
    lines = [item.line for item in read("cases", path)]
    assert lines == ([2, 3] if any(below) else [3])


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("＊姓名", "姓名"),
        ("【必填】姓名", "姓名"),
        ("姓名【必填】", "姓名"),
        ("（必填）手机号码（11位）", "手机号码"),
        ("欠款金额[元]", "欠款金额"),
        ("１、案件编号", "案件编号"),
        ("12. 手机", "手机"),
        ("3) 姓名", "姓名"),
        ("联系人（1）姓名", "联系人1姓名"),
        ("联系人[2]电话", "联系人2电话"),
        ("姓　名：", "姓名"),
        ("ＩＤ＿ＮＯ", "id_no"),
        ("（）", "()"),
    ],
)
def test_titles_as_people_write_them(title: str, same: str) -> None:
    assert folded(title) == folded(same)


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("联系人姓名1", "contact1_name"),
        ("联系人电话2", "contact2_phone"),
        ("紧急联系人手机3", "contact3_mobile"),
        ("第十联系人姓名", "contact10_name"),
        ("联系人10手机", "contact10_mobile"),
        ("联系人1单位", "contact1_employer"),
        ("配偶单位电话", "spouse_work_phone"),
        ("户籍电话", "registered_phone"),
    ],
)
def test_titles_of_the_people_of_a_case(title: str, column: str) -> None:
    header = match_header(["案件编号", "姓名", title], CARD, {})
    assert header.known[2] == column


def test_contract_number_stands_in_for_a_missing_case_number(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table_bytes([["姓名", "借款合同号"], ["测试甲", "HT1"], ["测试乙", ""]]))
    record, reject = read("cases", path)
    assert isinstance(record, Record)
    assert record.record == "HT1"
    assert rejects([reject]) == {3: ("借款合同号", "missing")}
    path.write_bytes(table_bytes([["案件编号", "姓名", "合同编号"], ["", "测试甲", "HT1"]]))
    assert rejects(read("cases", path)) == {2: ("案件编号", "missing")}
