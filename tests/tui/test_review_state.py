"""The review without a terminal: pages, skips, marks, verdicts, undo."""

from typing import TYPE_CHECKING

import pytest

from skiptrace.model.pair import PairView
from tests.pair_samples import pair
from tui.state.review_state import PAGE, REFILL, ReviewMessage, ReviewRequest, ReviewState, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = [pair(number) for number in range(130)]


class Seconds:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Queue:
    """Answers as the database does: a page begins behind `after`, judged pairs wait no more."""

    def __init__(self, pairs: list[PairView]) -> None:
        self.pairs = list(pairs)

    def answer(self, state: ReviewState) -> None:
        request = state.request()
        begin = 0
        if request.after in self.pairs:
            begin = self.pairs.index(request.after) + 1
        page = self.pairs[begin : begin + PAGE]
        assert state.receive(request, page, len(self.pairs))

    def judge(self, state: ReviewState) -> list[PairView]:
        judged = list(state.targets)
        self.pairs = [found for found in self.pairs if found not in judged]
        state.take_judged(map(key_of, judged))
        return judged


def begun(queue: Queue) -> ReviewState:
    state = ReviewState(Seconds())
    assert state.turn_to(None)
    queue.answer(state)
    return state


def chosen(state: ReviewState) -> int:
    assert state.selected
    return PAIRS.index(state.selected)


def message(state: ReviewState) -> ReviewMessage:
    return state.message


def test_judging_goes_through_the_whole_queue_once() -> None:
    queue = Queue(PAIRS)
    state = begun(queue)
    judged: list[PairView] = []
    while state.selected:
        judged += queue.judge(state)
        if state.wants_more:
            queue.answer(state)
        assert len(state.pairs) <= PAGE + REFILL
    assert judged == PAIRS
    assert state.judged == len(PAIRS)
    assert (state.waiting, state.message) == (0, ReviewMessage.NOTHING_DOUBTFUL)


def test_skipping_goes_through_the_whole_queue_and_comes_back_on_wish() -> None:
    queue = Queue(PAIRS)
    state = begun(queue)
    seen = []
    while state.selected:
        seen.append(state.selected)
        assert state.skip()
        if state.wants_more:
            queue.answer(state)
    assert seen == PAIRS
    assert (state.skipped, state.message) == (len(PAIRS), ReviewMessage.ALL_SKIPPED)
    assert not state.skip()
    state.begin()
    assert state.message is ReviewMessage.LOADING
    queue.answer(state)
    assert chosen(state) == 0


def test_skipped_and_judged_in_turns_misses_nothing() -> None:
    queue = Queue(PAIRS)
    state = begun(queue)
    seen = []
    while state.selected:
        seen.append(state.selected)
        if len(seen) % 3:
            queue.judge(state)
        else:
            state.skip()
        if state.wants_more:
            queue.answer(state)
    assert sorted(map(key_of, seen)) == sorted(map(key_of, PAIRS))


def test_going_down_fetches_the_next_page() -> None:
    queue = Queue(PAIRS)
    state = begun(queue)
    assert not state.at_end()
    for number in range(1, len(PAIRS)):
        if state.at_end():
            queue.answer(state)
        assert state.move_to(state.cursor + 1)
        assert chosen(state) == number
    assert not state.move_to(state.cursor + 1)
    assert not state.at_end()


def test_an_answer_to_another_question_changes_nothing() -> None:
    state = ReviewState(Seconds())
    old = state.request()
    assert state.turn_to("SYN-1")
    assert not state.receive(old, PAIRS[:3], 3)
    state.turn_blind()
    assert not state.receive(ReviewRequest("SYN-1", blind=False), PAIRS[:3], 3)
    assert message(state) is ReviewMessage.LOADING
    assert state.receive(state.request(), [], 0)
    assert message(state) is ReviewMessage.NOTHING_DOUBTFUL


def test_coming_back_to_the_same_case_keeps_the_place() -> None:
    state = begun(Queue(PAIRS))
    state.move_to(7)
    assert not state.turn_to(None)
    assert chosen(state) == 7
    assert state.turn_to("SYN-1")
    assert state.selected is None


@pytest.mark.parametrize(
    ("description", "keys", "marked"),
    [
        ("one, and the cursor goes on", "m", {0}),
        ("twice takes it away", "m k m", set()),
        ("two with one between", "m j m", {0, 2}),
        ("a range", "j m j j v", {1, 2, 3, 4}),
        ("a range upwards", "j j j m k k k v", {1, 2, 3}),
        ("a range without a mark begins at the first", "j j v", {0, 1, 2}),
        ("nothing is left of them", "m m m esc", set()),
        ("a skipped pair is not marked", "m k s", set()),
    ],
)
def test_marks(description: str, keys: str, marked: set[int]) -> None:
    state = begun(Queue(PAIRS[:10]))
    acts: dict[str, Callable[[], object]] = {
        "m": state.mark,
        "v": state.mark_range,
        "j": lambda: state.move_to(state.cursor + 1),
        "k": lambda: state.move_to(state.cursor - 1),
        "s": state.skip,
        "esc": state.clear_marks,
    }
    for key in keys.split():
        acts[key]()
    assert state.marked == {key_of(PAIRS[number]) for number in marked}, description


def test_a_verdict_is_for_the_marked_pairs_in_their_order() -> None:
    queue = Queue(PAIRS[:10])
    state = begun(queue)
    assert list(state.targets) == PAIRS[:1]
    for number in (5, 2, 3):
        state.move_to(number)
        state.mark()
    assert list(state.targets) == [PAIRS[2], PAIRS[3], PAIRS[5]]
    state.move_to(4)
    state.note = "together"
    assert queue.judge(state) == [PAIRS[2], PAIRS[3], PAIRS[5]]
    assert chosen(state) == 4
    assert (state.judged, state.waiting, state.note, state.marked) == (3, 7, "", set())


def test_undo_brings_the_pair_back_under_the_cursor() -> None:
    queue = Queue(PAIRS[:5])
    state = begun(queue)
    state.move_to(1)
    (judged,) = queue.judge(state)
    assert chosen(state) == 2
    state.take_undone(judged)
    assert chosen(state) == 1
    assert (state.judged, state.waiting) == (0, 5)
    assert state.pairs == tuple(PAIRS[:5])


def test_undo_after_the_last_pair_and_of_a_pair_that_is_still_there() -> None:
    queue = Queue(PAIRS[:1])
    state = begun(queue)
    (judged,) = queue.judge(state)
    assert state.selected is None
    state.take_undone(judged)
    assert chosen(state) == 0
    state.take_undone(judged)
    assert state.pairs == (PAIRS[0],)
    assert state.judged == 0


def test_another_pair_begins_masked() -> None:
    queue = Queue(PAIRS[:10])
    state = begun(queue)
    for leave in (lambda: state.move_to(state.cursor + 1), state.skip, lambda: queue.judge(state)):
        state.reveal()
        assert state.revealed
        leave()
        assert not state.revealed


def test_an_empty_queue_takes_every_key() -> None:
    state = begun(Queue([]))
    state.mark()
    state.mark_range()
    assert not state.skip()
    assert not state.move_to(1)
    assert not state.clear_marks()
    assert state.targets == ()
    assert not state.at_end()
