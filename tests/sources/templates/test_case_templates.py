"""The case import templates of collection systems load as they are; leads become claims."""

from pathlib import Path

import pytest

from skiptrace.model.claim import HadRelation
from skiptrace.model.record import Record
from tests.sources.contract import one, read, write_xlsx
from tests.sources.templates import headers
from tests.sources.templates.stated import (
    CONTACT_ID,
    EMPLOYER,
    HOME,
    ID,
    OLD_HOME,
    SPOUSE_ID,
    WORK,
    points,
    row_under,
    ties,
)


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
