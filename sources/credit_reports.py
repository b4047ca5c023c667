"""`credit-reports`: second-generation personal reports, XML (one file a report) or a table."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from skiptrace import normalize
from skiptrace.errors import SourceFailure
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.reports.report_file import MAX_BYTES, ReportProblem, Segment, open_report
from sources.reports.report_leads import ReportReader
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.cells import shown
from sources.tables.columns import column
from sources.tables.formats import is_table
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter, files_at
from sources.words import plain, word_table

KIND = "credit-reports"
_SPOUSE = "spouse"

# Post-loan management and post-guarantee management: a report queried for another purpose may not
# be used for this one (征信业管理条例 arts. 18 and 20; codes in domain.md 1.3).
_PURPOSES = frozenset({"01", "1", "21"})

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
    yields=("phone", "address", "employer", "email", "spouse", "marital status"),
)

_KINDS: dict[str, ContactUse | str] = word_table(
    {
        ContactUse.MOBILE: "mobile 手机 手机号 手机号码",
        ContactUse.HOME: "home_address 居住地址 家庭地址 现住址",
        ContactUse.HOME_PHONE: "home_phone 住宅电话 家庭电话",
        ContactUse.EMPLOYER: "employer 工作单位 单位 单位名称",
        ContactUse.WORK_ADDRESS: "employer_address 单位地址",
        ContactUse.WORK_PHONE: "employer_phone 单位电话",
        _SPOUSE: "spouse 配偶 配偶姓名",
        ContactUse.MAILING: "mailing_address 通讯地址",
        ContactUse.REGISTERED: "registered_address 户籍地址",
        ContactUse.EMAIL: "email 电子邮箱 邮箱",
    }
)


def build(row: Row, options: ReadOptions) -> Record:
    """One line of the table form; for a spouse, `extra` is their phone or id number."""
    id_no, name = row.id_no("id_no"), row.name("name")
    row.need("id_no", id_no)
    report_date, updated = row.day("report_date"), row.day("updated_at")
    row.need("report_date", report_date)
    row.need("updated_at", updated)
    reason = row.text("reason")
    if reason is not None and reason not in _PURPOSES:
        row.wrong("reason", "report_purpose")
    kind = _KINDS.get(plain(row.raw("kind")))
    if kind is None:
        row.wrong("kind", "kind_unknown" if row.raw("kind") else "missing")
    reporter, extra = row.text("reported_by"), row.text("extra")
    value = row.text("value")
    row.need("value", value)
    subject = PartyRef(name=name, id_no=id_no)
    record = record_name(KIND, (id_no, report_date, kind, value, updated, reporter, extra))
    origin = f"bureau:{reporter or '?'}:{updated}:{subject.person_id}"
    sheet = ClaimSheet(KIND, record, origin, updated, options, row.notes, reporter)
    if kind == _SPOUSE:
        _spouse(row, sheet, subject)
    elif kind is ContactUse.MOBILE:
        sheet.contact(subject, row.phone("value"), Detail(note=extra or ""))
    elif isinstance(kind, ContactUse):
        sheet.contact(subject, row.point("value", kind), Detail(note=extra or ""))
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _spouse(row: Row, sheet: ClaimSheet, subject: PartyRef) -> None:
    extra = row.raw("extra")
    id_no = normalize.id_number(extra).canonical
    is_phone = id_no is None and normalize.phone(extra).canonical is not None
    phone = row.phone("extra") if is_phone else None
    spouse = PartyRef(
        name=row.name("value"),
        id_no=id_no,
        phone=phone.value if phone else None,
        anchor=f"{sheet.record}:spouse",
    )
    note = "" if id_no or phone else (row.text("extra") or "")
    sheet.relation(subject, spouse, Relation.SPOUSE, Detail(note=note))
    sheet.contact(spouse, phone)


class CreditReports:
    """Tells the two forms apart by content: a table, or one report (line 1 of its file)."""

    card = CARD

    def __init__(self) -> None:
        self._table = TabularAdapter(CARD, build)

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself, or the folder's reports and tables by name."""
        return files_at(path, CARD.suffixes)

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per table line, or exactly one for a report; a broken report is a Reject."""
        content = _content(path)
        if not _is_report(content[:2048]) or is_table(content[:65536]):
            yield from self._table.read(path, options)
            return
        try:
            yield _report(open_report(content), options)
        except ReportProblem as problem:
            column_name, value = problem.column, shown(problem.value)
            yield Reject(KIND, path.name, 1, column_name, problem.code, value, problem.detail)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceFailure(
            f"{path.name} cannot be read: {error.strerror}",
            "check that it is there, whole, and yours to read",
        ) from None


def _is_report(head: bytes) -> bool:
    """XML or JSON; a bank's channel may put one line before the XML declaration."""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare[:1] in (b"<", b"{") or bare.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return True
    second = bare.partition(b"\n")[2].lstrip()
    return second[:5] == b"<?xml" or second[:9].lower() == b"<document"


def _report(report: Segment, options: ReadOptions) -> Record:
    query = report.first("PA01B")

    reason = query.value("PA01BD02")
    if reason not in _PURPOSES:
        raise ReportProblem("report_purpose", "PRH/PA01/PA01B/PA01BD02", reason)
    written = normalize.day(report.value("PA01AR01"))
    if written.canonical is None:
        code = "missing" if written.problem == "empty" else written.problem or "missing"
        raise ReportProblem(code, "PRH/PA01/PA01A/PA01AR01", report.value("PA01AR01"))
    day = date.fromisoformat(written.canonical)
    subject = _subject(query, report.value("PA01AI01"))
    record = report.value("PA01AI01") or record_name(KIND, (subject.key, day))
    sheet = ClaimSheet(KIND, record, f"bureau:?:undated:{subject.person_id}", day, options)
    reader = ReportReader(report, subject, sheet)
    reader.read()
    return Record(KIND, record, 1, tuple(sheet.claims), warnings=tuple(reader.warnings))


def _subject(query: Segment, report_id: str) -> PartyRef:
    """By the resident number; a holder of other papers stays a mention of this report."""
    name = normalize.person_name(query.value("PA01BQ01"))
    if name.canonical is None:
        problem = name.problem or "missing"
        raise ReportProblem(problem, "PRH/PA01/PA01B/PA01BQ01", query.value("PA01BQ01"))
    number = query.value("PA01BI01")
    id_no = normalize.id_number(number)
    if id_no.canonical is None and query.value("PA01BD01") in ("", "10", "0"):
        raise ReportProblem(id_no.problem or "missing", "PRH/PA01/PA01B/PA01BI01", number)
    return PartyRef(name=name.canonical, id_no=id_no.canonical, anchor=f"{KIND}:{report_id}")


ADAPTER = CreditReports()
