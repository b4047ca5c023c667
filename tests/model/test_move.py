import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rank import rank_case
from skiptrace.model.move import DEAD_BELOW, SHIFT, MoveKind, Standing, compared, kind_of, standing
from tests.graph.builders import AS_OF, case_file, check, fact, lead_at

OLD, NEW = "19900000001", "19900000002"


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        (None, Standing(1, 0.5, 0.3), MoveKind.NEW),
        (Standing(1, 0.5, 0.3), None, MoveKind.GONE),
        (Standing(1, 0.5, 0.3), Standing(7, 0.05, 0.01), MoveKind.DIED),
        (Standing(7, 0.05, 0.01), Standing(9, 0.04, 0.01), None),
        (Standing(7, 0.101, 0.05), Standing(7, 0.099, 0.05), None),
        (Standing(3, 0.5, 0.1), Standing(1, 0.6, 0.3), MoveKind.ROSE),
        (Standing(1, 0.6, 0.3), Standing(2, 0.5, 0.2), MoveKind.FELL),
        (Standing(1, 0.6, 0.3), Standing(2, 0.6, 0.3), None),
        (None, None, None),
    ],
)
def test_what_two_rankings_say_of_a_lead(
    was: Standing | None, now: Standing | None, kind: MoveKind | None
) -> None:
    assert kind_of(was, now) is kind


STANDINGS = st.builds(Standing, st.integers(1, 30), st.floats(0, 1), st.floats(0, 1))


@given(was=STANDINGS, now=STANDINGS)
def test_rise_and_fall_mirror_each_other(was: Standing, now: Standing) -> None:
    there, back = kind_of(was, now), kind_of(now, was)
    if there is MoveKind.ROSE:
        assert back in (MoveKind.FELL, MoveKind.DIED)
    if there is None and abs(was.p_reach - now.p_reach) >= SHIFT:
        pytest.fail("a shift of that size is told")
    if there is MoveKind.DIED:
        assert now.p_current < DEAD_BELOW
        assert was.p_current > now.p_current


def test_a_vacant_number_dies_and_a_second_one_is_new() -> None:
    before = case_file(fact("mobile", OLD, days=200, record="R1", claim_id="a"))
    after = case_file(
        *before.facts, fact("mobile", NEW, days=20, source="crm"), check(OLD, "vacant")
    )
    was = {lead.lead_id: standing(lead) for lead in rank_case(before, AS_OF)}
    now = rank_case(after, AS_OF)
    moves = {name: kind for name, kind, _was, _now in compared(was, now)}
    assert moves[lead_at(now, OLD).lead_id] is MoveKind.DIED
    assert moves[lead_at(now, NEW).lead_id] is MoveKind.NEW
    same = {lead.lead_id: standing(lead) for lead in now}
    assert list(compared(same, now)) == []
