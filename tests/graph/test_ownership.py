"""What carriers say of whose line it is, and relay numbers, in the ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rank import rank_case
from skiptrace.model.attempt import Disposition
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Lead
from tests.graph.builders import (
    AS_OF,
    PARENT,
    SUBJECT,
    attempt,
    case_file,
    fact,
    lead_at,
    owner,
    relation,
)

NUMBER, OTHER = "13800000001", "13800000002"
MINE = fact("mobile", NUMBER, days=900)


def subject_lead(*facts: object) -> Lead:
    return lead_at(rank_case(case_file(MINE, *facts), AS_OF), NUMBER)  # type: ignore[arg-type]


PLAIN = subject_lead().p_current


@pytest.mark.parametrize(
    ("what", "said", "sign"),
    [
        ("registered to them", [owner(NUMBER, "confirmed")], 1),
        ("in the same hands", [owner(NUMBER, "same")], 1),
        ("somebody else's", [owner(NUMBER, "other")], -1),
        ("not known", [owner(NUMBER, "unsaid")], 0),
        ("of another number", [owner(OTHER, "other")], 0),
        ("of another person", [owner(NUMBER, "other", holder=PARENT)], 0),
        ("dated after the day", [owner(NUMBER, "other", days=-5)], 0),
        ("theirs, then another's", [owner(NUMBER, "same", days=90), owner(NUMBER, "other")], -1),
        ("another's, then theirs", [owner(NUMBER, "other", days=90), owner(NUMBER, "same")], 1),
        ("both on one day", [owner(NUMBER, "confirmed"), owner(NUMBER, "other")], -1),
        ("unknown does not hide", [owner(NUMBER, "other", days=90), owner(NUMBER, "unsaid")], -1),
    ],
)
def test_what_it_does_to_the_holder(what: str, said: list[object], sign: int) -> None:
    found = subject_lead(*said).p_current
    assert (found > PLAIN) - (found < PLAIN) == sign, what


def test_somebody_elses_line_is_as_good_as_dead() -> None:
    lead = subject_lead(owner(NUMBER, "other"))
    assert lead.p_current < 0.03
    (reason,) = [reason for reason in lead.current if reason.code == "ownership"]
    assert reason.params["ownership"] == "line_other"
    assert reason.evidence[0].source == "number-status"


@given(st.lists(st.tuples(st.sampled_from(["same", "confirmed"]), st.integers(0, 2000))))
def test_bad_news_never_helps(earlier: list[tuple[str, int]]) -> None:
    said = [owner(NUMBER, verdict, days=days) for verdict, days in earlier]
    for days in (0, 30, 700):
        with_bad = subject_lead(*said, owner(NUMBER, "other", days=days)).p_current
        assert with_bad <= subject_lead(*said).p_current


def test_a_relay_number_is_called_and_ages_in_weeks() -> None:
    by_age = [
        lead_at(rank_case(case_file(fact("relay", OTHER, days=days)), AS_OF), OTHER)
        for days in (0, 14, 90)
    ]
    assert {(lead.channel, lead.point.use) for lead in by_age} == {("call", ContactUse.RELAY)}
    fresh, fortnight, quarter = (lead.p_current for lead in by_age)
    assert fresh > 0.85 > fortnight > 0.5 > 0.1 > quarter


def test_a_relay_number_of_somebody_else_is_theirs() -> None:
    files = case_file(relation("parent", PARENT), fact("relay", OTHER, days=1, holder=PARENT))
    (lead,) = [lead for lead in rank_case(files, AS_OF) if lead.point.value == OTHER]
    assert lead.party.entity_id == PARENT != SUBJECT


def test_what_went_wrong_while_it_was_bound_to_somebody_else_says_nothing() -> None:
    bound = fact("relay", OTHER, days=1)
    gone = attempt(OTHER, Disposition.VACANT, use=ContactUse.RELAY, case_no="C9")
    mine = attempt(OTHER, Disposition.VACANT, days=0, use=ContactUse.RELAY)
    plain, lent, dead = (
        lead_at(rank_case(case_file(bound, attempts=log), AS_OF), OTHER).p_current
        for log in ((), (gone,), (mine,))
    )
    assert plain == lent > dead
