from graph.baselines import newest_first
from graph.rank import rank_case
from graph.walk import WalkTally
from skiptrace.model.casefile import CaseFile
from skiptrace.ports import JudgedCase, TruePoint
from tests.graph.builders import AS_OF, PARENT, case_file, check, fact, relation

DEAD, LIVE, PARENTS = "19900000001", "19900000002", "19100010003"


def parent_newest() -> CaseFile:
    """The parent's number is the newest, the subject's live one older than a vacant one."""
    return case_file(
        fact("mobile", LIVE, days=400, source="credit-reports"),
        fact("mobile", DEAD, days=200),
        check(DEAD, "vacant"),
        fact("mobile", PARENTS, days=30, holder=PARENT),
        relation("parent", PARENT, days=30),
    )


def judged(*truth: TruePoint) -> JudgedCase:
    file = parent_newest()
    return JudgedCase(file, rank_case(file, AS_OF), truth)


LIVES = TruePoint("phone", LIVE, current=True)
PARENT_KNOWS = TruePoint("phone", PARENTS, "third_party", current=True, in_touch=True)


def test_newest_first_disturbs_the_parent_and_the_ranking_does_not() -> None:
    case = judged(LIVES)
    ranked, newest = WalkTally(), WalkTally()
    ranked.add(0, case)
    newest.add(0, case, newest_first)
    assert ranked.result("ranking").third.value == 0.0
    found = newest.result("newest first")
    assert (found.reach.value, found.third.value) == (1.0, 1.0)


def test_a_third_party_in_touch_reaches() -> None:
    newest = WalkTally()
    newest.add(0, judged(PARENT_KNOWS), newest_first)
    found = newest.result("newest first")
    assert (found.reach.value, found.third.value) == (1.0, 1.0)


def test_attempts_in_vain_are_counted_and_cases_without_a_way_are_not() -> None:
    tally = WalkTally()
    tally.add(0, judged(TruePoint("phone", "19900000009", current=True)))
    tally.add(1, judged(TruePoint("phone", DEAD, current=False)))
    tally.add(2, judged(PARENT_KNOWS))
    found = tally.result("ranking")
    assert found.reach.n == 2
    assert found.third.value == 2.0
    assert found.third.n == 1


def test_an_evader_does_not_answer_on_a_current_line() -> None:
    silent = TruePoint("phone", LIVE, current=True, in_touch=False)
    tally = WalkTally()
    tally.add(0, judged(silent))
    assert tally.result("ranking").reach.n == 0
