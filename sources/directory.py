"""`directory`: published lines of the offices that serve a place, one row a line."""

from skiptrace.model.claim import HadContact
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.normalize.office_names import full_office_name, office_name
from skiptrace.ports import ReadOptions, SourceCard
from sources.office_places import place_of
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain

KIND = "directory"

CARD = SourceCard(
    kind=KIND,
    title_en="Directory of village, township and county offices",
    title_zh="村、乡镇、县级机构通讯录",
    columns=(
        column("region_code", "区划代码 行政区划代码 统计用区划代码 地区代码", "330127104"),
        column("region", "地区 区域 辖区 区划 行政区划 所在地区", "浙江省杭州市淳安县威坪镇"),
        column("level", "级别 层级 机构级别", "township"),
        column("office", "机构 机构名称 单位 单位名称 部门", "威坪镇人民政府"),
        column("person", "联系人 姓名 负责人"),
        column("role", "职务 岗位", "值班室"),
        column(
            "phone", "电话 联系电话 办公电话 公开电话 值班电话 电话号码 手机", "0571-87650003",
            required=True,
        ),
        column("published_in", "公开来源 公布来源 公开渠道 公布渠道 是否公开", "县政府网站"),
        column("checked_at", "核实日期 核对日期 查询日期 更新日期", "2026-02-01"),
    ),
    basis_needed=False,
    lawful_note="Published lines of public offices; an official's own mobile only where published.",
    cost="public record",
    # Offices move and merge; a line that nobody checked for three years is a rumour.
    retention_days=3 * 365,
    yields=("telephone line of the offices in charge of a registered address",),
)  # fmt: skip

_NOT_PUBLISHED = frozenset(map(plain, "否 不 无 未 未公开 不公开 未公布 no n false 0".split()))


def build(row: Row, options: ReadOptions) -> Record:
    """One line of one office, keyed by the place it is in charge of."""
    place = place_of(row)
    phone = row.phone("phone", ContactUse.OFFICE_PHONE)
    row.need("phone", phone)
    person, role = row.name("person"), row.text("role")
    published = _published(row)
    if phone is not None and _is_mobile(row) and not published:
        row.wrong("phone", "mobile_not_published")
    day = row.day("checked_at")
    level, code = place or ("", "")
    office = _office(row, code) if code else None
    said = (code, level, office, phone and phone.value, person, role, published, day)
    record = record_name(KIND, said)
    sheet = ClaimSheet(KIND, record, f"{KIND}:{code}:{day or ''}", day, options, notes=row.notes)
    if phone is not None and office is not None:
        party = PartyRef(name=office, anchor=f"{KIND}:{code}")
        who = " ".join(word for word in (role, person) if word)
        detail = Detail(quote=who or None, note=published or "", region=code)
        sheet.add(party, HadContact(phone), detail)
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _office(row: Row, code: str) -> str | None:
    """The office's full name; by rule of its place where the row gives none."""
    written = row.point("office", ContactUse.OFFICE)
    name = full_office_name(written.value, code) if written else office_name(code)
    row.need("office", name or None)
    return ContactPoint(ContactUse.OFFICE, name).value if name else None


def _published(row: Row) -> str | None:
    """Where the line is published; None when the row does not say, or says that it is not."""
    text = row.text("published_in")
    return None if text is None or plain(text) in _NOT_PUBLISHED else text


def _is_mobile(row: Row) -> bool:
    """A mobile is an official's own, not the office's, until the row says it is published."""
    own = row.phone("phone")
    return own is not None and own.use is ContactUse.MOBILE


ADAPTER = TabularAdapter(CARD, build)
