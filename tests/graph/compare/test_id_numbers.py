import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.compare import IdLevel, compare_ids
from skiptrace.normalize.idcards import check_character

OWN = "330127198503121014"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(OWN, OWN, IdLevel.EXACT, id="equal"),
        pytest.param(OWN, "330127 19850312 1014", IdLevel.EXACT, id="blanks"),
        pytest.param(OWN, "330127850312101", IdLevel.EXACT, id="the old form of it"),
        pytest.param(OWN, "330127198503121015", IdLevel.SLIP, id="one digit, the check fails"),
        pytest.param(OWN, "330127198503112014", IdLevel.SLIP, id="two swapped"),
        pytest.param(
            "330127198503121015", "330127198503121016", IdLevel.UNPROVEN_SLIP, id="both fail"
        ),
        pytest.param("E12345678", "E12345679", IdLevel.UNPROVEN_SLIP, id="passports in a row"),
        pytest.param(OWN, "3301**********1014", IdLevel.MASKED, id="hidden"),
        pytest.param(OWN, "330127********101X", IdLevel.DIFFERENT, id="hidden, another end"),
        pytest.param(OWN, "3301****1014", IdLevel.MASKED, id="hidden by too few stars"),
        pytest.param("3301**********1014", "3301**********1014", IdLevel.MASKED, id="both hidden"),
        pytest.param(OWN, "330127198503121022", IdLevel.DIFFERENT, id="the next of the day"),
        pytest.param(OWN, "", IdLevel.UNKNOWN, id="missing"),
        pytest.param(OWN, "无", IdLevel.UNKNOWN, id="none"),
    ],
)
def test_by_level(left: str, right: str, level: IdLevel) -> None:
    assert compare_ids(left, right).level is level
    assert compare_ids(right, left) == compare_ids(left, right)


@given(
    st.integers(0, 999), st.integers(0, 16), st.integers(1, 9), st.sampled_from(["digit", "swap"])
)
def test_the_check_character_proves_every_slip(
    sequence: int, at: int, shift: int, how: str
) -> None:
    body = f"33012719850312{sequence:03d}"
    right = body + check_character(body)
    changed = f"{right[:at]}{(int(right[at]) + shift) % 10}{right[at + 1 :]}"
    swapped = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    wrong = changed if how == "digit" else swapped
    if wrong != right and wrong[:-1].isdigit():
        assert compare_ids(right, wrong).level is IdLevel.SLIP


@given(st.integers(0, 999), st.integers(0, 999))
def test_two_right_numbers_are_two_people(one: int, other: int) -> None:
    bodies = [f"33012719850312{sequence:03d}" for sequence in (one, other)]
    left, right = (body + check_character(body) for body in bodies)
    expected = IdLevel.EXACT if one == other else IdLevel.DIFFERENT
    assert compare_ids(left, right).level is expected
