"""What must hold of every diagnosis."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.diagnose import diagnose
from skiptrace.model.attempt import Attempt, Disposition, Outcome
from skiptrace.model.casefile import CaseFile
from skiptrace.model.diagnosis import CaseDiagnosis, LineState
from tests.graph.builders import AS_OF, SUBJECT, attempt, check, fact
from tests.graph.test_rank_properties import PHONES, files

FAILED = [
    d
    for d in Disposition
    if d.outcome is not Outcome.RIGHT_PARTY
    and d not in (Disposition.DELIVERED, Disposition.MET_FAMILY, Disposition.MET_NEIGHBOUR)
]


@st.composite
def calls(draw: st.DrawFn, results: Sequence[Disposition]) -> Attempt:
    made = attempt(
        draw(st.sampled_from(PHONES)),
        draw(st.sampled_from(results)),
        days=draw(st.integers(0, 400)),
    )
    return replace(made, at=made.at.replace(hour=draw(st.integers(8, 21))))


def live(found: CaseDiagnosis) -> dict[str, float]:
    return {line.point.value: line.chance(LineState.LIVE) for line in found.lines}


@given(file=files(), made=st.lists(calls(list(Disposition)), max_size=9), failed=calls(FAILED))
@settings(max_examples=120, deadline=None)
def test_a_failed_try_never_makes_its_line_look_more_alive(
    file: CaseFile, made: list[Attempt], failed: Attempt
) -> None:
    before = replace(file, attempts=(*file.attempts, *made))
    after = replace(before, attempts=(*before.attempts, failed))
    value = failed.point.value
    was, now = live(diagnose(before, AS_OF)), live(diagnose(after, AS_OF))
    assert now.keys() == was.keys()
    if value in was:
        assert now[value] <= was[value] + 1e-12


@given(file=files(), made=st.lists(calls(list(Disposition)), max_size=9), seed=st.randoms())
@settings(max_examples=50, deadline=None)
def test_order_and_what_comes_later_change_nothing(
    file: CaseFile, made: list[Attempt], seed: Random
) -> None:
    attempts = [*file.attempts, *made]
    facts = list(file.facts)
    plain = diagnose(replace(file, attempts=tuple(attempts)), AS_OF)
    seed.shuffle(attempts)
    seed.shuffle(facts)
    later = [
        attempt(PHONES[0], Disposition.RIGHT_PARTY, days=-3),
        attempt(PHONES[0], Disposition.VACANT, days=-9),
    ]
    canaries = [
        check(PHONES[0], "vacant", days=-3),
        fact("mobile", PHONES[1], holder=SUBJECT, days=-40),
    ]
    other = replace(file, facts=(*canaries, *facts), attempts=(*later, *attempts))
    assert diagnose(other, AS_OF) == plain


@given(file=files())
@settings(max_examples=50, deadline=None)
def test_probabilities_of_a_line_add_up_to_one(file: CaseFile) -> None:
    for line in diagnose(file, AS_OF).lines:
        assert abs(sum(h.probability for h in line.hypotheses) - 1) < 1e-9
        assert all(h.probability > 0 for h in line.hypotheses)
