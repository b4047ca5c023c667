"""Caps to the exact count, openings to the minute, zones, and what a bad pack does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import Party, PartyRef, Relation, Role
from skiptrace.policy.gate import Step, decide, lost
from skiptrace.policy.lost import LostReason
from skiptrace.policy.pack import load_pack
from skiptrace.ports import PolicyFacts

PACK = load_pack()
OWN = ContactPoint.stored(ContactUse.MOBILE, "13900000001")
OWN2 = ContactPoint.stored(ContactUse.MOBILE, "13900000002")
MOTHER = ContactPoint.stored(ContactUse.MOBILE, "13900000003")
RELAY = ContactPoint.stored(ContactUse.RELAY, "17000000004")
HOME = ContactPoint.stored(ContactUse.HOME, "样例路1号")
CASE = Case("C1", PartyRef(name="某某", phone=OWN.value))
CALL = Step(CASE, Channel.CALL, OWN, Party("s", Role.SUBJECT), (OWN, OWN2))
TO_MOTHER = replace(CALL, point=MOTHER, party=Party("m", Role.THIRD_PARTY, Relation.PARENT))
NOTHING = PolicyFacts((), ())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def tried(
    when: str | datetime,
    result: Disposition,
    point: ContactPoint = OWN,
    channel: Channel = Channel.CALL,
) -> Attempt:
    moment = at(when) if isinstance(when, str) else when
    return Attempt("C1", channel, point, moment, result, "log", f"r{moment.isoformat()}")


def dialled_in_a_day(result: Disposition) -> int:
    """How often a caller who tries every five minutes is let through in one day."""
    log: list[Attempt] = []
    moment = at("2026-03-04T00:00:00")
    while moment.date() == date(2026, 3, 4):
        if isinstance(decide(CALL, PolicyFacts((), tuple(log)), moment, PACK), Cleared):
            log.append(tried(moment, result))
        moment += timedelta(minutes=5)
    assert all(time(8) <= attempt.at.time() < time(22) for attempt in log)
    return len(log)


@pytest.mark.parametrize(
    ("result", "calls"),
    [
        (Disposition.RIGHT_PARTY, 3),
        (Disposition.THIRD_PARTY, 3),
        (Disposition.NO_ANSWER, 6),
        (Disposition.REJECTED, 6),
        (Disposition.WRONG_PARTY, 1),
        (Disposition.THIRD_PARTY_REFUSED, 1),
    ],
)
def test_a_day_has_exactly_as_many_calls_as_its_caps(result: Disposition, calls: int) -> None:
    assert dialled_in_a_day(result) == calls


def test_attempts_later_in_the_day_of_a_plan_count_too() -> None:
    """A plan is judged after the day's newest attempt, and counts the day from its start."""
    log = tuple(tried(f"2026-03-04T{9 + n:02}:00:00", Disposition.RIGHT_PARTY) for n in range(3))
    answer = decide(CALL, PolicyFacts((), log), at("2026-03-04T11:00:00"), PACK)
    assert answer == Held(
        "cn-2026.1", "CN-CONNECT-3", at("2026-03-05T08:00:00"), "CN-CONNECT-3.hint"
    )


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-03-04T07:59:59", "2026-03-04T08:00:00"),
        ("2026-03-04T00:00:00", "2026-03-04T08:00:00"),
        ("2026-03-04T22:00:00", "2026-03-05T08:00:00"),
        ("2026-12-31T23:59:00", "2027-01-01T08:00:00"),
    ],
)
def test_closed_hours_open_at_the_next_eight_o_clock(moment: str, until: str) -> None:
    answer = decide(CALL, NOTHING, at(moment), PACK)
    assert answer == Held("cn-2026.1", "CN-HOURS", at(until), "CN-HOURS.hint")


def test_an_aware_moment_is_read_at_the_called_person() -> None:
    eight_in_china = datetime(2026, 3, 4, 0, 0, tzinfo=UTC)
    assert isinstance(decide(CALL, NOTHING, eight_in_china, PACK), Cleared)
    in_urumqi = replace(CALL, case=replace(CASE, timezone="Asia/Urumqi"))
    answer = decide(in_urumqi, NOTHING, eight_in_china, PACK)
    assert isinstance(answer, Held)
    assert answer.until == at("2026-03-04T08:00:00")


@pytest.mark.parametrize(
    ("untils", "expected"),
    [
        ([date(2026, 3, 9)], "2026-03-10T08:00:00"),
        ([date(2026, 3, 9), date(2026, 3, 20)], "2026-03-21T08:00:00"),
        ([date(2026, 3, 9), None], None),
    ],
)
def test_a_flag_opens_after_the_last_day_of_all_its_kind(
    untils: list[date | None], expected: str | None
) -> None:
    flags = tuple(Flag(FlagKind.DISPUTE, case_no="C1", until=until) for until in untils)
    answer = decide(CALL, PolicyFacts(flags, ()), at("2026-03-04T10:00:00"), PACK)
    assert isinstance(answer, Held)
    assert answer.until == (at(expected) if expected else None)


def test_what_never_opens_is_told_before_what_opens_tomorrow() -> None:
    log = tuple(tried(f"2026-03-04T09:{n:02}:00", Disposition.NO_ANSWER) for n in range(6))
    flag = Flag(FlagKind.DO_NOT_CONTACT, value=OWN.value)
    answer = decide(CALL, PolicyFacts((flag,), log), at("2026-03-04T23:00:00"), PACK)
    assert answer == Held("cn-2026.1", "FLAG-DNC", None, "FLAG-DNC.hint")


def test_an_id_flag_closes_a_case_whose_subject_has_no_id_number() -> None:
    """Nobody can tell whom it means, so it is taken to mean the subject."""
    flag = Flag(FlagKind.DO_NOT_CONTACT, id_no="11010119000307002X")
    answer = decide(CALL, PolicyFacts((flag,), ()), at("2026-03-04T10:00:00"), PACK)
    assert isinstance(answer, Held)
    assert answer.rule == "FLAG-DNC"


@pytest.mark.parametrize(
    ("log", "dead", "why", "failures"),
    [
        ([], [], LostReason.NOT_SHOWN, 0),
        ([("no_answer", OWN)] * 2, [], LostReason.NOT_SHOWN, 2),
        ([("no_answer", OWN)] * 3, [], LostReason.FAILED_IN_A_ROW, 3),
        ([("no_answer", OWN)] * 2 + [("right_party", OWN2)], [], LostReason.NOT_SHOWN, 0),
        ([("no_answer", OWN)] * 3 + [("third_party", OWN)], [], LostReason.FAILED_IN_A_ROW, 3),
        ([("vacant", OWN)], [OWN2.value], LostReason.NUMBERS_DEAD, 0),
        ([("vacant", OWN), ("no_answer", OWN)], [OWN2.value], LostReason.NOT_SHOWN, 2),
        ([("no_answer", MOTHER)] * 3, [], LostReason.NOT_SHOWN, 0),
    ],
)
def test_why_the_subject_counts_as_lost(
    log: list[tuple[str, ContactPoint]], dead: list[str], why: LostReason, failures: int
) -> None:
    attempts = tuple(
        tried(f"2026-03-0{day}T10:00:00", Disposition(result), point)
        for day, (result, point) in enumerate(log, start=1)
    )
    step = replace(TO_MOTHER, dead_points=frozenset(dead))
    state = lost(step, PolicyFacts((), attempts), at("2026-03-09T10:00:00"), PACK)
    assert (state.why, state.failures) == (why, failures)
    assert state.lost is (why is not LostReason.NOT_SHOWN)


@pytest.mark.parametrize(
    ("log", "known", "why"),
    [
        ([("vacant", RELAY)], (RELAY, HOME), LostReason.NOT_SHOWN),
        ([("no_answer", RELAY), ("off", RELAY), ("vacant", RELAY)], (RELAY, HOME), "not_shown"),
        ([("no_answer", RELAY)] * 3, (RELAY, HOME), LostReason.FAILED_IN_A_ROW),
        ([("vacant", OWN)], (OWN, RELAY), LostReason.NOT_SHOWN),
        ([("vacant", OWN), ("vacant", RELAY)], (OWN, RELAY), LostReason.NUMBERS_DEAD),
        ([("vacant", RELAY)], (RELAY,), LostReason.NOTHING_KNOWN),
    ],
)
def test_a_relay_number_whose_time_is_over_shows_nobody_to_be_lost(
    log: list[tuple[str, ContactPoint]], known: tuple[ContactPoint, ...], why: str
) -> None:
    """It is no number of the borrower's own; as long as it rings, it reaches them."""
    attempts = tuple(
        tried(f"2026-03-0{day}T10:00:00", Disposition(result), point)
        for day, (result, point) in enumerate(log, start=1)
    )
    step = replace(TO_MOTHER, subject_points=known)
    assert lost(step, PolicyFacts((), attempts), at("2026-03-09T10:00:00"), PACK).why == why


def test_failures_of_the_future_show_nothing_yet() -> None:
    log = tuple(tried(f"2026-03-0{day}T10:00:00", Disposition.OFF) for day in (5, 6, 7))
    assert not lost(TO_MOTHER, PolicyFacts((), log), at("2026-03-04T10:00:00"), PACK).lost


def test_a_pack_with_a_problem_holds_everything_and_knows_nobody_as_lost() -> None:
    broken = load_pack("no-such-pack")
    moment = at("2026-03-04T10:00:00")
    for channel in Channel:
        answer = decide(replace(CALL, channel=channel), NOTHING, moment, broken)
        assert answer == Held("no-such-pack-invalid", "PACK-INVALID", None, "PACK-INVALID.hint")
    assert not lost(TO_MOTHER, NOTHING, moment, broken).lost


def test_a_rule_acts_up_to_its_last_day_and_before_its_first() -> None:
    hours = PACK.rule("CN-HOURS")
    assert hours is not None
    ended = replace(hours, effective_to=date(2026, 3, 4))
    pack = replace(PACK, rules=(ended,))
    assert isinstance(decide(CALL, NOTHING, at("2026-03-04T23:00:00"), pack), Held)
    assert isinstance(decide(CALL, NOTHING, at("2026-03-05T23:00:00"), pack), Cleared)
    assert isinstance(decide(CALL, NOTHING, at("1999-03-05T23:00:00"), pack), Held)
