"""The claims of a whole report: each with its own day, place, origin, and who reported it."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from skiptrace.model.claim import Claim, HadAttribute, HadContact, HadRelation, fact_columns
from skiptrace.model.record import Record, Reject
from tests.sources.contract import read
from tests.sources.reports.full_report import (
    SPOUSE_ID,
    SUBJECT_ID,
    envelope,
    full_report,
    the_record,
    xml,
)

DAY = "2025-12-01"
REPORT = "2026-03-15"


def record_of(folder: Path, root: Element) -> Record:
    path = folder / "report.xml"
    path.write_bytes(xml(root))
    return the_record(read("credit-reports", path))


def by_place(record: Record) -> dict[str, tuple[str, str, str]]:
    """Last part of the place -> (use, value, observed on)."""
    found = {}
    for claim in record.claims:
        _, use, value, _ = fact_columns(claim.fact)
        found[(claim.place or "").rpartition("/")[2]] = (use, value, str(claim.observed_on))
    return found


def test_every_part_that_bears_claims(tmp_path: Path) -> None:
    found = by_place(record_of(tmp_path, full_report()))
    assert found == {
        "PA01AI01": ("credit_report", "2026031500000000000001", REPORT),
        "PA01BD02": ("query_reason", "post_loan_management", REPORT),
        "PA01CI01": ("alias_id", "2:E00000000", REPORT),
        "PA01DQ02": ("mobile", "19100009999", DAY),
        "PA01ES01": ("disputed_entries", "1", REPORT),
        "PB01AQ01": ("email", "test@example.com", REPORT),
        "PB01AQ02": ("mailing", "浙江省杭州市拱墅区环城北路8号3幢501室", REPORT),
        "PB01AQ03": ("registered", "浙江省杭州市淳安县威坪镇测试村5组", REPORT),
        "PB01AD04": ("employment_status", "employed", REPORT),
        "PB01BQ01": ("mobile", "19900001234", DAY),
        "PB020D01": ("marital_status", "married", REPORT),
        "PB020Q01": ("spouse", "", REPORT),
        "PB020Q02": ("employer", "杭州测试服饰有限公司", REPORT),
        "PB020Q03": ("mobile", "19100015678", REPORT),
        "PB030D01": ("residence_status", "rented_home", DAY),
        "PB030Q01": ("home", "浙江省杭州市临平区乔司街道测试路66号7幢302室", DAY),
        "PB030Q02": ("home_phone", "0571-87650001", DAY),
        "PB040D01": ("employment_status", "employed", DAY),
        "PB040Q01": ("employer", "杭州测试物流有限公司", DAY),
        "PB040Q02": ("work_address", "浙江省杭州市萧山区测试大道1号", DAY),
        "PB040Q03": ("work_phone", "0571-87650002", DAY),
        "PD01CR03": ("activity", "loan_repaid", DAY),
        "PD03AQ02": ("guaranteed_contract", "TESTGUAR0001", DAY),
        "PE01AD03": ("activity", "telecom_paid", "2026-02-01"),
        "PF02AQ01": ("office", "测试市中级人民法院", DAY),
        "PF03AQ01": ("office", "测试县人民法院", DAY),
        "PF05AQ04": ("employer", "测试建设集团有限公司", "2026-02-01"),
        "PF05AR03": ("activity", "fund_paid", "2026-02-01"),
        "PH010Q03": ("activity", "credit_sought", DAY),
    }


def claim_at(record: Record, code: str) -> Claim:
    (found,) = [claim for claim in record.claims if (claim.place or "").endswith(code)]
    return found


def test_who_reported_it_and_what_the_codes_mean(tmp_path: Path) -> None:
    record = record_of(tmp_path, full_report())
    assert claim_at(record, "PD03AQ02").reported_by == "C30000000000001"
    assert claim_at(record, "PE01AD03").reported_by == "测试通信有限公司杭州分公司"
    assert claim_at(record, "PB01BQ01").reported_by is None
    assert claim_at(record, "PB030Q01").notes == {"text": "租房 (rented home)"}
    assert claim_at(record, "PD03AQ02").notes["text"].startswith("保证人/反担保人 (guarantor)")
    assert "交通运输" in claim_at(record, "PB040Q01").notes["text"]
    assert "进入本单位年份 2021" in claim_at(record, "PB040Q01").notes["text"]


def test_no_amount_of_another_contract_is_kept(tmp_path: Path) -> None:
    record = record_of(tmp_path, full_report(PD03AJ01="987654", PD01AJ01="987654"))
    assert "987654" not in "".join(claim.content() for claim in record.claims)


def test_what_has_no_day_of_its_own_where_it_should_is_undated(tmp_path: Path) -> None:
    record = record_of(tmp_path, full_report(PB01BR01="", PB030R01="未知"))
    assert claim_at(record, "PB01BQ01").observed_on is None
    assert claim_at(record, "PB030Q01").observed_on is None
    assert claim_at(record, "PB01BQ01").stated_on == date(2026, 3, 15)
    assert {w for w in record.warnings if "date_absent" in w} == {
        "PIM/PB01/PB01B/PB01BH/PB01BR01: date_absent",
        "PRM/PB03/PB030R01: date_absent",
    }


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("PB020D01", "40", "divorced"),
        ("PB020D01", "99", None),
        ("PB020D01", "55", None),
        ("PB030D01", "11", "own_home"),
        ("PB030D01", "12", "borrowed_home"),
        ("PB030D01", "9", None),
        ("PB040D01", "70", "unemployed"),
        ("PB040D01", "90", None),
    ],
)
def test_coded_facts(tmp_path: Path, code: str, field: str, value: str | None) -> None:
    found = by_place(record_of(tmp_path, full_report(**{code: field}))).get(code)
    assert (found[1] if found else None) == value


@pytest.mark.parametrize(
    ("text", "said"), [("2", "2"), ("0", None), ("", None), ("9" * 5000, None)]
)
def test_disputed_entries(tmp_path: Path, text: str, said: str | None) -> None:
    found = by_place(record_of(tmp_path, full_report(PA01ES01=text))).get("PA01ES01")
    assert (found[1] if found else None) == said


def test_a_spouse_with_other_papers(tmp_path: Path) -> None:
    record = record_of(tmp_path, full_report(PB020D02="2", PB020I01="e11111111"))
    (tie,) = [claim.fact for claim in record.claims if isinstance(claim.fact, HadRelation)]
    assert tie.other.key == "np:测试乙|19100015678"
    alias = claim_at(record, "PB020I01")
    assert alias.party == tie.other
    assert isinstance(alias.fact, HadAttribute)
    assert alias.fact.value == "2:E11111111"
    # A resident number with a wrong digit names nobody, and is remarked.
    wrong = record_of(tmp_path, full_report(PB020I01="330127198709202021"))
    assert "PMM/PB02/PB020I01: id_checksum" in wrong.warnings
    assert SPOUSE_ID not in repr(wrong)


def test_a_holder_of_other_papers_is_one_person_in_all_their_reports(tmp_path: Path) -> None:
    papers = {"PA01BD01": "5", "PA01BI01": "H00000001"}
    one = record_of(tmp_path, full_report(**papers))
    two = record_of(tmp_path, full_report(**papers, PA01AI01="R2", PA01AR01="2026-05-01"))
    other = record_of(tmp_path, full_report(PA01BD01="5", PA01BI01="H00000002"))
    keys = [record.claims[0].party and record.claims[0].party.key for record in (one, two, other)]
    assert keys[0] == keys[1] != keys[2]
    assert "H00000001" not in str(keys[0])


def test_a_batch_keeps_people_apart_and_loses_one_bad_report_alone(tmp_path: Path) -> None:
    bad = xml(full_report(PA01BD02="02"))
    second = xml(full_report(PA01AI01="R2", PA01BI01=SPOUSE_ID, PB01BQ01="19900008888"))
    path = tmp_path / "batch.xml"
    path.write_bytes(envelope(xml(full_report()), bad, b"<broken", second))
    items = read("credit-reports", path)
    assert [item.line for item in items] == [1, 2, 3, 4]
    rejected = [item for item in items if isinstance(item, Reject)]
    assert [item.code for item in rejected] == ["report_purpose", "xml_broken"]
    owners = {}
    for item in items:
        if isinstance(item, Record):
            for claim in item.claims:
                if isinstance(claim.fact, HadContact) and claim.party:
                    owners[claim.fact.point.value] = claim.party.key
    assert owners["19900001234"] == f"id:{SUBJECT_ID}"
    assert owners["19900008888"] == f"id:{SPOUSE_ID}"


def test_refusal_names_the_rule(tmp_path: Path) -> None:
    from sources.problems import problem_text

    for lang in ("en", "zh"):
        assert "CN-REPORT" in problem_text("report_purpose", lang)[0]
