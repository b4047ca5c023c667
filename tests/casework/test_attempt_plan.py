"""The 3:3:3 plan: nine windows a line, spread over days, every one allowed by the gate."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.casework.attempt_plan import LinePlan, PlannedWindow, Planner
from skiptrace.casework.listing import Judge
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.clearance import Clearance, Cleared
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.diagnosis import LineDiagnosis, LineState, PartOfDay, Window
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import Party, PartyRef, Role
from skiptrace.policy.gate import Step, decide
from skiptrace.policy.pack import Pack, load_pack
from skiptrace.ports import PolicyFacts
from tests.policy.test_gate_properties import facts as some_facts

PACK = load_pack("cn")
CASE = Case("C1", PartyRef(case_no="C1"))
SUBJECT = Party("s", Role.SUBJECT)
EIGHT = datetime.fromisoformat("2026-03-04T08:00")
NOTHING = PolicyFacts((), ())


def line(
    number: int = 1,
    finding: LineState = LineState.NOT_TRIED_ENOUGH,
    tried: tuple[Window, ...] = (),
    use: ContactUse = ContactUse.MOBILE,
) -> LineDiagnosis:
    point = ContactPoint.stored(use, f"1390000000{number}")
    return LineDiagnosis(
        f"lead{number}", point, SUBJECT, 0.5, finding, False, (), (), None, tried, 0
    )  # fmt: skip


def step(case_line: LineDiagnosis, channel: Channel) -> Step:
    return Step(CASE, channel, case_line.point, SUBJECT, (case_line.point,))


def plan(
    *lines: LineDiagnosis,
    facts: PolicyFacts = NOTHING,
    moment: datetime = EIGHT,
    pack: Pack = PACK,
    leads: tuple[str, ...] | None = None,
) -> tuple[LinePlan, ...]:
    def judge_at(known: PolicyFacts, at: datetime) -> Judge:
        def asked(channel: Channel, point: ContactPoint, party: Party) -> Clearance:
            return decide(Step(CASE, channel, point, party, (point,)), known, at, pack)

        return asked

    ids = tuple(item.lead_id for item in lines) if leads is None else leads
    return Planner("C1", judge_at, facts, moment).plan(lines, ids)


def calls(planned: LinePlan) -> list[PlannedWindow]:
    return [window for window in planned.planned if window.channel is Channel.CALL]


def test_nine_windows_three_in_each_part_spread_over_days_then_the_message() -> None:
    (only,) = plan(line())
    parts = [window.window.part for window in calls(only)]
    assert {part: parts.count(part) for part in PartOfDay} == dict.fromkeys(PartOfDay, 3)
    days = [window.window.day for window in calls(only)]
    assert all(days.count(day) <= 2 for day in days)
    last = only.planned[-1]
    assert last.channel is Channel.SMS
    assert last.window.day > max(days)
    assert only.held is None


def test_what_was_tried_is_not_asked_for_again() -> None:
    tried = tuple(Window(date(2026, 3, day), PartOfDay.MORNING) for day in (1, 2, 3))
    (only,) = plan(line(tried=tried))
    assert {window.window.part for window in calls(only)} == {
        PartOfDay.AFTERNOON, PartOfDay.EVENING
    }  # fmt: skip
    assert len(calls(only)) == 6


def test_three_lines_share_the_day() -> None:
    planned = plan(line(1), line(2), line(3))
    days = [window.window.day for item in planned for window in calls(item)]
    assert max(days.count(day) for day in days) == 3
    assert [len(calls(item)) for item in planned] == [9, 9, 9]


@pytest.mark.parametrize(
    "finding",
    [state for state in LineState
     if state not in (LineState.NOT_TRIED_ENOUGH, LineState.UNANSWERED, LineState.OFF)],
)  # fmt: skip
def test_a_line_that_gave_its_answer_is_left_alone(finding: LineState) -> None:
    assert plan(line(finding=finding)) == (LinePlan(line(finding=finding)),)


def test_a_number_that_is_no_lead_to_the_borrower_is_not_tried() -> None:
    assert plan(line(), leads=())[0].planned == ()


def test_the_message_goes_once() -> None:
    days = [date(2026, 2, day) for day in (20, 21, 22)]
    tried = tuple(Window(day, part) for day in days for part in PartOfDay)
    silent = line(finding=LineState.UNANSWERED, tried=tried)
    (first,) = plan(silent)
    assert [window.channel for window in first.planned] == [Channel.SMS]
    sent = Attempt(
        "C1",
        Channel.SMS,
        silent.point,
        EIGHT - timedelta(days=3),
        Disposition.DELIVERED,
        "log",
        "r",
    )
    assert plan(silent, facts=PolicyFacts((), (sent,)))[0].planned == ()


def test_a_landline_gets_no_message() -> None:
    (only,) = plan(line(use=ContactUse.HOME_PHONE))
    assert {window.channel for window in only.planned} == {Channel.CALL}


def test_what_the_rules_leave_no_room_for_is_told() -> None:
    flag = Flag(FlagKind.DO_NOT_CONTACT, case_no="C1")
    (only,) = plan(line(), facts=PolicyFacts((flag,), ()))
    assert only.planned == ()
    assert only.held
    assert only.held.rule == "FLAG-DNC"


def test_a_stricter_pack_stretches_the_plan() -> None:
    weekly = replace(
        PACK,
        rules=tuple(
            replace(rule, enabled=True) if rule.check == "interval" else rule for rule in PACK.rules
        ),
    )
    (only,) = plan(line(), pack=weekly)
    days = sorted(window.window.day for window in only.planned)
    assert len(days) == 3
    assert all((later - earlier).days >= 7 for earlier, later in pairwise(days))
    assert only.held


def test_a_day_half_gone_is_used_from_now_on() -> None:
    (only,) = plan(line(), moment=EIGHT.replace(hour=16, minute=10))
    assert only.planned[0].at == EIGHT.replace(hour=16, minute=10)
    (late,) = plan(line(), moment=EIGHT.replace(hour=23))
    assert late.planned[0].at == EIGHT.replace(day=5, hour=9)


@settings(max_examples=60, deadline=None)
@given(
    known=some_facts,
    minute=st.integers(0, 24 * 60 - 1),
    findings=st.lists(st.sampled_from(LineState), min_size=1, max_size=3),
)
def test_no_window_of_a_plan_breaks_a_rule(
    known: PolicyFacts, minute: int, findings: list[LineState]
) -> None:
    moment = EIGHT.replace(hour=0) + timedelta(minutes=minute)
    lines = [line(number, finding) for number, finding in enumerate(findings, start=1)]
    planned = plan(*lines, facts=known, moment=moment)
    by_id = {item.lead_id: item for item in lines}
    made = known
    for window in sorted((w for item in planned for w in item.planned), key=lambda w: w.at):
        target = by_id[window.lead_id]
        assert window.at >= moment
        assert PartOfDay.of(window.at) is window.window.part
        answer = decide(step(target, window.channel), made, window.at, PACK)
        assert isinstance(answer, Cleared)
        vain = Attempt(
            "C1", window.channel, target.point, window.at, Disposition.NO_ANSWER, "log",
            f"made{len(made.attempts)}", party_id="s",
        )  # fmt: skip
        made = replace(made, attempts=(*made.attempts, vain))
