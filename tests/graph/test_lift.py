from math import inf

import pytest

from graph.lift import Portions
from graph.measures import Ratio, Reliability, bootstrap


def test_lift_at_known_points() -> None:
    """Of 100 points ten are current, eight among the ten likeliest, ten among the twenty."""
    points = Portions[float]()
    for case in range(100):
        p = 0.9 if case < 10 else 0.5 if case < 20 else 0.1
        points.add(case, p, current=case < 8 or 10 <= case < 12)
    tenth, fifth = points.lifts(by=float)
    assert tenth.value == pytest.approx(8.0)
    assert fifth.value == pytest.approx(5.0)
    assert tenth.low < tenth.value < tenth.high
    assert tenth.n == 100


def test_ties_at_the_border_count_by_their_even_share() -> None:
    points = Portions[tuple[str, int]]()
    for case in range(40):
        points.add(case, ("phone", 1), current=case % 2 == 0)
    for rate in points.lifts():
        assert rate.value == pytest.approx(1.0)


def test_nothing_to_judge_is_no_lift() -> None:
    for rate in Portions[float]().lifts(by=float):
        assert (rate.value, rate.n) == (0.0, 0)


def test_ratio_counts_what_was_in_vain() -> None:
    ratio = Ratio()
    ratio.add(0, 2, 0)
    ratio.add(1, 1, 1)
    ratio.add(2, 0, 1)
    rate = ratio.rate()
    assert (rate.value, rate.n) == (1.5, 2)
    assert rate.low <= 0.5 < rate.high


def test_nobody_reached_has_no_upper_end() -> None:
    ratio = Ratio()
    ratio.add(0, 3, 0)
    assert (ratio.rate().low, ratio.rate().high) == (0.0, inf)
    assert bootstrap([], sum) == (0.0, inf)


def test_calibration_error_lies_in_its_interval() -> None:
    said = Reliability()
    for case in range(200):
        said.add(case, 0.7, current=case % 2 == 0)
    rate = said.ece_rate()
    assert rate.value == pytest.approx(0.2)
    assert 0.1 < rate.low < rate.value < rate.high < 0.3
