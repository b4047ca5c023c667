"""A case without a terminal: what is chosen, what is revealed, how it stands."""

import pytest

from skiptrace.casework.contact import LogEntry
from skiptrace.errors import PolicyRefusal, UsageError
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.health import Health, Lines
from tests.tui.lender_desk import Desk as Lender
from tui.desk import Desk
from tui.state.case_state import CaseState
from tui.state.log_form import CHANNELS, RESULTS, LogForm
from tui.state.revealing import REVEAL_SECONDS


class Seconds:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(lender: Lender) -> Desk:
    return Desk(lender.casework)


def test_a_reveal_runs_out(desk: Desk) -> None:
    clock = Seconds()
    state = CaseState(clock)
    state.receive(desk.open_case("SYN-1001"))
    assert not state.revealed
    state.reveal()
    assert (state.revealed, state.seconds_left) == (True, int(REVEAL_SECONDS))
    clock.now += REVEAL_SECONDS - 0.5
    assert (state.seconds_left, state.expired()) == (1, False)
    clock.now += 0.5
    assert not state.revealed
    assert state.expired()
    assert not state.expired()


def test_another_case_begins_masked_at_its_best_lead(desk: Desk) -> None:
    state = CaseState(Seconds())
    state.receive(desk.open_case("SYN-1001"))
    state.move_to(1)
    state.reveal()
    state.receive(desk.open_case("SYN-1001"))
    assert (state.cursor, state.revealed) == (1, True)
    state.receive(desk.open_case("SYN-1002"))
    assert (state.cursor, state.revealed) == (0, False)


def test_the_chosen_lead_stays_chosen_when_its_rank_moves(desk: Desk) -> None:
    state = CaseState(Seconds())
    state.receive(desk.open_case("SYN-1001"))
    best = state.selected
    assert best
    entry = LogEntry(Channel.CALL, Disposition.VACANT, desk.open_case("SYN-1001").moment)
    result = desk.log("SYN-1001", best.lead.lead_id, entry)
    assert result.after
    assert result.after.p_reach < best.lead.p_reach
    state.receive(desk.open_case("SYN-1001"))
    assert state.selected
    assert state.selected.lead.lead_id == best.lead.lead_id


def test_how_cases_stand(desk: Desk) -> None:
    state = CaseState(Seconds())
    state.receive(desk.open_case("SYN-1001"))
    assert state.third_parties_closed
    assert state.flag_rules == []
    assert state.lines.dead == 1
    state.receive(desk.open_case("SYN-1002"))
    assert state.flag_rules == ["FLAG-DNC"]
    assert sum(state.held.values()) == len(state.leads)
    state.receive(desk.open_case("SYN-1003"))
    assert (state.leads, state.selected, state.lines) == ((), None, Lines())


@pytest.mark.parametrize(
    ("lines", "health"),
    [
        (Lines(5, 1, 1), Health.REACHABLE),
        (Lines(3, 2, 2), Health.THINNING),
        (Lines(2, 0, 0), Health.HALF_LOST),
        (Lines(1, 9, 9), Health.HALF_LOST),
        (Lines(0, 3, 0), Health.LOST),
    ],
)
def test_health(lines: Lines, health: Health) -> None:
    assert lines.health is health


def test_next_best_goes_through_the_queue_once(desk: Desk) -> None:
    seen: set[str] = set()
    while row := desk.next_best("", seen):
        seen.add(row.case.case_no)
    assert seen == {"SYN-1001", "SYN-1002", "SYN-1003"}
    assert desk.next_best("王", seen) is None


def test_every_channel_has_results_and_channels() -> None:
    assert set(CHANNELS) == set(RESULTS) == set(Channel)
    assert {result for listed in RESULTS.values() for result in listed} == set(Disposition)


def test_the_form_makes_an_entry_that_casework_takes(desk: Desk) -> None:
    view = desk.open_case("SYN-1001")
    lead = view.listed.leads[0].lead
    form = LogForm(lead, view.moment)
    form.choose_result(form.results.index(Disposition.NO_ANSWER))
    form.from_number, form.note = "010 8888 0000", "  "
    entry = form.entry()
    assert entry == LogEntry(Channel.CALL, Disposition.NO_ANSWER, view.moment, "010-88880000")
    assert desk.log("SYN-1001", lead.lead_id, entry).attempt.disposition is Disposition.NO_ANSWER
    assert form.choose_channel(1)
    assert form.channel is Channel.SMS
    assert form.result is Disposition.DELIVERED
    assert not form.choose_channel(1)


@pytest.mark.parametrize(("field", "value"), [("at", "soon"), ("from_number", "12")])
def test_the_form_names_what_is_wrong_and_not_the_value(desk: Desk, field: str, value: str) -> None:
    view = desk.open_case("SYN-1001")
    form = LogForm(view.listed.leads[0].lead, view.moment)
    setattr(form, field, value)
    with pytest.raises(UsageError) as caught:
        form.entry()
    assert value not in str(caught.value)


def test_a_refusal_passes_through(desk: Desk) -> None:
    view = desk.open_case("SYN-1002")
    entry = LogEntry(Channel.CALL, Disposition.NO_ANSWER, view.moment)
    lead = next(item.lead for item in view.listed.leads if item.lead.channel is Channel.CALL)
    with pytest.raises(PolicyRefusal) as caught:
        desk.log("SYN-1002", lead.lead_id, entry)
    assert caught.value.rule == "FLAG-DNC"
