"""`companies`: the companies register: where a company is, who stands for it, whether it lives."""

from skiptrace import normalize
from skiptrace.model.claim import HadStanding, Standing
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.parties import is_company
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "companies"

# Aliases in Latin letters: the fields of the registry services of domain.md, section 6.
CARD = SourceCard(
    kind=KIND,
    title_en="Companies register",
    title_zh="企业工商登记",
    columns=(
        column(
            "name",
            "企业名称 公司名称 单位名称 市场主体名称 商户名称 字号名称 名称 entName",
            "杭州测试物流有限公司",
            required=True,
        ),
        column(
            "code",
            "统一社会信用代码 社会信用代码 信用代码 注册号 工商注册号 营业执照号 组织机构代码"
            " creditCode",
            "91330100TEST00001X",
        ),
        column(
            "legal_person",
            "法定代表人 法人代表 法人 法定代表人姓名 法人姓名 负责人 经营者 投资人 执行事务合伙人"
            " operName legalPersonName",
            "测试丙",
        ),
        column(
            "legal_person_id_no", "法定代表人证件号 法定代表人身份证号 法人身份证号 法人证件号码"
        ),
        column(
            "registered_address",
            "注册地址 住所 企业地址 公司地址 单位地址 经营场所 主要经营场所 营业场所 地址"
            " regLocation",
            "浙江省杭州市萧山区测试大道1号",
        ),
        column(
            "phone",
            "联系电话 企业电话 公司电话 单位电话 电话 联系方式 phoneNumber",
            "0571-87650002",
        ),
        column(
            "status",
            "经营状态 登记状态 企业状态 经营状况 存续状态 状态 regStatus",
            "存续(在营、开业、在册)",
        ),
        column("checked_at", "查询日期 查询时间 核查日期 更新日期 导出日期 数据日期", "2026-03-01"),
    ),
    basis_needed=False,
    lawful_note="A public register; it tells of companies, and of people only what they stand for.",
    cost="public register or paid query",
    # A company's entry is checked again each year at the annual report; three of them show a move.
    retention_days=3 * 365,
    yields=("employer", "address", "phone", "standing of the employer", "legal person"),
)

# Words of the register and of the services that resell it; NFKC and punctuation aside.
_STANDING = word_table(
    {
        Standing.ACTIVE: """存续 在业 在营 开业 在册 正常 营业 存续在营开业在册 在营开业企业
            在营开业 存续在业 确立 登记成立 正常执业 active registered""",
        Standing.ABNORMAL: "经营异常 异常 列入经营异常名录 严重违法 abnormal",
        Standing.MOVED: "迁出 已迁出 迁移 迁往市外 迁出市外 迁入迁出 moved",
        Standing.CLOSED: "停业 歇业 清算 清算中 责令关闭 关闭 撤销 停业整顿 破产 closed suspended",
        Standing.REVOKED: "吊销 已吊销 吊销未注销 吊销营业执照 吊销企业 revoked",
        Standing.STRUCK_OFF: """注销 已注销 注销企业 吊销已注销 企业直接申请注销 简易注销 除名
            struck_off deregistered cancelled dissolved""",
    }
)


def build(row: Row, options: ReadOptions) -> Record:
    """The company's standing, address and phone, and whom it belongs with."""
    name = row.point("name", ContactUse.EMPLOYER)
    row.need("name", name)
    address = row.point("registered_address", ContactUse.WORK_ADDRESS)
    phone = row.phone("phone", ContactUse.WORK_PHONE)
    legal = _legal_person(row, name)
    written = row.text("status")
    standing = _STANDING.get(plain(written or ""), Standing.UNSAID)
    day = row.day("checked_at")
    company = company_ref(name.value if name else "")
    record = record_name(KIND, (company.name, row.key("code"), day))
    origin = f"{KIND}:{company.person_id}:{day or ''}"
    sheet = ClaimSheet(KIND, record, origin, day, options, notes=_notes(row, written, standing))
    if name is not None:
        sheet.add(company, HadStanding(name, standing))
    sheet.contact(company, address)
    sheet.contact(company, phone)
    if legal is not None:
        sheet.relation(legal, company, Relation.EMPLOYER)
        if legal.id_no:
            # Somebody known by number works where their own company is.
            for point in (name, address, phone):
                sheet.contact(legal, point, Detail(place="legal person"))
    return Record(KIND, record, row.line, tuple(sheet.claims))


def company_ref(name: str) -> PartyRef:
    """A company as a party: its canonical name is all that identifies it."""
    return PartyRef(name=name or None, anchor=f"company:{name}")


def _legal_person(row: Row, company: ContactPoint | None) -> PartyRef | None:
    """Who stands for the company; another company does not count, and a bare name joins nobody."""
    id_no = row.id_no("legal_person_id_no")
    written = row.text("legal_person")
    if written is None or is_company(written):
        return PartyRef(id_no=id_no) if id_no else None
    name = normalize.person_name(written).canonical
    if name is None and id_no is None:
        return None
    return PartyRef(name=name, id_no=id_no, anchor=f"legal:{company.value if company else ''}")


def _notes(row: Row, written: str | None, standing: Standing) -> dict[str, str]:
    """What has no place of its own: the code, a standing in words we do not know, a parent firm."""
    notes = dict(row.notes)
    if code := row.key("code"):
        notes["code"] = code
    if written and standing is Standing.UNSAID:
        notes["status"] = written
    legal = row.text("legal_person")
    if legal and is_company(legal):
        notes["legal_person"] = legal
    return notes


ADAPTER = TabularAdapter(CARD, build)
