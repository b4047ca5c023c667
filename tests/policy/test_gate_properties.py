"""The gate against a second statement of the rules, over random situations."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import Party, PartyRef, Relation, Role
from skiptrace.policy.gate import Step, decide, lost
from skiptrace.policy.pack import load_pack
from skiptrace.ports import PolicyFacts
from tests.policy.restated import is_lost, violated

PACK = load_pack()
NOON = datetime.fromisoformat("2026-03-04T12:00:00")
SUBJECT_ID, OTHER_ID = "11010119000307001X", "11010119000307002X"

SUBJECT = Party("s", Role.SUBJECT)
PARTIES = (
    SUBJECT,
    Party("m", Role.THIRD_PARTY, Relation.PARENT),
    Party("g", Role.THIRD_PARTY, Relation.GUARANTOR, liable_document="GC-1"),
    Party("e", Role.INSTITUTION, Relation.EMPLOYER),
    Party("o", Role.INSTITUTION),
)
POINTS = tuple(
    ContactPoint.stored(use, value)
    for use, value in (
        (ContactUse.MOBILE, "13900000001"),
        (ContactUse.MOBILE, "13900000002"),
        (ContactUse.HOME, "样例路1号"),
        (ContactUse.WORK_PHONE, "010-80000001"),
        (ContactUse.EMPLOYER, "样例有限公司"),
        (ContactUse.OFFICE, "样例村村民委员会"),
        (ContactUse.OFFICE_PHONE, "010-80000002"),
    )
)

minutes = st.integers(-2 * 24 * 60, 24 * 60).map(lambda n: NOON + timedelta(minutes=n))
days = st.none() | st.integers(-2, 2).map(lambda n: date(2026, 3, 4) + timedelta(days=n))


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    return Attempt(
        case_no=draw(st.sampled_from(["C1", "C1", "C2"])),
        channel=draw(st.sampled_from([Channel.CALL, Channel.CALL, Channel.CALL, *Channel])),
        point=draw(st.sampled_from(POINTS)),
        at=draw(minutes),
        disposition=draw(st.sampled_from(Disposition)),
        source="log",
        record=f"r{draw(st.integers(0, 10**6))}",
        party_id=draw(st.sampled_from([None, "s", "m", "e", "o"])),
    )


@st.composite
def flags(draw: st.DrawFn) -> Flag:
    target = draw(st.sampled_from(["case", "id", "value"]))
    return Flag(
        draw(st.sampled_from(FlagKind)),
        case_no=draw(st.sampled_from(["C1", "C2"])) if target == "case" else None,
        id_no=draw(st.sampled_from([SUBJECT_ID, OTHER_ID])) if target == "id" else None,
        value=draw(st.sampled_from(POINTS)).value if target == "value" else None,
        since=draw(days),
        until=draw(days),
    )


@st.composite
def steps(draw: st.DrawFn) -> Step:
    return Step(
        case=Case("C1", PartyRef(id_no=SUBJECT_ID)),
        channel=draw(st.sampled_from(Channel)),
        point=draw(st.sampled_from(POINTS)),
        party=draw(st.sampled_from(PARTIES)),
        subject_points=tuple(draw(st.lists(st.sampled_from(POINTS[:4]), unique=True))),
        dead_points=frozenset(draw(st.lists(st.sampled_from(POINTS[:2]).map(lambda p: p.value)))),
        staff=draw(st.sampled_from([None, 1, 2])),
    )


facts = st.builds(
    PolicyFacts,
    st.lists(flags(), max_size=2).map(tuple),
    st.lists(attempts(), max_size=9, unique_by=lambda a: a.record).map(tuple),
)


@settings(max_examples=600, deadline=None)
@given(steps(), facts, minutes)
def test_the_gate_holds_exactly_what_the_rules_forbid(
    step: Step, known: PolicyFacts, moment: datetime
) -> None:
    forbidding = violated(step, known, moment)
    answer = decide(step, known, moment, PACK)
    if forbidding:
        assert isinstance(answer, Held)
        assert answer.rule == forbidding[0]
    else:
        assert isinstance(answer, Cleared)


@settings(max_examples=300, deadline=None)
@given(steps(), facts, minutes)
def test_lost_is_what_the_plain_reading_says(
    step: Step, known: PolicyFacts, moment: datetime
) -> None:
    assert lost(step, known, moment, PACK).lost is is_lost(step, known, moment)


@settings(max_examples=200, deadline=None)
@given(steps(), facts, minutes, st.randoms(use_true_random=False))
def test_the_order_of_facts_is_invisible(
    step: Step, known: PolicyFacts, moment: datetime, random: Random
) -> None:
    shuffled = list(known.attempts)
    random.shuffle(shuffled)
    turned = PolicyFacts(known.flags[::-1], tuple(shuffled))
    assert decide(step, turned, moment, PACK) == decide(step, known, moment, PACK)


@settings(max_examples=200, deadline=None)
@given(steps(), facts, minutes)
def test_a_step_opens_when_the_gate_says_so_and_no_minute_before(
    step: Step, known: PolicyFacts, moment: datetime
) -> None:
    answer = decide(step, known, moment, PACK)
    if not isinstance(answer, Held) or answer.until is None:
        return
    assert answer.until > moment.replace(second=0)
    if step.channel in (Channel.CALL, Channel.SMS, Channel.VISIT):
        just_before = decide(step, known, answer.until - timedelta(minutes=1), PACK)
        assert isinstance(just_before, Held)
    then = decide(step, known, answer.until, PACK)
    assert not isinstance(then, Held) or then.rule != answer.rule


@settings(max_examples=100, deadline=None)
@given(steps(), facts, minutes)
def test_another_jurisdiction_is_not_judged_by_this_pack(
    step: Step, known: PolicyFacts, moment: datetime
) -> None:
    abroad = replace(step, case=replace(step.case, jurisdiction="US"))
    answer = decide(abroad, known, moment, PACK)
    assert isinstance(answer, Held)
    assert answer.rule == "PACK-INVALID"
