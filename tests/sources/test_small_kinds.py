"""What the tabular kinds make of their rows, beyond the contract."""

from pathlib import Path

import pytest

from skiptrace.model.claim import Attribute, Claim, HadAttribute, HadContact, HadRelation, HadStatus
from skiptrace.model.party import Relation
from skiptrace.model.record import Record
from tests.sources.contract import one, read, rejects, table_bytes

ID, OTHER_ID = "330127198503121014", "330127196001010016"
HOME = "浙江省杭州市临平区乔司街道测试路66号"


def contacts(claims: tuple[Claim, ...]) -> list[tuple[str, str, str]]:
    return [
        (c.party.key, c.fact.point.use.value, c.fact.point.value)
        for c in claims
        if c.party and isinstance(c.fact, HadContact)
    ]


def relations(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [
        (c.fact.relation.value, c.fact.other.key) for c in claims if isinstance(c.fact, HadRelation)
    ]


def test_cases_contacts_and_signers(tmp_path: Path) -> None:
    cells = {
        "案件编号": "C1",
        "姓名": "测试甲",
        "手机": "057187650001",
        "合同编号": "HT1",
        "放款日期": "20240618",
        "联系人1姓名": "测试乙",
        "联系人1关系": "干爹",
        "联系人1电话": "19100015678",
        "担保人姓名": "测试丙",
        "担保人身份证号": OTHER_ID,
        "担保人电话": "19100019999",
        "担保人合同编号": "BZ-1",
        "联系人2电话": "19100017777",
        "单位电话": "0571-87650002",
    }
    record = one("cases", tmp_path, [list(cells), list(cells.values())])
    subject = "np:测试甲|0571-87650001"
    assert contacts(record.claims) == [
        (subject, "home_phone", "0571-87650001"),
        (subject, "work_phone", "0571-87650002"),
        ("np:测试乙|19100015678", "mobile", "19100015678"),
        ("ph:19100017777", "mobile", "19100017777"),
        (f"id:{OTHER_ID}", "mobile", "19100019999"),
    ]
    assert relations(record.claims) == [
        ("unknown", "np:测试乙|19100015678"),
        ("unknown", "ph:19100017777"),
        ("guarantor", f"id:{OTHER_ID}"),
    ]
    assert record.claims[2].notes == {"text": "干爹"}
    assert {c.origin for c in record.claims} == {"application:HT1"}
    assert {str(c.observed_on) for c in record.claims} == {"2024-06-18"}
    last = record.claims[-1]
    assert last.fact == HadAttribute(Attribute.LIABLE_DOCUMENT, "BZ-1")
    assert record.case is not None
    assert record.case.subject.key == subject


@pytest.mark.parametrize(
    ("id_no", "mobile", "key"),
    [
        (ID, "19900001234", f"id:{ID}"),
        ("", "19900001234", "np:测试甲|19900001234"),
        ("无", "无", "case:C1"),
    ],
)
def test_subject_of_a_case(tmp_path: Path, id_no: str, mobile: str, key: str) -> None:
    rows = [["案件编号", "姓名", "身份证号", "手机"], ["C1", "测试甲", id_no, mobile]]
    record = one("cases", tmp_path, rows)
    assert record.case is not None
    assert record.case.subject.key == key


CRM = [
    "id_no",
    "customer_no",
    "case_no",
    "name",
    "kind",
    "value",
    "contact_name",
    "relation",
    "observed_at",
    "channel",
]


def crm(**cells: str) -> list[list[str]]:
    row = {
        "kind": "手机",
        "value": "19900005678",
        "observed_at": "2026/2/1",
        "channel": "APP",
    } | cells
    return [CRM, [row.get(title, "") for title in CRM]]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"id_no": ID, "case_no": "C1", "customer_no": "K1"}, f"id:{ID}"),
        ({"case_no": "C1", "customer_no": "K1"}, "case:C1"),
        ({"customer_no": "K1"}, "cust:K1"),
    ],
)
def test_crm_takes_the_strongest_identifier(
    tmp_path: Path, cells: dict[str, str], key: str
) -> None:
    record = one("crm", tmp_path, crm(**cells))
    assert contacts(record.claims) == [(key, "mobile", "19900005678")]
    numbers = [c.fact.value for c in record.claims if isinstance(c.fact, HadAttribute)]
    assert numbers == (["K1"] if "customer_no" in cells and not key.startswith("cust") else [])


def test_crm_row_with_a_name_only_is_a_mention_of_its_own(tmp_path: Path) -> None:
    here = one("crm", tmp_path, crm(name="测试甲")).claims[0].party
    there = one("crm", tmp_path, crm(name="测试甲", value="19900009999")).claims[0].party
    assert here is not None
    assert there is not None
    assert here.key.startswith("rec:")
    assert here.key != there.key
    assert here.phone is None


def test_crm_contact_is_another_person(tmp_path: Path) -> None:
    rows = crm(id_no=ID, kind="联系人", contact_name="测试乙", relation="母亲")
    record = one("crm", tmp_path, rows)
    assert relations(record.claims) == [("parent", "np:测试乙|19900005678")]
    assert contacts(record.claims) == [("np:测试乙|19900005678", "mobile", "19900005678")]
    assert ID not in record.claims[0].origin
    assert record.claims[0].origin.endswith(":2026-02-01:APP")


def test_crm_rows_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    bad = [
        crm(),
        crm(id_no=ID, kind="血型"),
        crm(id_no=ID, value="无"),
        crm(id_no=ID, observed_at=""),
    ]
    path.write_bytes(table_bytes([CRM, *(rows[1] for rows in bad)]))
    assert rejects(read("crm", path)) == {
        2: ("id_no", "no_identity"),
        3: ("kind", "kind_unknown"),
        4: ("value", "missing"),
        5: ("observed_at", "missing"),
    }


def test_customers_without_id_go_by_number(tmp_path: Path) -> None:
    rows = [["客户号", "姓名", "手机", "更新时间"], ["K1", "测试甲", "19900001234", "2025-11-20"]]
    record = one("customers", tmp_path, rows)
    assert contacts(record.claims) == [("cust:K1", "mobile", "19900001234")]
    later = [rows[0], ["K1", "测试甲", "19900009999", "2026-01-20"]]
    assert one("customers", tmp_path, later).record == record.record


def test_member_of_the_household_is_registered_there_too(tmp_path: Path) -> None:
    rows = [
        ["身份证号", "姓名", "户籍地址", "成员姓名", "成员关系", "成员身份证号", "查询日期"],
        [ID, "测试甲", HOME, "测试丁", "父亲", OTHER_ID, "2026-01-10"],
    ]
    record = one("registered-addresses", tmp_path, rows)
    assert contacts(record.claims) == [
        (f"id:{ID}", "registered", HOME),
        (f"id:{OTHER_ID}", "registered", HOME),
    ]
    assert relations(record.claims) == [(Relation.PARENT.value, f"id:{OTHER_ID}")]


def test_number_status_names_no_party(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    words = [
        "正常",
        "实号",
        "关机",
        "停机",
        "空号",
        "沉默号",
        "风险号",
        "SHUTDOWN",
        "NOT_EXIST",
        "好",
    ]
    rows = [["手机号", "状态", "检测时间"], *(["19900001234", w, "2026-03-01"] for w in words)]
    path.write_bytes(table_bytes(rows))
    items = read("number-status", path)
    facts = [i.claims[0].fact for i in items if isinstance(i, Record)]
    assert [f.status.value for f in facts if isinstance(f, HadStatus)] == [
        "live",
        "live",
        "off",
        "suspended",
        "vacant",
        "silent",
        "risky",
        "suspended",
        "vacant",
    ]
    assert all(i.claims[0].party is None for i in items if isinstance(i, Record))
    assert rejects(items) == {11: ("状态", "status_unknown")}


def test_attempts_take_the_point_that_fits_the_channel(tmp_path: Path) -> None:
    header = ["案件编号", "渠道", "号码", "时间", "结果", "催收员", "备注", "批次"]
    rows = [
        ["C1", "电话", "19900001234", "2026-03-02 10:30", "NOAS", "a01", "未接", "B1"],
        ["C1", "外访", HOME, "2026年3月3日 14:00", "外访见到家属", "", "", ""],
        ["C1", "email", "test@example.com", "2026-03-02", "退信", "", "", ""],
        ["C1", "电话", HOME, "2026-03-02 10:30", "空号", "", "", ""],
        ["C1", "飞鸽", "19900001234", "2026-03-02 10:30", "空号", "", "", ""],
    ]
    path = tmp_path / "log.csv"
    path.write_bytes(table_bytes([header, *rows]))
    items = read("attempts", path)
    made = [i.attempts[0] for i in items if isinstance(i, Record)]
    assert [(a.channel.value, a.point.kind.value, a.disposition.value) for a in made] == [
        ("call", "phone", "no_answer"),
        ("visit", "address", "met_family"),
        ("email", "email", "bounced"),
    ]
    assert made[0].note == "未接; 批次: B1"
    assert made[0].at.isoformat() == "2026-03-02T10:30:00"
    assert rejects(items) == {5: ("号码", "phone_not_a_number"), 6: ("渠道", "channel_unknown")}


def test_flags_close_the_narrowest_target(tmp_path: Path) -> None:
    header = ["案件编号", "身份证号", "联系方式", "标记", "原因"]
    rows = [
        ["C1", "", "", "禁止联系", "来函"],
        ["C1", ID, "", "已故", ""],
        ["C1", ID, "199 0000 1234", "非本人", ""],
        ["", "", "Test@Example.com", "do_not_contact", ""],
        ["", "", "", "争议", ""],
        ["C1", "", "", "喜欢", ""],
    ]
    path = tmp_path / "flags.csv"
    path.write_bytes(table_bytes([header, *rows]))
    items = read("flags", path)
    made = [i.flags[0] for i in items if isinstance(i, Record)]
    assert [(f.kind.value, f.case_no, f.id_no, f.value) for f in made] == [
        ("do_not_contact", "C1", None, None),
        ("deceased", None, ID, None),
        ("wrong_party", None, None, "19900001234"),
        ("do_not_contact", None, None, "test@example.com"),
    ]
    assert made[1].reason == "case C1"
    assert rejects(items) == {6: ("案件编号", "no_target"), 7: ("标记", "flag_unknown")}
