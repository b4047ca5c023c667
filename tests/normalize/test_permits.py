"""Travel permits: their lifelong part, and nothing else taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.normalize.permits import permit


@pytest.mark.parametrize(
    ("written", "canonical", "region"),
    [
        ("H12345678", "H12345678", "810000"),
        ("h 12345678 01", "H12345678", "810000"),
        ("H12345678（02）", "H12345678", "810000"),
        ("港澳居民来往内地通行证：M1234567801", "M12345678", "820000"),
        ("12345678(A)", "TW12345678", "710000"),
        ("台胞证 12345678", "TW12345678", "710000"),
        ("台湾居民来往大陆通行证:1234567801", "TW12345678", "710000"),
        ("TW12345678", "TW12345678", "710000"),
    ],
)
def test_written_forms_meet(written: str, canonical: str, region: str) -> None:
    read = permit(written)
    assert read.canonical == canonical
    assert read.parts["region_code"] == region
    assert permit(canonical).canonical == canonical


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("无", "placeholder"),
        ("12345678", "permit_shape"),
        ("19900001234", "permit_shape"),
        ("330127198503121014", "permit_shape"),
        ("E12345678", "permit_shape"),
        ("H1234567", "permit_shape"),
        ("A123456(7)", "permit_shape"),
    ],
)
def test_what_is_no_permit(written: str, problem: str) -> None:
    assert permit(written).problem == problem


@given(st.text(alphabet="HMTW0123456789()台胞证 ", max_size=16))
def test_total_and_idempotent(text: str) -> None:
    read = permit(text)
    assert (read.canonical is None) is (read.problem is not None)
    if read.canonical is not None:
        assert permit(read.canonical).canonical == read.canonical
