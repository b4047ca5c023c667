"""`employment`: who paid in for a person: social security, provident fund, registry of work."""

from datetime import date

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "employment"

# The a.. names are those of the labour ministry's data standard (LB 101), in which the offices'
# own exports come.
CARD = SourceCard(
    kind=KIND,
    title_en="Employment: social security, provident fund, work registry",
    title_zh="就业信息(社保、公积金、用工登记)",
    columns=(
        column(
            "id_no",
            "身份证号 证件号码 身份证 证件号 身份证号码 公民身份号码 社会保障号码 社会保障号"
            " aac002",
            "330127198503121014",
            required=True,
        ),
        column("name", "姓名 职工姓名 参保人姓名 参保人员姓名 人员姓名 aac003", "测试甲"),
        column(
            "employer",
            "单位名称 参保单位 缴费单位 缴存单位 工作单位 用人单位 用工单位 参保单位名称"
            " 缴费单位名称 缴存单位名称 所在单位 公司名称 企业名称 单位 aab004",
            "杭州测试物流有限公司",
            required=True,
        ),
        column(
            "employer_code",
            "统一社会信用代码 单位编号 单位代码 单位账号 单位公积金账号 单位社保编号 社保登记证号"
            " 组织机构代码 aab001",
            "330100004711",
        ),
        column(
            "employer_address", "单位地址 公司地址 单位通讯地址", "浙江省杭州市萧山区测试大道1号"
        ),
        column("employer_phone", "单位电话 单位联系电话 公司电话 aae005", "0571-87650002"),
        column(
            "from",
            "开始日期 起始日期 参保日期 参保时间 本单位参保日期 首次参保日期 缴费起始 起缴年月"
            " 起始年月 缴费开始年月 开户日期 入职日期 本次参保日期 aae030",
            "2023-05",
        ),
        column(
            "to",
            "终止日期 结束日期 停保日期 停保时间 截止日期 离职日期 停缴日期 减员日期 销户日期"
            " 终止年月 转出日期 aae031",
        ),
        column(
            "paid_until",
            "缴至年月 最近缴费月份 最近缴费年月 末次缴费月份 末次缴费年月 最后缴费年月 缴费截止年月"
            " 缴费终止年月 最后汇缴月 最近汇缴年月 费款所属期 缴费年月 缴存年月",
            "2026-02",
        ),
        column(
            "status",
            "参保状态 缴费状态 缴存状态 账户状态 人员状态 个人账户状态 参保缴费状态 就业状态"
            " aac031",
            "参保缴费",
        ),
        column(
            "reported_at",
            "查询日期 查询时间 打印日期 出具日期 更新日期 数据日期 上报日期 登记日期 统计日期",
            "2026-03-01",
        ),
    ),
    basis_needed=True,
    lawful_note="Only the debtor's own papers or authorisation, or a court order; never bought.",
    cost="order or document",
    # Half of all jobs are given up within two years: what is older finds nobody.
    retention_days=2 * 365,
    yields=("employer", "address", "phone"),
)

_PAYING, _STOPPED = "paying", "stopped"
_STATUS = word_table(
    {
        _PAYING: """参保缴费 正常参保 正常缴费 正常 参保 在保 缴费 在缴 缴存 正常缴存 汇缴 在职 在岗
            在册 就业 active paying 1""",
        _STOPPED: """暂停参保 暂停缴费 终止参保 终止缴费 停保 停缴 断缴 中断 暂停 终止 封存 转出
            转移 销户 减员 离职 退休 失业 未参保 未缴费 stopped left 2 3""",
    }
)
_STILL = frozenset({"至今", "今", "现在", "在职", "now", "present"})


def build(row: Row, options: ReadOptions) -> Record:
    """The employer with its address and phone, and the end of the job where the record tells it."""
    id_no = row.id_no("id_no")
    row.need("id_no", id_no)
    employer = row.point("employer", ContactUse.EMPLOYER)
    row.need("employer", employer)
    address = row.point("employer_address", ContactUse.WORK_ADDRESS)
    phone = row.phone("employer_phone", ContactUse.WORK_PHONE)
    days = _Days(row)
    party = PartyRef(name=row.name("name"), id_no=id_no)
    value = employer.value if employer else None
    record = record_name(KIND, (id_no, value, *days.all()))
    origin = f"{KIND}:{party.person_id}:{days.worked or ''}"
    notes = {**row.notes, **days.notes}
    if code := row.text("employer_code"):
        notes["employer_code"] = code
    sheet = ClaimSheet(KIND, record, origin, days.worked, options, notes=notes)
    sheet.contact(party, employer)
    sheet.contact(party, address)
    sheet.contact(party, phone)
    if days.ended:
        sheet.attribute(party, Attribute.LEFT_EMPLOYER, value, Detail(observed_on=days.left))
    return Record(KIND, record, row.line, tuple(sheet.claims))


class _Days:
    """When the person worked there.

    worked: the last day for which the record shows the job. left: the day from which it shows that
    the job is over, None when it does not say; ended: whether it is over. notes: the first day, and
    a status in words we do not know.
    """

    def __init__(self, row: Row) -> None:
        self._begun, self._paid = row.day("from"), row.day("paid_until")
        self._reported = row.day("reported_at")
        still = plain(row.raw("to")) in _STILL
        end = None if still else row.day("to")
        if end and self._reported and end > self._reported:
            end = None  # a contract's term, not an end that came
        self._end = end
        written = row.text("status")
        status = None if still else _STATUS.get(plain(written or ""))
        self._status = status
        self.notes = {"from": self._begun.isoformat()} if self._begun else {}
        if written and status is None:
            self.notes["status"] = written
        self.ended = end is not None or status == _STOPPED
        self.left = end or self._reported or self._paid
        self.worked = self._worked()

    def _worked(self) -> date | None:
        if self._end or self._paid:
            return max(day for day in (self._end, self._paid) if day)
        return self._begun if self.ended else self._reported or self._begun

    def all(self) -> tuple[object, ...]:
        """Everything that tells one record of a job from another."""
        return self._begun, self._end, self._paid, self._reported, self._status


ADAPTER = TabularAdapter(CARD, build)
