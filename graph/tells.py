"""What would tell the two likeliest states of a line apart, by lawful means only.

A block is an answer (guardrail G12): where a line may be filtered or refused the way on is to
write, never another caller's number.
"""

from typing import Final

from skiptrace.model.diagnosis import Hypothesis, LineState, Tell

_S = LineState
# Not theirs any more, and theirs but not for us: within each the next step is the same.
GROUPS: Final = (
    frozenset({_S.REASSIGNED, _S.WRONG_PARTY, _S.VACANT}),
    frozenset({_S.FILTERED, _S.REFUSED}),
)


def group_of(state: LineState) -> frozenset[LineState]:
    """The states that come to the same as this one, itself included."""
    return next((group for group in GROUPS if state in group), frozenset({state}))


def group_chance(hypotheses: tuple[Hypothesis, ...], state: LineState) -> float:
    """Probability of the state and those that come to the same."""
    return sum(h.probability for h in hypotheses if h.state in group_of(state))


def tell(hypotheses: tuple[Hypothesis, ...], *, more_to_try: bool) -> Tell:
    """The cheapest observation that parts the likeliest group of states from the next.

    more_to_try: whether the 3:3:3 rule leaves windows open; then a call costs least.
    """
    first = max(hypotheses, key=lambda h: group_chance(hypotheses, h.state)).state
    rest = [h for h in hypotheses if h.state not in group_of(first)]
    second = max(rest, key=lambda h: group_chance(hypotheses, h.state)).state
    pair = frozenset({first, second})
    open_ = first is _S.LIVE or (second is _S.LIVE and first in GROUPS[0])
    if open_ and _S.REFUSED not in pair and more_to_try:
        return Tell.OTHER_PARTS
    if _S.LIVE in pair and pair & GROUPS[1]:
        return Tell.WRITE if _S.REFUSED in pair else Tell.NEUTRAL_SMS
    if pair & {_S.OFF, _S.SUSPENDED}:
        return Tell.NUMBER_CHECK
    return Tell.OWNER_CHECK
