"""`crm`: later contact updates from the lender's own systems, one row an update."""

from datetime import date

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
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
        column("case_no", "案件编号 案件号 委案编号"),
        column("name", "姓名 客户姓名", "测试甲"),
        column("kind", "类型 信息类型 联系方式类型", "mobile", required=True),
        column("value", "值 内容 联系方式 信息内容 号码", "19900005678", required=True),
        column("contact_name", "联系人姓名 联系人"),
        column("relation", "关系 与客户关系 联系人关系"),
        column(
            "observed_at", "更新时间 更新日期 登记时间 日期 变更时间", "2026-02-01", required=True
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
        ContactUse.MOBILE: "mobile 手机 手机号 手机号码 移动电话 本人手机",
        _PHONE: "phone 电话 联系电话 固话 座机 固定电话",
        ContactUse.HOME_PHONE: "home_phone 家庭电话 住宅电话",
        ContactUse.WORK_PHONE: "employer_phone work_phone 单位电话 公司电话",
        ContactUse.EMAIL: "email 邮箱 电子邮箱",
        ContactUse.WECHAT: "wechat 微信 微信号",
        ContactUse.QQ: "qq QQ号",
        ContactUse.HOME: "home_address address 家庭地址 居住地址 现住址 住址 地址",
        ContactUse.MAILING: "mailing_address 通讯地址 邮寄地址 收货地址",
        ContactUse.REGISTERED: "registered_address 户籍地址 身份证地址",
        ContactUse.EMPLOYER: "employer 单位 工作单位 单位名称",
        ContactUse.WORK_ADDRESS: "employer_address work_address 单位地址 公司地址",
        _CONTACT: "contact 联系人 紧急联系人",
    }
)


def build(row: Row, options: ReadOptions) -> Record:
    """One update: a contact point of the customer, or another person with a phone."""
    day = row.day("observed_at")
    row.need("observed_at", day)
    kind = _KINDS.get(plain(row.raw("kind")))
    if kind is None:
        row.wrong("kind", "kind_unknown" if row.raw("kind") else "missing")
    point = _point(row, kind)
    if kind is not None:
        row.need("value", point)
    party = _party(row, kind, point)
    channel = row.text("channel") or ""
    contact_name, relation = row.name("contact_name"), row.text("relation")
    parts = (party.key, row.key("customer_no"), kind, point and point.value, day, channel)
    record = record_name(KIND, (*parts, contact_name, relation))
    sheet = _sheet(record, party, day, channel, row, options)
    if kind == _CONTACT and point is not None:
        _contact(sheet, party, point, contact_name, relation)
    else:
        sheet.contact(party, point)
    customer_number(row, sheet, party)
    sheet.attribute(party, Attribute.ALIAS_ID, row.permit("id_no"))
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _point(row: Row, kind: ContactUse | str | None) -> ContactPoint | None:
    if kind is None:
        return None
    if isinstance(kind, ContactUse) and kind is not ContactUse.MOBILE:
        return row.point("value", kind)
    return row.phone("value")


def _party(row: Row, kind: ContactUse | str | None, point: ContactPoint | None) -> PartyRef:
    """Without an identifier the name stays a mention of its own; nothing attaches it silently."""
    party = party_of(row)
    if party is not None:
        return party
    name = row.name("name")
    if name is None and not row.bad:
        row.wrong("id_no", "no_identity")
    anchor = record_name(KIND, (name, kind, point and point.value))
    return PartyRef(name=name, anchor=anchor)


def _sheet(
    record: str, party: PartyRef, day: date | None, channel: str, row: Row, options: ReadOptions
) -> ClaimSheet:
    origin = f"{KIND}:{party.person_id}:{day}:{channel}"
    return ClaimSheet(KIND, record, origin, day, options, notes=row.notes)


def _contact(
    sheet: ClaimSheet, party: PartyRef, phone: ContactPoint, name: str | None, text: str | None
) -> None:
    relation, note = relation_and_note(text)
    other = PartyRef(name=name, phone=phone.value, anchor=f"{KIND}:{sheet.record}:contact")
    sheet.relation(party, other, relation, Detail(note=note))
    sheet.contact(other, phone)


ADAPTER = TabularAdapter(CARD, build)
