"""Web pages that call themselves XLS: charsets, layout tables, sloppy markup, damage."""

from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record
from tests.sources.contract import read, rejects
from tests.sources.tables.books import html_page

ROWS = [["案件编号", "姓名", "手机"], ["C1", "测试甲", "19900001234"]]


def page(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "export.xls"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("big5", "big5"),
        ("klingon", "gb18030"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
    ],
)
def test_charset_declared_truly_or_not(declared: str, encoding: str, tmp_path: Path) -> None:
    rows = [["案件编号", "姓名"], ["C1", "王大明"]]
    if encoding == "big5":
        rows = [["case_no", "name"], ["C1", "陳大明"]]
    (record,) = read("cases", page(tmp_path, html_page(rows, declared), encoding))
    assert isinstance(record, Record)
    assert record.case is not None
    assert record.case.subject.name == ("陳大明" if encoding == "big5" else "王大明")


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>案件编号<td>姓名<tr><td>C1<td>测试甲</table>",
        "<TABLE><TBODY><TR><TD>案件编号</TD><TD>姓名</TD></TR><TR><TD>C1</TD><TD>测试甲</TD></TBODY>",
        "<table><td>案件编号</td><td>姓名</td><tr><td>C1</td><td><b>测试</b><i>甲</i></td></tr></table>",
        "<table><tr><td>案件编号&nbsp;</td><td>姓<br>名</td></tr><tr><td>&#67;1<td>测试&#30002;</table>",
        "<html><style>td{}</style><script>if (a<b) '<table><tr><td>x'</script>"
        "<table><tr><td><table><tr><td>案件编号<td>姓名</tr><tr><td>C1<td>测试甲</tr></table>"
        "</td></tr></table></html>",
        "<!-- <table><tr><td>x</table> -->"
        "<table><tr><td>案件编号<td>姓名<tr><td>C1<td>测试甲</table>",
        "<p>委案清单<table><tr><td>序号</table>"
        "<table><tr><td>案件编号<td>姓名<tr><td>C1<td>测试甲</table>",
    ],
)
def test_sloppy_markup_reads_the_same(text: str, tmp_path: Path) -> None:
    (record,) = read("cases", page(tmp_path, text))
    assert isinstance(record, Record)
    assert record.case is not None
    assert (record.record, record.case.subject.name) == ("C1", "测试甲")


def test_number_beside_a_shown_exponent(tmp_path: Path) -> None:
    text = (
        "<table><tr><td>案件编号<td>姓名<td>手机<td>身份证号<tr>"
        '<td x:str>C1<td>测试甲<td x:num="19900001234">1.99E+10'
        '<td x:num="330127198503121000">3.30127E+17</table>'
    )
    assert rejects(read("cases", page(tmp_path, text))) == {2: ("身份证号", "id_as_number")}
    ok = text.replace('x:num="330127198503121000">3.30127E+17', ">")
    (record,) = read("cases", page(tmp_path, ok))
    assert isinstance(record, Record)
    assert record.case is not None
    assert record.case.subject.phone == "19900001234"


def test_a_page_cut_off_in_a_row_names_that_row(tmp_path: Path) -> None:
    whole = html_page([*ROWS, ["C2", "测试乙", "19900005678"]], "utf-8")
    text = whole[: whole.index("5678")]
    items = read("cases", page(tmp_path, text))
    assert [type(item).__name__ for item in items] == ["Record", "Reject"]
    assert rejects(items) == {3: ("", "row_cut_off")}


def test_a_tag_that_never_ends_is_told(tmp_path: Path) -> None:
    text = html_page(ROWS, "utf-8").removesuffix("</table></body></html>")
    items = read("cases", page(tmp_path, f"{text}<tr><td title='{'x' * 400_000}"))
    assert [type(item).__name__ for item in items] == ["Record", "Reject"]
    assert rejects(items) == {3: ("", "tag_unclosed")}


def test_spans_beyond_reason_are_bounded(tmp_path: Path) -> None:
    text = (
        "<table><tr><td>案件编号<td>姓名<tr><td>C1<td colspan=99999999>测试甲"
        "<tr><td colspan=99999>x<td>y<tr><td rowspan=65535>C2<td>测试乙<tr><td>测试丙</table>"
    )
    items = read("cases", page(tmp_path, text))
    assert [getattr(item, "code", "") for item in items] == ["", "too_many_cells", "", "missing"]


def test_a_page_without_a_table_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(SourceFailure, match="is empty"):
        read("cases", page(tmp_path, "<html><body>登录超时,请重新登录</body></html>"))
