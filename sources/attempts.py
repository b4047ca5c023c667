"""`attempts`: the contact log of earlier work, one row a try."""

from datetime import timedelta

from skiptrace import normalize
from skiptrace.model.attempt import Attempt, Channel
from skiptrace.model.case import CHINA
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.results import result_of
from sources.stamp import record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "attempts"

CARD = SourceCard(
    kind=KIND,
    title_en="Contact log",
    title_zh="催记与联系记录",
    columns=(
        column("case_no", "案件编号 案件号 委案编号 个案序列号", "C2026-0001", required=True),
        column("channel", "渠道 方式 催收方式 催收措施 联系方式", "call"),
        column(
            "value",
            "号码 电话 联络电话 电话号码 联系电话 电话/地址 地址 外访地址 值",
            "19900001234",
            required=True,
        ),
        column("from_number", "主叫号码 外显号码 拨出号码"),
        column("at", "时间 联络时间 催收时间 联系时间 拨打时间", "2026-03-02 10:30", required=True),
        column("result", "结果 催收结果 联络结果 外访结果 催收结果ID", "no_answer", required=True),
        column("by", "催收员 催收人员 经办人 操作人 外访人"),
        column("note", "备注 催收记录 通话记录 催收小结 内容 摘要"),
    ),
    basis_needed=False,
    lawful_note="Records of collection are to be kept; daily caps are counted from them.",
    cost="own records",
    retention_days=5 * 365,  # 《消费金融公司管理办法》(2024): five years
    yields=("attempts and their results",),
)

_CHANNELS = word_table(
    {
        Channel.CALL: "call phone 电话 电催 外呼 拨打 语音 呼叫 打电话 电话催收 智能外呼",
        Channel.SMS: "sms 短信 信息 短信催收",
        Channel.EMAIL: "email 邮件 电子邮件 邮箱",
        Channel.LETTER: "letter 信函 函件 信件 催收函 律师函 挂号信",
        Channel.VISIT: "visit 外访 上门 实地 走访 上门外访 家访",
        Channel.INQUIRY: "inquiry 查询 查找 网查 协查",
    }
)


# Clocks differ by minutes and zones by hours. A try dated further ahead would stand as the newest
# on record and close its case to every later entry.
_AHEAD = timedelta(hours=24)


def build(row: Row, options: ReadOptions) -> Record:
    """One try; `at` as a bare day is its midnight. Unknown columns are kept in the note."""
    case_no = row.key("case_no")
    row.need("case_no", case_no)
    channel = _channel(row)
    point = _point(row, channel)
    if channel is not None:
        row.need("value", point)
    at = row.moment("at")
    row.need("at", at)
    if at is not None and at > options.received_at.astimezone(CHINA).replace(tzinfo=None) + _AHEAD:
        row.wrong("at", "attempt_ahead")
    result = result_of(row.raw("result"))
    if result is None:
        row.wrong("result", "result_unknown" if row.raw("result") else "missing")
    from_number = row.phone("from_number")
    parts = (case_no, channel, point and point.value, at, result, row.text("by"), row.text("note"))
    record = record_name(KIND, parts)
    if channel is None or point is None or at is None or result is None:
        return Record(KIND, record, row.line)
    attempt = Attempt(
        case_no=case_no or "",
        channel=channel,
        point=point,
        at=at,
        disposition=result,
        source=KIND,
        record=record,
        from_number=from_number.value if from_number else None,
        by=row.text("by"),
        note=_note(row),
    )
    return Record(KIND, record, row.line, attempts=(attempt,))


def _channel(row: Row) -> Channel | None:
    """As the row says; a log that names no channel is one of calls when it names a phone."""
    written = row.raw("channel")
    channel = _CHANNELS.get(plain(written))
    if channel is None and not written and normalize.phone(row.raw("value")).ok:
        return Channel.CALL
    if channel is None:
        row.wrong("channel", "channel_unknown" if written else "missing")
    return channel


def _point(row: Row, channel: Channel | None) -> ContactPoint | None:
    """The channel says what kind of point the value is."""
    match channel:
        case Channel.CALL | Channel.SMS:
            return row.phone("value")
        case Channel.EMAIL:
            return row.point("value", ContactUse.EMAIL)
        case Channel.LETTER | Channel.VISIT:
            return row.point("value", ContactUse.HOME)
        case Channel.INQUIRY:
            return row.point("value", ContactUse.OFFICE)
        case None:
            return None


def _note(row: Row) -> str | None:
    others = "; ".join(f"{title}: {row.notes[title]}" for title in sorted(row.notes))
    return "; ".join(filter(None, (row.text("note"), others))) or None


ADAPTER = TabularAdapter(CARD, build)
