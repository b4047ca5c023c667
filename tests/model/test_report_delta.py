"""What is new in a report: by the reports alone, compared with a restatement in plain words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skiptrace.model.report_delta import News, ReportRow, Thing, news

FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 3, 15), date(2026, 5, 20)
ME, SPOUSE = "p1", "p2"


def whole(day: date, person: str = ME) -> ReportRow:
    return ReportRow(f"{person}-{day}", person, "attribute", "credit_report", "R", "", day)


def said(
    day: date, use: str, value: str, *, who: str = ME, record: str = "", owner: str = ME
) -> ReportRow:
    return ReportRow(record or f"{owner}-{day}", who, "contact", use, value, "", day)


def tie(day: date, name: str, other: str = SPOUSE) -> ReportRow:
    return ReportRow(f"{ME}-{day}", ME, "relation", "spouse", name, other, day)


def test_the_first_report_brings_no_news() -> None:
    assert news([whole(FIRST), said(FIRST, "mobile", "1")]) == {}


def test_what_the_report_before_did_not_have() -> None:
    rows = [
        whole(FIRST), said(FIRST, "mobile", "1"),
        whole(SECOND), said(SECOND, "mobile", "1"), said(SECOND, "mobile", "2"),
        whole(THIRD), said(THIRD, "mobile", "2"), said(THIRD, "home", "A"),
    ]  # fmt: skip
    assert news(rows) == {
        (ME, Thing("", "phone", "2")): News(SECOND, FIRST),
        (ME, Thing("", "address", "A")): News(THIRD, SECOND),
    }


def test_what_comes_back_is_no_news() -> None:
    rows = [whole(FIRST), said(FIRST, "mobile", "1"), whole(SECOND), whole(THIRD),
            said(THIRD, "mobile", "1")]  # fmt: skip
    assert news(rows) == {}


def test_an_empty_report_still_did_not_have_it() -> None:
    rows = [whole(FIRST), whole(SECOND), said(SECOND, "email", "a@b")]
    assert news(rows) == {(ME, Thing("", "email", "a@b")): News(SECOND, FIRST)}


def test_an_extract_says_nothing_of_kinds_it_does_not_hold() -> None:
    rows = [
        said(FIRST, "mobile", "1", record="row-1"),
        said(SECOND, "mobile", "2", record="row-2"),
        said(SECOND, "home", "A", record="row-3"),
    ]
    assert news(rows) == {(ME, Thing("", "phone", "2")): News(SECOND, FIRST)}


def test_a_spouse_and_their_number_whatever_papers_the_report_gives() -> None:
    rows = [
        whole(FIRST), tie(FIRST, "测试乙"), said(FIRST, "mobile", "8", who=SPOUSE),
        whole(SECOND), tie(SECOND, "测试乙", "p3"), said(SECOND, "mobile", "8", who="p3"),
        whole(THIRD), tie(THIRD, "测试丙", "p4"), said(THIRD, "mobile", "9", who="p4"),
    ]  # fmt: skip
    assert news(rows) == {
        (ME, Thing("spouse", "relation", "测试丙")): News(THIRD, SECOND),
        (ME, Thing("spouse", "phone", "9")): News(THIRD, SECOND),
    }


def test_reports_of_two_people_are_two_series() -> None:
    rows = [whole(FIRST), whole(SECOND, "p9"), said(SECOND, "mobile", "1", who="p9", owner="p9")]
    assert news(rows) == {}


ROWS = st.lists(
    st.builds(
        lambda day, value, use: said(FIRST + timedelta(days=day), use, value),
        st.integers(0, 5), st.sampled_from("abc"), st.sampled_from(["mobile", "home"]),
    ) | st.builds(lambda day: whole(FIRST + timedelta(days=day)), st.integers(0, 5)),
    max_size=14,
)  # fmt: skip


@given(rows=ROWS, dice=st.randoms(use_true_random=False))
def test_as_restated_and_in_any_order(rows: list[ReportRow], dice: object) -> None:
    # Every day with a row of a whole report is one: the rows of a day share its record.
    wholes = {row.day for row in rows if row.statement == "attribute"}
    expected = {}
    for row in rows:
        if row.statement != "contact":
            continue
        kind = {"mobile": "phone", "home": "address"}[row.use]
        days = {r.day for r in rows if r.statement == "contact" and (r.use, r.value) ==
                (row.use, row.value)}  # fmt: skip
        first = min(days)
        earlier = {
            day
            for day in wholes | {r.day for r in rows if r.use == row.use}
            if day < first
        }  # fmt: skip
        if earlier:
            expected[ME, Thing("", kind, row.value)] = News(first, max(earlier))
    assert news(rows) == expected
    shuffled = list(rows)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its random as object
    assert news(shuffled) == expected


@given(rows=ROWS)
def test_a_later_report_changes_nothing_of_what_was(rows: list[ReportRow]) -> None:
    later = FIRST + timedelta(days=99)
    more = [*rows, whole(later), said(later, "mobile", "a"), said(later, "home", "z")]
    found = news(more)
    assert {key: value for key, value in found.items() if value.day < later} == news(rows)
