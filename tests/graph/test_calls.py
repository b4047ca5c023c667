"""Bills, the register of companies and courts in the ranking: known truths, then properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.parameters import CLOSEST
from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead, Reason
from skiptrace.model.party import PartyRef, Relation, Role
from tests.graph.builders import (
    AS_OF,
    FRIEND,
    PARENT,
    STRANGER,
    SUBJECT,
    ago,
    attempt,
    busy,
    called,
    case_file,
    check,
    fact,
    lead_at,
    relation,
)

KIN, PAL, OTHER, DESK = "13700000003", "13700000004", "13700000005", "0571-87650002"
FIRM = "测试物流有限公司"
TIES = (relation("parent", PARENT), relation("friend", FRIEND))
PHONES = (fact("mobile", KIN, holder=PARENT), fact("mobile", PAL, holder=FRIEND))


def reason(lead: Lead, code: str) -> Reason | None:
    return next((r for r in (*lead.current, *lead.reach) if r.code == code), None)


def ranked(*rows: FactRow) -> list[Lead]:
    return rank_case(case_file(*rows), AS_OF)


def values(leads: list[Lead]) -> list[str]:
    return [lead.point.value for lead in leads]


# --- who speaks with the subject ------------------------------------------------------------------


def test_a_friend_called_often_and_lately_comes_before_a_silent_one() -> None:
    quiet = relation("friend", STRANGER)
    number = fact("mobile", OTHER, holder=STRANGER)
    leads = ranked(*TIES, quiet, *PHONES, number, called(PAL))
    assert values(leads).index(PAL) < values(leads).index(OTHER)
    pal, other = lead_at(leads, PAL), lead_at(leads, OTHER)
    assert pal.p_reach > 1.5 * other.p_reach
    assert pal.p_current == other.p_current
    found = reason(pal, "speaks")
    assert found
    assert (found.params["calls"], found.params["days"]) == (20, 8)
    assert [item.source for item in found.evidence] == ["call-records"]
    assert reason(other, "speaks") is None


def test_old_talk_counts_less_and_never_against() -> None:
    (plain,) = [lead for lead in ranked(*TIES, *PHONES) if lead.point.value == PAL]
    reach = [
        lead_at(ranked(*TIES, *PHONES, called(PAL, days=d)), PAL).p_reach for d in (5, 400, 3000)
    ]
    assert reach[0] > reach[1] > reach[2] >= plain.p_reach


def test_calls_that_were_never_answered_say_nothing() -> None:
    silent = called(PAL)
    silent = replace(
        silent, measure=(silent.measure or "").replace('"seconds":1200', '"seconds":0')
    )
    assert reason(lead_at(ranked(*TIES, *PHONES, silent), PAL), "speaks") is None


def test_the_other_ones_bill_counts_as_well() -> None:
    mine = fact("mobile", OTHER)
    assert reason(
        lead_at(ranked(*TIES, *PHONES, mine, called(OTHER, holder=FRIEND)), PAL), "speaks"
    )


def test_bills_that_overlap_count_once_by_the_fuller() -> None:
    part = called(PAL, calls=4, talks=2, origin="bill:2026-10")
    whole = called(PAL, calls=20, talks=8, origin="bill:2026-10")
    alone = lead_at(ranked(*TIES, *PHONES, whole), PAL)
    both = lead_at(ranked(*TIES, *PHONES, part, whole), PAL)
    assert (both.p_reach, both.reach) == (alone.p_reach, alone.reach)


# --- counterparts without a name ------------------------------------------------------------------


def test_the_closest_counterparts_are_few_third_parties_of_unknown_relation() -> None:
    numbers = [f"1360000000{n}" for n in range(CLOSEST + 3)]
    bills = [called(number, talks=20 - place) for place, number in enumerate(numbers)]
    leads = ranked(fact("mobile", OTHER), *bills)
    hypotheses = [lead for lead in leads if lead.party.role is Role.THIRD_PARTY]
    assert sorted(values(hypotheses)) == numbers[:CLOSEST]
    for lead in hypotheses:
        assert (lead.channel, lead.party.relation) == (Channel.CALL, Relation.UNKNOWN)
        assert lead.party.entity_id == PartyRef(phone=lead.point.value).person_id
        assert reason(lead, "called")
        assert reason(lead, "speaks")
        assert lead.worth < lead_at(leads, OTHER).worth


@pytest.mark.parametrize(
    "rows",
    [
        [busy("13600000001", 40)],
        [replace(busy("13600000001", 40), statement="hub")],
        [fact("mobile", "13600000001", holder=PARENT), relation("parent", PARENT)],
        [fact("mobile", "13600000001")],
        [fact("work_phone", "13600000001", holder=STRANGER, via="called", source="companies")],
        [fact("work_phone", "13600000001", holder=STRANGER, via="called")],
    ],
    ids=["called by many", "shared by many", "a parent's", "the subject's", "a firm's", "a desk's"],
)
def test_no_hypothesis_about_a_number_that_is_somebodys(rows: list[FactRow]) -> None:
    leads = ranked(called("13600000001"), *rows)
    assert not [lead for lead in leads if reason(lead, "called")]


def test_a_busy_number_raises_nobody() -> None:
    leads = ranked(*TIES, *PHONES, called(PAL), busy(PAL, 40))
    assert reason(lead_at(leads, PAL), "speaks") is None


def test_an_errand_is_no_acquaintance() -> None:
    assert ranked(called("13600000001", talks=2)) == []


def test_one_who_is_known_elsewhere_is_named() -> None:
    known = fact("mobile", "13600000001", holder=STRANGER, via="called", source="customers")
    (lead,) = ranked(called("13600000001"), known)
    assert (lead.party.entity_id, lead.party.name) == (STRANGER, "路人丁")


def test_a_number_of_several_people_is_nobodys_in_particular() -> None:
    known = [
        fact("mobile", "13600000001", holder=holder, via="called") for holder in (STRANGER, FRIEND)
    ]
    (lead,) = ranked(called("13600000001"), *known)
    assert lead.party.entity_id == PartyRef(phone="13600000001").person_id


def test_both_ways_and_off_hours_are_closer_than_a_shop() -> None:
    numbers = [f"1360000000{n}" for n in range(CLOSEST + 1)]
    shop = called(numbers[0], talks=9, out=20, off_hours=0)
    kin = [called(number, talks=8, out=9, off_hours=15) for number in numbers[1:]]
    assert sorted(values(ranked(shop, *kin))) == numbers[1:]


def test_checks_and_attempts_speak_of_a_hypothesis_too() -> None:
    (plain,) = ranked(called("13600000001"))
    (dead,) = ranked(called("13600000001"), check("13600000001", "vacant", days=1))
    assert dead.p_current < plain.p_current
    wrong = attempt("13600000001", Disposition.WRONG_PARTY)
    (tried,) = rank_case(case_file(called("13600000001"), attempts=(wrong,)), AS_OF)
    assert tried.p_current < plain.p_current


# --- the register of companies, the end of a job, courts ------------------------------------------


def register(use: str, days: int = 30) -> FactRow:
    return fact(
        use,
        FIRM,
        days=days,
        holder="firm",
        statement="standing",
        source="companies",
        via="employer",
    )


def desk(days: int = 30) -> FactRow:
    return fact("work_phone", DESK, days=days, holder="firm", source="companies", via="employer")


def job(days: int = 200) -> FactRow:
    return fact("employer", FIRM, days=days, source="employment")


def test_a_company_that_is_gone_ages_the_employer_lead() -> None:
    chances = [
        lead_at(ranked(job(), register(use)), FIRM).p_current
        for use in ("active", "unsaid", "abnormal", "moved", "closed", "revoked", "struck_off")
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == chances[1] == lead_at(ranked(job()), FIRM).p_current
    assert chances[-1] < 0.3 < chances[0]


def test_a_job_given_after_the_register_takes_half_of_its_word() -> None:
    before, after = (
        lead_at(ranked(job(days), register("struck_off", 100)), FIRM) for days in (200, 50)
    )
    assert (reason(before, "standing") or Reason("", 0)).weight == -3000
    assert (reason(after, "standing") or Reason("", 0)).weight == -1500


def test_the_register_gives_the_workplace_its_line_no_fresher_than_the_job() -> None:
    leads = ranked(job(days=900), register("active"), desk())
    lead = lead_at(leads, DESK)
    assert (lead.channel, lead.party.relation, lead.party.name) == (
        Channel.CALL, Relation.EMPLOYER, FIRM,
    )  # fmt: skip
    assert reason(lead, "source") is not None
    assert [item.source for item in lead.current[0].evidence] == ["companies"]
    assert (reason(lead, "age") or Reason("", 0)).params["years"] == 2.5
    gone = lead_at(ranked(job(), register("struck_off"), desk()), DESK)
    assert reason(gone, "standing")


def test_the_register_of_a_company_nobody_works_for_is_nothing() -> None:
    assert ranked(register("active"), desk()) == []


def test_a_job_that_ended_is_worth_little() -> None:
    end = fact("left_employer", FIRM, days=100, statement="attribute", source="employment")
    working, ended = ranked(job()), ranked(job(), end)
    assert ended[0].p_current < 0.3 < working[0].p_current
    again = ranked(job(), end, job(days=20))
    assert ended[0].p_current < again[0].p_current


def test_a_court_is_an_office_to_inquire_at() -> None:
    (lead,) = ranked(fact("office", "淳安县人民法院", source="court"))
    assert (lead.channel, lead.kind, lead.party.role) == (
        Channel.INQUIRY, ContactKind.OFFICE, Role.INSTITUTION,
    )  # fmt: skip
    assert reason(lead, "court_helps")
    assert reason(lead, "office_helps") is None


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
