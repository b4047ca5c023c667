"""The hidden world: numbers, people and speech behave as their docstrings say."""

from datetime import date

import pytest

from skiptrace.demo.dice import Dice
from skiptrace.demo.names import IdRegister, check_digit, misheard
from skiptrace.demo.noise import mistyped, phone
from skiptrace.demo.numbers import NumberPlan, PhoneLine
from skiptrace.demo.places import Address, County, Form
from skiptrace.demo.regimes import BORROWERS
from skiptrace.demo.world import World
from skiptrace.demo.writers.speech import spoken

AS_OF = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("line", "day", "status"),
    [
        (PhoneLine("19900001234", 100), 100, "live"),
        (PhoneLine("19900001234", 100, drawer=True), 150, "silent"),
        (PhoneLine("19900001234", 100, arrears_from=120), 130, "suspended"),
        (PhoneLine("19900001234", 100, arrears_from=120, arrears_to=125), 130, "live"),
        (PhoneLine("19900001234", 100, end=200), 200, "suspended"),
        (PhoneLine("19900001234", 100, end=200), 290, "vacant"),
        (PhoneLine("19900001234", 100, end=200, reissued_on=400), 399, "vacant"),
        (PhoneLine("19900001234", 100, end=200, reissued_on=400), 400, "live"),
    ],
)
def test_a_line_tells_its_status(line: PhoneLine, day: int, status: str) -> None:
    assert line.status(day) == status


def test_numbers_are_issued_once() -> None:
    plan = NumberPlan(Dice("plan"))
    issued = [plan.mobile() for _ in range(50_000)]
    assert len(set(issued)) == len(issued)
    assert all(len(number) == 11 and number[:4] in ("1990", "1910") for number in issued)


def test_a_given_up_number_comes_back_only_to_others_and_later() -> None:
    dice, plan = Dice("plan"), NumberPlan(Dice("plan"))
    lines = [PhoneLine(plan.mobile(), 0) for _ in range(200)]
    for line in lines:
        plan.retire(line, 10, 10_000, dice)
    old = {line.number for line in lines}
    assert not old & {plan.mobile_from(9_000, dice) for _ in range(500)}
    strangers = plan.strangers(dice)
    assert strangers
    assert all(day >= 100 for day, _ in strangers)
    again = [plan.mobile_from(9_000, dice) for _ in range(500)]
    assert 0 < len(old & set(again)) < len(old)
    assert not {number for _, number in strangers} & set(again)


def test_id_numbers_are_unique_even_for_one_birthday() -> None:
    register, dice = IdRegister(), Dice("id")
    born = date(1985, 3, 12)
    issued = [register.issue("330127", born, dice, male=True) for _ in range(300)]
    assert len(set(issued)) == 300
    assert all(int(number[16]) % 2 == 1 for number in issued)


def test_check_digit_of_the_published_example() -> None:
    # GB 11643-1999, annex: 11010519491231002X.
    assert check_digit("11010519491231002") == "X"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.FULL, "浙江省杭州市余杭区示例东路8号"),
        (Form.NO_PROVINCE, "杭州市余杭区示例东路8号"),
        (Form.BARE, "浙江杭州余杭区示例东路8号"),
        (Form.COUNTY, "余杭区示例东路8号"),
        (Form.WIDE, "浙江省杭州市余杭区示例东路８号"),
    ],
)
def test_an_address_is_written_in_its_forms(form: Form, text: str) -> None:
    county = County("330110", "浙江省", "杭州市", "余杭区", "0571", urban=True)
    assert Address(county, "示例东路8号").written(form) == text


def test_clerks_change_the_dress_of_a_number_and_typists_the_number() -> None:
    dice = Dice("noise")
    for _ in range(300):
        digits = "".join(str(int(c)) for c in phone("19900123456", dice) if c.isdigit())
        assert digits.removeprefix("86") == "19900123456"
        wrong = mistyped("19900123456", dice)
        assert wrong != "19900123456"
        assert len(wrong) == 11
        assert wrong.startswith("1990")


def test_a_misheard_name_keeps_its_length() -> None:
    dice = Dice("name")
    assert misheard("王伟", dice) in ("王玮", "王炜")
    assert misheard("测试", dice) == "测试"


def test_a_spoken_number_reads_back_and_a_correction_wins() -> None:
    digits = {char: str(place) for place, char in enumerate("零一二三四五六七八九")} | {"幺": "1"}
    dice, corrected = Dice("speech"), 0
    for _ in range(300):
        said = spoken("19104327658", dice)
        read = ""
        for part in said.replace("，嗯，", "，").replace(" ", "，").split("，"):
            if part.startswith(("不对", "哦不对", "说错了")):
                corrected += 1
                chunk = "".join(digits[char] for char in part if char in digits)
                # The chunk said again takes the place of the one before it.
                read = read[: -len(chunk)] + chunk if chunk else f"{read}!"
            elif read.endswith("!"):
                chunk = "".join(digits[char] for char in part if char in digits)
                read = read[:-1][: -len(chunk)] + chunk
            else:
                read += "".join(digits[char] for char in part)
        assert read == "19104327658"
    assert corrected


def test_shares_of_borrowers_add_up() -> None:
    assert sum(regime.share for regime in BORROWERS) == pytest.approx(1.0)


def test_tenures_are_in_order_and_inside_the_life() -> None:
    last = AS_OF.toordinal()
    for dossier, _ in World(cases=60, seed=3, as_of=AS_OF).dossiers():
        for person in (dossier.subject, *(tie.person for tie in dossier.house.ties)):
            for tenures in (person.lines, person.stays, person.jobs):
                starts = [tenure.start for tenure in tenures]
                assert starts == sorted(starts)
                assert all(start <= last for start in starts)
                assert all(t.end is None or t.start <= t.end for t in tenures)


def test_nobody_in_a_case_has_a_number_that_another_has_too() -> None:
    last = AS_OF.toordinal()
    for dossier, _ in World(cases=60, seed=4, as_of=AS_OF).dossiers():
        held = [
            line.number
            for person in (dossier.subject, *(tie.person for tie in dossier.house.ties))
            for line in person.lines
            if line.held(last)
        ]
        assert len(held) == len(set(held))


def test_evaders_lose_their_numbers_at_the_default_and_settled_people_do_not() -> None:
    kept: dict[str, list[bool]] = {}
    last = AS_OF.toordinal()
    for dossier, _ in World(cases=400, seed=2, as_of=AS_OF).dossiers():
        line = dossier.subject.line(dossier.loan.loan_day)
        if line is not None:
            kept.setdefault(dossier.house.regime.name, []).append(line.held(last))
    share = {name: sum(values) / len(values) for name, values in kept.items()}
    assert share["evader"] < 0.3 < 0.6 < share["settled"]
