"""The templates of a consumer-credit system, its card system, and a debt platform."""

from pathlib import Path

from tests.sources.contract import one
from tests.sources.templates import headers
from tests.sources.templates.stated import (
    CONTACT_ID,
    EMPLOYER,
    HOME,
    ID,
    OLD_HOME,
    WORK,
    points,
    row_under,
    ties,
)


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
