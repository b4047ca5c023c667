"""What a table of people may hold: the columns that are compared, and what people call them."""

from collections.abc import Sequence

from skiptrace.ports import Column, SourceCard
from sources.tables.columns import column
from sources.tables.headers import column_names, folded

KIND = "people"
ID = "id"

COLUMNS = (
    column(
        ID,
        "编号 记录编号 记录号 客户编号 客户号 案件编号 案件号 个案序列号 序号 record_id rec_id "
        "unique_id customer_no case_no",
        required=True,
    ),
    column("name", "姓名 客户姓名 借款人 客户名称 债务人姓名 案人姓名 full_name"),
    column("phone", "手机 手机号 手机号码 联系电话 电话 本人手机 移动电话 mobile telephone tel"),
    column("id_no", "身份证号 证件号码 身份证 证件号 身份证号码 id_number id_card"),
    column("birth_date", "出生日期 生日 出生年月日 date_of_birth birthday dob"),
    column("address", "家庭地址 居住地址 现住址 住宅地址 地址 联系地址 通讯地址 home_address"),
    column("employer", "单位名称 工作单位 单位 公司名称 就职单位 company"),
    column("email", "邮箱 电子邮箱 电子邮件 邮件 e-mail mail"),
    column("given_name", "名 名字 first_name forename"),
    column("surname", "姓 姓氏 last_name family_name"),
)


def card_for(compare: Sequence[str]) -> SourceCard:
    """The card, with a column for each further title that is to be compared."""
    known = {spelling for names in column_names(_card(COLUMNS)).values() for spelling in names}
    further = {folded(title): title.strip() for title in compare}
    added = tuple(Column(title) for key, title in further.items() if key not in known)
    return _card((*COLUMNS, *added))


def _card(columns: tuple[Column, ...]) -> SourceCard:
    return SourceCard(
        kind=KIND,
        title_en="Table of people",
        title_zh="人员表",
        columns=columns,
        basis_needed=False,
        lawful_note="",
        cost="",
        retention_days=0,
        yields=(),
    )
