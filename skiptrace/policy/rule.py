"""A rule: one row of a pack, with its words, its parameters, its source and its examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from skiptrace.model.attempt import Channel
from skiptrace.policy.step import Situation


class Effect(StrEnum):
    """hold: closes steps; condition: is to be observed while taking one; notice: informs."""

    HOLD = "hold"
    CONDITION = "condition"
    NOTICE = "notice"


class Certainty(StrEnum):
    """How well the rule's source is established."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a person reads: the rule's name, what it says, and the lawful alternative."""

    title: str
    says: str
    hint: str


@dataclass(frozen=True, slots=True)
class Example:
    """A situation the rule must hold (`held`) or must not; `table` is the row as written."""

    held: bool
    says: str
    table: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. channels: those it judges, empty for all. texts: by language, zh and en.

    effective_from: the first day of the source in law. The rule acts on earlier days too, which
    is the stricter reading of a replayed day. effective_to: the last day it acts, None for open.
    outsiders_only: it judges only steps to people and offices that owe nothing.
    """

    rule_id: str
    check: str
    effect: Effect
    enabled: bool
    channels: frozenset[Channel]
    parameters: Mapping[str, object]
    texts: Mapping[str, RuleText]
    citation: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None = None
    outsiders_only: bool = False
    examples: tuple[Example, ...] = ()

    def acts_on(self, situation: Situation) -> bool:
        """Whether the rule judges that step on that day."""
        if not self.enabled or (
            self.effective_to is not None and situation.day > self.effective_to
        ):
            return False
        if self.outsiders_only and not situation.step.to_outsider:
            return False
        return not self.channels or situation.step.channel in self.channels

    def number(self, name: str) -> int:
        """A whole-number parameter; the pack is checked on loading, so it is there."""
        value = self.parameters[name]
        if not isinstance(value, int):
            raise TypeError(f"{self.rule_id}: {name} is not a whole number")
        return value

    def clock(self, name: str) -> time:
        """A time-of-day parameter."""
        value = self.parameters[name]
        if not isinstance(value, time):
            raise TypeError(f"{self.rule_id}: {name} is not a time of day")
        return value

    def text(self, name: str) -> str:
        """A one-word parameter."""
        value = self.parameters[name]
        if not isinstance(value, str):
            raise TypeError(f"{self.rule_id}: {name} is not a word")
        return value

    def names(self, name: str) -> frozenset[str]:
        """A parameter that is a set of words."""
        value = self.parameters[name]
        if not isinstance(value, frozenset):
            raise TypeError(f"{self.rule_id}: {name} is not a list of words")
        return value
