"""`customers`: the lender's customer master; it holds relatives and colleagues of subjects too."""

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.parties import customer_number, identity_of
from sources.stamp import ClaimSheet, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter

KIND = "customers"

CARD = SourceCard(
    kind=KIND,
    title_en="Customer master",
    title_zh="客户主档",
    columns=(
        column("customer_no", "客户号 客户编号 客户代码", "K00000001", required=True),
        column("name", "姓名 客户姓名 客户名称", "测试甲", required=True),
        column("id_no", "身份证号 证件号码 身份证 证件号", "330127198503121014"),
        column("mobile", "手机 手机号 手机号码 联系电话", "19900001234"),
        column("home_phone", "家庭电话 住宅电话 固定电话 联系电话"),
        column("email", "邮箱 电子邮箱", "test_jia@example.com"),
        column(
            "home_address",
            "家庭地址 居住地址 现住址 住宅地址 地址",
            "浙江省杭州市临平区乔司街道测试路66号7幢302室",
        ),
        column("registered_address", "户籍地址 身份证地址"),
        column("mailing_address", "通讯地址 联系地址"),
        column("employer", "单位名称 工作单位 单位", "杭州测试物流有限公司"),
        column("employer_phone", "单位电话 公司电话"),
        column("employer_address", "单位地址 公司地址"),
        column("updated_at", "更新时间 更新日期 维护日期", "2025-11-20"),
    ),
    basis_needed=False,
    lawful_note="Own customer data; other customers help to find the subject, no more.",
    cost="own records",
    retention_days=5 * 365,  # as the case it serves
    yields=("phone", "address", "employer", "email"),
)

_POINTS = (
    ("email", ContactUse.EMAIL),
    ("home_address", ContactUse.HOME),
    ("registered_address", ContactUse.REGISTERED),
    ("mailing_address", ContactUse.MAILING),
    ("employer", ContactUse.EMPLOYER),
    ("employer_phone", ContactUse.WORK_PHONE),
    ("employer_address", ContactUse.WORK_ADDRESS),
)


def build(row: Row, options: ReadOptions) -> Record:
    """A customer with their contact points as of the last update."""
    customer_no = row.key("customer_no")
    row.need("customer_no", customer_no)
    name = row.name("name")
    row.need("name", name)
    id_no, permit = identity_of(row)
    party = PartyRef(name=name, id_no=id_no, customer_no=None if id_no else customer_no)
    day = row.day("updated_at")
    record = record_name(KIND, (customer_no,))
    origin = f"{KIND}:{party.person_id}:{day or ''}"
    sheet = ClaimSheet(KIND, record, origin, day, options, notes=row.notes)
    sheet.contact(party, row.phone("mobile"))
    sheet.contact(party, row.phone("home_phone"))
    for title, use in _POINTS:
        sheet.contact(party, row.point(title, use))
    customer_number(row, sheet, party)
    sheet.attribute(party, Attribute.ALIAS_ID, permit)
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


ADAPTER = TabularAdapter(CARD, build)
