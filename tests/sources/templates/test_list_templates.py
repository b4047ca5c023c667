"""The phone, address and log lists of collection systems load as they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record
from tests.sources.contract import one, read, rejects, table_bytes
from tests.sources.templates import headers

ID = "330127198503121014"
HOME = "浙江省杭州市淳安县威坪镇测试村5组"
COMMON = {"*个案序列号": "C1", "*档案号": "D1", "*证件号": ID, "*委案日期": "2026-02-01"}


def row_of(header: Sequence[str], cells: Mapping[str, str]) -> list[str]:
    assert set(cells) <= set(header)
    return [cells.get(title, "") for title in header]


def stated(record: Record) -> tuple[list[tuple[str, str, str | None]], list[tuple[str, str]]]:
    """((use, value, name of the holder) of the points, (relation, name) of the people)."""
    points = [
        (c.fact.point.use.value, c.fact.point.value, c.party.name if c.party else None)
        for c in record.claims
        if isinstance(c.fact, HadContact)
    ]
    people = [
        (c.fact.relation.value, c.fact.other.name or "")
        for c in record.claims
        if isinstance(c.fact, HadRelation)
    ]
    return points, people


@pytest.mark.parametrize(
    ("cells", "points", "people"),
    [
        (
            {"*电话": "19900001234", "*姓名": "测试甲", "电话类型": "本人手机", "关系": "本人"},
            [("mobile", "19900001234", "测试甲")],
            [],
        ),
        (
            {"*电话": "0571-87650003", "*姓名": "测试丁", "电话类型": "家庭电话", "关系": "父亲"},
            [("home_phone", "0571-87650003", "测试丁")],
            [("parent", "测试丁")],
        ),
        (
            {"*电话": "0571-87650004", "*姓名": "测试丁", "电话类型": "单位电话", "关系": "父亲"},
            [("work_phone", "0571-87650004", "测试丁")],
            [("parent", "测试丁")],
        ),
        # Whose it is, the row does not say: the name is noted and makes nobody anything.
        (
            {"*电话": "19900001234", "*姓名": "测试戊"},
            [("mobile", "19900001234", None)],
            [],
        ),
        (
            {"*电话": "19900001234", "*姓名": "测试戊", "电话类型": "联系人电话"},
            [("mobile", "19900001234", "测试戊")],
            [("unknown", "测试戊")],
        ),
    ],
)
def test_phone_list(
    cells: dict[str, str],
    points: list[tuple[str, str, str | None]],
    people: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    rows = [headers.PHONE_LIST, row_of(headers.PHONE_LIST, COMMON | cells | {"备注": "见注"})]
    record = one("crm", tmp_path, rows)
    assert stated(record) == (points, people)
    assert {str(claim.observed_on) for claim in record.claims} == {"2026-02-01"}
    assert record.claims[0].notes["*档案号"] == "D1"
    assert record.claims[0].notes["备注"] == "见注"
    if not people and points[0][2] is None:
        assert record.claims[0].notes["text"] == "测试戊"
    subjects = {c.party.key for c in record.claims if c.party} - {"np:" + "测试丁|0571-87650003"}
    assert f"id:{ID}" in subjects


@pytest.mark.parametrize(
    ("cells", "points", "people"),
    [
        (
            {"*地址": HOME, "*姓名": "测试甲", "地址类型": "户籍地址", "关系": "本人"},
            [("registered", HOME, "测试甲")],
            [],
        ),
        (
            {"*地址": HOME, "*姓名": "测试丁", "地址类型": "", "关系": "母亲"},
            [("home", HOME, "测试丁")],
            [("parent", "测试丁")],
        ),
        (
            {"*地址": HOME, "*姓名": "测试甲", "地址类型": "单位地址", "关系": "本人"},
            [("work_address", HOME, "测试甲")],
            [],
        ),
    ],
)
def test_address_list(
    cells: dict[str, str],
    points: list[tuple[str, str, str | None]],
    people: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    rows = [headers.ADDRESS_LIST, row_of(headers.ADDRESS_LIST, COMMON | cells)]
    assert stated(one("crm", tmp_path, rows)) == (points, people)


def test_exported_phone_list_names_the_owner_beside_the_borrower(tmp_path: Path) -> None:
    cells = {
        "个案序列号": "C1",
        "姓名": "测试甲",
        "委案日期": "2026-02-01",
        "电话姓名": "测试丁",
        "电话状态": "有效",
        "电话号码": "19100015678",
        "电话类型": "手机",
        "关系": "父亲",
    }
    rows = [headers.PHONE_EXPORT, row_of(headers.PHONE_EXPORT, cells)]
    record = one("crm", tmp_path, rows)
    assert stated(record) == ([("mobile", "19100015678", "测试丁")], [("parent", "测试丁")])
    assert record.claims[0].party is not None
    assert (record.claims[0].party.key, record.claims[0].party.name) == ("case:C1", "测试甲")


def test_a_list_without_any_number_of_the_borrower_attaches_nobody(tmp_path: Path) -> None:
    rows = [["电话", "姓名", "电话类型", "关系", "委案日期"],
            ["19100015678", "测试丁", "手机", "父亲", "2026-02-01"]]  # fmt: skip
    path = tmp_path / "list.csv"
    path.write_bytes(table_bytes(rows))
    assert rejects(read("crm", path)) == {2: ("id_no", "no_identity")}


RESULTS = [
    ("PTP", Disposition.RIGHT_PARTY),
    ("OFF关机", None),
    ("OFF 关机", Disposition.OFF),
    ("无法转告", Disposition.THIRD_PARTY_REFUSED),
    ("LOOO", Disposition.VACANT),
    ("承诺还款(第三方)", Disposition.THIRD_PARTY),
]


@pytest.mark.parametrize(("result", "disposition"), RESULTS)
def test_log_import(result: str, disposition: Disposition | None, tmp_path: Path) -> None:
    cells = {
        "*个案序列号": "C1",
        "*档案号": "D1",
        "*委案日期": "2026-02-01",
        "*联络时间": "2026-03-02 10:30",
        "催收结果ID": result,
        "联络对象姓名": "测试丁",
        "关系": "父亲",
        "*通话记录": "称不清楚去向",
        "联络电话": "19100015678",
        "电话类型": "手机",
    }
    path = tmp_path / "log.csv"
    path.write_bytes(table_bytes([headers.LOG_IMPORT, row_of(headers.LOG_IMPORT, cells)]))
    (item,) = read("attempts", path)
    if disposition is None:
        assert rejects([item]) == {2: ("催收结果ID", "result_unknown")}
        return
    assert isinstance(item, Record)
    (attempt,) = item.attempts
    assert (attempt.case_no, attempt.channel) == ("C1", Channel.CALL)
    assert (attempt.point.value, attempt.disposition) == ("19100015678", disposition)
    assert attempt.note is not None
    assert attempt.note.startswith("称不清楚去向; ")
    assert "关系: 父亲" in attempt.note


@pytest.mark.parametrize(
    ("measure", "value", "result", "expected"),
    [
        ("电话催收", "19100015678", "无人接听", (Channel.CALL, Disposition.NO_ANSWER)),
        ("短信", "19100015678", "发送成功", (Channel.SMS, Disposition.DELIVERED)),
        ("外访", HOME, "外访见到家属", (Channel.VISIT, Disposition.MET_FAMILY)),
    ],
)
def test_log_export(
    measure: str,
    value: str,
    result: str,
    expected: tuple[Channel, Disposition],
    tmp_path: Path,
) -> None:
    cells = {
        "个案序列号": "C1",
        "姓名": "测试甲",
        "催收措施": measure,
        "催收时间": "2026/3/2 10:30",
        "电话号码": value,
        "催收记录": "见上",
        "催收结果": result,
        "承诺还款日期": "2026-04-01",
        "催收员": "a.test",
    }
    rows = [headers.LOG_EXPORT, row_of(headers.LOG_EXPORT, cells)]
    (attempt,) = one("attempts", tmp_path, rows).attempts
    assert (attempt.channel, attempt.disposition) == expected
    assert attempt.by == "a.test"
    assert attempt.note is not None
    assert "承诺还款日期: 2026-04-01" in attempt.note


def test_a_log_without_a_channel_is_one_of_calls_only_with_a_phone(tmp_path: Path) -> None:
    rows = [["案件编号", "电话", "联络时间", "催收结果"], ["C1", HOME, "2026-03-02", "空号"]]
    path = tmp_path / "log.csv"
    path.write_bytes(table_bytes(rows))
    assert rejects(read("attempts", path)) == {2: ("channel", "missing")}
