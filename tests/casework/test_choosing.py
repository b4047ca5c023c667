"""Step, fact, wait or stop: by what each is expected to be worth under the rules."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from skiptrace.casework.choosing import Action, best_open, choose
from skiptrace.casework.listing import CaseLeads, ClearedLead
from skiptrace.casework.steps import next_step
from skiptrace.model.attempt import Channel
from skiptrace.model.case import Case
from skiptrace.model.clearance import Clearance, Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.fact import Answer, WhatIf
from skiptrace.model.lead import Lead
from skiptrace.model.party import Party, PartyRef, Role

TEN = datetime.fromisoformat("2026-03-04T10:00")
CASE = Case("C1", PartyRef(case_no="C1"))
OPEN = Cleared("cn")
NEVER = Held("cn", "CN-LOST")
LATER = Held("cn", "CN-HOURS", TEN + timedelta(hours=9))


def lead(worth: int, number: int = 1) -> Lead:
    point = ContactPoint.stored(ContactUse.MOBILE, f"1390000000{number}")
    party = Party("s", Role.SUBJECT)
    return Lead("C1", f"lead{number}", number, Channel.CALL, point, party, 0.5, 0.3, worth, (), ())


def listed(leads: Sequence[Lead], clearance: Clearance = OPEN) -> CaseLeads:
    return CaseLeads(CASE, tuple(ClearedLead(item, clearance) for item in leads))


def what_if(*answers: tuple[float, int], cost: int = 10, source: str = "credit-reports") -> WhatIf:
    return WhatIf(source, cost, tuple(Answer(p, [lead(worth)]) for p, worth in answers))


@pytest.mark.parametrize(
    ("says", "leads", "clearance", "asks", "action"),
    [
        ("an open step and nothing to ask", [lead(200)], OPEN, [], Action.STEP),
        ("an answer that changes nothing", [lead(200)], OPEN, [what_if((1, 200))], Action.STEP),
        ("an answer worth less than it costs", [lead(200)], OPEN, [what_if((0.5, 210), (0.5, 200))],
         Action.STEP),
        ("an answer worth more", [lead(200)], OPEN, [what_if((0.5, 400), (0.5, 200))], Action.FACT),
        ("nothing open, one opens tonight", [lead(200)], LATER, [], Action.WAIT),
        ("what opens tonight is worth nothing", [lead(-20)], LATER, [], Action.STOP),
        ("a rule that waiting does not open", [lead(200)], NEVER, [], Action.CLOSED),
        ("closed, and worth nothing anyway", [lead(-20)], NEVER, [], Action.STOP),
        ("no lead at all, and a report may bring one", [], OPEN, [what_if((0.3, 200), (0.7, 0))],
         Action.FACT),
        ("no lead at all", [], OPEN, [], Action.STOP),
        ("an open step that is not worth its cost", [lead(-5)], OPEN, [], Action.STOP),
    ],
)  # fmt: skip
def test_what_to_do(
    says: str, leads: list[Lead], clearance: Clearance, asks: list[WhatIf], action: Action
) -> None:
    step = next_step(listed(leads, clearance), TEN)
    assert choose(step, asks, listed, best_open(listed(leads, clearance))).action is action, says


def test_an_answer_counts_by_what_the_rules_leave_open_after_it() -> None:
    step = next_step(listed([lead(100)]), TEN)
    closed = choose(step, [what_if((1, 900))], lambda found: listed(found, NEVER), 100)
    assert closed.action is Action.STEP
    assert closed.facts == ()


def test_most_gain_per_unit_of_cost_comes_first() -> None:
    step = next_step(listed([lead(100)]), TEN)
    dear, cheap = (
        what_if((1, 400), cost=100, source="call-records"),
        what_if((1, 150), cost=3, source="employment"),
    )
    facts = choose(step, [dear, cheap], listed, 100).facts
    assert [(f.source, f.gain, f.cost) for f in facts] == [
        ("employment", 50, 3), ("call-records", 300, 100)
    ]  # fmt: skip
