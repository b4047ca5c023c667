"""The packaged shares, held to the public figures they come from."""

import pytest

from skiptrace.normalize.name_shares import name_share, surname_shares


def test_a_hundred_surnames_hold_the_published_share() -> None:
    single = {surname: share for surname, share in surname_shares().items() if len(surname) == 1}
    assert len(single) == 100
    assert sum(single.values()) == pytest.approx(0.8477, abs=0.005)


def test_the_commonest_compound_surname_has_a_million_bearers() -> None:
    assert surname_shares()["欧阳"] * 1.395e9 == pytest.approx(1_112_000, rel=0.01)


@pytest.mark.parametrize(("name", "written"), [("张伟", "張偉"), ("陈静", "陳靜")])
def test_the_script_makes_no_name_rarer(name: str, written: str) -> None:
    assert name_share(written) == name_share(name)


def test_a_name_without_figures_has_a_small_share() -> None:
    assert name_share("Test Alpha") == name_share("测试·阿力") == name_share("") == 0.000001
