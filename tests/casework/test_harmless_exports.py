"""The same data exported again in another way is the same data: nothing new comes of it.

The ways of reliability.md 3.3, and every format that is read.
"""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from skiptrace.casework.importing import ImportRequest
from tests.casework.desk import open_desk
from tests.sources.tables.books import PASSWORD, WRITERS

Rows = list[list[str]]

HEADER = "案件编号 姓名 身份证号 手机 家庭地址 放款日期 欠款金额 联系人1姓名 联系人1电话".split()
OTHER_TITLES = [
    *"*案件号 借款人 证件号码 手机号码 现住址 贷款日期 委案金额（元）".split(),
    "联系人1\n姓名",
    "联系人１ 电话",
]
PHONES = ("手机", "联系人1电话")
FULL_WIDTH = str.maketrans({str(d): chr(0xFF10 + d) for d in range(10)})


def rows(count: int = 120) -> Rows:
    return [
        HEADER,
        *(
            [f"C{n}", "测试甲", "", f"1990000{n:04d}", f"浙江省杭州市临平区乔司街道测试路{n + 1}号",
             "2024-06-18", "41500.5", "测试乙", f"1910001{n:04d}"]
            for n in range(count)
        ),
    ]  # fmt: skip


def text(table: Rows, end: str = "\r\n", *, quoted: bool = False) -> str:
    out = io.StringIO()
    if quoted:
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(table)
    else:
        csv.writer(out, lineterminator=end).writerows(table)
    return out.getvalue()


def by_column(table: Rows, change: Callable[[str], str], *titles: str) -> Rows:
    places = {table[0].index(title) for title in titles}
    return [
        table[0],
        *([change(c) if p in places else c for p, c in enumerate(row)] for row in table[1:]),
    ]


def columns_turned(table: Rows) -> Rows:
    order = list(range(len(table[0])))
    random.Random(3).shuffle(order)  # noqa: S311 - the same each time
    return [[row[place] for place in order] for row in table]


def rows_turned(table: Rows) -> Rows:
    body = table[1:]
    random.Random(4).shuffle(body)  # noqa: S311 - the same each time
    return [table[0], *body]


def full_width(cell: str) -> str:
    return cell.translate(FULL_WIDTH)


WAYS: dict[str, Callable[[Rows], bytes]] = {
    "byte order mark and line feeds": lambda t: text(t, "\n").encode("utf-8-sig"),
    "every cell quoted": lambda t: text(t, quoted=True).encode(),
    "columns in another order": lambda t: text(columns_turned(t)).encode(),
    "GB18030": lambda t: text(t).encode("gb18030"),
    "rows in another order": lambda t: text(rows_turned(t)).encode(),
    "full-width digits": lambda t: text(by_column(t, full_width, *PHONES, "放款日期")).encode(),
    "+86 before phones": lambda t: text(by_column(t, "+86 {}".format, *PHONES)).encode(),
    "UTF-16 with tabs": lambda t: text(t).replace(",", "\t").encode("utf-16"),
    "other titles": lambda t: text([OTHER_TITLES, *t[1:]]).encode(),
    "a title above": lambda t: ("委案清单,,,\n\n" + text(t)).encode(),
}  # fmt: skip


@pytest.mark.parametrize("way", [*WAYS, *WRITERS])
def test_another_export_adds_nothing(way: str, tmp_path: Path) -> None:
    table = rows()
    first = tmp_path / "first.csv"
    first.write_bytes(text(table).encode())
    again = tmp_path / "again.dat"
    if way in WAYS:
        again.write_bytes(WAYS[way](table))
    else:
        WRITERS[way](again, table)
    with open_desk(tmp_path) as (casework, _):
        assert casework.import_files(ImportRequest("cases", [first])).count.new == 120
        request = ImportRequest(
            "cases", [again], password=lambda _name, refused: None if refused else PASSWORD
        )
        count = casework.import_files(request).count
    assert (count.read, count.new, count.known, count.rejected) == (120, 0, 120, 0)
