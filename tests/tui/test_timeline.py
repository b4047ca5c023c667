"""The timeline tells a bill by month, and never shows more than it may."""

from dataclasses import replace

from skiptrace.model.casefile import FactRow
from tests.graph.builders import busy, called, case_file, fact
from tui.widgets.timeline import timeline


def words(*rows: FactRow, reveal: bool = False) -> list[str]:
    file = replace(case_file(), facts=rows)
    return [said for _, _, said in timeline(file, reveal=reveal)]


def test_a_month_of_calls_is_one_line_and_the_fuller_bill_counts() -> None:
    part = called("13700000003", calls=4, origin="bill:one")
    whole = called("13700000003", calls=20, origin="bill:one")
    other = called("13700000004", calls=6)
    (line,) = words(part, whole, other, busy("13700000004", 40))
    assert line.endswith("had 26 calls with 2 numbers in 2026-10")
    assert line.startswith("call-records: 测**")
    assert "137" not in line


def test_states_and_attributes_are_masked_by_what_they_are() -> None:
    firm = "测试物流有限公司"
    rows = (
        fact("struck_off", firm, statement="standing", holder="firm", via="employer"),
        fact("left_employer", firm, statement="attribute"),
        fact("masked_id", "3301**********1014", statement="attribute"),
    )
    shown = " | ".join(words(*rows))
    assert firm not in shown
    assert shown.count("测试***") == 2
    assert "330***********1014" in shown
    assert firm in " | ".join(words(*rows, reveal=True))
