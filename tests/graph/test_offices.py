"""The ladder: which rungs there are, by what channel, in what order, and what they rest on."""

from dataclasses import replace
from math import exp, isclose, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import PartyRef, Role
from skiptrace.policy.scripts import rung_of
from tests.graph.builders import AS_OF, SUBJECT, attempt, case_file, check, fact

HOME = "浙江省杭州市淳安县威坪镇河村5组"
CODES = {"village": "330127104299", "township": "330127104", "county": "330127"}
NAMES = {
    "village": "杭州市淳安县威坪镇河村村民委员会",
    "township": "杭州市淳安县威坪镇人民政府",
    "county": "杭州市淳安县公安局户政大队",
}
LINES = {"village": "0571-87650001", "township": "0571-87650002", "county": "0571-87650003"}


def line(level: str, value: str = "", *, days: int | None = 60, name: str = "") -> FactRow:
    """A directory row of the rung."""
    row = fact(
        "office_phone", value or LINES[level], days=days, holder=f"o-{level}", source="directory",
        via="office",
    )  # fmt: skip
    return replace(row, name=name or NAMES[level], region=CODES[level])


def home(certainty: float = 1.0) -> FactRow:
    return fact("registered", HOME, days=200, source="registered-addresses", certainty=certainty)


def rungs(file: CaseFile) -> list[tuple[str | None, str, str]]:
    """(rung, channel, value) of the leads to offices, best first."""
    return [
        (rung_of(lead), lead.channel.value, lead.point.value)
        for lead in rank_case(file, AS_OF)
        if lead.party.role is Role.INSTITUTION
    ]


def office_lead(file: CaseFile, level: str) -> Lead:
    (found,) = [lead for lead in rank_case(file, AS_OF) if rung_of(lead) == level]
    return found


def test_without_a_directory_the_offices_are_looked_up() -> None:
    assert rungs(case_file(home())) == [
        ("village", "inquiry", NAMES["village"]),
        ("township", "inquiry", NAMES["township"]),
    ]


def test_a_line_of_the_directory_is_called() -> None:
    assert rungs(case_file(home(), *map(line, LINES))) == [
        (level, "call", LINES[level]) for level in CODES
    ]


@pytest.mark.parametrize("listed", [["county"], ["township"], ["village"], ["township", "county"]])
def test_nearest_first_whatever_the_directory_has(listed: list[str]) -> None:
    found = [rung for rung, _, _ in rungs(case_file(home(), *map(line, listed)))]
    levels = [level for level in CODES if level != "county" or "county" in listed]
    assert found == levels


def test_a_call_rests_on_the_register_entry_and_the_directorys_row() -> None:
    lead = office_lead(case_file(home(), line("township")), "township")
    assert (lead.kind, lead.point.use) == (ContactKind.PHONE, ContactUse.OFFICE_PHONE)
    assert (lead.party.relation, lead.party.name) == (None, NAMES["township"])
    rests = {
        (evidence.source, str(evidence.observed_on))
        for reason in (*lead.current, *lead.reach)
        for evidence in reason.evidence
    }
    assert rests == {("registered-addresses", "2026-04-15"), ("directory", "2026-09-02")}
    assert [hop.edge for hop in lead.path] == ["registered", "office_phone"]


def test_both_sums_add_up() -> None:
    for lead in rank_case(case_file(home(), *map(line, LINES)), AS_OF):
        odds = sum(reason.weight for reason in lead.current) / 1000
        assert isclose(lead.p_current, 1 / (1 + exp(-odds)))
        reach = sum(reason.weight for reason in lead.reach) / 1000
        assert isclose(log(lead.p_reach / lead.p_current), reach, abs_tol=1e-9)


def test_lines_of_other_places_are_nobodys_business() -> None:
    stray = replace(line("township"), region="330127100")
    assert [channel for _, channel, _ in rungs(case_file(home(), stray))] == ["inquiry", "inquiry"]


def test_an_old_line_is_worth_less_than_a_fresh_one() -> None:
    fresh, old = (
        office_lead(case_file(home(), line("village", days=days)), "village").p_current
        for days in (10, 3000)
    )
    assert old < fresh


@pytest.mark.parametrize("status", ["vacant", "suspended"])
def test_a_dead_line_leaves_the_office_to_be_looked_up(status: str) -> None:
    found = rungs(case_file(home(), line("village"), check(LINES["village"], status)))
    assert ("village", "inquiry", NAMES["village"]) in found
    assert found.index(("village", "inquiry", NAMES["village"])) < found.index(
        ("village", "call", LINES["village"])
    )


def test_a_second_line_that_lives_keeps_the_rung_a_call() -> None:
    lines = line("village"), line("village", "0571-87650009")
    found = rungs(case_file(home(), *lines, check(LINES["village"], "vacant")))
    assert [channel for rung, channel, _ in found if rung == "village"] == ["call", "call"]
    assert found[0][2] == "0571-87650009"


def test_one_line_for_two_rungs_is_called_once_at_the_nearest() -> None:
    shared = LINES["township"]
    found = rungs(case_file(home(), line("village", shared), line("township", shared)))
    assert found == [("village", "call", shared)]


def test_an_office_that_was_asked_is_worth_less_until_then_the_next_rung_comes() -> None:
    tries = tuple(
        attempt(LINES["village"], Disposition.NO_ANSWER, days=day, use=ContactUse.OFFICE_PHONE)
        for day in (1, 2, 3)
    )
    file = case_file(home(), *map(line, LINES))
    before = office_lead(file, "village").p_reach
    assert office_lead(replace(file, attempts=tries), "village").p_reach < before


def test_an_offices_word_on_another_case_is_not_its_word_on_this_one() -> None:
    village = office_lead(case_file(home(), line("village")), "village")
    refused = attempt(
        LINES["village"], Disposition.THIRD_PARTY_REFUSED, use=ContactUse.OFFICE_PHONE,
        party_id=village.party.entity_id,
    )  # fmt: skip
    elsewhere = replace(refused, case_no="C2")
    here, there = (
        office_lead(case_file(home(), line("village"), attempts=(made,)), "village")
        for made in (refused, elsewhere)
    )
    assert here.p_reach < village.p_reach <= there.p_reach


def test_the_newest_register_entry_that_names_a_place_counts() -> None:
    vague = fact("registered", "测试路1号", days=10)
    assert [rung for rung, _, _ in rungs(case_file(home(), vague))] == ["village", "township"]


def test_without_a_registered_address_the_number_names_the_county_for_its_lines() -> None:
    file = case_file(fact("mobile", "13800000001"), *map(line, LINES))
    subject = PartyRef(name="测试甲", id_no="330127198503121014")
    numbered = replace(file, case=replace(file.case, subject=subject))
    assert rungs(file) == []
    assert rungs(numbered) == [("county", "call", LINES["county"])]
    lead = office_lead(numbered, "county")
    assert [hop.edge for hop in lead.path] == ["numbered", "office_phone"]
    unsure = next(reason for reason in lead.reach if reason.code == "right_office")
    assert (unsure.params["anchor"], unsure.evidence[0].place) == ("numbered", "id_no")
    registered = replace(file, facts=(*file.facts, home()))
    assert lead.p_reach < office_lead(registered, "county").p_reach


def test_an_address_heard_with_doubt_makes_the_office_less_sure() -> None:
    sure, doubtful = (
        office_lead(case_file(home(certainty=certainty), line("village")), "village").p_reach
        for certainty in (1.0, 0.6)
    )
    assert doubtful < sure


def test_a_line_that_the_subject_also_gave_is_led_to_both() -> None:
    own = fact("home_phone", LINES["village"], days=100)
    leads = [
        lead for lead in rank_case(case_file(home(), own, line("village")), AS_OF)
        if lead.point.value == LINES["village"]
    ]  # fmt: skip
    assert {lead.party.role for lead in leads} == {Role.SUBJECT, Role.INSTITUTION}
    assert len({lead.lead_id for lead in leads}) == 2


offices = st.lists(
    st.builds(
        line,
        st.sampled_from(list(LINES)),
        st.sampled_from([*LINES.values(), "0571-87650009"]),
        days=st.none() | st.integers(0, 4000),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(offices)
def test_order_of_input_does_not_matter_and_ids_are_unique(rows: list[FactRow]) -> None:
    file = case_file(home(), fact("mobile", "13800000001", holder=SUBJECT), *rows)
    leads = rank_case(file, AS_OF)
    assert leads == rank_case(replace(file, facts=tuple(reversed(file.facts))), AS_OF)
    ids = [lead.lead_id for lead in leads]
    assert len(ids) == len(set(ids))
    assert all(0 < lead.p_reach <= lead.p_current < 1 for lead in leads)
    calls = [(rung_of(lead), lead.point.value) for lead in leads if lead.channel is Channel.CALL]
    # A line is called at one rung only, for every office there that has it.
    levels = {value: {rung for rung, other in calls if other == value} for _, value in calls}
    assert all(len(found) == 1 for found in levels.values())
