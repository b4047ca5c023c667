"""The list of a day: who may be visited, where, in which order, and what was kept off it."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from skiptrace.model.attempt import Channel
from skiptrace.model.clearance import Clearance, Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import Party
from skiptrace.visits.plan import VisitCandidate, plan
from tests.export.samples import HOME, MOTHER, PHONE, SIGNATORY, SUBJECT, VILLAGE, case, lead

DAY = date(2026, 9, 1)
CLEARED = Cleared("p", ("CN-VISIT-2",))
RURAL = "湖南省衡阳市衡东县草市镇塔山村5组"


def candidate(
    address: str = HOME.value,
    party: Party = SUBJECT,
    clearance: Clearance = CLEARED,
    case_no: str = "C1",
) -> VisitCandidate:
    point = ContactPoint.stored(ContactUse.HOME, address)
    found = lead(point, party, Channel.VISIT, case_no=case_no, lead_id=f"id{case_no}")
    return VisitCandidate(case(case_no), found, clearance)


def test_a_stop_carries_what_the_team_needs() -> None:
    visits = plan([candidate()], day=DAY, region=None, agent="张三")
    (stop,) = visits.stops
    assert (visits.day, visits.agent, visits.held) == (DAY, "张三", ())
    assert (stop.order, stop.case_no, stop.lead_id) == (1, "C1", "idC1")
    assert (stop.region_code, stop.region) == ("330106", "浙江省杭州市西湖区")
    assert (stop.name, stop.party, stop.relation) == ("王小明", "subject", None)
    assert stop.address == HOME.value
    assert stop.conditions == ("CN-VISIT-2",)
    assert stop.why == "home||0"


@pytest.mark.parametrize(
    ("party", "stops", "held"),
    [
        (SUBJECT, 1, ()),
        (SIGNATORY, 1, ()),
        (MOTHER, 0, (("HOUSE-TP-HOME", 1),)),
        (replace(SIGNATORY, liable_document=None), 0, (("HOUSE-TP-HOME", 1),)),
        (VILLAGE, 0, (("HOUSE-TP-HOME", 1),)),
    ],
)
def test_only_who_owes_is_visited_whatever_the_clearance(
    party: Party, stops: int, held: tuple[tuple[str, int], ...]
) -> None:
    visits = plan([candidate(party=party)], day=DAY, region=None, agent=None)
    assert (len(visits.stops), visits.held) == (stops, held)


def test_what_the_rules_hold_is_counted_by_rule() -> None:
    found = [
        candidate(clearance=Held("p", "FLAG-DNC")),
        candidate(clearance=Held("p", "FLAG-DNC"), case_no="C2"),
        candidate(clearance=Held("p", "CN-LOST"), party=MOTHER),
    ]
    visits = plan(found, day=DAY, region=None, agent=None)
    assert visits.stops == ()
    assert visits.held == (("CN-LOST", 1), ("FLAG-DNC", 2))


def test_leads_that_are_no_visits_are_passed_over() -> None:
    others = [
        VisitCandidate(case(), lead(PHONE, SUBJECT, Channel.CALL), CLEARED),
        VisitCandidate(case(), lead(HOME, SUBJECT, Channel.LETTER), Held("p", "FLAG-DNC")),
    ]
    visits = plan(others, day=DAY, region=None, agent=None)
    assert (visits.stops, visits.held) == ((), ())


@pytest.mark.parametrize(
    ("region", "cases"),
    [
        (None, ["C1", "C3", "C2", "C4"]),
        ("33", ["C1", "C3"]),
        ("330106", ["C1"]),
        ("430424", ["C2"]),
        ("11", []),
    ],
)
def test_a_region_is_chosen_by_the_first_digits_of_its_code(
    region: str | None, cases: list[str]
) -> None:
    found = [
        candidate("中山路100号", case_no="C4"),
        candidate(RURAL, case_no="C2"),
        candidate("浙江省宁波市海曙区解放路1号", case_no="C3"),
        candidate(case_no="C1"),
    ]
    visits = plan(found, day=DAY, region=region, agent=None)
    assert [stop.case_no for stop in visits.stops] == cases
    assert [stop.order for stop in visits.stops] == list(range(1, len(cases) + 1))


def test_held_leads_of_other_regions_are_not_counted() -> None:
    held = candidate(RURAL, clearance=Held("p", "FLAG-DNC"))
    assert plan([held], day=DAY, region="33", agent=None).held == ()


def test_the_order_of_candidates_is_invisible() -> None:
    found = [candidate(f"浙江省杭州市西湖区文三路{n}号", case_no=f"C{n % 7}") for n in range(1, 30)]
    expected = plan(found, day=DAY, region=None, agent=None)
    Random(1).shuffle(found)  # noqa: S311 - any other order will do
    assert plan(found, day=DAY, region=None, agent=None) == expected
