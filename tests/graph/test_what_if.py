"""What sources might say, played through the ranking."""

from dataclasses import replace

from graph.fact_yields import ASKING, MOST_CHECKS
from graph.rank import rank_case
from graph.what_if import what_ifs
from skiptrace.cli.choice import HOW
from skiptrace.model.attempt import Disposition
from skiptrace.model.casefile import CaseFile
from skiptrace.model.fact import WhatIf
from tests.graph.builders import AS_OF, attempt, case_file, check, fact

LINE = "13800000001"


def asked(file: CaseFile, source: str) -> list[WhatIf]:
    return [item for item in what_ifs(file, AS_OF) if item.source == source]


def test_answers_share_all_probability_and_are_lists_of_the_ranking() -> None:
    file = case_file(fact("mobile", LINE))
    now = rank_case(file, AS_OF)
    for item in what_ifs(file, AS_OF):
        assert abs(sum(answer.probability for answer in item.answers) - 1) < 1e-9
        assert any(answer.leads != now for answer in item.answers), item.source


def test_a_check_may_find_it_in_use_or_vacant_and_is_worth_it_before_it_was_made_only() -> None:
    (item,) = asked(case_file(fact("mobile", LINE)), "number-status")
    before = rank_case(case_file(fact("mobile", LINE)), AS_OF)[0].p_current
    live, vacant = (
        next(lead.p_current for lead in answer.leads if lead.point.value == LINE)
        for answer in item.answers
    )
    assert vacant < before < live
    assert (
        asked(case_file(fact("mobile", LINE), check(LINE, "live", days=5)), "number-status") == []
    )
    assert asked(case_file(fact("mobile", LINE), check(LINE, "live", days=90)), "number-status")


def test_the_best_lines_are_checked_and_no_more() -> None:
    file = case_file(*(fact("mobile", f"1380000000{n}", days=100 * n) for n in range(1, 7)))
    best = [lead.point.value for lead in rank_case(file, AS_OF) if lead.kind == "phone"]
    found = [item.point.value for item in asked(file, "number-status") if item.point]
    assert found == best[:MOST_CHECKS]


def test_a_source_that_spoke_lately_is_not_asked_again() -> None:
    old = fact("mobile", LINE, source="credit-reports", days=400)
    new = fact("mobile", LINE, source="credit-reports", days=400, stated=20)
    assert asked(case_file(old), "credit-reports")
    assert asked(case_file(new), "credit-reports") == []


def test_nothing_later_than_the_day_is_used() -> None:
    file = case_file(fact("mobile", LINE))
    canaries = (check(LINE, "vacant", days=-2), fact("mobile", "13800000002", days=-2))
    later = replace(
        file,
        facts=(*file.facts, *canaries),
        attempts=(attempt(LINE, Disposition.VACANT, days=-2),),
    )
    assert what_ifs(later, AS_OF) == what_ifs(file, AS_OF)


def test_the_line_of_an_office_is_asked_for_where_an_office_has_none() -> None:
    home = fact("registered", "安徽省合肥市肥西县上派镇")
    (item,) = asked(case_file(home), "directory")
    assert any(lead.point.use == "office_phone" for lead in item.answers[0].leads)
    assert asked(case_file(fact("mobile", LINE)), "directory") == []


def test_every_source_is_named_on_the_command_line() -> None:
    assert set(HOW) == set(ASKING)
