"""Two full identity numbers are two people, whatever else agrees, and over whatever bridge."""

import numpy as np
import pytest

from graph.compare.digits import digit_batch
from graph.linkage.apart import checked
from graph.linkage.columns import encoded
from graph.linkage.link import Linkage, link
from skiptrace import normalize
from tests.graph.linkage.people import full_number


def quiet(_what: str, _done: int, _total: int | None) -> None:
    return


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("330127198503121014", True),
        ("330127198503121013", False),
        ("33012719850312101", False),
        ("3301**********1014", False),
        ("330127198513121014", False),
        ("11010519491231002X", True),
        ("110105194912310021", False),
        ("A123456789", False),
        ("", False),
    ],
)
def test_which_numbers_are_whole(number: str, whole: bool) -> None:
    assert checked(digit_batch([number, "x"]))[0] == whole
    if whole:
        assert normalize.id_number(number).canonical == number


def test_the_check_is_that_of_normalize() -> None:
    numbers = [full_number(place) for place in range(300)]
    assert checked(digit_batch(numbers)).all()
    wrong = [n[:9] + str((int(n[9]) + 1) % 10) + n[10:] for n in numbers]
    assert not checked(digit_batch(wrong)).any()


def linked(rows: list[tuple[str, str, str, str]], sides: list[int] | None = None) -> Linkage:
    """Rows (name, phone, id number, address) among three hundred strangers with their doubles."""
    strangers = [
        (f"测试{chr(0x4E00 + 7 * n)}", f"1990{n:07d}", full_number(n), f"测试路{n}号3幢{n}室")
        for n in range(300)
    ]
    table = [*rows, *strangers, *strangers]
    ids = [f"r{place:04d}" for place in range(len(table))]
    names = ("name", "phone", "id_no", "address")
    columns = {name: encoded([row[place] for row in table]) for place, name in enumerate(names)}
    given = [*sides, *([0] * 300), *([1] * 300)] if sides else None
    return link(ids, columns, quiet, np.array(given, dtype=np.int32) if given else None)


ONE, OTHER = full_number(900), full_number(901)
SAME = ("测试甲", "19900009999", "浙江省杭州市临平区乔司街道测试路66号7幢302室")


def row(number: str) -> tuple[str, str, str, str]:
    return SAME[0], SAME[1], number, SAME[2]


def test_a_pair_with_two_full_numbers_is_two_people() -> None:
    found = linked([row(ONE), row(OTHER)])
    assert found.entity[:2] == ["r0000", "r0001"]
    assert not [pair for pair in found.pairs() if {pair.left, pair.right} == {"r0000", "r0001"}]


def test_a_record_without_a_number_is_no_bridge_between_two() -> None:
    found = linked([row(ONE), row(""), row(OTHER)])
    assert found.entity[0] != found.entity[2]
    assert found.entity[1] in (found.entity[0], found.entity[2])


def test_a_slip_and_hidden_digits_do_not_keep_apart() -> None:
    slip = ONE[:9] + str((int(ONE[9]) + 1) % 10) + ONE[10:]
    hidden = f"{ONE[:4]}{'*' * 10}{ONE[-4:]}"
    found = linked([row(ONE), row(slip), row(hidden)])
    assert found.entity[:3] == ["r0000"] * 3


def test_records_of_one_clean_list_are_never_joined_through_the_other() -> None:
    found = linked([row(""), row(""), row("")], sides=[0, 1, 0])
    assert found.entity[0] != found.entity[2]
