"""`cases`: the lender's case list, one row a case; the borrower's application data rides on it."""

from skiptrace.model.case import Case
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.case_people import add_people, people_columns
from sources.parties import identity_of
from sources.stamp import ClaimSheet
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter

KIND = "cases"

_CASE_COLUMNS = (
    # A platform that hands out contracts has no case numbers: the contract is the case then.
    column(
        "case_no",
        "案件编号 案件号 委案编号 个案序列号 案号 序列号",
        "C2026-0001",
        required=True,
        fallback="contract_no",
    ),
    column("contract_no", "合同编号 合同号 借据号 借款合同号 账号 账户号 帐号", "HT-2024-0001"),
    column("lender", "委托方 贷款机构 资金方 委案方 放款机构", "示例消费金融"),
    column("product", "产品 业务类型 产品线 产品名称 产品类型", "消费贷"),
    column("name", "姓名 客户姓名 借款人 借款人姓名 债务人姓名", "测试甲", required=True),
    column(
        "id_no",
        "身份证号 证件号码 身份证 证件号 身份证号码 借款人身份证号 债务人身份证 客户身份证号"
        " 债务人身份证号",
        "330127198503121014",
    ),
    column("loan_date", "放款日期 借款日期 贷款日期 发放日期 放款时间", "2024-06-18"),
    column("overdue_since", "逾期日期 逾期开始日期 首逾日期 逾期日", "2025-09-20"),
    column("dpd", "逾期天数", "176"),
    column(
        "balance",
        "欠款金额 委案金额 逾期金额 委托金额 剩余金额 欠款余额 委外金额",
        "41500.00",
    ),
    column("currency", "币种 货币", "CNY"),
)
_REACH_COLUMNS = (
    column(
        "mobile",
        "手机 手机号 手机号码 本人手机 客户手机 联系电话 债务人电话 移动电话",
        "19900001234",
    ),
    column(
        "home_phone",
        "家庭电话 住宅电话 家庭号码 客户宅电 宅电 固定电话 联系电话",
        "0571-87650001",
    ),
    # The line at the registered address: often the parents'.
    column("registered_phone", "户籍电话 户籍地电话"),
    column("email", "邮箱 电子邮箱 电子邮件 电邮", "test_jia@example.com"),
    column("wechat", "微信 微信号", "test_jia01"),
    column("qq", "QQ号 QQ号码", "1000000001"),
    column(
        "home_address",
        "家庭地址 居住地址 现住址 住宅地址 债务人地址 居住地",
        "浙江省杭州市临平区乔司街道测试路66号7幢302室",
    ),
    column(
        "registered_address",
        "户籍地址 身份证地址 户口地址",
        "浙江省杭州市淳安县威坪镇测试村5组",
    ),
    column("mailing_address", "通讯地址 对账单地址 联系地址 账单地址"),
    column("employer", "单位名称 工作单位 公司名称 单位 客户公司", "杭州测试物流有限公司"),
    column("employer_phone", "单位电话 公司电话 单位号码 客户公司电话", "0571-87650002"),
    column("employer_address", "单位地址 公司地址 客户公司地址", "浙江省杭州市萧山区测试大道1号"),
)

CARD = SourceCard(
    kind=KIND,
    title_en="Case list with the application data",
    title_zh="案件清单(含申请资料)",
    columns=(*_CASE_COLUMNS, *_REACH_COLUMNS, *people_columns()),
    basis_needed=False,
    lawful_note="Own contract data. The contacts did not sign: approached only as the rules allow.",
    cost="own records",
    # Collection records are kept five years (《消费金融公司管理办法》, 2024).
    retention_days=5 * 365,
    yields=("case", "phone", "address", "employer", "email", "social account", "contacts"),
)

_POINTS = (
    ("email", ContactUse.EMAIL),
    ("wechat", ContactUse.WECHAT),
    ("qq", ContactUse.QQ),
    ("home_address", ContactUse.HOME),
    ("registered_address", ContactUse.REGISTERED),
    ("mailing_address", ContactUse.MAILING),
    ("employer", ContactUse.EMPLOYER),
    ("employer_phone", ContactUse.WORK_PHONE),
    ("employer_address", ContactUse.WORK_ADDRESS),
)
_CURRENCIES = {
    "人民币": "CNY",
    "rmb": "CNY",
    "元": "CNY",
    "港币": "HKD",
    "美元": "USD",
    "欧元": "EUR",
    "澳门元": "MOP",
    "新台币": "TWD",
}


def build(row: Row, options: ReadOptions) -> Record:
    """The case, and what the application said of the borrower and the people around."""
    case_no = row.key("case_no")
    row.need("case_no", case_no)
    name = row.name("name")
    row.need("name", name)
    mobile = row.phone("mobile")
    id_no, permit = identity_of(row)
    subject = _subject(name, id_no, mobile, case_no)
    case = _case(row, case_no or "", subject)
    sheet = ClaimSheet(KIND, case.case_no, _origin(case), case.loan_date, options, notes=row.notes)
    sheet.contact(subject, mobile)
    sheet.contact(subject, row.phone("home_phone"))
    sheet.attribute(subject, Attribute.ALIAS_ID, permit)
    sheet.contact(subject, row.phone("registered_phone"))
    for title, use in _POINTS:
        sheet.contact(subject, row.point(title, use))
    add_people(row, sheet, subject)
    return Record(KIND, case.case_no, row.line, tuple(sheet.claims), case, warnings=sheet.warnings)


def _subject(
    name: str | None, id_no: str | None, mobile: ContactPoint | None, case_no: str | None
) -> PartyRef:
    """Keyed by id number, else by name and phone, else by the case itself."""
    if id_no:
        return PartyRef(name=name, id_no=id_no)
    if mobile:
        return PartyRef(name=name, phone=mobile.value)
    return PartyRef(name=name, case_no=case_no)


def _case(row: Row, case_no: str, subject: PartyRef) -> Case:
    currency = (row.text("currency") or "CNY").casefold()
    currency = _CURRENCIES.get(currency, currency.upper())
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        row.wrong("currency", "currency_unknown")
    return Case(
        case_no=case_no,
        subject=subject,
        contract_no=row.key("contract_no"),
        lender=row.text("lender"),
        product=row.text("product"),
        loan_date=row.day("loan_date"),
        overdue_since=row.day("overdue_since"),
        dpd=row.count("dpd"),
        balance=row.amount("balance"),
        currency=currency,
    )


def _origin(case: Case) -> str:
    """The application form of the contract: all columns of the row go back to it."""
    return f"application:{case.contract_no or case.case_no}"


ADAPTER = TabularAdapter(CARD, build)
