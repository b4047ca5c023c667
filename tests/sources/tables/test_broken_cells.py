"""The file of broken cells: every bad row is named by line and column, every good one goes in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skiptrace.model.record import Record, Reject
from tests.sources.contract import read, rejects, table_bytes, write_xlsx

HEADER = [
    "案件编号",
    "姓名",
    "身份证号",
    "手机号",
    "邮箱",
    "家庭地址",
    "放款日期",
    "逾期天数",
    "委案金额",
]
GOOD_ID = "330127198503121014"
GOOD = [
    "",
    "测试甲",
    GOOD_ID,
    "19900001234",
    "test@example.com",
    "浙江省杭州市临平区乔司街道测试路66号",
    "2024-06-18",
    "176",
    "41500",
]
OK = ("", "")

# (what is broken, {column: cell}, (column, code) expected; OK: the row is good)
CELLS: list[tuple[str, dict[str, str], tuple[str, str]]] = [
    ("a good row", {}, OK),
    ("no amount", {"委案金额": "无"}, OK),
    ("dashes for an amount and a count", {"委案金额": "--", "逾期天数": "---"}, OK),
    ("nothing owed, due today", {"委案金额": "0.00", "逾期天数": "0"}, OK),
    ("words for an amount", {"委案金额": "很多"}, ("委案金额", "not_an_amount")),
    ("wrong checksum", {"身份证号": "330127198503121015"}, ("身份证号", "id_checksum")),
    ("11-digit id", {"身份证号": "33012719850"}, ("身份证号", "id_length")),
    ("17-digit id", {"身份证号": "33012719850312101"}, ("身份证号", "id_length")),
    ("10-digit phone", {"手机号": "1990000123"}, ("手机号", "phone_length")),
    ("phone prefix", {"手机号": "12900001234"}, ("手机号", "phone_prefix")),
    ("letters in phone", {"手机号": "1990000I23A"}, ("手机号", "phone_letters")),
    ("two phones", {"手机号": "19900001234/19900005678"}, ("手机号", "phone_several")),
    ("phone without area", {"手机号": "87650001"}, ("手机号", "phone_no_area")),
    ("phone as 1.99E+10", {"手机号": "1.99E+10"}, ("手机号", "phone_as_number")),
    ("text in a date", {"放款日期": "上个月"}, ("放款日期", "date_shape")),
    ("30 February", {"放款日期": "2024-02-30"}, ("放款日期", "date_impossible")),
    ("year 2924", {"放款日期": "2924-06-18"}, ("放款日期", "date_range")),
    ("id in the phone column", {"手机号": GOOD_ID}, ("手机号", "phone_looks_like_id")),
    ("phone in the id column", {"身份证号": "19900001234"}, ("身份证号", "id_length")),
    (
        "swapped name and id",
        {"姓名": GOOD_ID, "身份证号": "测试甲"},
        ("姓名;身份证号", "name_not_a_name"),
    ),
    ("id as a float", {"身份证号": "3.30127E+17"}, ("身份证号", "id_as_number")),
    ("id with lost digits", {"身份证号": "330127198503121000"}, ("身份证号", "id_truncated")),
    ("case number as a float", {"案件编号": "6.2E+18"}, ("案件编号", "number_rounded")),
    ("birth month 13", {"身份证号": "330127198513121010"}, ("身份证号", "id_birth_date")),
    ("masked id", {"身份证号": "3301**********1014"}, ("身份证号", "id_masked")),
    ("passport", {"身份证号": "E00000000"}, ("身份证号", "id_not_resident")),
    ("formula", {"邮箱": '=HYPERLINK("x")'}, ("邮箱", "formula")),
    ("formula by plus", {"姓名": "+cmd|' /C calc'!A0"}, ("姓名", "formula")),
    ("formula by minus", {"姓名": "-A1"}, ("姓名", "formula")),
    ("formula by at", {"邮箱": "@SUM(A1)"}, ("邮箱", "formula")),
    ("bad e-mail", {"邮箱": "testexample.com"}, ("邮箱", "email_shape")),
    ("mistyped e-mail", {"邮箱": "test@qq.con"}, ("邮箱", "email_typo")),
    ("address of one word", {"家庭地址": "杭州"}, ("家庭地址", "address_too_short")),
    ("days overdue in words", {"逾期天数": "很久"}, ("逾期天数", "not_a_count")),
    ("negative days", {"逾期天数": "-3"}, ("逾期天数", "not_a_count")),
    ("money in words", {"委案金额": "四万"}, ("委案金额", "not_an_amount")),
    ("no case number", {"案件编号": ""}, ("案件编号", "missing")),
    ("no name", {"姓名": ""}, ("姓名", "missing")),
    ("1 MB cell", {"家庭地址": "路" * 350_000}, ("家庭地址", "cell_too_long")),
    ("lost character", {"姓名": "测\ufffd甲"}, ("姓名", "lost_character")),
    ("two bad cells", {"手机号": "1990000123", "邮箱": "test.cn"}, ("手机号;邮箱", "phone_length")),
    ("text forced by Excel", {"手机号": '="19900001234"'}, OK),
    ("+86 phone", {"手机号": "+86 199 0000 1234"}, OK),
    ("placeholders", {"手机号": "无", "邮箱": "N/A", "家庭地址": "未知", "放款日期": "-"}, OK),
    ("zeros", {"手机号": "0", "逾期天数": "0"}, OK),
    ("a cell with a line break", {"家庭地址": "浙江省杭州市临平区\n乔司街道测试路66号"}, OK),
    ("quotes inside", {"姓名": "测试甲", "家庭地址": '浙江省杭州市临平区乔司街道"测试"路66号'}, OK),
]


def row_of(number: int, broken: dict[str, str]) -> list[str]:
    cells = dict(zip(HEADER, GOOD, strict=True)) | {"案件编号": f"C{number}"} | broken
    return list(cells.values())


def quoted(cells: list[str]) -> str:
    return ",".join('"' + c.replace('"', '""') + '"' if set(c) & set(',"\n') else c for c in cells)


def test_thirty_kinds_of_broken_cells_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    line = 2
    lines = [",".join(HEADER)]
    expected: dict[int, tuple[str, str]] = {}
    good = []
    for number, (_, broken, verdict) in enumerate(CELLS):
        text = quoted(row_of(number, broken))
        lines.append(text)
        if verdict == OK:
            good.append((line, f"C{number}"))
        else:
            expected[line] = verdict
        line += 1 + text.count("\n")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    items = read("cases", path)
    assert rejects(items) == expected
    assert [(i.line, i.record) for i in items if isinstance(i, Record)] == good
    assert len(expected) >= 30


def test_thirty_kinds_of_broken_cells_in_xlsx(tmp_path: Path) -> None:
    cells = [case for case in CELLS if case[0] not in ("1 MB cell", "lost character")]
    rows: list[list[object]] = [list(HEADER)]
    rows += [list(row_of(n, broken)) for n, (_, broken, _) in enumerate(cells)]
    items = read("cases", write_xlsx(tmp_path / "broken.xlsx", rows))
    assert rejects(items) == {
        n + 2: verdict for n, (_, _, verdict) in enumerate(cells) if verdict != OK
    }
    assert len(items) == len(cells)


def test_numbers_and_dates_typed_into_a_workbook(tmp_path: Path) -> None:
    loan_date = datetime(2024, 6, 18, tzinfo=UTC).replace(tzinfo=None)
    rows: list[list[object]] = [
        list(HEADER),
        [1001, "测试甲", GOOD_ID, 19900001234, "", "", loan_date, 176, 41500.5],
        ["C2", "测试甲", 330127198503121014, "", "", "", "", "", ""],
        ["C3", "测试甲", GOOD_ID, 57187650001, "", "", "", "", ""],
        ["C4", "测试甲", GOOD_ID, "", "", "", 45461, "", ""],
    ]
    items = read("cases", write_xlsx(tmp_path / "typed.xlsx", rows))
    assert rejects(items) == {
        3: ("身份证号", "id_as_number"),
        4: ("手机号", "phone_no_trunk"),
    }
    first, last = (i for i in items if isinstance(i, Record))
    assert first.record == "1001"
    assert first.case is not None
    assert str(first.case.loan_date) == "2024-06-18"
    assert str(first.case.balance) == "41500.5"
    assert last.case is not None
    assert str(last.case.loan_date) == "2024-06-18"


def test_nul_byte_and_control_characters_cost_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    rows = [
        row_of(1, {}),
        row_of(2, {"姓名": "测\x00甲"}),
        row_of(3, {"邮箱": "a\x07@b.cn"}),
        row_of(4, {}),
    ]
    path.write_bytes(table_bytes([HEADER, *rows]))
    assert rejects(read("cases", path)) == {
        3: ("姓名", "control_character"),
        4: ("邮箱", "control_character"),
    }


@pytest.mark.parametrize(("most", "few"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_rows_in_another_encoding_are_named(tmp_path: Path, most: str, few: str) -> None:
    good = table_bytes([HEADER, row_of(1, {}), row_of(2, {})], most)
    bad = table_bytes([row_of(3, {})], few)
    path = tmp_path / "mixed.csv"
    path.write_bytes(good + bad + table_bytes([row_of(4, {})], most))
    items = read("cases", path)
    assert [(i.line, i.code) for i in items if isinstance(i, Reject)] == [(4, "mixed_encoding")]
    assert [i.record for i in items if isinstance(i, Record)] == ["C1", "C2", "C4"]


@pytest.mark.parametrize("place", range(len(HEADER)))
def test_a_stray_quote_costs_its_line_only(tmp_path: Path, place: int) -> None:
    stray = row_of(2, {})
    stray[place] = '"' + stray[place]
    lines = [
        ",".join(cells) for cells in (HEADER, row_of(1, {}), stray, row_of(3, {}), row_of(4, {}))
    ]
    path = tmp_path / "stray.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    items = read("cases", path)
    assert rejects(items) == {3: ("", "quote_span")}
    assert [i.record for i in items if isinstance(i, Record)] == ["C1", "C3", "C4"]


def test_wrong_number_of_cells(tmp_path: Path) -> None:
    header, good = ["姓名", "手机号", "案件编号", "备注"], ["测试甲", "19900001234"]
    rows = [header, [*good, "C1", "x", "y"], good, [*good, "C3"], [*good, "C4", "x", "", ""]]
    path = tmp_path / "width.csv"
    path.write_bytes(table_bytes(rows))
    items = read("cases", path)
    assert rejects(items) == {2: ("", "too_many_cells"), 3: ("", "too_few_cells")}
    assert [i.record for i in items if isinstance(i, Record)] == ["C3", "C4"]


def test_duplicate_rows_are_equal_records(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_bytes(table_bytes([HEADER, row_of(1, {}), row_of(1, {})]))
    one, two = (i for i in read("cases", path) if isinstance(i, Record))
    assert (one.record, one.content_hash) == (two.record, two.content_hash)
    assert (one.line, two.line) == (2, 3)


def test_rejects_never_show_values_in_repr(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(table_bytes([HEADER, row_of(1, {"手机号": "1990000123"})]))
    (item,) = read("cases", path)
    assert isinstance(item, Reject)
    assert item.value == "1990000123"
    assert "1990000123" not in repr(item)
