"""The table form of reports: one row a value, as systems that unpack reports hand them on."""

from hashlib import blake2b

from skiptrace import normalize
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.model.report_delta import SOURCE as KIND
from skiptrace.ports import ReadOptions
from sources.reports.report_sheet import bureau_origin
from sources.reports.whole_report import purpose_of
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.row import Row
from sources.words import plain, word_table

_SPOUSE = "spouse"

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
    kind = _KINDS.get(plain(row.raw("kind")))
    if kind is None:
        row.wrong("kind", "kind_unknown" if row.raw("kind") else "missing")
    reporter, extra = row.text("reported_by"), row.text("extra")
    value = row.text("value")
    row.need("value", value)
    subject = PartyRef(name=name, id_no=id_no)
    record = record_name(KIND, (id_no, report_date, kind, value, updated, reporter, extra))
    origin = bureau_origin(subject, updated)
    sheet = ClaimSheet(
        KIND, record, origin, updated, options, row.notes, reporter, stated_on=report_date
    )
    if kind == _SPOUSE:
        _spouse(row, sheet, subject)
    elif isinstance(kind, ContactUse):
        # A number in a field for mobiles may be a landline, and is one by its form.
        is_mobile = kind is ContactUse.MOBILE
        point = row.phone("value") if is_mobile else row.point("value", kind)
        sheet.contact(subject, point, _detail(row, subject, point, extra or ""))
    _purpose(row, sheet, subject)
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _detail(row: Row, party: PartyRef, point: ContactPoint | None, note: str) -> Detail:
    """A member that sends the same value again, however dated, repeats its first report."""
    reporter = row.text("reported_by")
    if reporter is None or point is None:
        return Detail(note=note)
    what = blake2b(f"{reporter}\x1f{point.value}".encode(), digest_size=6).hexdigest()
    return Detail(note=note, origin=bureau_origin(party, None, f"member:{what}"))


def _purpose(row: Row, sheet: ClaimSheet, subject: PartyRef) -> None:
    """A table without the column stands under the basis of its import alone."""
    if not row.has_column("reason"):
        return
    purpose = purpose_of(row.raw("reason"))
    if purpose is None:
        row.wrong("reason", "report_purpose")
    elif sheet.claims:
        origin = bureau_origin(subject, sheet.stated_on, Attribute.QUERY_REASON.value)
        drawn = Detail(observed_on=sheet.stated_on, origin=origin)
        sheet.attribute(subject, Attribute.QUERY_REASON, purpose.value, drawn)


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
