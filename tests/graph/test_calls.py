"""Bills in the ranking: who is in touch, and the few closest that nobody names."""

from dataclasses import replace

import pytest

from graph.parameters import CLOSEST
from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.casefile import FactRow
from skiptrace.model.party import PartyRef, Relation, Role
from tests.graph.builders import (
    AS_OF,
    FRIEND,
    PARENT,
    STRANGER,
    attempt,
    busy,
    called,
    case_file,
    check,
    fact,
    lead_at,
    relation,
)
from tests.graph.small_world import OTHER, PAL, PHONES, TIES, ranked, reason, values

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
