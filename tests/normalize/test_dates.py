"""Days and moments: every accepted form, every reason to refuse."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.dates import day, moment


@pytest.mark.parametrize(
    ("written", "canonical", "precision"),
    [
        ("2024-05-31", "2024-05-31", "day"),
        ("20240531", "2024-05-31", "day"),
        ("2024/5/3", "2024-05-03", "day"),
        ("2024.5.3", "2024-05-03", "day"),
        ("2024年5月3日", "2024-05-03", "day"),
        ("2024年05月03号", "2024-05-03", "day"),
        ("二〇二四年五月十三日", "2024-05-13", "day"),
        ("２０２４－０５－３１", "2024-05-31", "day"),
        ("2024-05", "2024-05-01", "month"),
        ("2024年5月", "2024-05-01", "month"),
        ("202405", "2024-05-01", "month"),
        ("2024", "2024-01-01", "year"),
        ("45000", "2023-03-15", "day"),
        ("45000.0", "2023-03-15", "day"),
        ("25569", "1970-01-01", "day"),
        ("2024-05-31T10:20:30", "2024-05-31", "day"),
        ("2024-05-31 10:20", "2024-05-31", "day"),
        ("2024-05-31T23:30:00Z", "2024-06-01", "day"),
        ("20240531102030", "2024-05-31", "day"),
    ],
)
def test_days(written: str, canonical: str, precision: str) -> None:
    understood = day(written)
    assert (understood.canonical, understood.parts.get("precision")) == (canonical, precision)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("无", "placeholder"),
        ("0000-00-00", "placeholder"),
        ("2024年2月30日", "date_impossible"),
        ("2023-02-29", "date_impossible"),
        ("2024-13", "date_impossible"),
        ("1899-12-31", "date_range"),
        ("2101-01-01", "date_range"),
        ("3/5/2024", "date_ambiguous"),
        ("03-05-24", "date_ambiguous"),
        ("昨天", "date_shape"),
        ("长期", "date_shape"),
        ("13800138000", "date_shape"),
        ("2024-05/31", "date_shape"),
        ("12345", "date_shape"),
        ("2024-05-31 25:00", "time_impossible"),
    ],
)
def test_refused_days(written: str, problem: str) -> None:
    assert day(written).problem == problem


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2024-05-31", "2024-05-31T00:00:00"),
        ("2024-05-31 10:20", "2024-05-31T10:20:00"),
        ("2024-05-31T10:20:30.123", "2024-05-31T10:20:30"),
        ("2024-05-31T10:20:30+08:00", "2024-05-31T10:20:30"),
        ("2024-05-31T10:20:30Z", "2024-05-31T18:20:30"),
        ("2024-05-31T23:30:00-0800", "2024-06-01T15:30:00"),
        ("20240531102030", "2024-05-31T10:20:30"),
        ("2024/5/3 9:05", "2024-05-03T09:05:00"),
        ("2024年5月3日 下午3点05分", "2024-05-03T15:05:00"),
        ("45000.5", "2023-03-15T12:00:00"),
        ("20240531 10:20:30", "2024-05-31T10:20:30"),
    ],
)
def test_moments(written: str, canonical: str) -> None:
    assert moment(written).canonical == canonical


@pytest.mark.parametrize("written", ["2024-05", "2024", "10:20", "2024-05-31 24:00", "明天上午"])
def test_refused_moments(written: str) -> None:
    assert moment(written).canonical is None


@settings(max_examples=150)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_all_written_forms_of_a_day_meet(on: date) -> None:
    forms = [
        on.isoformat(),
        f"{on:%Y%m%d}",
        f"{on.year}/{on.month}/{on.day}",
        f"{on.year}.{on.month}.{on.day}",
        f"{on.year}年{on.month}月{on.day}日",
        f"{on.isoformat()} 08:00:00",
    ]
    assert {day(form).canonical for form in forms} == {on.isoformat()}


@settings(max_examples=100)
@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_moments_round_trip(at: datetime) -> None:
    text = at.replace(microsecond=0).isoformat()
    assert moment(text).canonical == text
    assert moment(text.replace("T", " ")).canonical == text


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="0123456789-/.年月日 :TZ+", max_size=22)))
def test_total_and_idempotent(text: str) -> None:
    for read in (day, moment):
        understood = read(text)
        assert (understood.canonical is None) is (understood.problem is not None)
        if understood.canonical is not None:
            assert read(understood.canonical).canonical == understood.canonical
