from collections.abc import Iterator

import pytest

from graph.baselines import in_file_order, newest_first
from graph.evaluate import RANKING, Report, evaluate
from graph.measures import Reliability, wilson
from graph.rank import rank_case
from skiptrace.model.casefile import CaseFile
from skiptrace.model.contact import ContactKind
from skiptrace.ports import JudgedCase, TruePoint
from tests.graph.builders import AS_OF, case_file, check, fact

OLD, NEW = "13800000001", "13900000002"


def judged(file: CaseFile, *truth: TruePoint) -> JudgedCase:
    return JudgedCase(file, rank_case(file, AS_OF), truth)


def dead_new_live_old() -> JudgedCase:
    """Newest first goes wrong here: the newest number is vacant."""
    file = case_file(
        fact("mobile", OLD, days=900, source="credit-reports"),
        fact("mobile", NEW, days=100, source="cases"),
        check(NEW, "vacant"),
    )
    return judged(
        file,
        TruePoint("phone", OLD, current=True),
        TruePoint("phone", NEW, current=False),
    )


def test_the_ranking_is_set_beside_the_simple_orders() -> None:
    report = evaluate([dead_new_live_old()])
    assert report.score(RANKING, "phone").hits[0].value == 1.0
    assert report.score("newest first", "phone").hits[0].value == 0.0
    assert report.score("newest first", "phone").hits[1].value == 1.0
    assert report.score("newest first", "phone").mrr.value == 0.5
    assert (report.cases, report.judged, report.unjudged) == (1, 2, 0)


def test_cases_without_a_current_point_do_not_count() -> None:
    file = case_file(fact("mobile", OLD))
    report = evaluate([judged(file, TruePoint("phone", OLD, current=False))])
    assert report.score(RANKING, "phone").mrr.n == 0
    assert report.judged == 1


def test_a_point_nobody_knew_is_a_miss() -> None:
    file = case_file(fact("mobile", OLD))
    report = evaluate([judged(file, TruePoint("phone", NEW, current=True))])
    assert report.score(RANKING, "phone").hits[-1].value == 0.0
    assert report.unjudged == 1


def test_simple_orders_get_the_best_probabilities_of_their_positions() -> None:
    """Two cases alike but for the truth: one half at each position, Brier a quarter."""
    file = case_file(fact("mobile", OLD, days=900), fact("mobile", NEW, days=100))
    cases = [
        judged(file, TruePoint("phone", NEW, current=so), TruePoint("phone", OLD, current=not so))
        for so in (True, False)
    ]
    report = evaluate(cases)
    newest = next(c for c in report.calibrations if c.order == "newest first")
    assert newest.brier.value == pytest.approx(0.25)
    assert newest.ece is None


def test_addresses_meet_their_truth_by_key() -> None:
    file = case_file(fact("home", "浙江省杭州市西湖区文三路90号3幢2单元501室"))
    truth = TruePoint("address", "浙江省杭州市西湖区文三路90号3幢2单元501室", current=True)
    assert evaluate([judged(file, truth)]).score(RANKING, "address").hits[0].value == 1.0


def test_orders_of_the_simple_kind() -> None:
    file = case_file(
        fact("mobile", OLD, days=900, source="cases", record="C1"),
        fact("mobile", "13700000003", days=None, source="crm", record="row9"),
        fact("mobile", "13700000004", days=500, source="crm", record="row10"),
        fact("mobile", NEW, days=100, source="credit-reports", record="R1"),
        fact("work_phone", "0571-85550001", days=1),
    )
    phones = [value for kind, value in in_file_order(file) if kind is ContactKind.PHONE]
    assert phones == [OLD, "13700000003", "13700000004", NEW]
    newest = [value for kind, value in newest_first(file) if kind is ContactKind.PHONE]
    assert newest == [NEW, "13700000004", OLD, "13700000003"]


def many(count: int) -> Iterator[JudgedCase]:
    for _ in range(count):
        yield dead_new_live_old()


def test_evaluation_is_the_same_every_time() -> None:
    first, second = evaluate(many(40)), evaluate(many(40))
    assert isinstance(first, Report)
    assert first == second


def test_wilson_at_known_points() -> None:
    """Figures of the textbook example: 8 of 10, and none of 10."""
    rate = wilson(8, 10)
    assert (round(rate.low, 3), round(rate.high, 3)) == (0.490, 0.943)
    assert wilson(0, 10).low == 0.0
    assert round(wilson(0, 10).high, 3) == 0.278


def test_honest_probabilities_have_little_calibration_error() -> None:
    """A hundred points at each of ten probabilities, of which just that share is right."""
    honest, boastful = Reliability(), Reliability()
    for case in range(1000):
        decile, place = divmod(case, 100)
        p = decile / 10 + 0.05
        so = place < round(100 * p)
        honest.add(case, p, current=so)
        boastful.add(case, min(1.0, p + 0.3), current=so)
    assert honest.ece() < 1e-9
    assert boastful.ece() > 0.15
    rate = honest.brier()
    assert rate.low < rate.value < rate.high
    assert rate.value == pytest.approx(
        sum((d / 10 + 0.05) * (0.95 - d / 10) for d in range(10)) / 10
    )
    assert rate.value < boastful.brier().value
