"""What a newer report has and the older had not ranks higher, and says so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rank import rank_case
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.lead import Lead, Reason
from tests.graph.builders import (
    AS_OF,
    PARENT,
    SUBJECT,
    ago,
    case_file,
    fact,
    lead_at,
    relation,
)

OLD, NEW, OTHER = "13800000001", "13800000002", "13800000003"
# The loan fell overdue about 520 days before the as-of day.
BEFORE, AFTER = 900, 100


def whole(days: int, *, holder: str = SUBJECT) -> FactRow:
    """The heading of a whole report made so many days ago."""
    return fact(
        "credit_report", f"R{days}", days=days, stated=days, statement="attribute", holder=holder,
        source="credit-reports", record=f"{holder}-R{days}",
    )  # fmt: skip


def said(value: str, *, report: int, updated: int | None, use: str = "mobile") -> FactRow:
    return fact(
        use, value, days=updated, stated=report, source="credit-reports",
        record=f"{SUBJECT}-R{report}", origin=f"bureau:{updated}:{value}",
    )  # fmt: skip


def reason(leads: list[Lead], value: str) -> Reason | None:
    found = [r for r in lead_at(leads, value).current if r.code == "new_in_report"]
    return found[0] if found else None


def two_reports(updated: int | None) -> CaseFile:
    return case_file(
        whole(200), said(OLD, report=200, updated=BEFORE),
        whole(50), said(OLD, report=50, updated=BEFORE), said(NEW, report=50, updated=updated),
    )  # fmt: skip


def test_the_reason_names_both_reports_and_rests_on_the_newer() -> None:
    leads = rank_case(two_reports(AFTER), AS_OF)
    found = reason(leads, NEW)
    assert found is not None
    assert found.params == {
        "day": ago(50).isoformat(),
        "before": ago(200).isoformat(),
        "update": "updated_after_default",
    }
    assert [piece.record for piece in found.evidence] == [f"{SUBJECT}-R50"]
    assert reason(leads, OLD) is None


@pytest.mark.parametrize(
    ("updated", "after"),
    [
        (AFTER, True),
        (BEFORE, False),
        # No day of its own: both reports were made after the default, so it came in since.
        (50, True),
        (None, True),
    ],
)
def test_updated_after_the_default_is_stronger(updated: int | None, after: bool) -> None:
    found = reason(rank_case(two_reports(updated), AS_OF), NEW)
    assert found is not None
    weak = reason(rank_case(two_reports(BEFORE), AS_OF), NEW)
    assert weak is not None
    assert (found.weight > weak.weight) is after
    assert (found.params["update"] == "updated_after_default") is after


def test_without_a_day_of_its_own_across_the_default_it_may_be_older() -> None:
    file = case_file(whole(700), whole(50), said(NEW, report=50, updated=50))
    found = reason(rank_case(file, AS_OF), NEW)
    assert found is not None
    assert found.params["update"] == "updated_before_default"


def test_one_report_alone_brings_no_news() -> None:
    file = case_file(whole(50), said(NEW, report=50, updated=AFTER))
    assert reason(rank_case(file, AS_OF), NEW) is None


def test_a_replay_of_the_day_between_knows_no_news_and_later_days_keep_it() -> None:
    file = two_reports(AFTER)
    between = ago(100)
    assert [lead.point.value for lead in rank_case(file, between)] == [OLD]
    third = case_file(*file.facts, whole(5), said(NEW, report=5, updated=AFTER))
    found, kept = reason(rank_case(file, AS_OF), NEW), reason(rank_case(third, AS_OF), NEW)
    assert found is not None
    assert kept is not None
    assert found.params == kept.params


def test_it_fades() -> None:
    file = two_reports(AFTER)
    now = reason(rank_case(file, AS_OF), NEW)
    later = reason(rank_case(file, date.fromordinal(AS_OF.toordinal() + 365)), NEW)
    assert now is not None
    assert later is not None
    assert later.weight == pytest.approx(now.weight / 2, abs=1)


def test_news_of_a_tied_person_in_the_subjects_reports() -> None:
    tie = relation("spouse", PARENT)
    rows = [
        whole(200), whole(50),
        fact("spouse", "", statement="relation", other=PARENT, days=50, stated=50,
             source="credit-reports", record=f"{SUBJECT}-R50"),
        fact("mobile", OTHER, holder=PARENT, days=50, stated=50, source="credit-reports",
             record=f"{SUBJECT}-R50"),
    ]  # fmt: skip
    assert reason(rank_case(case_file(tie, *rows), AS_OF), OTHER) is not None
    # Their own report had it before: no news.
    own = fact("mobile", OTHER, holder=PARENT, days=400, stated=300, source="credit-reports",
               record=f"{PARENT}-R300")  # fmt: skip
    known = case_file(tie, *rows, whole(300, holder=PARENT), own)
    assert reason(rank_case(known, AS_OF), OTHER) is None


@given(
    days=st.lists(st.integers(0, 800), min_size=1, max_size=4, unique=True),
    pick=st.integers(0, 3),
    dice=st.randoms(use_true_random=False),
)
def test_a_newer_report_with_it_never_lowers_and_order_never_matters(
    days: list[int], pick: int, dice: object
) -> None:
    rows = [whole(day) for day in days]
    rows += [said(NEW, report=days[pick % len(days)], updated=850)]
    base = case_file(*rows)
    again = case_file(*rows, whole(0), said(NEW, report=0, updated=850))
    before, after = (lead_at(rank_case(file, AS_OF), NEW) for file in (base, again))
    assert after.p_current >= before.p_current
    shuffled = list(again.facts)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its random as object
    assert rank_case(case_file(*shuffled), AS_OF) == rank_case(again, AS_OF)
