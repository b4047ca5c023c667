"""The yardstick of `bench ranking` on lists whose figures can be counted by hand."""

import pytest

from benchmarks.orders.candidates import Candidate, of_leads, of_simple, of_truth
from benchmarks.orders.evidence import rows
from benchmarks.orders.yardstick import Yardstick
from graph.rank import rank_case
from skiptrace.model.attempt import Disposition
from skiptrace.model.casefile import CaseFile
from skiptrace.ports import JudgedCase, TruePoint
from tests.graph.builders import AS_OF, attempt, case_file, check, fact

OLD, NEW = "19900000001", "19900000002"


def candidate(value: str, works: float, *, own: bool = True, current: bool = False) -> Candidate:
    party = "subject" if own else "third_party"
    return Candidate(("phone", value, party), current, works, 0.5, (works,))


def judged(file: CaseFile) -> JudgedCase:
    truth = (TruePoint("phone", OLD), TruePoint("phone", NEW, current=True, in_touch=True))
    return JudgedCase(file, rank_case(file, AS_OF), truth)


def two_numbers(*, days_of_new: int = 60) -> CaseFile:
    return case_file(
        fact("mobile", OLD, days=900),
        fact("mobile", NEW, days=days_of_new, source="credit-reports"),
        check(OLD, "vacant"),
        attempts=(attempt(OLD, Disposition.VACANT),),
    )


def test_three_attempts_reach_by_the_chance_that_not_all_of_them_fail() -> None:
    stick = Yardstick()
    order = [
        candidate("1", 0.0),
        candidate("2", 0.3, own=False),
        candidate("3", 0.5, current=True),
        candidate("4", 0.5, current=True),
    ]
    stick.add(1, order, has_phone=True)
    figures = stick.figures()
    assert figures.reached.value == pytest.approx(1 - 0.7 * 0.5)
    assert figures.thirds == pytest.approx(1 / 0.65)
    assert [rate.value for rate in figures.hits] == [0.0, 1.0, 1.0]
    assert figures.mrr.value == pytest.approx(0.5)


def test_a_third_person_counts_as_far_as_the_attempts_before_fail() -> None:
    stick = Yardstick()
    stick.add(1, [candidate("1", 0.5), candidate("2", 0.3, own=False)], has_phone=False)
    assert stick.figures().thirds == pytest.approx(0.5 / 0.65)


def test_lift_is_the_share_of_the_best_tenth_against_that_of_all() -> None:
    stick = Yardstick()
    for number in range(10):
        point = candidate("1", 1.0 if number == 3 else 0.1, current=number == 3)
        stick.add(number, [point], has_phone=number == 3)
    assert stick.figures().lift == pytest.approx((10.0, 5.0))


def test_the_same_point_tried_by_another_channel_is_no_second_attempt() -> None:
    stick = Yardstick()
    stick.add(1, [candidate("1", 0.5), candidate("1", 0.15)], has_phone=False)
    assert stick.figures().reached.value == pytest.approx(0.5)


def test_orders_of_a_case_judge_the_same_points() -> None:
    case = judged(two_numbers())
    assert {c.key for c in of_leads(case, None)} == {c.key for c in of_truth(case)}
    assert [c.current for c in of_simple(case, "newest first")] == [True, False]
    assert of_truth(case)[0].works == pytest.approx(0.5)


def test_the_trained_model_orders_by_its_own_answers() -> None:
    case = judged(two_numbers())
    answers = [(0.9, 0.9) if lead.point.value == OLD else (0.1, 0.1) for lead in case.leads]
    assert of_leads(case, answers)[0].key[1] == OLD
    assert of_leads(case, None)[0].key[1] == NEW


def test_what_is_exported_knows_nothing_of_the_days_after() -> None:
    """A canary: facts and results of tomorrow leave every exported number as it was."""
    before = two_numbers()
    after = case_file(
        *before.facts,
        fact("mobile", OLD, days=-1),
        check(NEW, "vacant", days=-1),
        attempts=(*before.attempts, attempt(NEW, Disposition.WRONG_PARTY, days=-1)),
    )
    exported = list(rows(judged(before), AS_OF))
    assert list(rows(judged(after), AS_OF)) == exported
    assert len(exported) == len(judged(before).leads)
    assert {row["newest"] for row in exported} > {60 / 365.25}
