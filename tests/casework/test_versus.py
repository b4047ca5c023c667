"""Why one lead stands before another, and that what is said to turn the order does."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rank import rank, rank_case
from skiptrace.casework.turning import cited_by, turned, turns, without
from skiptrace.casework.versus import COST, against, lead_named, versus
from skiptrace.errors import UsageError
from skiptrace.model.attempt import Disposition
from skiptrace.model.casefile import CaseFile
from skiptrace.model.claim import NumberStatus
from skiptrace.model.lead import Lead
from tests.graph.builders import (
    AS_OF,
    PARENT,
    attempt,
    case_file,
    check,
    fact,
    lead_at,
    relation,
)
from tests.graph.test_rank_properties import files

OLD, NEW, PARENTS = "19900000001", "19900000002", "19100010003"


def two_mobiles() -> CaseFile:
    return case_file(
        fact("mobile", OLD, days=1200, source="credit-reports", record="R1"),
        fact("mobile", NEW, days=200, source="crm", record="row7"),
    )


@given(file=files(), data=st.data())
@settings(max_examples=80)
def test_the_parts_add_up_to_the_gap(file: CaseFile, data: st.DataObject) -> None:
    leads = rank_case(file, AS_OF)
    if len(leads) < 2:
        return
    one, other = data.draw(st.permutations(leads))[:2]
    found = versus(one, other)
    assert found.ahead.rank < found.behind.rank
    assert found.gap >= 0
    assert sum(part.points for part in found.parts) == pytest.approx(found.gap, abs=1.0)
    assert versus(other, one) == found


@given(file=files(), pick=st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_leaving_out_what_is_cited_turns_the_order_or_nothing_cited_does(
    file: CaseFile, pick: int
) -> None:
    """The file without it is made anew here, by the record's name alone."""
    leads = rank_case(file, AS_OF)
    if len(leads) < 2:
        return
    ahead, behind = list(pairwise(leads))[pick % (len(leads) - 1)]
    found = turns(file, ahead, behind, rank, AS_OF)
    if found.without is None or found.without.without is None:
        for evidence, _of in cited_by(ahead, behind):
            assert not _turns_without(file, evidence.record, ahead, behind)
        return
    assert _turns_without(file, found.without.without.record, ahead, behind)


def _turns_without(file: CaseFile, record: str, ahead: Lead, behind: Lead) -> bool:
    """Every fact and attempt of the builders is a record of its own."""
    left = case_file(
        *(row for row in file.facts if row.record != record),
        attempts=tuple(tried for tried in file.attempts if tried.record != record),
    )
    now = {lead.lead_id: lead.rank for lead in rank_case(left, AS_OF)}
    place = now.get(behind.lead_id)
    return place is not None and place < now.get(ahead.lead_id, 10_000)


@given(file=files(), pick=st.integers(0, 50))
@settings(max_examples=40, deadline=None)
def test_the_news_that_is_said_to_turn_the_order_does(file: CaseFile, pick: int) -> None:
    leads = rank_case(file, AS_OF)
    if len(leads) < 2:
        return
    ahead, behind = list(pairwise(leads))[pick % (len(leads) - 1)]
    turn = turns(file, ahead, behind, rank, AS_OF).news
    if turn is None or turn.news is None:
        return
    about = next(lead for lead in leads if lead.lead_id == turn.of)
    if isinstance(turn.news, NumberStatus):
        told = case_file(
            *file.facts, check(about.point.value, turn.news, days=0), attempts=file.attempts
        )
    else:
        tried = attempt(
            about.point.value,
            turn.news,
            days=0,
            use=about.point.use,
            party_id=about.party.entity_id,
        )
        told = case_file(*file.facts, attempts=(*file.attempts, tried))
    assert turned(rank_case(told, AS_OF), ahead, behind) is not None


def test_the_deciding_reason_is_named_first() -> None:
    file = case_file(*two_mobiles().facts, check(NEW, "vacant"))
    leads = rank_case(file, AS_OF)
    found = versus(lead_at(leads, OLD), lead_at(leads, NEW))
    assert found.ahead.point.value == OLD
    assert [part.code for part in found.deciding()] == ["status"]
    assert found.parts[0].behind_weight < 0
    assert found.parts[0].ahead is None


def test_the_cited_check_is_what_turns_it() -> None:
    vacant = check(NEW, "vacant")
    file = case_file(*two_mobiles().facts, vacant)
    leads = rank_case(file, AS_OF)
    found = turns(file, lead_at(leads, OLD), lead_at(leads, NEW), rank, AS_OF)
    assert found.without is not None
    assert found.without.without is not None
    assert found.without.without.record == vacant.record


def test_news_about_the_first_line_turns_it() -> None:
    file = two_mobiles()
    leads = rank_case(file, AS_OF)
    found = turns(file, lead_at(leads, NEW), lead_at(leads, OLD), rank, AS_OF)
    assert found.news is not None
    assert isinstance(found.news.news, NumberStatus | Disposition)
    assert found.news.of == lead_at(leads, NEW).lead_id


def test_a_lead_that_is_gone_counts_as_turned_and_a_missing_second_does_not() -> None:
    leads = rank_case(two_mobiles(), AS_OF)
    ahead, behind = leads[:2]
    assert turned([behind], ahead, behind) == -1
    assert turned([ahead], ahead, behind) is None
    assert turned([], ahead, behind) is None


def test_the_burden_of_third_persons_stands_in_the_cost() -> None:
    file = case_file(
        fact("mobile", NEW, days=200),
        fact("mobile", PARENTS, days=30, holder=PARENT),
        relation("parent", PARENT, days=30),
    )
    leads = rank_case(file, AS_OF)
    found = versus(lead_at(leads, NEW), lead_at(leads, PARENTS))
    (cost,) = (part for part in found.parts if part.code == COST)
    assert cost.points == cost.behind_weight - cost.ahead_weight == 60


def test_counter_evidence_is_what_lowers_a_chance_and_rests_on_records() -> None:
    file = case_file(*two_mobiles().facts, check(NEW, "suspended"))
    found = against(lead_at(rank_case(file, AS_OF), NEW))
    assert found[0].code == "status"
    assert {reason.code for reason in found} <= {"status", "age", "line_quiet"}
    assert all(reason.evidence and reason.weight < 0 for reason in found)


def test_leaving_out_touches_that_record_alone() -> None:
    file = two_mobiles()
    (first, _of), *_rest = cited_by(*rank_case(file, AS_OF)[:2])
    assert len(without(file, first).facts) == 1


def test_leads_are_named_by_id_or_by_place() -> None:
    leads = rank_case(two_mobiles(), AS_OF)
    assert lead_named(leads, leads[1].lead_id[:7]) == leads[1]
    assert lead_named(leads, "#1") == leads[0]
    with pytest.raises(UsageError):
        lead_named(leads, "#9")
