"""What must hold of a ranking with bills and the register of companies in it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.parameters import CLOSEST
from graph.rank import rank_case
from skiptrace.model.casefile import CaseFile, FactRow
from tests.graph.builders import (
    AS_OF,
    FRIEND,
    PARENT,
    SUBJECT,
    ago,
    called,
    case_file,
    check,
    fact,
)
from tests.graph.small_world import KIN, OTHER, PAL, PHONES, TIES, desk, job, reason, register

# --- properties -----------------------------------------------------------------------------------

NUMBERS = [KIN, PAL, OTHER, *(f"1360000000{n}" for n in range(5))]
CALLS = st.builds(
    called,
    st.sampled_from(NUMBERS),
    days=st.integers(0, 900),
    talks=st.integers(1, 25),
    calls=st.integers(25, 60),
    off_hours=st.integers(0, 25),
    holder=st.sampled_from([SUBJECT, SUBJECT, PARENT]),
    origin=st.sampled_from([None, None, "bill:one", "bill:two"]),
)
REGISTER = st.one_of(
    st.builds(register, st.sampled_from(["active", "moved", "struck_off"]), st.integers(0, 900)),
    st.builds(desk, st.integers(0, 900)),
    st.builds(job, st.integers(0, 900)),
    st.builds(check, st.sampled_from(NUMBERS), st.sampled_from(["live", "off", "vacant"])),
)


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    rows = draw(st.lists(st.one_of(CALLS, REGISTER), min_size=1, max_size=12))
    return case_file(*TIES, *PHONES, fact("mobile", OTHER), *rows)


def figures(file: CaseFile, day: date = AS_OF) -> list[tuple[str, float, float, int]]:
    return [
        (lead.lead_id, lead.p_current, lead.p_reach, lead.worth) for lead in rank_case(file, day)
    ]


@given(file=files(), dice=st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(file: CaseFile, dice: object) -> None:
    shuffled = list(file.facts)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert rank_case(replace(file, facts=tuple(shuffled)), AS_OF) == rank_case(file, AS_OF)


@given(file=files(), pick=st.integers(0, 99), later=st.integers(0, 60))
def test_copies_of_a_bill_change_nothing(file: CaseFile, pick: int, later: int) -> None:
    bills = [row for row in file.facts if row.statement == "calls"]
    if not bills:
        return
    original = bills[pick % len(bills)]
    day = min(AS_OF, (original.observed_on or AS_OF) + timedelta(days=later))
    copy = replace(original, claim_id=f"{pick:016d}", record="copy", observed_on=day)
    assert figures(file) == figures(replace(file, facts=(*file.facts, copy)))


@given(file=files(), cut=st.integers(0, 900))
def test_nothing_after_the_day_is_used(file: CaseFile, cut: int) -> None:
    day = ago(cut)
    known = tuple(r for r in file.facts if r.observed_on is None or r.observed_on <= day)
    assert rank_case(file, day) == rank_case(replace(file, facts=known), day)


@given(file=files(), more=CALLS)
def test_more_talk_never_lowers_a_known_third_party(file: CaseFile, more: FactRow) -> None:
    more = replace(more, origin="bill:fresh")
    before = {lead.lead_id: lead for lead in rank_case(file, AS_OF)}
    after = {
        lead.lead_id: lead for lead in rank_case(replace(file, facts=(*file.facts, more)), AS_OF)
    }
    for name, lead in before.items():
        if lead.party.entity_id in (PARENT, FRIEND):
            assert after[name].p_reach >= lead.p_reach
            assert after[name].p_current == lead.p_current


@given(file=files())
def test_calls_never_make_it_surer_than_the_point(file: CaseFile) -> None:
    for lead in rank_case(file, AS_OF):
        assert sum(r.weight for r in lead.reach) <= 0
        assert lead.p_reach <= lead.p_current
        assert len([h for h in rank_case(file, AS_OF) if reason(h, "called")]) <= CLOSEST
