"""The China rules said a second time, as plainly as possible, sharing no code with the gate.

`violated` lists every rule that forbids a step, in the order of the pack.
"""

from collections.abc import Sequence
from datetime import datetime

from skiptrace.model.attempt import Attempt, Channel, Disposition, Outcome
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import Role
from skiptrace.policy.gate import Step
from skiptrace.ports import PolicyFacts

WORK = (ContactUse.WORK_PHONE, ContactUse.WORK_ADDRESS, ContactUse.EMPLOYER)
NO_FAILURE = (Disposition.REJECTED, Disposition.DELIVERED)
FLAGS = (
    ("FLAG-DNC", FlagKind.DO_NOT_CONTACT),
    ("FLAG-REPRESENTED", FlagKind.REPRESENTED),
    ("FLAG-DECEASED", FlagKind.DECEASED),
    ("FLAG-PROTECTED", FlagKind.PROTECTED),
    ("FLAG-WRONG-PARTY", FlagKind.WRONG_PARTY),
    ("FLAG-DISPUTE", FlagKind.DISPUTE),
    ("FLAG-MINOR", FlagKind.MINOR),
    ("FLAG-TP-CEASED", FlagKind.THIRD_PARTY_CEASED),
)


def violated(step: Step, facts: PolicyFacts, moment: datetime) -> list[str]:
    flags = [r for r, kind in FLAGS if any(_hits(f, kind, step, moment) for f in facts.flags)]
    clock = any(a.at.replace(second=0) > moment.replace(second=0) for a in facts.attempts)
    daylight = step.channel in (Channel.CALL, Channel.SMS, Channel.VISIT)
    night = daylight and not 8 <= moment.hour < 22
    alone = step.channel is Channel.VISIT and step.staff is not None and step.staff < 2
    return [
        *flags,
        *third_party(step, facts, moment),
        *(["HOUSE-CLOCK"] if clock else []),
        *caps(step, facts.attempts, moment),
        *(["CN-HOURS"] if night else []),
        *(["CN-VISIT-2"] if alone else []),
    ]


def third_party(step: Step, facts: PolicyFacts, moment: datetime) -> list[str]:
    subject = step.party.role is Role.SUBJECT
    outsider = not subject and not (
        step.party.role is Role.THIRD_PARTY and step.party.liable_document
    )
    private = step.point.kind is not ContactKind.OFFICE
    public = step.party.role is Role.INSTITUTION and step.party.relation is None
    lookup = step.channel is Channel.INQUIRY and step.point.kind is ContactKind.EMPLOYER
    others = not lookup and (outsider or (subject and step.point.use in WORK))
    ours = [a.disposition for a in touching(step, facts.attempts)]
    last = last_spoken(step, facts.attempts)
    no = Disposition.THIRD_PARTY_REFUSED
    tests = (
        ("CN-LOST", others and not is_lost(step, facts, moment)),
        ("CN-TP-STOP", (outsider and no in ours) or (subject and last is no)),
        (
            "HOUSE-TP-ONCE",
            outsider and private and not public and any(bothers(result) for result in ours),
        ),
        ("HOUSE-TP-HOME", outsider and private and step.channel is Channel.VISIT),
        ("HOUSE-WRONG-NUMBER", last is Disposition.WRONG_PARTY),
    )
    return [rule for rule, broken in tests if broken]


def _hits(flag: Flag, kind: FlagKind, step: Step, moment: datetime) -> bool:
    day = moment.date()
    if flag.kind is not kind or (flag.since and day < flag.since):
        return False
    if flag.until and day > flag.until:
        return False
    if flag.value:
        return flag.value == step.point.value
    to_subject = step.party.role is Role.SUBJECT
    if flag.id_no and flag.id_no != step.case.subject.id_no:
        return not to_subject
    if flag.case_no and flag.case_no != step.case.case_no:
        return False
    if kind is FlagKind.DECEASED:
        return to_subject
    if kind is FlagKind.THIRD_PARTY_CEASED:
        return not to_subject and step.party.liable_document is None
    return True


def is_lost(step: Step, facts: PolicyFacts, moment: datetime) -> bool:
    for flag in facts.flags:
        on_subject = flag.case_no == step.case.case_no or (
            flag.id_no is not None and flag.id_no == step.case.subject.id_no
        )
        until = flag.until or moment.date()
        since = flag.since or moment.date()
        if flag.kind is FlagKind.DECEASED and on_subject and since <= moment.date() <= until:
            return True
    own = [point for point in step.subject_points if point.use not in WORK]
    if not own:
        return True
    past = sorted(
        (a for a in facts.attempts if a.at <= moment),
        key=lambda a: (a.at, a.disposition.outcome is Outcome.RIGHT_PARTY, a.record),
    )
    phones = [point.value for point in own if point.kind is ContactKind.PHONE]
    if phones and all(value in step.dead_points or _tried_dead(value, past) for value in phones):
        return True
    values = [point.value for point in own]
    failures = 0
    for attempt in past:
        here = attempt.point.value in values
        outcome = attempt.disposition.outcome
        if outcome is Outcome.RIGHT_PARTY and (here or attempt.case_no == step.case.case_no):
            failures = 0
        elif here and (
            outcome in (Outcome.NOBODY, Outcome.DEAD_POINT)
            or attempt.disposition is Disposition.WRONG_PARTY
        ):
            failures += attempt.disposition not in NO_FAILURE
    return failures >= 3


def _tried_dead(value: str, past: Sequence[Attempt]) -> bool:
    here = [a for a in past if a.point.value == value]
    return bool(here) and (
        here[-1].disposition.outcome is Outcome.DEAD_POINT
        or here[-1].disposition is Disposition.WRONG_PARTY
    )


def touching(step: Step, attempts: Sequence[Attempt]) -> list[Attempt]:
    """A third person is one person everywhere; an office is asked case by case."""
    person = step.party.role is Role.THIRD_PARTY
    same_case = [a for a in attempts if a.case_no == step.case.case_no]
    return [
        a
        for a in attempts
        if (a.point.value == step.point.value and (person or a in same_case))
        or (a in same_case and a.party_id == step.party.entity_id)
    ]


def bothers(disposition: Disposition) -> bool:
    if disposition in (Disposition.VOICEMAIL, Disposition.DELIVERED):
        return True
    not_them = (Disposition.THIRD_PARTY_REFUSED, Disposition.WRONG_PARTY)
    return disposition.connected and disposition not in not_them


def last_spoken(step: Step, attempts: Sequence[Attempt]) -> Disposition | None:
    here = [a for a in attempts if a.point.value == step.point.value and a.disposition.connected]
    return max(here, key=lambda a: (a.at, a.record)).disposition if here else None


def caps(step: Step, attempts: Sequence[Attempt], moment: datetime) -> list[str]:
    if step.channel is not Channel.CALL:
        return []
    own = {point.value for point in step.subject_points}
    if step.party.role is Role.SUBJECT:
        own.add(step.point.value)
    today = [a for a in attempts if a.channel is Channel.CALL and a.at.date() == moment.date()]
    spoken = [
        a
        for a in today
        if a.disposition.connected and (a.case_no == step.case.case_no or a.point.value in own)
    ]
    dialled = [a for a in today if a.point.value == step.point.value]
    return ["CN-CONNECT-3"] * (len(spoken) >= 3) + ["CN-ATTEMPT-6"] * (len(dialled) >= 6)
