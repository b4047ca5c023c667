"""The queue without a terminal: the window, the filter, late answers."""

import pytest

from skiptrace.model.case import Case
from skiptrace.model.party import PartyRef
from skiptrace.ports import CaseRow
from tui.desk import QueueRequest
from tui.state.queue_state import PAGE, WINDOW, QueueMessage, QueueState


def rows(first: int, count: int) -> list[CaseRow]:
    numbers = range(first, first + count)
    return [CaseRow(Case(f"C{number}", PartyRef(name="测试")), "测试") for number in numbers]


def answer(state: QueueState, total: int) -> None:
    request = state.request()
    count = max(0, min(request.limit, total - request.offset))
    assert state.receive(request, rows(request.offset, count))


def selected(state: QueueState) -> str:
    assert state.selected
    return state.selected.case.case_no


def test_holds_at_most_the_window_and_knows_that_there_are_more() -> None:
    state = QueueState()
    answer(state, 1000)
    assert (len(state.rows), state.more, state.span) == (WINDOW, True, (1, WINDOW))


def test_going_down_and_up_passes_every_case_once() -> None:
    state, total = QueueState(), 450
    answer(state, total)
    passed = [selected(state)]
    while True:
        if state.cursor < len(state.rows) - 1:
            state.move_to(state.cursor + 1)
        elif state.at_edge(down=True):
            answer(state, total)
        else:
            break
        passed.append(selected(state))
        assert len(state.rows) <= WINDOW
    assert passed == [f"C{number}" for number in range(total)]
    back = [selected(state)]
    while True:
        if state.cursor > 0:
            state.move_to(state.cursor - 1)
        elif state.at_edge(down=False):
            answer(state, total)
        else:
            break
        back.append(selected(state))
    assert back == passed[::-1]


def test_a_late_answer_changes_nothing() -> None:
    state = QueueState()
    old = state.request()
    assert state.filter("王")
    assert not state.receive(old, rows(0, 3))
    assert state.rows == ()
    assert state.message is QueueMessage.LOADING


def test_a_filter_begins_at_the_top() -> None:
    state = QueueState()
    answer(state, 1000)
    state.move_to(WINDOW - 1)
    assert state.at_edge(down=True)
    assert state.filter(" 王 ")
    assert state.request() == QueueRequest("王", 0, WINDOW + 1)
    assert state.cursor == 0
    assert not state.filter("王  ")


@pytest.mark.parametrize(
    ("text", "total", "message"),
    [
        ("", 0, QueueMessage.NO_CASES),
        ("王", 0, QueueMessage.NO_MATCH),
        ("王", 1, QueueMessage.NONE),
    ],
)
def test_message(text: str, total: int, message: QueueMessage) -> None:
    state = QueueState()
    state.filter(text)
    answer(state, total)
    assert state.message is message


def test_edges_without_more_stay() -> None:
    state = QueueState()
    answer(state, PAGE)
    state.move_to(PAGE - 1)
    assert not state.at_edge(down=True)
    state.move_to(0)
    assert not state.at_edge(down=False)
    state.move_to(-1)
    state.move_to(PAGE)
    assert state.cursor == 0
