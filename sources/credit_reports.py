"""`credit-reports`: second-generation personal reports, XML (one file a report) or a table."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.reports.report_file import MAX_BYTES, open_reports
from sources.reports.report_table import build
from sources.reports.segment import Report, ReportProblem
from sources.reports.whole_report import read_report
from sources.tables.cells import shown
from sources.tables.columns import column
from sources.tables.tabular import TabularAdapter, files_at

KIND = "credit-reports"

CARD = SourceCard(
    kind=KIND,
    title_en="Second-generation personal credit reports",
    title_zh="二代个人征信报告",
    columns=(
        column("id_no", "身份证号 证件号码 被查询者证件号码", "330127198503121014", required=True),
        column("name", "姓名 被查询者姓名", "测试甲"),
        column("report_date", "报告日期 报告时间 查询日期", "2026-03-15", required=True),
        column("kind", "类型 信息类型", "mobile", required=True),
        column("value", "值 内容 信息内容", "19900005678", required=True),
        column("updated_at", "更新日期 信息更新日期", "2025-11-20", required=True),
        column("reported_by", "报送机构 数据发生机构", "示例银行"),
        column("extra", "附加信息 备注"),
        column("reason", "查询原因", "01"),
    ),
    basis_needed=True,
    lawful_note="Only reports queried for post-loan management; never passed on to third parties.",
    cost="paid query",
    # A report is evidence of one moment; beyond two years its leads have been re-reported or died.
    retention_days=2 * 365,
    yields=(
        "phone",
        "address",
        "employer",
        "email",
        "spouse",
        "marital status",
        "court",
        "signs of life",
        "what is new since the report before",
    ),
    suffixes=(".xml", ".json", ".csv", ".tsv", ".txt", ".xlsx"),
)
# JSON Lines may be a table as well: a report's keys tell.
_REPORT_KEYS = re.compile(rb'"(?:prh|resultcode|reportmessage)"\s*:', re.IGNORECASE)


class CreditReports:
    """Tells the two forms apart by content: a table, or a report (its place in the file: line)."""

    card = CARD

    def __init__(self) -> None:
        self._table = TabularAdapter(CARD, build)

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself, or the folder's reports and tables by name."""
        return files_at(path, CARD.suffixes)

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per table line, or per report of the file; a broken report is a Reject."""
        content = _content(path)
        if not _is_report(content, path.suffix.lower()):
            yield from self._table.read(path, options)
            return
        try:
            found: list[Report | ReportProblem] = open_reports(content)
        except ReportProblem as problem:
            found = [problem]
        for line, report in enumerate(found, start=1):
            yield _item(report, options, path, line)


def _item(
    report: Report | ReportProblem, options: ReadOptions, path: Path, line: int
) -> Record | Reject:
    try:
        if isinstance(report, ReportProblem):
            raise report
        return read_report(report, options, line)
    except ReportProblem as problem:
        value = shown(problem.value)
        return Reject(KIND, path.name, line, problem.column, problem.code, value, problem.detail)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceFailure(f"{path.name} cannot be read: {error.strerror}") from None


def _is_report(content: bytes, suffix: str) -> bool:
    """XML or JSON; a bank's channel may put one line before the XML declaration."""
    bare = content[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare[:1] == b"<" or bare.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return True
    if bare[:1] in (b"{", b"["):
        return suffix != ".jsonl" or _REPORT_KEYS.search(content) is not None
    second = bare.partition(b"\n")[2].lstrip()
    return second[:5] == b"<?xml" or second[:9].lower() == b"<document"


ADAPTER = CreditReports()
