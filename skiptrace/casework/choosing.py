"""The best step now, the fact worth getting first, waiting, or stop."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from skiptrace.casework.listing import CaseLeads
from skiptrace.casework.steps import NextStep
from skiptrace.model.clearance import Held
from skiptrace.model.fact import WhatIf, WorthwhileFact
from skiptrace.model.lead import Lead

Judged = Callable[[Sequence[Lead]], CaseLeads]
"""The leads of the case as the rules judge them, at the step's moment or when the first opens."""


class Action(StrEnum):
    """What to do with a case now."""

    STEP = "step"
    FACT = "fact"
    WAIT = "wait"
    CLOSED = "closed"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do, and the facts worth their cost, most gain per unit of cost first."""

    action: Action
    step: NextStep
    facts: tuple[WorthwhileFact, ...]


def choose(step: NextStep, what_ifs: Iterable[WhatIf], judged: Judged, base: int) -> Choice:
    """A fact first where the best open step is expected to gain more by it than it costs.

    base: worth of the best step open now, at the moment that `judged` judges for.
    An answer counts by the best step that the rules leave open after it: a number found vacant
    may be what opens the next rung. Closed: what would be worth it is held by a rule that waiting
    does not open. Stop: no step is worth its cost, open or not, and no fact is.
    """
    facts = [_weighed(item, base, judged) for item in what_ifs]
    worth = sorted(
        (fact for fact in facts if fact.gain > fact.cost),
        key=lambda f: (-f.gain / f.cost, f.source, f.point.value if f.point else ""),
    )
    return Choice(_action(step, worth), step, tuple(worth))


def _action(step: NextStep, facts: Sequence[WorthwhileFact]) -> Action:
    if facts:
        return Action.FACT
    if step.step is not None and step.step.lead.worth > 0:
        return Action.STEP
    worth_it = [item.clearance for item in step.closed if item.lead.worth > 0]
    if any(isinstance(held, Held) and held.until for held in worth_it):
        return Action.WAIT
    return Action.CLOSED if worth_it else Action.STOP


def _weighed(item: WhatIf, base: int, judged: Judged) -> WorthwhileFact:
    after = sum(answer.probability * best_open(judged(answer.leads)) for answer in item.answers)
    return WorthwhileFact(item.source, item.point, round(after) - base, item.cost)


def best_open(listed: CaseLeads) -> int:
    """Worth of the best step that the rules leave open, thousandths; nothing is worth 0."""
    return max([0, *(item.lead.worth for item in listed.leads if item.allowed)])
