"""The format's tables: complete, and consistent with the codes' own letters."""

import pytest

from sources.reports.fields import ROOT, FieldType, fields, label, place, sections
from tests.sources.reports.full_report import CODES

SECTIONS = """PRH PIM PMM PRM POM PSM PCO PNO PPO PQO PDA PCA PCR PND POT PCJ PCE PAP PHF PBS PPQ
    PAH POS POQ""".split()


def test_all_24_sections_and_477_codes_are_there() -> None:
    assert list(sections()) == SECTIONS
    assert len(fields()) == 477


def test_types_are_the_letters_of_the_codes() -> None:
    for code, field in fields().items():
        group = code[-1] == "H" and len(code) > 3
        plain = FieldType.GROUP if group else FieldType.UNIT
        assert field.type.value == (code[-3] if field.is_value else plain.value), code


def test_parents_and_counts_stand_where_the_code_says() -> None:
    for code, field in fields().items():
        assert field.parent in (ROOT, *fields()), code
        assert code.startswith(field.parent[:4]) or field.parent in (ROOT, *SECTIONS), code
        assert (field.most or 1) >= field.least, code
        assert not field.counts or fields()[field.counts].parent == field.parent, code


def test_every_table_that_a_field_names_is_there() -> None:
    named = {field.unit for field in fields().values() if field.type is FieldType.CODED} - {""}
    assert {table for table in named if label(table, CODES[table]) is None} == set()
    assert len(named) == len(CODES)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("PRH", "PRH"),
        ("PB01BQ01", "PIM/PB01/PB01B/PB01BH/PB01BQ01"),
        ("PE01AD03", "PND/PE01/PE01A/PE01AD03"),
        ("PG010Q01", "POS/PG01/PG010H/PG010Q01"),
        ("PF05ZR01", "PHF/PF05/PF05Z/PF05ZH/PF05ZR01"),
    ],
)
def test_places(code: str, path: str) -> None:
    assert place(code) == path


@pytest.mark.parametrize(
    ("table", "code", "words"),
    [
        ("query_reason", "1", "贷后管理 (post-loan management)"),
        ("query_reason", "01", "贷后管理 (post-loan management)"),
        ("residence_status", "011", "自有 (own home)"),
        ("id_type", "a", "香港身份证 (Hong Kong identity card)"),
        ("residence_status", "77", None),
        ("no_such_table", "1", None),
        ("gender", "", None),
        ("gender", "0", "未知 (unknown)"),
    ],
)
def test_labels(table: str, code: str, words: str | None) -> None:
    found = label(table, code)
    assert (str(found) if found else None) == words


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        ("PA01AR01", "2026-03-15T10:21:35", None),
        ("PB01BR01", "2025-11", None),
        ("PB040R01", "2021", None),
        ("PB01BR01", "--", None),
        ("PB01BR01", "9999-12-31", None),
        ("PB01BR01", "2025-13-40", "date_impossible"),
        ("PB01BR01", "yesterday", "date_shape"),
        ("PB01BS01", "3", None),
        ("PB01BS01", "three", "not_a_count"),
        ("PB01BS01", "-1", "not_a_count"),
        ("PD01AJ01", "60,000.00", None),
        ("PD01AJ01", "-12.5", None),
        ("PD01AJ01", "60.000,00", "not_an_amount"),
        ("PB030D01", "12", None),
        ("PB030D01", "77", "code_unknown"),
        ("PD01AD04", "anything", None),
        ("PB020Q01", "测试", None),
        ("PB020D01", "", None),
    ],
)
def test_what_a_field_holds(code: str, text: str, problem: str | None) -> None:
    assert fields()[code].problem(text) == problem
