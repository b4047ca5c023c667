"""Remarks name the place of what is odd, never its value; an orderly report has none."""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from sources.problems import PROBLEMS
from sources.reports.remarks import MOST
from tests.sources.contract import read
from tests.sources.reports.full_report import full_report, the_record, xml


def remarks(folder: Path, root: Element) -> tuple[str, ...]:
    path = folder / "report.xml"
    path.write_bytes(xml(root))
    return the_record(read("credit-reports", path)).warnings


def at(root: Element, code: str) -> Element:
    found = root.find(f".//{code}")
    assert found is not None
    return found


def test_a_report_with_every_code_has_no_remark(tmp_path: Path) -> None:
    assert remarks(tmp_path, full_report()) == ()


def test_empty_elements_are_in_order(tmp_path: Path) -> None:
    root = full_report()
    for element in root.iter():
        if not len(element) and not (element.tag.startswith("PA01") or "R" in element.tag):
            element.text = None
    found = {remark for remark in remarks(tmp_path, root) if "count" not in remark}
    assert found == set()


@pytest.mark.parametrize(
    ("code", "text", "remark"),
    [
        ("PB030D01", "77", "PRM/PB03/PB030D01: code_unknown"),
        ("PD01AR01", "2026-02-31", "PDA/PD01/PD01A/PD01AR01: date_impossible"),
        ("PD01AJ01", "viel", "PDA/PD01/PD01A/PD01AJ01: not_an_amount"),
        ("PC05BS06", "ninety", "PQO/PC05/PC05B/PC05BS06: not_a_count"),
        ("PB01BS01", "3", "PIM/PB01/PB01B/PB01BS01: count_differs"),
        ("PB01BR01", "", "PIM/PB01/PB01B/PB01BH/PB01BR01: date_absent"),
        ("PB01BR01", "2026-03-16", "PIM/PB01/PB01B/PB01BH/PB01BR01: date_ahead"),
        ("PA01AR01", "2026-04-02", "PRH/PA01/PA01A/PA01AR01: report_ahead"),
        ("PB01BQ01", "1990000123", "PIM/PB01/PB01B/PB01BH/PB01BQ01: phone_length"),
    ],
)
def test_odd_values(tmp_path: Path, code: str, text: str, remark: str) -> None:
    found = remarks(tmp_path, full_report(**{code: text}))
    assert found == (remark,)
    assert not text or text not in remark.replace(code, "")


def test_odd_elements(tmp_path: Path) -> None:
    root = full_report()
    SubElement(root, "PXX")
    SubElement(at(root, "PB03"), "PB030Q09").text = "19900007777"
    SubElement(at(root, "PRM"), "PB01BS01").text = "1"
    for _ in range(6):
        SubElement(at(root, "PRM"), "PB03")
    root.remove(at(root, "PSM"))
    root.remove(at(root, "PAH"))
    assert remarks(tmp_path, root) == (
        "PIM/PB01/PB01B/PB01BS01: count_differs",
        "PIM/PB01/PB01B/PB01BS01: field_misplaced",
        "PRM/PB03/PB030Q09: field_unknown",
        "PRM/PB03: field_repeated",
        "PSM,PAH: section_absent",
        "PXX: field_unknown",
    )


def test_names_of_foreign_elements_are_not_repeated(tmp_path: Path) -> None:
    root = full_report()
    for name in ("测试甲", "P19900001234", "zhang.san"):
        SubElement(at(root, "PB03"), name)
    assert remarks(tmp_path, root) == ("PRM/PB03/?: field_unknown",)


def test_a_foreign_document_does_not_flood(tmp_path: Path) -> None:
    root = full_report()
    for number in range(500):
        SubElement(root, f"X{number}")
    found = remarks(tmp_path, root)
    assert len(found) == MOST + 1
    assert found[-1] == "DOCUMENT: more_remarks"


def test_every_remark_has_its_text(tmp_path: Path) -> None:
    codes = ("field_unknown", "field_misplaced", "field_repeated", "section_absent", "date_absent",
             "code_unknown", "count_differs", "more_remarks", "not_a_count", "not_an_amount",
             "reports_mixed", "date_ahead", "report_ahead")  # fmt: skip
    assert {code for code in codes if code not in PROBLEMS} == set()
