"""What employment, companies and court make of their rows, beyond the contract."""

from pathlib import Path

import pytest

from skiptrace.model.claim import (
    Attribute,
    Claim,
    HadAttribute,
    HadContact,
    HadRelation,
    HadStanding,
    Standing,
)
from skiptrace.model.record import Record
from tests.sources.contract import one, read, rejects, table_bytes

ID = "330127198503121014"
EMPLOYER = "杭州测试物流有限公司"


def said(claims: tuple[Claim, ...]) -> list[tuple[str, str, str]]:
    """(party's key, what, value) of the claims, in their order."""
    found = []
    for claim in claims:
        key = claim.party.key if claim.party else ""
        match claim.fact:
            case HadContact(point):
                found.append((key, point.use.value, point.value))
            case HadAttribute(attribute, value):
                found.append((key, attribute.value, value))
            case HadStanding(company, standing):
                found.append((key, standing.value, company.value))
            case HadRelation(other, relation):
                found.append((key, relation.value, other.key))
    return found


def employment(folder: Path, **cells: str) -> Record:
    row = {"公民身份号码": ID, "参保单位": EMPLOYER} | cells
    return one("employment", folder, [list(row), list(row.values())])


@pytest.mark.parametrize(
    ("cells", "worked", "left"),
    [
        ({"查询日期": "2026-03-01"}, "2026-03-01", None),
        ({"起始日期": "2023-05-04"}, "2023-05-04", None),
        ({"缴至年月": "202602", "查询日期": "2026-03-01"}, "2026-02-01", None),
        ({"终止日期": "2025-07-31", "查询日期": "2026-03-01"}, "2025-07-31", "2025-07-31"),
        ({"终止日期": "至今", "查询日期": "2026-03-01"}, "2026-03-01", None),
        ({"终止日期": "9999-12-31", "查询日期": "2026-03-01"}, "2026-03-01", None),
        # The term of a contract that still runs.
        ({"终止日期": "2028-12-31", "查询日期": "2026-03-01"}, "2026-03-01", None),
        ({"参保状态": "暂停缴费", "缴至年月": "2025-06", "查询日期": "2026-03-01"},
         "2025-06-01", "2026-03-01"),
        ({"缴存状态": "封存", "开户日期": "2021-01-01", "查询日期": "2026-03-01"},
         "2021-01-01", "2026-03-01"),
        ({"参保状态": "参保缴费", "查询日期": "2026-03-01"}, "2026-03-01", None),
    ],
)  # fmt: skip
def test_when_somebody_worked_there(
    cells: dict[str, str], worked: str, left: str | None, tmp_path: Path
) -> None:
    record = employment(tmp_path, **cells)
    assert str(record.claims[0].observed_on) == worked
    ends = [c for c in record.claims if isinstance(c.fact, HadAttribute)]
    assert [str(c.observed_on) for c in ends] == ([left] if left else [])
    assert all(c.fact == HadAttribute(Attribute.LEFT_EMPLOYER, EMPLOYER) for c in ends)


def test_the_labour_ministrys_own_field_names(tmp_path: Path) -> None:
    row = {
        "AAC002": ID, "AAC003": "测试甲", "AAB004": EMPLOYER, "AAB001": "330100004711",
        "AAE005": "0571-87650002", "AAE030": "20230501", "AAC031": "1", "险种": "养老",
    }  # fmt: skip
    record = one("employment", tmp_path, [list(row), list(row.values())])
    assert said(record.claims) == [
        (f"id:{ID}", "employer", EMPLOYER),
        (f"id:{ID}", "work_phone", "0571-87650002"),
    ]
    assert record.claims[0].notes == {
        "employer_code": "330100004711",
        "from": "2023-05-01",
        "险种": "养老",
    }


def test_a_status_that_we_do_not_know_stays_as_a_note(tmp_path: Path) -> None:
    record = employment(tmp_path, 参保状态="协保", 查询日期="2026-03-01")
    assert record.claims[0].notes == {"status": "协保"}


def test_no_employer_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(
        table_bytes([["身份证号", "单位名称"], [ID, "灵活就业"], ["33012719850312101X", EMPLOYER]])
    )
    assert rejects(read("employment", path)) == {
        2: ("单位名称", "missing"),
        3: ("身份证号", "id_checksum"),
    }


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("存续", Standing.ACTIVE),
        ("存续（在营、开业、在册）", Standing.ACTIVE),
        ("在业", Standing.ACTIVE),
        ("吊销，未注销", Standing.REVOKED),
        ("吊销，已注销", Standing.STRUCK_OFF),
        ("注销", Standing.STRUCK_OFF),
        ("迁出", Standing.MOVED),
        ("经营异常", Standing.ABNORMAL),
        ("责令关闭", Standing.CLOSED),
        ("", Standing.UNSAID),
        ("筹建", Standing.UNSAID),
    ],
)
def test_standings(written: str, standing: Standing, tmp_path: Path) -> None:
    row = {"企业名称": EMPLOYER, "登记状态": written, "查询日期": "2026-03-01"}
    record = one("companies", tmp_path, [list(row), list(row.values())])
    assert said(record.claims) == [(f"rec:company:{EMPLOYER}|{EMPLOYER}", standing.value, EMPLOYER)]
    assert record.claims[0].notes == ({"status": "筹建"} if written == "筹建" else {})


COMPANY = {
    "企业名称": f"{EMPLOYER}(存续)",
    "统一社会信用代码": "91330100TEST00001X",
    "法定代表人": "测试丙",
    "注册地址": "浙江省杭州市萧山区测试大道1号",
    "联系电话": "0571-87650002",
}


def test_a_company_with_its_legal_person(tmp_path: Path) -> None:
    record = one("companies", tmp_path, [list(COMPANY), list(COMPANY.values())])
    company = f"rec:company:{EMPLOYER}|{EMPLOYER}"
    assert said(record.claims) == [
        (company, "unsaid", EMPLOYER),
        (company, "work_address", "浙江省杭州市萧山区测试大道1号"),
        (company, "work_phone", "0571-87650002"),
        # A bare name joins nobody: it is a person record of its own.
        (f"rec:legal:{EMPLOYER}|测试丙", "employer", company),
    ]


def test_a_legal_person_known_by_number_works_there(tmp_path: Path) -> None:
    row = COMPANY | {"法定代表人证件号": ID}
    record = one("companies", tmp_path, [list(row), list(row.values())])
    person = f"id:{ID}"
    assert [(key, what) for key, what, _ in said(record.claims) if key == person] == [
        (person, "employer"), (person, "employer"), (person, "work_address"),
        (person, "work_phone"),
    ]  # fmt: skip


def test_a_company_that_stands_for_a_company_is_a_note(tmp_path: Path) -> None:
    row = COMPANY | {"法定代表人": "测试控股集团有限公司"}
    record = one("companies", tmp_path, [list(row), list(row.values())])
    assert "employer" not in {what for _, what, _ in said(record.claims)}
    assert record.claims[0].notes["legal_person"] == "测试控股集团有限公司"


DOCKET = "（2025）浙0127执4711号"
PLAIN_DOCKET = "(2025)浙0127执4711号"


def court(folder: Path, **cells: str) -> Record:
    row = {"被执行人姓名/名称": "测试甲", "案号": DOCKET, "执行法院": "淳安县人民法院"} | cells
    return one("court", folder, [list(row), list(row.values())])


def test_a_masked_number_makes_a_person_record_of_its_own(tmp_path: Path) -> None:
    record = court(
        tmp_path, **{"身份证号码/组织机构代码": "3301****1014", "立案时间": "2025年8月14日"}
    )
    party = f"rec:court:{PLAIN_DOCKET}:3301**********1014|测试甲"
    assert said(record.claims) == [
        (party, "docket", PLAIN_DOCKET),
        (party, "masked_id", "3301**********1014"),
        (party, "office", "淳安县人民法院"),
    ]
    assert {str(claim.observed_on) for claim in record.claims} == {"2025-08-14"}


def test_a_full_number_names_the_person(tmp_path: Path) -> None:
    record = court(tmp_path, 证件号码=ID, **{"执行标的(元)": "52,000.50", "履行情况": "全部未履行"})
    assert said(record.claims) == [
        (f"id:{ID}", "docket", PLAIN_DOCKET),
        (f"id:{ID}", "office", "淳安县人民法院"),
    ]
    assert record.claims[0].notes == {"amount": "52000.50", "status": "全部未履行"}


def test_the_courts_own_field_names_and_a_later_status(tmp_path: Path) -> None:
    row = {"iname": "测试甲", "cardNum": ID, "caseCode": DOCKET, "courtName": "淳安县人民法院",
           "regDate": "20250814", "performance": "全部未履行"}  # fmt: skip
    first = one("court", tmp_path, [list(row), list(row.values())])
    row["performance"] = "已履行"
    later = one("court", tmp_path, [list(row), list(row.values())])
    assert first.record == later.record
    assert first.content_hash != later.content_hash
    assert {c.origin for c in first.claims} == {c.origin for c in later.claims}


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"被执行人姓名/名称": EMPLOYER}, "被执行人姓名/名称", "party_is_company"),
        ({"案号": ""}, "案号", "missing"),
        ({"身份证": "3301271985"}, "身份证", "id_length"),
        ({"执行标的": "五万"}, "执行标的", "not_an_amount"),
    ],
)
def test_what_is_wrong_with_a_court_row(
    cells: dict[str, str], column: str, code: str, tmp_path: Path
) -> None:
    row = {"被执行人姓名/名称": "测试甲", "案号": DOCKET, "执行法院": "淳安县人民法院"} | cells
    path = tmp_path / "court.csv"
    path.write_bytes(table_bytes([list(row), list(row.values())]))
    assert rejects(read("court", path)) == {2: (column, code)}
