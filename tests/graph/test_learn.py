"""Learning against planted outcomes: an optimum that is known, and weights that are none."""

import random
from datetime import datetime, timedelta
from math import exp, log, log1p

import pytest

from graph.learn import learn
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import MILLI, Lead, Reason
from skiptrace.model.party import Party, Role
from skiptrace.model.weights import DEFAULTS, WeightSet
from skiptrace.ports.learning import Outcome

START = datetime(2026, 1, 5, 10)  # noqa: DTZ001 - wall time
# Age counts for far less than the defaults say, bad results for more, and fewer people answer.
TRUTH = WeightSet({"age": 300, "attempts": 1800}, {"answers": -500})


def lead(dice: random.Random, number: int) -> Lead:
    current = [Reason("source", dice.choice((-200, 400, 1200))),
               Reason("age", -dice.randrange(0, 4000)),
               Reason("attempts", dice.choice((0, 0, -600, -1500, 1500)))]  # fmt: skip
    reach = (Reason("answers", dice.choice((-1300, -900, -600))),)
    p = logistic(sum(reason.weight for reason in current))
    return Lead("T-1", f"{number:08x}", 1, Channel.CALL,
                ContactPoint.stored(ContactUse.MOBILE, f"1990000{number % 10_000:04d}"),
                Party("s1", Role.SUBJECT, None, None), p, p * exp(reach[0].weight / MILLI), 0,
                tuple(current), reach)  # fmt: skip


def logistic(weight: float) -> float:
    return 1 / (1 + exp(-weight / MILLI))


def chances(lead: Lead, weights: WeightSet) -> tuple[float, float]:
    p = logistic(sum(weights.applied(one.code, one.weight) for one in lead.current))
    reach = sum(weights.applied(one.code, one.weight) for one in lead.reach)
    return p, p * exp(min(reach, 0) / MILLI)


def world(count: int, seed: int, truth: WeightSet = TRUTH) -> list[Outcome]:
    """Dead lines tell themselves in six of ten tries; live ones only when they answer."""
    dice = random.Random(seed)  # noqa: S311 - planted outcomes, no secret
    found = []
    for number in range(count):
        tried = lead(dice, number)
        p, reached = chances(tried, truth)
        if dice.random() < p:
            answered = dice.random() < reached / p
            result = Disposition.RIGHT_PARTY if answered else Disposition.NO_ANSWER
        else:
            result = Disposition.VACANT if dice.random() < 0.6 else Disposition.NO_ANSWER
        at = START + timedelta(hours=number)
        found.append(Outcome(at, f"r{number}", result, tried))
    return found


def loss(weights: WeightSet, truth: WeightSet = TRUTH) -> float:
    """Expected loss of p_reach on 4,000 fresh leads whose true chances are known."""
    dice = random.Random(99)  # noqa: S311 - no secret
    total = 0.0
    for number in range(4000):
        fresh = lead(dice, number)
        (_, true), (_, said) = chances(fresh, truth), chances(fresh, weights)
        total -= true * log(said) + (1 - true) * log1p(-said)
    return total / 4000


@pytest.mark.parametrize("seed", range(8))
def test_two_hundred_outcomes_are_not_worse_where_the_defaults_are_right(seed: int) -> None:
    learnt = learn(world(200, seed, DEFAULTS)).weights
    assert loss(learnt, DEFAULTS) - loss(DEFAULTS, DEFAULTS) < 0.01


@pytest.mark.parametrize("seed", range(8))
def test_two_hundred_outcomes_help_where_the_defaults_are_wrong(seed: int) -> None:
    assert loss(learn(world(200, seed)).weights) < loss(DEFAULTS)


@pytest.mark.parametrize("seed", range(3))
def test_two_thousand_come_near_the_optimum(seed: int) -> None:
    learnt = learn(world(2000, seed)).weights
    best, defaults, found = loss(TRUTH), loss(DEFAULTS), loss(learnt)
    assert defaults - best > 0.02
    assert found - best < 0.2 * (defaults - best)


def test_twenty_outcomes_move_little() -> None:
    for move in learn(world(20, 1)).moved:
        if move.what == "scale":
            assert abs(move.value - 1) < 0.35, move


def test_intervals_shrink_and_hold_what_they_should() -> None:
    few, many = (
        {move.code: move for move in learn(world(n, 3)).moved if move.what == "scale"}
        for n in (200, 2000)
    )
    assert many["age"].high - many["age"].low < few["age"].high - few["age"].low
    assert many["age"].high < 1
    assert many["age"].n > few["age"].n > 0


def test_what_open_tries_leave_out_does_not_move_the_level() -> None:
    """Half of the dead lines and a third of the live ones settle it: no cause to doubt them all."""
    learnt = learn(world(2000, 5, DEFAULTS)).weights
    dice = random.Random(7)  # noqa: S311 - no secret
    leads = [lead(dice, number) for number in range(1000)]
    mean = [sum(chances(one, said)[0] for one in leads) / 1000 for said in (learnt, DEFAULTS)]
    assert abs(mean[0] - mean[1]) < 0.02


def test_held_out_time_tells_better_from_worse() -> None:
    held = {item.question: item for item in learn(world(4000, 2)).held_out}
    assert held["current"].low > 0
    assert held["reached"].low > 0
    same = {item.question: item for item in learn(world(2000, 2, DEFAULTS)).held_out}
    assert same["current"].low < 0.005


def test_the_same_whatever_the_order() -> None:
    outcomes = world(300, 4)
    shuffled = random.Random(1).sample(outcomes, len(outcomes))  # noqa: S311 - an order, no secret
    assert learn(outcomes) == learn(shuffled)


def test_nothing_logged_leaves_the_defaults() -> None:
    learnt = learn([])
    assert (learnt.weights, learnt.held_out) == (DEFAULTS, ())


def test_no_sign_turns_whatever_happened() -> None:
    upside_down = WeightSet({"age": 0, "attempts": 0}, {"source": 0})
    reversed_world = [
        Outcome(one.at, one.record, Disposition.RIGHT_PARTY
                if one.lead.p_current < 0.4 else Disposition.VACANT, one.lead)
        for one in world(1500, 6, upside_down)
    ]  # fmt: skip
    weights = learn(reversed_world).weights
    assert min(weights.scales.values()) >= 100
    with pytest.raises(ValueError, match="sign"):
        WeightSet({"age": -1})
