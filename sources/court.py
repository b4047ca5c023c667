"""`court`: enforcement and judgment lists as a person exports them by hand, one row a party."""

from skiptrace import normalize
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.parties import is_company
from sources.stamp import ClaimSheet, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter

KIND = "court"
_ABSENT = frozenset({"empty", "placeholder"})

# Aliases in Latin letters: field names of the courts' own enforcement site.
CARD = SourceCard(
    kind=KIND,
    title_en="Court lists: enforcement and judgments",
    title_zh="法院执行与裁判信息",
    columns=(
        column(
            "name",
            "姓名 被执行人 被执行人姓名 被执行人姓名/名称 失信被执行人 失信被执行人姓名 当事人"
            " 当事人姓名 被告 被告人 被申请人 iname pname",
            "测试甲",
            required=True,
        ),
        column(
            "id_no",
            "身份证号 身份证号码 证件号码 证件号 身份证 身份证号码/组织机构代码"
            " 身份证/组织机构代码 身份证号/组织机构代码 身份证号码/工商注册号 cardNum partyCardNum",
            "3301**********1014",
        ),
        column(
            "court",
            "执行法院 法院 审理法院 受理法院 立案法院 管辖法院 法院名称 courtName execCourtName",
            "淳安县人民法院",
        ),
        column(
            "docket", "案号 执行案号 案件号 文书号 caseCode caseNo", "(2025)浙0127执4711号",
            required=True,
        ),
        column("filed_on", "立案时间 立案日期 受理日期 regDate caseCreateTime", "2025-08-14"),
        column("published_on", "发布时间 发布日期 公布日期 公告日期 publishDate"),
        column(
            "amount",
            "执行标的 执行标的(元) 执行标的金额 执行金额 标的金额 涉案金额 未履行金额 execMoney",
            "52000",
        ),
        column(
            "status",
            "案件状态 执行状态 履行情况 被执行人的履行情况 案件进度 状态 performance caseState",
            "执行中",
        ),
        column("address", "住所地 住址 地址 被执行人地址 户籍地"),
    ),
    basis_needed=False,
    lawful_note="Public lists, read by a person for one case; no scraping.",
    cost="public list, by hand",
    # Entries of the list of defaulters are deleted after two to five years; the shorter span holds.
    retention_days=2 * 365,
    yields=("court to inquire at", "address", "court case"),
)  # fmt: skip


def build(row: Row, options: ReadOptions) -> Record:
    """The party with the case's number and its court.

    A full id number names a person. With a masked one, or none, the party is a person record of its
    own, a candidate that nothing attaches without a person's word.
    """
    name = row.name("name")
    row.need("name", name)
    if is_company(row.raw("name")):
        row.wrong("name", "party_is_company")
    docket = row.key("docket")
    row.need("docket", docket)
    id_no, masked = _id_numbers(row)
    court = row.point("court", ContactUse.OFFICE)
    address = row.point("address", ContactUse.HOME)
    day = row.day("filed_on") or row.day("published_on")
    amount = row.amount("amount")
    anchor = f"{KIND}:{docket}:{masked or ''}"
    party = PartyRef(name=name, id_no=id_no, anchor=anchor)
    record = record_name(KIND, (docket, name, id_no or masked))
    notes = dict(row.notes)
    notes |= {"amount": str(amount)} if amount is not None else {}
    notes |= {"status": status} if (status := row.text("status")) else {}
    sheet = ClaimSheet(
        KIND, record, f"{KIND}:{docket}:{party.person_id}", day, options, notes=notes
    )
    sheet.attribute(party, Attribute.DOCKET, docket)
    sheet.attribute(party, Attribute.MASKED_ID, masked)
    sheet.contact(party, court)
    sheet.contact(party, address)
    return Record(KIND, record, row.line, tuple(sheet.claims))


def _id_numbers(row: Row) -> tuple[str | None, str | None]:
    """(full number, masked number): at most one of them; anything else that is written is wrong."""
    written = row.raw("id_no")
    if not written:
        return None, None
    read = normalize.id_number(written)
    if read.problem == "id_masked":
        read = normalize.masked_id(written)
        if read.canonical is not None:
            return None, read.canonical
    if read.canonical is None and read.problem not in _ABSENT:
        row.wrong("id_no", read.problem or "unusable")
    return read.canonical, None


ADAPTER = TabularAdapter(CARD, build)
