import base64
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from skiptrace.model.claim import Claim, HadAttribute, HadContact, HadRelation
from skiptrace.model.record import Record, Reject
from tests.sources.contract import read, rejects, table_bytes

SUBJECT_ID = "330127198503121014"
SPOUSE_ID = "330127198709202020"


def report(**changes: str) -> str:
    """A small report with every lead-bearing part; keyword arguments replace field contents."""
    values = {
        "PA01AI01": "2026031500000000000001",
        "PA01AR01": "2026-03-15T10:21:35",
        "PA01BQ01": "测试甲",
        "PA01BD01": "10",
        "PA01BI01": SUBJECT_ID,
        "PA01BD02": "01",
        "PA01DQ02": "",
        "MOBILE2": "19100011234",
        "PB020I01": SPOUSE_ID,
        "PB020D01": "20",
        "ADDRESS": "浙江省杭州市临平区乔司街道测试路66号7幢302室",
    } | changes
    return """<?xml version="1.0" encoding="UTF-8"?><Document><PRH><PA01>
<PA01A><PA01AI01>{PA01AI01}</PA01AI01><PA01AR01>{PA01AR01}</PA01AR01></PA01A>
<PA01B><PA01BQ01>{PA01BQ01}</PA01BQ01><PA01BD01>{PA01BD01}</PA01BD01><PA01BI01>{PA01BI01}</PA01BI01>
<PA01BI02>A1</PA01BI02><PA01BD02>{PA01BD02}</PA01BD02></PA01B>
<PA01C><PA01CH><PA01CD01>2</PA01CD01><PA01CI01>E00000000</PA01CI01></PA01CH></PA01C>
<PA01D><PA01DQ02>{PA01DQ02}</PA01DQ02><PA01DR01>2025-01-05</PA01DR01></PA01D></PA01></PRH>
<PIM><PB01><PB01A><PB01AQ01>test@example.com</PB01AQ01><PB01AQ02>浙江省杭州市拱墅区环城北路8号3幢501室</PB01AQ02>
<PB01AQ03>浙江省杭州市淳安县威坪镇测试村5组</PB01AQ03></PB01A>
<PB01B><PB01BS01>2</PB01BS01><PB01BH><PB01BQ01>19900001234</PB01BQ01><PB01BR01>2025-11-20</PB01BR01></PB01BH>
<PB01BH><PB01BQ01>{MOBILE2}</PB01BQ01><PB01BR01>2023-06</PB01BR01></PB01BH></PB01B></PB01></PIM>
<PMM><PB02><PB020D01>{PB020D01}</PB020D01><PB020Q01>测试乙</PB020Q01><PB020D02>10</PB020D02>
<PB020I01>{PB020I01}</PB020I01><PB020Q02>杭州测试服饰有限公司</PB020Q02><PB020Q03>19100015678</PB020Q03></PB02></PMM>
<PRM><PB03><PB030D01>5</PB030D01><PB030Q01>{ADDRESS}</PB030Q01><PB030Q02>0571-87650001</PB030Q02>
<PB030R01>2025-10-08</PB030R01></PB03></PRM>
<POM><PB04><PB040D01>77</PB040D01><PB040Q01>杭州测试物流有限公司</PB040Q01><PB040Q02>浙江省杭州市萧山区测试大道1号</PB040Q02>
<PB040Q03>0571-87650002</PB040Q03><PB040R02>2025-09-01</PB040R02></PB04></POM>
<PCE><PF03><PF03A><PF03AQ01>测试县人民法院</PF03AQ01><PF03AR01>2025-12-10</PF03AR01></PF03A></PF03></PCE>
</Document>""".format_map(values)


def envelope(inner: bytes, code: str = "AAA000") -> bytes:
    body = base64.encodebytes(inner).decode()
    result = f"<ResultCode>{code}</ResultCode><ResultDesc>查无此人</ResultDesc>"
    message = f"<Msg>{result}<ReportMessage>{body}</ReportMessage></Msg>"
    return f"<?xml version='1.0'?><Document>{message}</Document>".encode()


def read_one(folder: Path, content: bytes, name: str = "report.xml") -> Record | Reject:
    path = folder / name
    path.write_bytes(content)
    (item,) = read("credit-reports", path)
    return item


def record_of(folder: Path, content: bytes, name: str = "report.xml") -> Record:
    item = read_one(folder, content, name)
    assert isinstance(item, Record), item
    return item


def said(claims: Sequence[Claim]) -> list[tuple[str, str, str]]:
    """(place, value or relation, observed on) of each claim."""
    rows = []
    for claim in claims:
        match claim.fact:
            case HadContact(point):
                value = f"{point.use}:{point.value}"
            case HadRelation(other, relation):
                value = f"{relation}:{other.key}"
            case HadAttribute(attribute, text):
                value = f"{attribute}:{text}"
            case _:
                value = "?"
        rows.append((claim.place or "", value, str(claim.observed_on)))
    return rows


def test_every_lead_of_a_report_with_its_own_date(tmp_path: Path) -> None:
    record = record_of(tmp_path, report(PA01DQ02="19100009999").encode())
    assert record.record == "2026031500000000000001"
    assert record.line == 1
    assert record.warnings == (
        "POM/PB04/PB040D01: code_unknown",
        "PSM,PCO,PNO,PPO,PQO,PDA,PCA,PCR,PND,POT,PCJ,PAP,PHF,PBS,PPQ,PAH,POS,POQ: section_absent",
    )
    assert {claim.stated_on for claim in record.claims} == {date(2026, 3, 15)}
    assert said(record.claims) == [
        ("PRH/PA01/PA01A/PA01AI01", "credit_report:2026031500000000000001", "2026-03-15"),
        ("PRH/PA01/PA01B/PA01BD02", "query_reason:post_loan_management", "2026-03-15"),
        ("PRH/PA01/PA01C/PA01CH/PA01CI01", "alias_id:2:E00000000", "2026-03-15"),
        ("PRH/PA01/PA01D/PA01DQ02", "mobile:19100009999", "2025-01-05"),
        ("PIM/PB01/PB01A/PB01AQ01", "email:test@example.com", "2026-03-15"),
        ("PIM/PB01/PB01A/PB01AQ02", "mailing:浙江省杭州市拱墅区环城北路8号3幢501室", "2026-03-15"),
        ("PIM/PB01/PB01A/PB01AQ03", "registered:浙江省杭州市淳安县威坪镇测试村5组", "2026-03-15"),
        ("PIM/PB01/PB01B/PB01BH/PB01BQ01", "mobile:19900001234", "2025-11-20"),
        ("PIM/PB01/PB01B/PB01BH/PB01BQ01", "mobile:19100011234", "2023-06-01"),
        ("PMM/PB02/PB020D01", "marital_status:married", "2026-03-15"),
        ("PMM/PB02/PB020Q01", f"spouse:id:{SPOUSE_ID}", "2026-03-15"),
        ("PMM/PB02/PB020Q03", "mobile:19100015678", "2026-03-15"),
        ("PMM/PB02/PB020Q02", "employer:杭州测试服饰有限公司", "2026-03-15"),
        ("PRM/PB03/PB030Q01", "home:浙江省杭州市临平区乔司街道测试路66号7幢302室", "2025-10-08"),
        ("PRM/PB03/PB030Q02", "home_phone:0571-87650001", "2025-10-08"),
        ("PRM/PB03/PB030D01", "residence_status:rented_home", "2025-10-08"),
        ("POM/PB04/PB040Q01", "employer:杭州测试物流有限公司", "2025-09-01"),
        ("POM/PB04/PB040Q02", "work_address:浙江省杭州市萧山区测试大道1号", "2025-09-01"),
        ("POM/PB04/PB040Q03", "work_phone:0571-87650002", "2025-09-01"),
        ("PCE/PF03/PF03A/PF03AQ01", "office:测试县人民法院", "2025-12-10"),
    ]
    owners = {c.party.key for c in record.claims if c.party and c.place and "PB020Q0" in c.place}
    assert owners == {f"id:{SUBJECT_ID}", f"id:{SPOUSE_ID}"}


def test_every_envelope_and_encoding_gives_the_same_record(tmp_path: Path) -> None:
    text = report()
    plain = record_of(tmp_path, text.encode()).content_hash
    gbk = text.replace('encoding="UTF-8"', 'encoding="GBK"').encode("gb18030")
    lower = text.replace("<P", "<p").replace("</P", "</p").replace("Document", "document")
    forms = [
        gbk,
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        lower.lower().replace("e00000000", "E00000000").encode(),
        envelope(text.encode()),
        envelope(gbk),
        b"00001234\r\n" + text.replace("\n", "").encode() + b"\r\n",
    ]
    for number, form in enumerate(forms):
        assert record_of(tmp_path, form).content_hash == plain, number


def test_json_with_lower_case_keys(tmp_path: Path) -> None:
    tree = {
        "prh": {
            "pa01": {
                "pa01a": {"pa01ai01": "R1", "pa01ar01": "2026-03-15"},
                "pa01b": {
                    "pa01bq01": "测试甲",
                    "pa01bd01": "10",
                    "pa01bi01": SUBJECT_ID,
                    "pa01bd02": "21",
                },
            }
        },
        "pim": {
            "pb01": {"pb01b": {"pb01bh": [{"pb01bq01": "19900001234", "pb01br01": "2025-11-20"}]}}
        },
    }
    record = record_of(tmp_path, json.dumps(tree).encode(), "report.json")
    assert said(record.claims)[1][1] == "query_reason:post_guarantee_management"
    assert said(record.claims)[2][1:] == ("mobile:19900001234", "2025-11-20")


@pytest.mark.parametrize(
    ("content", "code", "column"),
    [
        (report(PA01BD02="02").encode(), "report_purpose", "PRH/PA01/PA01B/PA01BD02"),
        (report(PA01BD02="").encode(), "report_purpose", "PRH/PA01/PA01B/PA01BD02"),
        (report(PA01BI01="330127198503121015").encode(), "id_checksum", "PRH/PA01/PA01B/PA01BI01"),
        (report(PA01AR01="").encode(), "missing", "PRH/PA01/PA01A/PA01AR01"),
        (envelope(b"", "E00001"), "report_refused", "ResultCode"),
        (envelope(b"\xff\xff\xff"), "xml_broken", ""),
        (b"<Document><PRH>", "xml_broken", ""),
        (b"<Document><PRH/></Document>", "not_a_report", "PRH/PA01/PA01B"),
        (b"<Document><Other/></Document>", "not_a_report", ""),
        (b'<!DOCTYPE D [<!ENTITY a "b">]><Document>&a;</Document>', "xml_forbidden", ""),
        (report(PA01BD02="1x").encode(), "report_purpose", "PRH/PA01/PA01B/PA01BD02"),
        (b"<Document><PRH/><PRH/></Document>", "reports_mixed", "PRH"),
        (b"<D>" * 200 + b"</D>" * 200, "not_a_report", ""),
        (b"{not json", "xml_broken", ""),
    ],
)
def test_reports_that_are_refused(tmp_path: Path, content: bytes, code: str, column: str) -> None:
    item = read_one(tmp_path, content)
    assert isinstance(item, Reject)
    assert (item.line, item.code, item.column) == (1, code, column)


def test_refusal_of_the_bureau_keeps_its_text(tmp_path: Path) -> None:
    item = read_one(tmp_path, envelope(b"", "E00001"))
    assert isinstance(item, Reject)
    assert (item.value, item.detail) == ("E00001", "查无此人")


def test_a_bad_field_is_a_masked_warning_and_the_rest_goes_in(tmp_path: Path) -> None:
    record = record_of(tmp_path, report(MOBILE2="1910001123", ADDRESS="--").encode())
    assert record.warnings[0] == "PIM/PB01/PB01B/PB01BH/PB01BQ01: phone_length"
    assert len(record.claims) == 17
    assert not any("1910001123" in warning for warning in record.warnings)


def test_two_reports_of_one_reporting_share_its_origin(tmp_path: Path) -> None:
    old = record_of(tmp_path, report().encode())
    new = record_of(tmp_path, report(PA01AI01="R2", PA01AR01="2026-05-01T09:00:00").encode())
    # The first two say that this very report was drawn, and why.
    assert [c.origin for c in old.claims][2:] == [c.origin for c in new.claims][2:]
    assert old.claims[0].origin != new.claims[0].origin
    assert SUBJECT_ID not in "".join(c.origin for c in old.claims)


def test_table_form(tmp_path: Path) -> None:
    header = [
        "证件号码",
        "姓名",
        "报告日期",
        "类型",
        "值",
        "更新日期",
        "报送机构",
        "附加信息",
        "查询原因",
    ]
    rows = [
        [
            SUBJECT_ID,
            "测试甲",
            "2026-03-15",
            "手机",
            "19900001234",
            "2025-11-20",
            "示例银行",
            "",
            "01",
        ],
        [
            SUBJECT_ID,
            "测试甲",
            "2026-03-15",
            "配偶",
            "测试乙",
            "2025-11-20",
            "示例银行",
            "19100015678",
            "01",
        ],
        [SUBJECT_ID, "测试甲", "2026-03-15", "配偶", "测试乙", "2025-11-20", "", SPOUSE_ID, "21"],
        [SUBJECT_ID, "测试甲", "2026-03-15", "手机", "19900001234", "2025-11-20", "", "", "02"],
        [SUBJECT_ID, "测试甲", "2026-03-15", "星座", "天蝎", "2025-11-20", "", "", "01"],
    ]
    path = tmp_path / "reports.csv"
    path.write_bytes(table_bytes([header, *rows]))
    items = read("credit-reports", path)
    assert rejects(items) == {5: ("查询原因", "report_purpose"), 6: ("类型", "kind_unknown")}
    mobile, by_phone, by_id = (i for i in items if isinstance(i, Record))
    assert mobile.claims[0].reported_by == "示例银行"
    assert mobile.claims[0].stated_on == date(2026, 3, 15)
    drawn = ("", "query_reason:post_loan_management", "2026-03-15")
    assert said(by_phone.claims) == [
        ("", "spouse:np:测试乙|19100015678", "2025-11-20"),
        ("", "mobile:19100015678", "2025-11-20"),
        drawn,
    ]
    assert said(by_id.claims) == [
        ("", f"spouse:id:{SPOUSE_ID}", "2025-11-20"),
        ("", "query_reason:post_guarantee_management", "2026-03-15"),
    ]
