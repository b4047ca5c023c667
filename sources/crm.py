"""`crm`: later contact updates from the lender's own systems, one row an update."""

from dataclasses import dataclass, replace
from datetime import date

from skiptrace import normalize
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.parties import customer_number, party_of
from sources.relations import relation_and_note
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "crm"
_CONTACT = "contact"

CARD = SourceCard(
    kind=KIND,
    title_en="Contact updates from the lender's own systems",
    title_zh="客户系统的联系方式变更",
    columns=(
        column("id_no", "身份证号 证件号码 身份证 证件号", "330127198503121014"),
        column("customer_no", "客户号 客户编号"),
        column("case_no", "案件编号 案件号 委案编号 个案序列号"),
        column("name", "姓名 客户姓名", "测试甲"),
        column("kind", "类型 信息类型 联系方式类型", "mobile"),
        # In the lists of collection systems (domain.md 4.2: 电话导入, 地址导入) 姓名 is whose
        # phone or address it is, and 关系 what they are to the borrower.
        column("point_kind", "电话类型 地址类型"),
        column(
            "value",
            "值 内容 联系方式 信息内容 号码 电话号码 电话 联系电话 地址 详细地址",
            "19900005678",
            required=True,
        ),
        column("contact_name", "联系人姓名 联系人 电话姓名 对象姓名"),
        column("relation", "关系 与客户关系 联系人关系 与案人关系"),
        column(
            "observed_at",
            "更新时间 更新日期 登记时间 日期 变更时间 委案日期",
            "2026-02-01",
            required=True,
        ),
        column("channel", "渠道 来源渠道 来源", "app"),
    ),
    basis_needed=False,
    lawful_note="Own customer data, kept up under the contract.",
    cost="own records",
    retention_days=5 * 365,  # as the case it serves
    yields=("phone", "address", "employer", "email", "social account", "contacts"),
)

_PHONE = "phone"
_KINDS: dict[str, ContactUse | str] = word_table(
    {
        ContactUse.MOBILE: "mobile 手机 手机号 手机号码 移动电话 本人手机 本人电话 本人号码",
        _PHONE: "phone 电话 联系电话 固话 座机 固定电话 其他 其它 其他电话 其它电话 未知",
        ContactUse.HOME_PHONE: "home_phone 家庭电话 家庭号码 住宅电话 宅电 户籍电话",
        ContactUse.WORK_PHONE: "employer_phone work_phone 单位电话 单位号码 公司电话",
        ContactUse.EMAIL: "email 邮箱 电子邮箱",
        ContactUse.WECHAT: "wechat 微信 微信号",
        ContactUse.QQ: "qq QQ号",
        ContactUse.HOME: """home_address address 家庭地址 居住地址 现住址 住址 地址 住宅地址
            其他地址 其它地址""",
        ContactUse.MAILING: "mailing_address 通讯地址 邮寄地址 收货地址 对账单地址 账单地址",
        ContactUse.REGISTERED: "registered_address 户籍地址 身份证地址",
        ContactUse.EMPLOYER: "employer 单位 工作单位 单位名称",
        ContactUse.WORK_ADDRESS: "employer_address work_address 单位地址 公司地址",
        _CONTACT: "contact 联系人 紧急联系人 联系人电话 联系人手机 紧急联系人电话",
    }
)
_SELF = word_table({True: "本人 自己 客户本人 借款人 债务人 案人 持卡人 self 户主本人"})


def build(row: Row, options: ReadOptions) -> Record:
    """One update: a contact point of the customer, or of another person beside them."""
    day = row.day("observed_at")
    row.need("observed_at", day)
    kind = _kind(row)
    point = _point(row, kind)
    if kind is not None:
        row.need("value", point)
    owner = _owner(row, kind)
    party = _party(row, kind, point, owner)
    channel = row.text("channel") or ""
    parts = (party.key, row.key("customer_no"), kind, point and point.value, day, channel)
    record = record_name(KIND, (*parts, row.name("contact_name"), row.text("relation")))
    if owner is not None and owner.name:
        record = record_name(KIND, (record, owner.name))
    sheet = _sheet(record, party, day, channel, row, options)
    if owner is not None and point is not None:
        _contact(sheet, party, point, owner)
    else:
        sheet.contact(party, point, Detail(note=_unplaced_name(row)))
    customer_number(row, sheet, party)
    sheet.attribute(party, Attribute.ALIAS_ID, row.permit("id_no"))
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _kind(row: Row) -> ContactUse | str | None:
    """As the row says; where it says nothing, a phone, e-mail or address shows what it is."""
    for column_name in ("kind", "point_kind"):
        if row.has(column_name):
            kind = _KINDS.get(plain(row.raw(column_name)))
            if kind is None:
                row.wrong(column_name, "kind_unknown")
            return kind
    value = row.raw("value")
    if normalize.phone(value).ok:
        return _PHONE
    if normalize.email(value).ok:
        return ContactUse.EMAIL
    if normalize.address(value).ok:
        return ContactUse.HOME
    row.wrong("kind", "missing")
    return None


def _point(row: Row, kind: ContactUse | str | None) -> ContactPoint | None:
    if kind is None:
        return None
    if isinstance(kind, ContactUse) and kind is not ContactUse.MOBILE:
        return row.point("value", kind)
    return row.phone("value")


@dataclass(frozen=True, slots=True)
class _Owner:
    """Another person whose point it is: their name, what the row calls the relation."""

    name: str | None
    relation: str | None


def _owner(row: Row, kind: ContactUse | str | None) -> _Owner | None:
    """None when the point is the customer's own."""
    relation = row.text("relation")
    named = row.name("contact_name")
    is_self = relation is not None and plain(relation) in _SELF
    if kind != _CONTACT and (relation is None or is_self):
        return None
    if named is None and _names_owner(row):
        named = row.name("name")
    return _Owner(named, relation)


def _names_owner(row: Row) -> bool:
    """Whether the row's name is that of the point's owner: a list of phones or addresses."""
    return row.titled("point_kind") and not row.has("contact_name")


def _unplaced_name(row: Row) -> str:
    """A name in such a list without a relation: it may be the customer's or not, so it is noted."""
    if not _names_owner(row) or row.text("relation") is not None:
        return ""
    return row.name("name") or ""


def _party(
    row: Row, kind: ContactUse | str | None, point: ContactPoint | None, owner: _Owner | None
) -> PartyRef:
    """Without an identifier the name stays a mention of its own; nothing attaches it silently."""
    party = party_of(row)
    if party is not None:
        is_theirs = _names_owner(row) and owner is not None
        return replace(party, name=None) if is_theirs or _unplaced_name(row) else party
    name = row.name("name")
    if (name is None or _names_owner(row)) and not row.bad:
        row.wrong("id_no", "no_identity")
    anchor = record_name(KIND, (name, kind, point and point.value))
    return PartyRef(name=name, anchor=anchor)


def _sheet(
    record: str, party: PartyRef, day: date | None, channel: str, row: Row, options: ReadOptions
) -> ClaimSheet:
    origin = f"{KIND}:{party.person_id}:{day}:{channel}"
    return ClaimSheet(KIND, record, origin, day, options, notes=row.notes)


def _contact(sheet: ClaimSheet, party: PartyRef, point: ContactPoint, owner: _Owner) -> None:
    """A workplace's line identifies nobody, so it is no part of who the person is."""
    relation, note = relation_and_note(owner.relation)
    own_line = point.kind is ContactKind.PHONE and point.use is not ContactUse.WORK_PHONE
    other = PartyRef(
        name=owner.name,
        phone=point.value if own_line else None,
        anchor=f"{KIND}:{sheet.record}:contact",
    )
    sheet.relation(party, other, relation, Detail(note=note))
    sheet.contact(other, point)


ADAPTER = TabularAdapter(CARD, build)
