"""The case import templates of collection systems load as they are; leads become claims."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record
from tests.sources.contract import one, read, write_xlsx
from tests.sources.templates import headers

ID, SPOUSE_ID, CONTACT_ID = "330127198503121014", "330127198709202020", "330127196001010016"
HOME = "浙江省杭州市临平区乔司街道测试路66号"
OLD_HOME = "浙江省杭州市淳安县威坪镇测试村5组"
WORK = "浙江省杭州市萧山区测试大道1号"
EMPLOYER = "杭州测试物流有限公司"


def row_under(header: Sequence[str], cells: Mapping[str, str]) -> list[list[str]]:
    """Every cell filled: those named with their value, the others with a text of their own."""
    assert set(cells) <= set(header), set(cells) - set(header)
    return [list(header), [cells.get(title, "") for title in header]]


def points(record: Record) -> set[tuple[str, str, str]]:
    """(whose, use, value) of all contact points; whose: the name, or the phone."""
    return {
        ((c.party.name or c.party.key), c.fact.point.use.value, c.fact.point.value)
        for c in record.claims
        if c.party and isinstance(c.fact, HadContact)
    }


def ties(record: Record) -> list[tuple[str, str]]:
    return [
        (c.fact.relation.value, c.fact.other.name or c.fact.other.key)
        for c in record.claims
        if isinstance(c.fact, HadRelation)
    ]


def contact(number: int, **more: str) -> dict[str, str]:
    return {f"联系人{number}{part}": cell for part, cell in more.items()}


def test_standard_template(tmp_path: Path) -> None:
    cells = {
        "个案序列号": "Y20260001",
        "委案金额": "41500.00",
        "姓名": "测试甲",
        "证件号": ID,
        "账号": "ACC-001",
        "家庭号码": "0571-87650001",
        "单位号码": "0571-87650002",
        "本人手机": "19900001234",
        "单位名称": EMPLOYER,
        "单位地址": WORK,
        "家庭地址": HOME,
        "对账单地址": HOME + "7幢",
        "户籍地址": OLD_HOME,
        "QQ": "1000000001",
        "邮箱": "test_jia@example.com",
        "贷款日期": "2024-06-18",
        "逾期日": "2025-09-20",
        "逾期天数": "176",
        "币种": "人民币",
        "原催收记录": "父亲称在外地",
        "备注3": "甲车间",
        **contact(1, 姓名="测试丁", 证件号=CONTACT_ID, 关系="父亲", 家庭电话="0571-87650003",
                  单位电话="0571-87650004", 手机="19100015678", 地址=OLD_HOME, 单位="测试村委会"),
        **contact(6, 姓名="测试己", 关系="同事", 手机="19100016666"),
    }  # fmt: skip
    record = one("cases", tmp_path, row_under(headers.STANDARD_CASE, cells))
    case = record.case
    assert case is not None
    assert (case.case_no, case.contract_no, case.dpd) == ("Y20260001", "ACC-001", 176)
    assert (str(case.balance), case.currency) == ("41500.00", "CNY")
    assert (str(case.loan_date), str(case.overdue_since)) == ("2024-06-18", "2025-09-20")
    assert points(record) == {
        ("测试甲", "mobile", "19900001234"),
        ("测试甲", "home_phone", "0571-87650001"),
        ("测试甲", "work_phone", "0571-87650002"),
        ("测试甲", "email", "test_jia@example.com"),
        ("测试甲", "qq", "qq:1000000001"),
        ("测试甲", "home", HOME),
        ("测试甲", "mailing", HOME + "7幢"),
        ("测试甲", "registered", OLD_HOME),
        ("测试甲", "employer", EMPLOYER),
        ("测试甲", "work_address", WORK),
        ("测试丁", "mobile", "19100015678"),
        ("测试丁", "home_phone", "0571-87650003"),
        ("测试丁", "work_phone", "0571-87650004"),
        ("测试丁", "home", OLD_HOME),
        ("测试丁", "employer", "测试村委会"),
        ("测试己", "mobile", "19100016666"),
    }
    assert ties(record) == [("parent", "测试丁"), ("colleague", "测试己")]
    assert record.claims[0].notes["原催收记录"] == "父亲称在外地"
    assert record.claims[0].notes["备注3"] == "甲车间"


def test_car_loan_template(tmp_path: Path) -> None:
    cells = {
        "个案序列号": "C9",
        "姓名": "测试甲",
        "证件号": ID,
        "合同编号": "HT-9",
        "业务类型": "车贷",
        "电邮": "test_jia@example.com",
        "牌照号": "浙A00000",
        "车架号": "TESTVIN0000000001",
        "配偶姓名": "测试乙",
        "配偶证件号": SPOUSE_ID,
        "配偶手机": "19100012222",
        "配偶家庭电话": "0571-87650005",
        "配偶单位": EMPLOYER,
        "担保人姓名": "测试丙",
        "担保人关系": "朋友",
        "担保人手机": "19100013333",
        "担保人地址": HOME,
        "联系人2姓名": "测试丁",
        " 联系人2关系": "母亲",
        "联系人2家庭电话": "0571-87650006",
        "联系人5姓名": "测试戊",
        " 联系人5关系": "邻居",
        "联系人5单位电话": "0571-87650007",
    }
    record = one("cases", tmp_path, row_under(headers.CAR_LOAN_CASE, cells))
    assert record.case is not None
    assert (record.case.product, record.case.contract_no) == ("车贷", "HT-9")
    assert points(record) == {
        ("测试甲", "email", "test_jia@example.com"),
        ("测试乙", "mobile", "19100012222"),
        ("测试乙", "home_phone", "0571-87650005"),
        ("测试乙", "employer", EMPLOYER),
        ("测试丙", "mobile", "19100013333"),
        ("测试丙", "home", HOME),
        ("测试丁", "home_phone", "0571-87650006"),
        ("测试戊", "work_phone", "0571-87650007"),
    }
    assert ties(record) == [
        ("parent", "测试丁"),
        ("neighbour", "测试戊"),
        ("guarantor", "测试丙"),
        ("spouse", "测试乙"),
    ]
    notes = record.claims[0].notes
    assert (notes["牌照号"], notes["车架号"]) == ("浙A00000", "TESTVIN0000000001")
    guarantor = next(c for c in record.claims if c.notes.get("text") == "朋友")
    assert isinstance(guarantor.fact, HadRelation)
    # A workplace's line says nothing of who somebody is.
    others = [c.fact.other for c in record.claims if isinstance(c.fact, HadRelation)]
    assert [other.phone for other in others if other.name == "测试戊"] == [None]


def test_consumer_credit_template(tmp_path: Path) -> None:
    cells = {
        "委案编号": "W1",
        "客户姓名": "测试甲",
        "身份证号": ID,
        "账户号": "ACC-2",
        "放款机构": "示例消费金融",
        "产品类型": "消费贷",
        "放款时间": "2024-06-18",
        "委外金额": "8000",
        "户籍电话": "0571-87650008",
        "户籍地址": OLD_HOME,
        "手机号码": "19900001234",
        "住宅电话": "0571-87650009",
        "住宅地址": HOME,
        "公司名称": EMPLOYER,
        "公司地址": WORK,
        "公司电话": "0571-87650002",
        "联络人1姓名": "测试丁",
        "联络人1关系": "02",
        "联络人1电话": "19100010001",
        "联络人10姓名": "测试癸",
        "联络人10关系": "同学",
        "联络人10电话": "19100010010",
    }
    record = one("cases", tmp_path, row_under(headers.CREDIT_LOAN_CASE, cells))
    assert record.case is not None
    assert (record.case.lender, record.case.product) == ("示例消费金融", "消费贷")
    assert (str(record.case.balance), str(record.case.loan_date)) == ("8000", "2024-06-18")
    assert points(record) == {
        ("测试甲", "mobile", "19900001234"),
        ("测试甲", "home_phone", "0571-87650008"),
        ("测试甲", "home_phone", "0571-87650009"),
        ("测试甲", "home", HOME),
        ("测试甲", "registered", OLD_HOME),
        ("测试甲", "employer", EMPLOYER),
        ("测试甲", "work_address", WORK),
        ("测试甲", "work_phone", "0571-87650002"),
        ("测试丁", "mobile", "19100010001"),
        ("测试癸", "mobile", "19100010010"),
    }
    assert ties(record) == [("parent", "测试丁"), ("friend", "测试癸")]


def test_car_template_of_the_credit_system(tmp_path: Path) -> None:
    cells = {
        "委案编号": "W2",
        "客户姓名": "测试甲",
        "客户身份证号": ID,
        "客户手机": "19900001234",
        "客户宅电": "0571-87650001",
        "客户公司": EMPLOYER,
        "客户公司电话": "0571-87650002",
        "配偶姓名": "测试乙",
        "配偶手机": "19100012222",
        "配偶公司": "杭州示例百货有限公司",
        "配偶公司电话": "0571-87650010",
        "担保人姓名": "测试丙",
        "与申请人关系": "兄弟",
        "担保人身份证号": CONTACT_ID,
        "担保人手机": "19100013333",
        "担保人公司地址": WORK,
        "帐号": "ACC-3",
    }
    record = one("cases", tmp_path, row_under(headers.CREDIT_CAR_CASE, cells))
    assert points(record) == {
        ("测试甲", "mobile", "19900001234"),
        ("测试甲", "home_phone", "0571-87650001"),
        ("测试甲", "employer", EMPLOYER),
        ("测试甲", "work_phone", "0571-87650002"),
        ("测试乙", "mobile", "19100012222"),
        ("测试乙", "employer", "杭州示例百货有限公司"),
        ("测试乙", "work_phone", "0571-87650010"),
        ("测试丙", "mobile", "19100013333"),
        ("测试丙", "work_address", WORK),
    }
    assert ties(record) == [("guarantor", "测试丙"), ("spouse", "测试乙")]


def test_platform_template_without_case_numbers(tmp_path: Path) -> None:
    cells = {
        "债务人姓名": "测试甲",
        "债务人身份证": ID,
        "借款合同号": "LC202600001",
        "剩余金额": "80000",
        "逾期天数": "90",
        "债务人电话": "19900001234",
        "债务人地址": HOME,
        "产品线": "个人消费贷",
        "放款日期": "2024-06-18",
        "资金方": "示例银行",
        "联系人1姓名": "测试乙",
        "联系人1电话": "19100012222",
        "联系人1关系": "配偶",
        "联系人2姓名": "测试丁",
        "联系人2电话": "19100013333",
        "联系人2关系": "朋友",
    }
    record = one("cases", tmp_path, row_under(headers.PLATFORM_CASE, cells))
    assert record.case is not None
    assert (record.case.case_no, record.case.contract_no) == ("LC202600001", "LC202600001")
    assert ties(record) == [("spouse", "测试乙"), ("friend", "测试丁")]
    assert len(points(record)) == 4


def test_export_of_a_card_system(tmp_path: Path) -> None:
    cells = {
        "委案编号": "W3",
        "个案序列号": "Y3",
        "姓名": "测试甲",
        "委托方": "示例银行",
        "手机": "19900001234",
        "欠款余额": "900",
        "逾期日期": "2025-09-20",
        "联系人5姓名": "测试戊",
        "联系人5证件": CONTACT_ID,
        "联系人5手机": "19100015555",
    }
    record = one("cases", tmp_path, row_under(headers.CREDIT_CARD_CASE, cells))
    assert record.case is not None
    assert (record.case.case_no, record.case.lender) == ("W3", "示例银行")
    assert points(record) == {
        ("测试甲", "mobile", "19900001234"),
        ("测试戊", "mobile", "19100015555"),
    }
    assert record.claims[0].notes["个案序列号"] == "Y3"


@pytest.mark.parametrize(
    ("header", "minimum"),
    [
        (headers.STANDARD_CASE, {"个案序列号": "C1", "姓名": "测试甲"}),
        (headers.CAR_LOAN_CASE, {"个案序列号": "C1", "姓名": "测试甲"}),
        (headers.CREDIT_LOAN_CASE, {"委案编号": "C1", "客户姓名": "测试甲"}),
        (headers.CREDIT_CAR_CASE, {"委案编号": "C1", "客户姓名": "测试甲"}),
        (headers.CREDIT_CARD_CASE, {"委案编号": "C1", "姓名": "测试甲"}),
        (headers.PLATFORM_CASE, {"借款合同号": "C1", "债务人姓名": "测试甲"}),
    ],
)
def test_a_row_with_the_least_and_a_workbook_of_it(
    header: list[str], minimum: dict[str, str], tmp_path: Path
) -> None:
    rows = row_under(header, minimum)
    (record,) = read("cases", write_xlsx(tmp_path / "cases.xlsx", rows))
    assert isinstance(record, Record)
    assert (record.record, record.claims) == ("C1", ())
