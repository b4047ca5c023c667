"""What moved is kept when a ranking takes the place of the one before it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from skiptrace.model.lead import Lead
from skiptrace.model.move import MoveKind
from skiptrace.store import SqlStore
from tests.store.material import TODAY, case_record, mobile, receipt
from tests.store.test_leads import lead

FIRST = datetime(2026, 11, 1, 8, tzinfo=UTC)
LATER = FIRST + timedelta(days=1)


def ranked(store: SqlStore, leads: list[Lead], at: datetime, days: int = 0) -> None:
    store.save_leads({"C1": leads}, TODAY + timedelta(days=days), at)


def better(found: Lead, p_reach: float) -> Lead:
    return replace(found, p_reach=p_reach)


def test_a_first_ranking_is_no_news_and_the_next_one_tells_what_moved(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    kept, goes, comes = lead(), lead(rank=2, value=mobile(2)), lead(rank=3, value=mobile(3))
    ranked(store, [kept, goes], FIRST)
    assert list(store.moves(None, TODAY)) == []
    ranked(store, [better(kept, 0.9), comes], LATER)
    found = {move.lead_id: move for move in store.moves(None, TODAY)}
    assert {name: move.kind for name, move in found.items()} == {
        kept.lead_id: MoveKind.ROSE,
        goes.lead_id: MoveKind.GONE,
        comes.lead_id: MoveKind.NEW,
    }
    rose = found[kept.lead_id]
    assert rose.was is not None
    assert rose.now is not None
    assert (rose.was.p_reach, rose.now.p_reach) == (1 / 3, 0.9)
    assert (rose.value, rose.point_kind, rose.moved_at) == (mobile(1), "phone", LATER)
    assert found[goes.lead_id].value is None
    assert mobile(1) not in repr(rose)


def test_the_same_ranking_again_moves_nothing(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    for at in (FIRST, LATER):
        ranked(store, [lead()], at)
    assert list(store.moves(None, TODAY)) == []


def test_only_since_then_and_never_of_a_later_day(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    ranked(store, [lead()], FIRST)
    ranked(store, [better(lead(), 0.9)], LATER, days=1)
    assert list(store.moves(None, TODAY)) == []
    tomorrow = TODAY + timedelta(days=1)
    assert len(list(store.moves(LATER, tomorrow))) == 1
    assert list(store.moves(LATER + timedelta(seconds=1), tomorrow)) == []


def test_a_replay_of_an_earlier_day_is_no_news(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    ranked(store, [lead()], FIRST)
    ranked(store, [better(lead(), 0.9)], LATER, days=-30)
    assert list(store.moves(None, TODAY)) == []
