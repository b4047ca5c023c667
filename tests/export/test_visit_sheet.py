"""Visit sheets: what is printed, what is not on them, and that they come back as a contact log."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from skiptrace.errors import UsageError
from skiptrace.export.visit_columns import RESULTS, VISIT_COLUMNS, result_names
from skiptrace.export.visit_sheet import write_visits
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.record import Record
from skiptrace.model.visit import VisitList, VisitStop
from skiptrace.policy.pack import load_pack
from skiptrace.ports import ReadOptions
from sources.attempts import ADAPTER
from tests.export.samples import FORMULAS, HOME

PACK = load_pack()
DEBT = re.compile(
    r"债|欠|逾期|催|还款|贷|借款|担保|debt|\bowe|overdue|loan|borrow|collect|guarant|repay", re.I
)


def stop(order: int = 1, name: str = "王小明", relation: str | None = None) -> VisitStop:
    return VisitStop(
        order=order,
        case_no=f"C-{order}",
        lead_id="0a1b2c3d",
        region_code="330106",
        region="浙江省杭州市西湖区",
        name=name,
        party="third_party" if relation else "subject",
        relation=relation,
        address=HOME.value,
        p_current=0.8123,
        p_reach=0.64,
        why="home|2026-08-01|3",
        conditions=("CN-VISIT-2", "HOUSE-FIELD"),
    )


def visits(*stops: VisitStop, agent: str | None = "张三、李四") -> VisitList:
    return VisitList(date(2026, 9, 1), agent, "33", stops, (("CN-LOST", 4), ("FLAG-DNC", 1)))


def sheets(path: Path) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return [
        [list(row) for row in book.get_sheet_by_index(number).to_python()]
        for number in range(len(book.sheet_names))
    ]


def xml(path: Path, part: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(part).decode()


def written(tmp_path: Path, listed: VisitList, lang: str = "zh", format_: str = "xlsx") -> Path:
    path = tmp_path / f"visits.{format_}"
    assert write_visits(path, listed, format_=format_, lang=lang, pack=PACK) == len(listed.stops)
    return path


def test_a_chinese_sheet(tmp_path: Path) -> None:
    listed, conduct = sheets(written(tmp_path, visits(stop())))
    assert listed == [
        ["序号", "区域", "案件编号", "渠道", "姓名", "身份", "地址", "把握", "依据", "注意事项",
         "时间", "结果", "外访人", "备注"],
        ["1", "浙江省杭州市西湖区", "C-1", "外访", "王小明", "本人", HOME.value, "81%",
         "居住地址；最近记录 2026-08-01；3 条记录", "两人外访；上门守则", "", "", "", ""],
    ]  # fmt: skip
    assert [row[0] for row in conduct] == ["两人外访", "上门守则"]


def test_an_english_sheet(tmp_path: Path) -> None:
    listed, _conduct = sheets(written(tmp_path, visits(stop(relation="parent")), "en"))
    assert listed == [
        ["no", "region", "case_no", "channel", "name", "relation", "value", "chance", "why",
         "conditions", "at", "result", "by", "note"],
        ["1", "浙江省杭州市西湖区", "C-1", "visit", "王小明", "parent", HOME.value, "81%",
         "home address, newest 2026-08-01, 3 records", "Two people on a visit; Conduct at the door",
         "", "", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_learns_from_the_sheet_what_it_is_about(tmp_path: Path, lang: str) -> None:
    relations = [None, "guarantor", "co_borrower", "spouse"]
    stops = [stop(order, relation=relation) for order, relation in enumerate(relations, 1)]
    path = written(tmp_path, visits(*stops), lang)
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    assert [found[0] for part in parts for found in DEBT.finditer(part)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_prints_on_a4_landscape_with_header_footer_and_choices(
    tmp_path: Path, lang: str
) -> None:
    path = written(tmp_path, visits(stop(1), stop(2), agent="A & B"), lang)
    page = xml(path)
    for setting in ('paperSize="9"', 'orientation="landscape"', 'fitToHeight="0"'):
        assert setting in page
    assert "A &amp;&amp; B" in page
    assert "&amp;P" in page
    assert "2026-09-01" in page
    assert '<dataValidation type="list"' in page
    assert 'sqref="L2:L3"' in page
    assert ",".join(result_names(lang)) in page
    assert "_xlnm.Print_Titles" in xml(path, "xl/workbook.xml")


def test_the_choices_fit_into_the_format() -> None:
    assert all(len(",".join(result_names(lang))) <= 255 for lang in ("zh", "en"))
    assert [column.key for column in VISIT_COLUMNS].index("result") == 11


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_stop_can_run(tmp_path: Path, text: str) -> None:
    listed = visits(stop(name=text), agent=text)
    page = xml(written(tmp_path, listed))
    assert "<f>" not in page
    cells = written(tmp_path, listed, format_="csv").read_bytes().decode("utf-8-sig")
    _header, row = csv.reader(io.StringIO(cells, newline=""))
    assert row[4].lstrip(" ")[:1] not in "=+-@\t\r\x00"


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, visits(stop())).read_bytes()
    assert written(tmp_path, visits(stop())).read_bytes() == first


def test_an_empty_list_is_a_sheet_with_a_header(tmp_path: Path) -> None:
    listed, conduct = sheets(written(tmp_path, visits()))
    assert (len(listed), conduct) == (1, [])


def test_an_unlocated_stop_says_so(tmp_path: Path) -> None:
    lost = replace(stop(), region_code="", region="unlocated")
    listed, _conduct = sheets(written(tmp_path, visits(lost)))
    assert listed[1][1] == "区域不明"


def test_other_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such format for visits"):
        write_visits(tmp_path / "v.dbf", visits(), format_="dbf", lang="zh", pack=PACK)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("result", RESULTS)
def test_a_filled_sheet_comes_back_as_a_contact_log(
    tmp_path: Path, lang: str, result: Disposition
) -> None:
    path = written(tmp_path, visits(stop()), lang, "csv")
    header, row = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    keys = [column.key for column in VISIT_COLUMNS]
    row[keys.index("at")] = "2026-09-01 10:30"
    row[keys.index("result")] = result_names(lang)[list(RESULTS).index(result)]
    row[keys.index("by")] = "张三、李四"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])
    (record,) = ADAPTER.read(path, ReadOptions(datetime(2026, 9, 2, tzinfo=UTC)))
    assert isinstance(record, Record)
    (attempt,) = record.attempts
    assert (attempt.case_no, attempt.channel) == ("C-1", Channel.VISIT)
    assert (attempt.disposition, attempt.by) == (result, "张三、李四")
    assert attempt.point.value == HOME.value
