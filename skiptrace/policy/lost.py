"""When a borrower counts as lost: the condition that opens third parties at all.

Source: the national standard GB/T 45251-2025 and the 2026 guideline of the banking association:
own number invalid, or three failures in a row to reach the debtor, or death. Where the wording
leaves room the stricter reading is taken.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from skiptrace.model.attempt import Attempt, Disposition, Outcome
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.flag import FlagKind
from skiptrace.policy.rule import Rule
from skiptrace.policy.step import Situation


class LostReason(StrEnum):
    """Why the subject counts as lost, or that nothing shows it."""

    NOT_SHOWN = "not_shown"
    DECEASED = "deceased"
    NOTHING_KNOWN = "nothing_known"
    NUMBERS_DEAD = "numbers_dead"
    FAILED_IN_A_ROW = "failed_in_a_row"


@dataclass(frozen=True, slots=True)
class LostState:
    """The answer and its reason; failures: how many in a row since the subject was last reached."""

    lost: bool
    why: LostReason
    failures: int = 0

    @classmethod
    def unknown(cls) -> Self:
        """Nothing shows that the subject is lost."""
        return cls(lost=False, why=LostReason.NOT_SHOWN)


def lost_state(situation: Situation, rule: Rule) -> LostState:
    """The state of the subject by a rule with parameters `failures`, `failing`, `workplaces`.

    A subject with no contact point at all is lost: there is nothing to try. Dead numbers need at
    least one number on file, all of them dead by a number check or by their newest attempt.
    """
    if _deceased(situation):
        return LostState(lost=True, why=LostReason.DECEASED)
    dead = _dead(situation)
    own = _own_points(situation, rule, dead)
    if not own:
        return LostState(lost=True, why=LostReason.NOTHING_KNOWN)
    numbers = {point.value for point in own if point.kind is ContactKind.PHONE}
    if numbers and numbers <= dead:
        return LostState(lost=True, why=LostReason.NUMBERS_DEAD)
    failures = _failures_in_a_row(situation, rule, own)
    if failures >= rule.number("failures"):
        return LostState(lost=True, why=LostReason.FAILED_IN_A_ROW, failures=failures)
    return LostState(lost=False, why=LostReason.NOT_SHOWN, failures=failures)


def _deceased(situation: Situation) -> bool:
    case = situation.step.case
    return any(
        flag.kind is FlagKind.DECEASED
        and flag.in_force(situation.day)
        and (
            flag.case_no == case.case_no
            or (flag.id_no is not None and flag.id_no == case.subject.id_no)
        )
        for flag in situation.facts.flags
    )


def _own_points(situation: Situation, rule: Rule, dead: set[str]) -> list[ContactPoint]:
    """The subject's points, without workplaces: those are answered by others, and held too.

    A relay number that no longer rings was bound to somebody else: that shows nothing of the
    borrower, whose own line stands behind it.
    """
    workplaces = rule.names("workplaces")
    return [
        point
        for point in situation.step.subject_points
        if point.use not in workplaces
        and not (point.use is ContactUse.RELAY and point.value in dead)
    ]


def _dead(situation: Situation) -> set[str]:
    """Numbers that a check or their newest attempt shows dead; wrong party counts as dead.

    A later check that found the line in use undoes a dead line, but not a wrong party.
    """
    newest: dict[str, Attempt] = {}
    for attempt in sorted(situation.facts.attempts, key=_in_time):
        if attempt.point.kind is ContactKind.PHONE and attempt.at <= situation.moment:
            newest[attempt.point.value] = attempt
    tried = {
        value
        for value, attempt in newest.items()
        if attempt.disposition is Disposition.WRONG_PARTY
        or (
            attempt.disposition.outcome is Outcome.DEAD_POINT
            and value not in situation.step.live_points
        )
    }
    return tried | situation.step.dead_points


def _failures_in_a_row(situation: Situation, rule: Rule, own: list[ContactPoint]) -> int:
    """Failures at the subject's own points since the subject was last reached anywhere.

    Results outside `failing` (a call rejected, a message delivered, another person answering)
    neither count nor end the row: a person who rejects calls is not lost.
    """
    failing = rule.names("failing")
    values = {(point.kind, point.value) for point in own}
    count = 0
    for attempt in sorted(situation.facts.attempts, key=_in_time, reverse=True):
        if attempt.at > situation.moment:
            continue
        at_own = (attempt.point.kind, attempt.point.value) in values
        if attempt.disposition.outcome is Outcome.RIGHT_PARTY and (
            at_own or attempt.case_no == situation.step.case.case_no
        ):
            break
        count += at_own and attempt.disposition.value in failing
    return count


def _in_time(attempt: Attempt) -> tuple[object, ...]:
    """Oldest first; at one moment a contact with the subject counts as the later one."""
    reached = attempt.disposition.outcome is Outcome.RIGHT_PARTY
    return attempt.at, reached, attempt.record
