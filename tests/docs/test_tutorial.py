"""docs/add-an-adapter.md, followed as written."""

import re
from datetime import UTC, datetime
from pathlib import Path

from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter

PAGE = Path(__file__).parents[2] / "docs" / "add-an-adapter.md"


def adapter_of_the_page() -> SourceAdapter:
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    names: dict[str, object] = {}
    exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 - the page's own code
    adapter = names["ADAPTER"]
    assert isinstance(adapter, SourceAdapter)
    return adapter


def test_the_adapter_of_the_tutorial_reads_good_rows_and_rejects_bad_ones(tmp_path: Path) -> None:
    file = tmp_path / "退信.csv"
    file.write_text(
        "案件编号,收件地址,退信日期,备注\n"
        "C1,浙江省杭州市淳安县威坪镇测试村5组,2026年3月1日,查无此人\n"
        "C2,,2026-03-01,\n",
        encoding="gb18030",
    )
    options = ReadOptions(datetime(2026, 4, 1, tzinfo=UTC))
    good, bad = adapter_of_the_page().read(file, options)
    assert isinstance(good, Record)
    assert isinstance(bad, Reject)
    (letter,) = good.attempts
    assert (letter.case_no, letter.channel) == ("C1", Channel.LETTER)
    assert letter.disposition is Disposition.BOUNCED
    assert (bad.line, bad.column) == (3, "收件地址")


def test_the_example_row_of_its_card_imports(tmp_path: Path) -> None:
    adapter = adapter_of_the_page()
    columns = [column for column in adapter.card.columns if column.example]
    file = tmp_path / "example.csv"
    lines = (",".join(c.name for c in columns), ",".join(c.example for c in columns))
    file.write_text("\n".join(lines), encoding="utf-8")
    (record,) = adapter.read(file, ReadOptions(datetime(2026, 4, 1, tzinfo=UTC)))
    assert isinstance(record, Record)
    assert record.attempts
