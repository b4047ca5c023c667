"""The rows of the pack prove themselves: each example is a test of its rule, and needs it."""

from dataclasses import replace

import pytest

from skiptrace.model.clearance import Cleared
from skiptrace.policy.examples import failures, held_by, situation_of
from skiptrace.policy.gate import decide
from skiptrace.policy.pack import load_pack
from skiptrace.policy.rule import Certainty, Effect, Example, Rule

PACK = load_pack()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.rule_id}: {example.says}")
    for rule in PACK.rules
    for example in rule.examples
]


def test_the_shipped_pack_is_whole() -> None:
    assert PACK.problem == ""
    assert PACK.pack_id == "cn-2026.1"
    assert failures(PACK) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_each_example_is_judged_as_it_says(rule: Rule, example: Example) -> None:
    rules = tuple(replace(row, enabled=row.enabled or row is rule) for row in PACK.rules)
    pack = replace(PACK, rules=rules)
    assert held_by(pack, example) == (rule.rule_id if example.held else None)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_without_its_rule_an_example_that_was_held_goes_through(
    rule: Rule, example: Example
) -> None:
    rest = replace(PACK, rules=tuple(row for row in PACK.rules if row is not rule))
    assert held_by(rest, example) is None


def test_every_rule_that_can_hold_has_examples_of_both_kinds() -> None:
    silent = {rule.rule_id for rule in PACK.rules if not rule.examples}
    assert silent == {"HOUSE-FIELD", "CN-TP-SILENT", "CN-PUBLIC", "CN-REPORT"}
    assert all(rule.check == "notice" for rule in PACK.rules if rule.rule_id in silent)


def test_an_uncertain_rule_is_off() -> None:
    off = [rule.rule_id for rule in PACK.rules if not rule.enabled]
    assert off == ["CN-INTERVAL-7"]
    assert all(rule.enabled == (rule.certainty is not Certainty.LOW) for rule in PACK.rules)


def test_the_rules_the_product_promises_are_in_force() -> None:
    expected = {
        "FLAG-DNC", "FLAG-REPRESENTED", "FLAG-DECEASED", "FLAG-PROTECTED", "FLAG-WRONG-PARTY",
        "FLAG-DISPUTE", "FLAG-MINOR", "FLAG-TP-CEASED", "CN-LOST", "CN-TP-STOP", "HOUSE-TP-ONCE",
        "HOUSE-TP-HOME", "HOUSE-WRONG-NUMBER", "HOUSE-CLOCK", "CN-CONNECT-3", "CN-ATTEMPT-6",
        "CN-HOURS", "CN-VISIT-2",
    }  # fmt: skip
    assert expected <= {rule.rule_id for rule in PACK.rules if rule.enabled}


def test_flags_stand_before_third_parties_before_caps_before_hours() -> None:
    order = [rule.rule_id for rule in PACK.rules]
    marks = ["FLAG-TP-CEASED", "CN-LOST", "HOUSE-CLOCK", "CN-CONNECT-3", "CN-HOURS"]
    assert [mark for mark in order if mark in marks] == marks


@pytest.mark.parametrize(
    ("table", "conditions"),
    [
        ({"to": "own"}, ()),
        ({"to": "home", "channel": "visit"}, ("CN-VISIT-2", "HOUSE-FIELD")),
        ({"to": "mother", "dead": ["own", "own2"]}, ("CN-TP-SILENT",)),
        ({"to": "guarantor"}, ()),
        (
            {"to": "village", "channel": "visit", "dead": ["own", "own2"]},
            ("CN-VISIT-2", "HOUSE-FIELD", "CN-TP-SILENT"),
        ),
    ],
)
def test_a_cleared_step_names_what_to_observe(
    table: dict[str, object], conditions: tuple[str, ...]
) -> None:
    step, facts, moment = situation_of(Example(held=False, says="", table=table))
    assert decide(step, facts, moment, PACK) == Cleared("cn-2026.1", conditions)


def test_a_failing_example_is_named() -> None:
    hours = PACK.rule("CN-HOURS")
    assert hours is not None
    everywhere = replace(hours, channels=frozenset())
    rules = tuple(everywhere if row is hours else row for row in PACK.rules)
    lax = replace(PACK, rules=rules)
    assert [(found.rule_id, found.answer) for found in failures(lax)] == [("CN-HOURS", "CN-HOURS")]


def test_an_effect_is_one_of_three() -> None:
    assert {rule.effect for rule in PACK.rules} == set(Effect)
