"""Whatever is left out of a report, or put into it, the rest of it reads the same."""

import random
import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from hypothesis import given
from hypothesis import strategies as st

from skiptrace.model.record import Record, Reject
from sources.reports.fields import fields
from sources.reports.report_file import open_reports
from sources.reports.segment import Report
from sources.reports.whole_report import read_report
from tests.sources.contract import OPTIONS, read
from tests.sources.reports.full_report import as_json, full_report, xml

# Without these a report is refused: whose it is, of when, and drawn for what.
NEEDED = {"PRH", "PA01", "PA01A", "PA01AR01", "PA01B", "PA01BQ01", "PA01BI01", "PA01BD02"}
# The number of the report names its record, and with it every claim.
REMOVABLE = sorted(set(fields()) - NEEDED - {"PA01AI01"})
NAMES = st.from_regex(r"\A[A-Z][A-Z0-9]{0,9}\Z").filter(lambda name: name not in fields())


def record_of(content: bytes) -> Record:
    (report,) = open_reports(content)
    assert isinstance(report, Report), report
    return read_report(report, OPTIONS, 1)


WHOLE = record_of(xml(full_report()))


def without(codes: set[str]) -> Element:
    root = full_report()
    for parent in list(root.iter()):
        for part in list(parent):
            if part.tag in codes:
                parent.remove(part)
    return root


@given(removed=st.sets(st.sampled_from(REMOVABLE), max_size=30))
def test_any_parts_removed_the_rest_still_reads(removed: set[str]) -> None:
    record = record_of(xml(without(removed)))
    gone = removed | {code for code in fields() if ancestors(code) & removed}
    places = {(claim.place or "").rpartition("/")[2] for claim in record.claims}
    assert not places & gone
    untouched = {
        claim.claim_id
        for claim in WHOLE.claims
        if not family((claim.place or "").rpartition("/")[2]) & gone
    }
    assert untouched <= {claim.claim_id for claim in record.claims}


def ancestors(code: str) -> set[str]:
    parent = fields()[code].parent
    return {parent} | (ancestors(parent) if parent in fields() else set())


def family(code: str) -> set[str]:
    """The fields that a claim at this one may draw on: those of its section."""
    section = code[:4]
    return {other for other in fields() if other[:4] == section}


@given(
    removed=st.sets(st.sampled_from(sorted(set(fields()) - {"PRH", "PA01", "PA01B"})), max_size=60)
)
def test_whatever_is_missing_it_is_a_record_or_one_reject(removed: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xml"
        path.write_bytes(xml(without(removed)))
        (item,) = read("credit-reports", path)
    assert isinstance(item, Record | Reject)
    assert isinstance(item, Reject) == bool(removed & (NEEDED | {"PA01A"}))


@st.composite
def foreign(draw: st.DrawFn) -> Element:
    """An element that the format does not have, perhaps with more of its kind inside."""
    element = Element(draw(NAMES))
    element.text = draw(st.sampled_from(["", "19900007777", "测试", "<&>", "2026-01-01"]))
    for _ in range(draw(st.integers(0, 2))):
        SubElement(element, draw(NAMES)).text = "1"
    return element


@given(extra=st.lists(foreign(), min_size=1, max_size=12), dice=st.randoms(use_true_random=False))
def test_foreign_elements_change_no_claim(extra: list[Element], dice: random.Random) -> None:
    root = full_report()
    places = [element for element in root.iter() if element.tag not in fields() or len(element)]
    for element in extra:
        parent = dice.choice(places)
        parent.insert(dice.randint(0, len(parent)), element)
    record = record_of(xml(root))
    assert record.content_hash == WHOLE.content_hash
    assert {warning.rpartition(": ")[2] for warning in record.warnings} == {"field_unknown"}
    assert not any("19900007777" in warning or "测试" in warning for warning in record.warnings)


@given(dice=st.randoms(use_true_random=False))
def test_order_within_a_report_changes_no_claim(dice: random.Random) -> None:
    root = full_report()
    for parent in list(root.iter()):
        parts = list(parent)
        dice.shuffle(parts)
        parent[:] = parts
    assert record_of(xml(root)).content_hash == WHOLE.content_hash


@given(text=st.text(st.characters(), max_size=40), code=st.sampled_from(sorted(fields())))
def test_whatever_stands_in_a_field_is_read_or_refused(text: str, code: str) -> None:
    """By JSON, which carries any text; what is kept can be stored: no lone surrogates, no NUL."""
    if not fields()[code].is_value:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        path.write_bytes(as_json(full_report(**{code: text})))
        (item,) = read("credit-reports", path)
    if isinstance(item, Record):
        for claim in item.claims:
            claim.content().encode()
            assert "\x00" not in claim.content()
        assert not text or len(text) < 4 or not any(text in warning for warning in item.warnings)


def test_json_and_xml_are_one_record() -> None:
    assert record_of(as_json(full_report())).content_hash == WHOLE.content_hash
