"""The one gate: every contact is asked here before it is planned, listed, exported or logged.

The answer depends on the arguments alone. There is no parameter, setting or flag that opens a
step which a rule of the pack holds; a pack that cannot be trusted holds everything.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from skiptrace.model.clearance import Clearance, Cleared, Held
from skiptrace.policy.checks import CHECKS
from skiptrace.policy.lost import LostState, lost_state
from skiptrace.policy.pack import INVALID, Pack
from skiptrace.policy.rule import Effect, Rule
from skiptrace.policy.step import Situation, Step
from skiptrace.ports import PolicyFacts

__all__ = ["LostState", "Step", "decide", "lost"]


def decide(step: Step, facts: PolicyFacts, moment: datetime, pack: Pack) -> Clearance:
    """What the rules say of the step at that moment.

    moment: wall time at the called person (an aware time is put into the case's zone first).
    facts: all attempts and flags that touch the case or the values; caps count the whole local
    day of the moment, before and after it. The first rule in pack order that holds the step is
    named; packs stand in the order flags, third parties, caps, hours, so that what never opens
    is told before what opens tomorrow.
    """
    if pack.problem or pack.jurisdiction != step.case.jurisdiction:
        return Held(pack.pack_id, INVALID, hint=f"{INVALID}.hint")
    situation = Situation(step, facts, _local(moment, step))
    conditions = []
    for rule in pack.rules:
        if not rule.acts_on(situation):
            continue
        hold = CHECKS[rule.check].judge(situation, rule)
        if hold is not None:
            return Held(pack.pack_id, rule.rule_id, hold.until, f"{rule.rule_id}.hint")
        if rule.effect is Effect.CONDITION:
            conditions.append(rule.rule_id)
    return Cleared(pack.pack_id, tuple(conditions))


def lost(step: Step, facts: PolicyFacts, moment: datetime, pack: Pack) -> LostState:
    """Whether the subject counts as lost, which alone opens third parties, and why.

    Answers by the pack's own `lost` rule; a pack without one knows nobody as lost.
    """
    rule = _lost_rule(pack)
    if pack.problem or rule is None:
        return LostState.unknown()
    return lost_state(Situation(step, facts, _local(moment, step)), rule)


def _lost_rule(pack: Pack) -> Rule | None:
    return next((rule for rule in pack.rules if rule.check == "lost"), None)


def _local(moment: datetime, step: Step) -> datetime:
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(step.case.timezone)).replace(tzinfo=None)
