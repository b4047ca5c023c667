"""What must hold of every ranking (design.md, section 5) holds under any learnt weights."""

from dataclasses import replace
from math import exp, isclose, log

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.learn import CURRENT, REACH
from graph.parameters import LEARN_SCALE_BOUNDS
from graph.rank import rank_case
from skiptrace.model.attempt import Disposition
from skiptrace.model.casefile import CaseFile
from skiptrace.model.lead import MILLI
from skiptrace.model.weights import DEFAULTS, WeightSet
from tests.graph.builders import AS_OF, attempt, check, fact
from tests.graph.test_rank_properties import BAD, PHONES, SOURCES, files, own_claims

LOW, HIGH = (round(MILLI * bound) for bound in LEARN_SCALE_BOUNDS)
WEIGHTS = st.builds(
    WeightSet,
    st.dictionaries(st.sampled_from([*CURRENT, *REACH]), st.integers(LOW, HIGH)),
    st.dictionaries(st.sampled_from(["source", "answers"]), st.integers(-1500, 1500)),
)


def holder_scores(file: CaseFile, weights: WeightSet) -> dict[tuple[str, str, str], float]:
    return {
        (lead.party.entity_id, lead.kind.value, lead.point.value): lead.p_current
        for lead in rank_case(replace(file, weights=weights), AS_OF)
    }


@given(file=files(), weights=WEIGHTS)
def test_contributions_add_up(file: CaseFile, weights: WeightSet) -> None:
    for lead in rank_case(replace(file, weights=weights), AS_OF):
        total = sum(reason.weight for reason in lead.current)
        assert lead.p_current == 1 / (1 + exp(-total / 1000))
        factor = sum(reason.weight for reason in lead.reach)
        assert factor <= 0
        assert isclose(log(lead.p_reach / lead.p_current), factor / 1000, abs_tol=1e-9)


@given(file=files(), weights=WEIGHTS, phone=st.sampled_from(PHONES), bad=st.sampled_from(BAD),
       days=st.integers(0, 900))  # fmt: skip
@settings(max_examples=150)
def test_bad_results_never_raise(
    file: CaseFile, weights: WeightSet, phone: str, bad: Disposition, days: int
) -> None:
    worse = replace(file, attempts=(*file.attempts, attempt(phone, bad, days=days)))
    assert_not_raised(file, worse, phone, weights)


@given(file=files(), weights=WEIGHTS, phone=st.sampled_from(PHONES),
       bad=st.sampled_from(["off", "suspended", "vacant", "silent", "risky"]),
       days=st.integers(0, 900))  # fmt: skip
@settings(max_examples=150)
def test_bad_checks_never_raise(
    file: CaseFile, weights: WeightSet, phone: str, bad: str, days: int
) -> None:
    worse = replace(file, facts=(*file.facts, check(phone, bad, days=days)))
    assert_not_raised(file, worse, phone, weights)


def assert_not_raised(file: CaseFile, worse: CaseFile, value: str, weights: WeightSet) -> None:
    before, after = holder_scores(file, weights), holder_scores(worse, weights)
    for key, p_current in after.items():
        if key[2] == value and key in before:
            assert p_current <= before[key]


@given(file=files(), weights=WEIGHTS, pick=st.integers(0, 99), days=st.integers(0, 3000))
@settings(max_examples=150)
def test_support_never_lowers(file: CaseFile, weights: WeightSet, pick: int, days: int) -> None:
    claims = own_claims(file)
    if not claims:
        return
    base = claims[pick % len(claims)]
    support = fact(base.use, base.value, holder=base.entity_id, days=days,
                   source=SOURCES[pick % len(SOURCES)])  # fmt: skip
    before = holder_scores(file, weights)
    after = holder_scores(replace(file, facts=(*file.facts, support)), weights)
    for key, p_current in before.items():
        if key[0] == base.entity_id and key[2] == base.value and key in after:
            assert after[key] >= p_current


@given(file=files())
def test_an_empty_set_is_the_defaults(file: CaseFile) -> None:
    empty = WeightSet({}, {})
    assert empty == DEFAULTS
    assert rank_case(replace(file, weights=empty), AS_OF) == rank_case(file, AS_OF)
