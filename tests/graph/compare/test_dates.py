import pytest

from graph.compare import DateLevel, compare_dates


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param("1985-03-12", "1985年3月12日", DateLevel.EXACT, id="written in two ways"),
        pytest.param("1985-03-12", "19850312", DateLevel.EXACT, id="without dashes"),
        pytest.param("1985-03-12", "1985-12-03", DateLevel.DAY_AND_MONTH, id="exchanged"),
        pytest.param("1985-03-12", "1985-03-13", DateLevel.SLIP, id="one digit"),
        pytest.param("1985-03-12", "1985-03-21", DateLevel.SLIP, id="two swapped"),
        pytest.param("1985-03-12", "1985-03", DateLevel.PARTIAL, id="without its day"),
        pytest.param("1985-03-12", "1985", DateLevel.PARTIAL, id="the year alone"),
        pytest.param("1985-03-12", "1986", DateLevel.DIFFERENT, id="another year"),
        pytest.param("1985-03-12", "1985-12-13", DateLevel.DIFFERENT, id="exchanged and a slip"),
        pytest.param("1985-03-12", "1991-07-30", DateLevel.DIFFERENT, id="different"),
        pytest.param("1985-03-12", "", DateLevel.UNKNOWN, id="missing"),
        pytest.param("1985-03-12", "不详", DateLevel.UNKNOWN, id="none"),
    ],
)
def test_by_level(left: str, right: str, level: DateLevel) -> None:
    assert compare_dates(left, right).level is level
    assert compare_dates(right, left) == compare_dates(left, right)
