"""`returned-mail`: letters that came back, one row a letter."""

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.contact import ContactUse
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.stamp import record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter

KIND = "returned-mail"

CARD = SourceCard(
    kind=KIND,
    title_en="Returned mail",
    title_zh="退信",
    columns=(
        column("case_no", "案件编号 案件号", "C2026-0001", required=True),
        column("address", "地址 收件地址", "浙江省杭州市淳安县威坪镇测试村5组", required=True),
        column("returned_at", "退回日期 退信日期", "2026-03-01", required=True),
    ),
    basis_needed=False,
    lawful_note="Own correspondence.",
    cost="own records",
    retention_days=5 * 365,
    yields=("attempts and their results",),
)


def build(row: Row, options: ReadOptions) -> Record:
    """One letter that came back."""
    case_no = row.key("case_no")
    row.need("case_no", case_no)
    point = row.point("address", ContactUse.HOME)
    row.need("address", point)
    at = row.moment("returned_at")
    row.need("returned_at", at)
    record = record_name(KIND, (case_no, point and point.value, at))
    if case_no is None or point is None or at is None:
        return Record(KIND, record, row.line)
    letter = Attempt(case_no, Channel.LETTER, point, at, Disposition.BOUNCED, KIND, record)
    return Record(KIND, record, row.line, attempts=(letter,))


ADAPTER = TabularAdapter(CARD, build)
