"""`number-status`: what a number check said of a line; it names no person."""

from skiptrace.model.claim import HadStatus, NumberStatus
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.stamp import ClaimSheet, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "number-status"

CARD = SourceCard(
    kind=KIND,
    title_en="Number checks",
    title_zh="号码状态检测",
    columns=(
        column("phone", "手机 手机号 手机号码 电话 号码 电话号码", "19900001234", required=True),
        column("status", "状态 号码状态 检测结果 结果", "空号", required=True),
        column(
            "checked_at", "检测时间 检测日期 查询时间 查询日期 时间", "2026-03-01", required=True
        ),
    ),
    basis_needed=False,
    lawful_note="A number check tells the state of a line, nothing of its owner.",
    cost="paid query",
    # A line's state is news for months; after two years numbers have changed hands.
    retention_days=2 * 365,
    yields=("state of a phone line",),
)

# Chinese words of interface.md; English ones also those of the checking services (domain.md 6).
_STATUS = word_table(
    {
        NumberStatus.LIVE: "live normal 正常 实号 在网 在用 活跃 可用",
        NumberStatus.OFF: "off power_off 关机 疑似关机 suspected_power_off",
        NumberStatus.SUSPENDED: "suspended shutdown 停机 欠费停机 defect",
        NumberStatus.VACANT: "vacant empty not_exist 空号 销号 不存在 不在网",
        NumberStatus.SILENT: "silent 沉默号 沉默 沉默号码",
        NumberStatus.RISKY: "risky 风险号 风险 风险号码",
        NumberStatus.UNKNOWN: "unknown 未知 库无 suspect_empty 疑似空号 busy",
    }
)


def build(row: Row, options: ReadOptions) -> Record:
    """One check of one line."""
    phone = row.phone("phone")
    row.need("phone", phone)
    status = _STATUS.get(plain(row.raw("status")))
    if status is None:
        row.wrong("status", "status_unknown" if row.raw("status") else "missing")
    day = row.day("checked_at")
    row.need("checked_at", day)
    record = record_name(KIND, (phone and phone.value, status, day))
    sheet = ClaimSheet(KIND, record, f"check:{record}", day, options, notes=row.notes)
    if phone is not None and status is not None:
        sheet.add(None, HadStatus(phone, status))
    return Record(KIND, record, row.line, tuple(sheet.claims))


ADAPTER = TabularAdapter(CARD, build)
