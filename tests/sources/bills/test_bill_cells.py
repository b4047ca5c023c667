"""The cells of a bill, form by form."""

import pytest

from sources.bills import cells
from sources.bills.cells import Direction, Start
from sources.bills.context import BillContext, context_of

MARCH = 2026 * 12 + 2
TOLD = BillContext(anchor=MARCH)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("56秒", 56),
        ("3分12秒", 192),
        ("3分", 180),
        ("1小时59分钟41秒", 7181),
        ("1时59分41秒", 7181),
        ("2小时", 7200),
        ("00:03:11", 191),
        ("03:11", 191),
        ("3'11\"", 191),
        ("191", 191),
        ("191.0", 191),
        ("１９１", 191),
        (" 3分 12秒 ", 192),
        ("0", 0),
        ("", 0),
        ("--", 0),
        ("86400", 86400),
        ("86401", None),
        ("25小时", None),
        ("很久", None),
        ("-5", None),
        ("1.5", None),
    ],
)
def test_durations(text: str, seconds: int | None) -> None:
    assert cells.seconds(text) == seconds


@pytest.mark.parametrize(
    ("text", "service", "way"),
    [
        ("主叫", "", Direction.OUT),
        ("被叫", "", Direction.IN),
        ("呼叫转移", "", Direction.IN),
        ("呼转", "", Direction.IN),
        (" 主 叫 ", "", Direction.OUT),
        ("DIAL", "", Direction.OUT),
        ("DIALED", "", Direction.IN),
        ("", "", Direction.UNSAID),
        ("-", "", Direction.UNSAID),
        ("主叫", "语音电话", Direction.OUT),
        ("主叫", "国内短信", Direction.MESSAGE),
        ("发送", "", Direction.MESSAGE),
        ("主观", "", None),
        ("1", "", None),
    ],
)
def test_directions(text: str, service: str, way: Direction | None) -> None:
    assert cells.direction(text, service) is way


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("19900001234", "19900001234", None),
        ("+86 199 0000 1234", "19900001234", None),
        ("019900001234", "19900001234", None),
        ("1795119900001234", "19900001234", None),
        ("057187650001", "0571-87650001", None),
        ("0571-8765 0001", "0571-87650001", None),
        ("0085223456789", "+85223456789", None),
        ("10086", None, None),
        ("95588", None, None),
        ("4008123456", None, None),
        ("6688", None, None),
        ("*139#", None, None),
        ("106575258192144", None, None),
        ("12520190000012345", None, None),
        ("199****1234", None, "hidden_number"),
        ("87650001", None, "phone_no_area"),
        ("某某", None, "placeholder"),
        ("", None, "empty"),
    ],
)
def test_counterparts(text: str, value: str | None, problem: str | None) -> None:
    assert cells.counterpart(text) == (value, problem)


@pytest.mark.parametrize(
    ("text", "clock", "found"),
    [
        ("2026-03-02 21:49:51", "", Start(MARCH, 2, 78591)),
        ("2026/3/2 21:49", "", Start(MARCH, 2, 78540)),
        ("20260302214951", "", Start(MARCH, 2, 78591)),
        ("2026年3月2日21时49分51秒", "", Start(MARCH, 2, 78591)),
        ("03-02 21:49:51", "", Start(MARCH, 2, 78591)),
        ("03月02日 21:49:51", "", Start(MARCH, 2, 78591)),
        ("12-31 00:00:00", "", Start(2025 * 12 + 11, 31, 0)),
        ("2026-03-02", "21:49:51", Start(MARCH, 2, 78591)),
        ("20260302", "214951", Start(MARCH, 2, 78591)),
        ("20260302", "94951", Start(MARCH, 2, 35391)),
        ("2026-03-02", "", Start(MARCH, 2, -1)),
        ("03-02", "21:49:51", Start(MARCH, 2, 78591)),
        ("2026-03-02 21:49:51", "56", Start(MARCH, 2, 78591)),
        ("2026-03-02", "21:99", "clock_shape"),
        ("2026-03-02 24:00:00", "", "time_impossible"),
        ("2026-02-30 10:00:00", "", "date_impossible"),
        ("13-02 10:00:00", "", "date_shape"),
        ("昨天", "", "date_shape"),
    ],
)
def test_starts(text: str, clock: str, found: Start | str) -> None:
    assert cells.start(text, clock, TOLD) == found


def test_a_day_without_year_needs_a_month_from_elsewhere() -> None:
    assert cells.start("03-02 21:49:51", "", BillContext()) == "year_unknown"
    assert cells.start("03-02 21:49:51", "", BillContext(year=2025)) == Start(
        2025 * 12 + 2, 2, 78591
    )


@pytest.mark.parametrize(
    ("above", "stem", "owner", "anchor"),
    [
        ([], "19900001234_202603", "19900001234", MARCH),
        ([], "通话详单-19900001234-2026年3月", "19900001234", MARCH),
        ([], "详单20260405", None, MARCH + 1),
        (["手机号码：19900001234"], "bill", "19900001234", None),
        (
            ["客户名称:测试甲 业务号码: 199 查询号码：19900001234"],
            "19100010000",
            "19900001234",
            None,
        ),
        (["查询时间 2026-03-01 至 2026-03-31"], "2025-01", None, MARCH),
        (["起止: 2025年12月-2026年01月"], "x", None, 2026 * 12),
        (["19900001234 19900001235"], "x", None, None),
        (["固话 本机号码 0571-87650001"], "x", "0571-87650001", None),
        ([], "bill", None, None),
        # The digits of a number are no month.
        ([], "19900202603", "19900202603", None),
    ],
)
def test_what_a_bill_says_outside_its_lines(
    above: list[str], stem: str, owner: str | None, anchor: int | None
) -> None:
    found = context_of(above, stem)
    assert (found.owner, found.anchor) == (owner, anchor)
