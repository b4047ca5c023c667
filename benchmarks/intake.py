"""Rows a second out of every table format, and what it costs to read workbooks confined.

    python3 dev.py bench intake [ROWS]

The same case list of 12 columns in each format, read to typed rows (no record is built, nothing is
stored). Confined formats are read by a child process under limits; rows/cpu-s counts both.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from skiptrace.ports import ReadOptions
from sources.registry import adapter
from sources.tables.table import read_table
from sources.tables.wire import RowBatch
from sources.tables.workbook import workbook_rows
from tests.sources.tables.books import WRITERS

OPTIONS = ReadOptions(datetime(2026, 6, 30, tzinfo=UTC))
CONFINED = ("xlsx", "xls", "ods", "parquet")
HEADER = """案件编号 合同编号 姓名 身份证号 手机号 家庭地址 工作单位 放款日期 逾期日期 欠款金额
    联系人1姓名 联系人1电话""".split()


def rows(count: int) -> list[list[str]]:
    """A header and so many rows, all of it invented."""
    return [
        HEADER,
        *(
            [
                f"C{n:06d}", f"HT{n:07d}", "测试甲", "330127198503121014", f"1990{n:07d}",
                "浙江省杭州市临平区乔司街道测试路66号7幢302室", "杭州测试物流有限公司",
                "2024-06-18", "2025-09-20", "41500.00", "测试乙", f"1910{n:07d}",
            ]
            for n in range(count)
        ),
    ]  # fmt: skip


def in_process(path: Path) -> Iterator[object]:
    """The workbook read here and now, as text cells: what confinement is compared with."""
    with path.open("rb") as file:
        for told in workbook_rows(file, None):
            if isinstance(told, RowBatch):
                yield from told.rows


def cpu_s() -> float:
    """Processor seconds of this process and of its finished children."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + readers.ru_utime + readers.ru_stime


def measure(name: str, items: Iterator[object], size: int) -> None:
    """Reads the items and prints a line of the table."""
    began, spent = time.perf_counter(), cpu_s()
    count = sum(1 for _ in items)
    seconds, spent = time.perf_counter() - began, cpu_s() - spent
    print(
        f"| {name} | {size / 1e6:.1f} | {seconds:.2f} | {count / seconds:,.0f} | "
        f"{count / spent:,.0f} |"
    )


def main(count: int) -> None:
    """Writes, reads and removes a file of each format in turn."""
    card = adapter("cases").card
    print("| format | MB | s | rows/s | rows/cpu-s |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            if name == "sealed" or (name == "xls" and count > 65_000):
                continue
            path = write(Path(folder) / f"cases.{name}", rows(count))
            size = path.stat().st_size
            shown = f"{name} (confined)" if name in CONFINED else name
            measure(shown, read_table(path, card, OPTIONS), size)
            if name == "xlsx":
                measure("xlsx (in this process, cells only)", in_process(path), size)
            path.unlink()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
