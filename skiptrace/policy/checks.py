"""The checks that rules are made of: pure functions of a situation and a rule's parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactKind
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.policy.lost import lost_state
from skiptrace.policy.rule import Rule
from skiptrace.policy.step import Situation


@dataclass(frozen=True, slots=True)
class Hold:
    """The check holds the step; until: local time when it opens by itself, None: never."""

    until: datetime | None = None


NEVER = Hold()


def _flag(situation: Situation, rule: Rule) -> Hold | None:
    """A flag closes its value everywhere, and people as far as `reach` says."""
    kind, reach = FlagKind(rule.text("flag")), rule.text("reach")
    acting = [
        flag
        for flag in situation.facts.flags
        if flag.kind is kind and flag.in_force(situation.day) and _closes(flag, situation, reach)
    ]
    if not acting:
        return None
    last_days = [flag.until for flag in acting if flag.until is not None]
    if len(last_days) < len(acting):
        return NEVER
    return Hold(datetime.combine(max(last_days) + timedelta(days=1), rule.clock("reopens")))


def _closes(flag: Flag, situation: Situation, reach: str) -> bool:
    """Whether the flag closes this step.

    reach: "case" - on the case or its subject it closes all steps of the case; "subject" - only
    those to the subject; "outsiders" - only those to people and offices that owe nothing. An id
    number that is not the subject's may be anybody else's in the case, so it closes all others.
    """
    step = situation.step
    if flag.value is not None:
        return flag.value in step.values
    if flag.case_no is not None and flag.case_no != step.case.case_no:
        return False
    if _on_somebody_else(flag, situation):
        return not step.to_subject
    return {"case": True, "subject": step.to_subject, "outsiders": step.to_outsider}[reach]


def _on_somebody_else(flag: Flag, situation: Situation) -> bool:
    subject_id = situation.step.case.subject.id_no
    return flag.id_no is not None and subject_id is not None and flag.id_no != subject_id


def _lost(situation: Situation, rule: Rule) -> Hold | None:
    """Nobody but the debtor and liable parties, until the debtor is shown to be lost.

    The subject's workplace counts as other people. An inquiry about a kind in `lookups` is a
    look-up in public records and disturbs nobody.
    """
    step = situation.step
    if step.to_liable:
        return None
    if step.channel is Channel.INQUIRY and step.point.kind.value in rule.names("lookups"):
        return None
    if step.to_subject and step.point.use not in rule.names("workplaces"):
        return None
    return None if lost_state(situation, rule).lost else NEVER


def _refused(situation: Situation, rule: Rule) -> Hold | None:
    """A third person's refusal is final; on a line held for the subject's, while it is theirs."""
    if situation.step.to_liable:
        return None
    if situation.step.to_outsider:
        refused = any(_is(item.disposition, rule, "refusals") for item in situation.with_party())
        return NEVER if refused else None
    last = situation.last_person()
    return NEVER if last is not None and _is(last.disposition, rule, "refusals") else None


def _once(situation: Situation, rule: Rule) -> Hold | None:
    """Whoever owes nothing is approached once; public offices may be asked again."""
    step = situation.step
    if not step.to_outsider or step.point.kind is ContactKind.OFFICE:
        return None
    approached = any(_is(item.disposition, rule, "approaches") for item in situation.with_party())
    return NEVER if approached else None


def _outsider_address(situation: Situation, _rule: Rule) -> Hold | None:
    """Homes and workplaces of people who owe nothing are not visited."""
    step = situation.step
    return NEVER if step.to_outsider and step.point.kind is not ContactKind.OFFICE else None


def _wrong_number(situation: Situation, _rule: Rule) -> Hold | None:
    """The last person spoken to there said that the borrower is not known there."""
    last = situation.last_person()
    return NEVER if last is not None and last.disposition is Disposition.WRONG_PARTY else None


def _clock(situation: Situation, _rule: Rule) -> Hold | None:
    """A clock behind the newest attempt on record would buy new slots."""
    newest = max((attempt.at for attempt in situation.facts.attempts), default=situation.moment)
    behind = _minute(situation.moment) < _minute(newest)
    return Hold(_minute(newest)) if behind else None


def _minute(moment: datetime) -> datetime:
    """Times are typed in minutes, so seconds never decide which came first."""
    return moment.replace(second=0, microsecond=0)


def _connected(situation: Situation, rule: Rule) -> Hold | None:
    """Connected calls of the day: all of this case, and all at the subject's points anywhere."""
    own = situation.own_values()
    count = sum(
        attempt.channel is Channel.CALL
        and attempt.disposition.connected
        and attempt.at.date() == situation.day
        and (
            attempt.case_no == situation.step.case.case_no
            or (attempt.point.kind, attempt.point.value) in own
        )
        for attempt in situation.facts.attempts
    )
    return _tomorrow(situation, rule) if count >= rule.number("limit") else None


def _dialled(situation: Situation, rule: Rule) -> Hold | None:
    """Dials of the day to this number, whatever came of them, in any case."""
    count = sum(
        attempt.channel is Channel.CALL and attempt.at.date() == situation.day
        for attempt in situation.here()
    )
    return _tomorrow(situation, rule) if count >= rule.number("limit") else None


def _tomorrow(situation: Situation, rule: Rule) -> Hold:
    return Hold(datetime.combine(situation.day + timedelta(days=1), rule.clock("reopens")))


def _interval(situation: Situation, rule: Rule) -> Hold | None:
    """Whole days between two attempts on one case."""
    case_no = situation.step.case.case_no
    days = [a.at.date() for a in situation.facts.attempts if a.case_no == case_no]
    if not days:
        return None
    opens = max(days) + timedelta(days=rule.number("days"))
    if situation.day >= opens:
        return None
    return Hold(datetime.combine(opens, rule.clock("reopens")))


def _hours(situation: Situation, rule: Rule) -> Hold | None:
    """Open from `opens` to just before `closes`, local time."""
    opens, closes = rule.clock("opens"), rule.clock("closes")
    now = situation.moment.time()
    if opens <= now < closes:
        return None
    day = situation.day if now < opens else situation.day + timedelta(days=1)
    return Hold(datetime.combine(day, opens))


def _staff(situation: Situation, rule: Rule) -> Hold | None:
    """A visit by fewer people than the rule asks for; undecided staff is left to the condition."""
    staff = situation.step.staff
    return NEVER if staff is not None and staff < rule.number("staff") else None


def _notice(_situation: Situation, _rule: Rule) -> Hold | None:
    """Informs and never holds."""
    return None


def _is(disposition: Disposition, rule: Rule, parameter: str) -> bool:
    return disposition.value in rule.names(parameter)


@dataclass(frozen=True, slots=True)
class Check:
    """A check and the parameters, with their types, that a rule must give it."""

    judge: Callable[[Situation, Rule], Hold | None]
    parameters: Mapping[str, type]


CHECKS: Mapping[str, Check] = {
    "flag": Check(_flag, {"flag": str, "reach": str, "reopens": time}),
    "lost": Check(_lost, {"failures": int, "failing": list, "workplaces": list, "lookups": list}),
    "refused": Check(_refused, {"refusals": list}),
    "once": Check(_once, {"approaches": list}),
    "outsider_address": Check(_outsider_address, {}),
    "wrong_number": Check(_wrong_number, {}),
    "clock": Check(_clock, {}),
    "connected_per_day": Check(_connected, {"limit": int, "reopens": time}),
    "dials_per_day": Check(_dialled, {"limit": int, "reopens": time}),
    "interval": Check(_interval, {"days": int, "reopens": time}),
    "hours": Check(_hours, {"opens": time, "closes": time}),
    "staff": Check(_staff, {"staff": int}),
    "notice": Check(_notice, {}),
}
"""Check name of the packs -> what it does."""
