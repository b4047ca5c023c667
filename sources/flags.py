"""`flags`: what closes a case, a person or a contact point to contact."""

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.stamp import record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "flags"

CARD = SourceCard(
    kind=KIND,
    title_en="Flags that close a case, a person or a contact point",
    title_zh="禁止联系等标记",
    columns=(
        column("case_no", "案件编号 案件号 委案编号", "C2026-0001"),
        column("id_no", "身份证号 证件号码 身份证 证件号"),
        column("value", "联系方式 号码 电话 手机号 地址 值"),
        column("flag", "标记 标志 类型 标签", "do_not_contact", required=True),
        column("since", "开始日期 生效日期 起始日期", "2026-03-01"),
        column("until", "截止日期 失效日期 结束日期"),
        column("reason", "原因 理由 备注", "written request"),
    ),
    basis_needed=False,
    lawful_note="A refusal must be kept to be honoured.",
    cost="own records",
    # A flag outlives the data it protects from: a forgotten refusal is a new harassment.
    retention_days=20 * 365,
    yields=("closed cases, people and contact points",),
)

_FLAGS = word_table(
    {
        FlagKind.DO_NOT_CONTACT: "do_not_contact dnc 禁止联系 勿联系 停止联系 免打扰 停催",
        FlagKind.THIRD_PARTY_CEASED: """third_party_ceased 第三方拒绝联系 第三人拒绝 联系人拒绝
            第三方停止联系""",
        FlagKind.REPRESENTED: "represented 律师代理 已委托律师 有代理人 委托律师",
        FlagKind.DECEASED: "deceased 死亡 已故 去世 身故",
        FlagKind.PROTECTED: "protected 特殊保护 重大疾病 丧失民事行为能力 受保护",
        FlagKind.WRONG_PARTY: "wrong_party 非本人 错号 号码易主",
        FlagKind.DISPUTE: "dispute 争议 异议 投诉 有争议",
        FlagKind.MINOR: "minor 未成年 未成年人",
    }
)


def build(row: Row, _options: ReadOptions) -> Record:
    """One flag on the narrowest target given: the value, else the person, else the case.

    The wider targets of the row are kept in the reason.
    """
    kind = _FLAGS.get(plain(row.raw("flag")))
    if kind is None:
        row.wrong("flag", "flag_unknown" if row.raw("flag") else "missing")
    value, id_no, case_no = _value(row), row.id_no("id_no"), row.key("case_no")
    if value is None and id_no is None and case_no is None and not row.bad:
        row.wrong("case_no", "no_target")
    since, until = row.day("since"), row.day("until")
    reason = row.text("reason")
    wider = case_no if case_no and (value or id_no) else None
    record = record_name(KIND, (kind, value, id_no, case_no, since, until, reason))
    if kind is None:
        return Record(KIND, record, row.line)
    notes = [f"{title}: {row.notes[title]}" for title in sorted(row.notes)]
    reason_parts = [reason, f"case {wider}" if wider else None, *notes]
    flag = Flag(
        kind=kind,
        case_no=None if value or id_no else case_no,
        id_no=None if value else id_no,
        value=value,
        since=since,
        until=until,
        reason="; ".join(part for part in reason_parts if part) or None,
        source=KIND,
        record=record,
    )
    return Record(KIND, record, row.line, flags=(flag,))


def _value(row: Row) -> str | None:
    """The flagged contact point in canonical form, whichever kind it is."""
    text = row.text("value")
    if text is None:
        return None
    if "@" in text:
        point = row.point("value", ContactUse.EMAIL)
        return point.value if point else None
    phone = normalize.phone(text)
    if phone.canonical is not None:
        return phone.canonical
    try:
        return ContactPoint(ContactUse.HOME, text).value
    except InvalidValue:
        row.wrong("value", "value_unknown")
        return None


ADAPTER = TabularAdapter(CARD, build)
