"""Orders of magnitude, held to the public figures they come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.worksheet.rarity import CHINA, PEOPLE_IN, share, share_seen


def bearers(name: str) -> float:
    return CHINA * share(name)


@pytest.mark.parametrize(
    ("name", "published"), [("张伟", 290_607), ("王芳", 268_268), ("李娜", 244_223)]
)
def test_the_most_frequent_names_are_met_within_a_third(name: str, published: int) -> None:
    assert published / 1.5 < bearers(name) < published * 1.5


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [
        ("王伟", "王琛"), ("王建国", "王琛国"), ("王琛国", "王琛瑭"), ("王琛瑭", "缪琛瑭"),
        ("李秀英", "上官秀英"), ("张伟", "张伟强"),
    ],
)  # fmt: skip
def test_what_makes_a_name_rare(commoner: str, rarer: str) -> None:
    assert share(commoner) > share(rarer)


@given(st.text(max_size=12))
def test_any_name_has_a_share(name: str) -> None:
    assert 0 < share(name) < 0.01


@given(st.integers(0, 500), st.integers(500, 10**6))
def test_namesakes_in_the_workspace_make_a_name_commoner(others: int, people: int) -> None:
    assert share_seen("缪琛瑭", others + 1, people) > share_seen("缪琛瑭", others, people)
    assert share_seen("缪琛瑭", others, people) <= max(share("缪琛瑭"), others / people) * 1.001


def test_smaller_places_hold_fewer_people() -> None:
    sizes = [PEOPLE_IN[level] for level in ("province", "city", "county", "township", "village")]
    assert sizes == sorted(sizes, reverse=True)
    assert 2_000 < sizes[-1] < 3_000
