"""Signs of life: what was paid until when, and who asked the bureau."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from skiptrace.model.claim import HadAttribute, HadContact
from skiptrace.model.coded import Activity
from sources.reports.report_activity import last_paid
from tests.sources.contract import read
from tests.sources.reports.full_report import full_report, the_record, xml


def activities(folder: Path, root: Element) -> list[tuple[str, str, str]]:
    """(activity, day, institution) of a report."""
    path = folder / "report.xml"
    path.write_bytes(xml(root))
    return [
        (claim.fact.value, str(claim.observed_on), claim.reported_by or "")
        for claim in the_record(read("credit-reports", path)).claims
        if isinstance(claim.fact, HadAttribute) and claim.fact.attribute == "activity"
    ]


def of_telephone(found: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(what, day) for what, day, _ in found if what.startswith(("telecom", "utility"))]


@pytest.mark.parametrize(
    ("record", "day"),
    [
        ("N" * 24, date(2026, 1, 1)),
        ("N" * 22 + "11", date(2025, 11, 1)),
        ("N" + "1" * 12, date(2025, 1, 1)),
        ("1" * 24, None),
        ("", None),
        ("#N/", date(2025, 12, 1)),
    ],
)
def test_last_month_paid(record: str, day: date | None) -> None:
    assert last_paid(date(2026, 1, 1), record) == day


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [("telecom_paid", "2026-02-01")]),
        ({"PE01AD01": "1"}, [("telecom_paid", "2026-02-01")]),
        ({"PE01AD01": "UE"}, [("utility_paid", "2026-02-01")]),
        # No type: the name of the company tells.
        ({"PE01AD01": ""}, [("telecom_paid", "2026-02-01")]),
        ({"PE01AD01": "", "PE01AQ01": "测试自来水公司"}, [("utility_paid", "2026-02-01")]),
        (
            {"PE01AD03": "1", "PE01AQ02": "N" * 21 + "111"},
            [("telecom_arrears", "2026-02-01"), ("telecom_paid", "2025-11-01")],
        ),
        ({"PE01AD03": "1", "PE01AQ02": "1" * 24}, [("telecom_arrears", "2026-02-01")]),
        # An unknown state says nothing of now; the record of months still does.
        ({"PE01AD03": "7", "PE01AQ02": "N" * 23 + "1"}, [("telecom_paid", "2026-01-01")]),
        ({"PE01AR02": ""}, []),
    ],
)
def test_telephone_and_utility_accounts(
    tmp_path: Path, fields: dict[str, str], found: list[tuple[str, str]]
) -> None:
    assert of_telephone(activities(tmp_path, full_report(**fields))) == found


def query(root: Element, day: str, institution: str, reason: str) -> None:
    section = root.find("POQ")
    assert section is not None
    record = SubElement(section, "PH01")
    texts = {"R01": day, "D01": "24", "Q02": institution, "Q03": reason}
    for code, text in texts.items():
        SubElement(record, f"PH010{code}").text = text


def test_the_latest_query_of_each_institution_and_kind(tmp_path: Path) -> None:
    root = full_report()
    query(root, "2026-01-05", "B20000000000001", "01")
    query(root, "2026-02-05", "B20000000000001", "01")
    query(root, "2026-02-07", "C30000000000001", "21")
    query(root, "2026-02-08", "C30000000000001", "3")
    query(root, "2026-02-09", "D40000000000001", "09")
    query(root, "2026-02-10", "E50000000000001", "19")
    query(root, "2026-02-11", "F60000000000001", "77")
    asked = [found for found in activities(tmp_path, root) if found[0] not in PAYMENTS]
    assert asked == [
        ("court_query", "2026-02-09", "D40000000000001"),
        ("credit_sought", "2025-12-01", "B20000000000001"),
        ("credit_sought", "2026-02-08", "C30000000000001"),
        ("creditor_query", "2026-02-05", "B20000000000001"),
        ("creditor_query", "2026-02-07", "C30000000000001"),
        ("service_sought", "2026-02-10", "E50000000000001"),
    ]


PAYMENTS = {"telecom_paid", "loan_repaid", "fund_paid"}


def test_without_query_records_the_summary_tells_the_last(tmp_path: Path) -> None:
    root = full_report(PC05AR01="2026-02-11", PC05AI01="B2", PC05AQ01="01")
    section = root.find("POQ")
    assert section is not None
    section.clear()
    asked = [found for found in activities(tmp_path, root) if found[0] not in PAYMENTS]
    assert asked == [("creditor_query", "2026-02-11", "B2")]


def test_institutions_are_no_leads(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_bytes(xml(full_report()))
    record = the_record(read("credit-reports", path))
    points = [c.fact.point.value for c in record.claims if isinstance(c.fact, HadContact)]
    assert not any("通信" in value or value.startswith("B2") for value in points)


def test_signs_of_life_are_the_persons_own_acts() -> None:
    others = {Activity.CREDITOR_QUERY, Activity.COURT_QUERY, Activity.TELECOM_ARREARS,
              Activity.UTILITY_ARREARS}  # fmt: skip
    assert {activity for activity in Activity if not activity.sign_of_life} == others
