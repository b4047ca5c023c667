from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from skiptrace.casework import Casework
from skiptrace.casework.contact import LogEntry
from skiptrace.errors import PolicyRefusal, UsageError
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.clearance import Held
from skiptrace.model.party import Relation
from skiptrace.store import SqlStore
from tests.casework.desk import import_file, open_desk
from tests.e2e.lender_files import (
    CASE,
    DEAD_NUMBER,
    PARENT_NUMBER,
    REPORTED_NUMBER,
    write_files,
)

TEN = datetime.fromisoformat("2026-06-30T10:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Casework, SqlStore]]:
    with open_desk(tmp_path) as opened:
        for kind, path in write_files(tmp_path).items():
            import_file(opened[0], kind, path)
        opened[0].trace()
        yield opened


def lead_of(casework: Casework, value: str) -> str:
    leads = casework.case_leads(CASE).leads
    return next(item.lead.lead_id for item in leads if item.lead.point.value == value)


def call(at: datetime, disposition: Disposition = Disposition.NO_ANSWER) -> LogEntry:
    return LogEntry(Channel.CALL, disposition, at)


def test_an_attempt_is_kept_audited_and_taken_in_at_once(desk: tuple[Casework, SqlStore]) -> None:
    casework, store = desk
    result = casework.log(CASE, lead_of(casework, REPORTED_NUMBER), call(TEN))
    assert result.after is not None
    assert result.after.p_current < result.before.p_current
    assert result.attempt in casework.case_file(CASE).attempts
    assert [entry.action for entry in store.audit_entries(CASE)] == ["attempt"]
    assert store.verify_audit() == (1, None)


def test_a_right_party_contact_raises_the_chance(desk: tuple[Casework, SqlStore]) -> None:
    casework, _ = desk
    lead = lead_of(casework, REPORTED_NUMBER)
    result = casework.log(CASE, lead, call(TEN, Disposition.RIGHT_PARTY))
    assert result.after is not None
    assert result.after.p_current > result.before.p_current


@pytest.mark.parametrize("hour", [0, 7, 22, 23])
def test_at_night_nothing_is_logged_and_the_refusal_is_on_record(
    desk: tuple[Casework, SqlStore], hour: int
) -> None:
    casework, store = desk
    before = casework.case_file(CASE).attempts
    with pytest.raises(PolicyRefusal) as caught:
        casework.log(CASE, lead_of(casework, REPORTED_NUMBER), call(TEN.replace(hour=hour)))
    assert caught.value.rule == "CN-HOURS"
    assert caught.value.until is not None
    assert casework.case_file(CASE).attempts == before
    assert [entry.action for entry in store.audit_entries(CASE)] == ["refused"]


def test_a_third_party_opens_only_when_the_subject_is_shown_unreachable(
    desk: tuple[Casework, SqlStore],
) -> None:
    casework, _ = desk
    parent = lead_of(casework, PARENT_NUMBER)
    with pytest.raises(PolicyRefusal) as caught:
        casework.log(CASE, parent, call(TEN))
    assert caught.value.rule == "CN-LOST"
    subject = lead_of(casework, REPORTED_NUMBER)
    for minute in (0, 20, 40):
        casework.log(CASE, subject, call(TEN + timedelta(minutes=minute)))
    result = casework.log(CASE, parent, call(TEN + timedelta(hours=1), Disposition.THIRD_PARTY))
    assert result.before.party.relation is Relation.PARENT
    with pytest.raises(PolicyRefusal) as caught:
        casework.log(CASE, parent, call(TEN + timedelta(hours=2)))
    assert caught.value.rule == "HOUSE-TP-ONCE"


def test_the_cap_on_dials_is_exact(desk: tuple[Casework, SqlStore]) -> None:
    casework, _ = desk
    lead = lead_of(casework, REPORTED_NUMBER)
    for minute in range(6):
        casework.log(CASE, lead, call(TEN + timedelta(minutes=minute)))
    with pytest.raises(PolicyRefusal) as caught:
        casework.log(CASE, lead, call(TEN + timedelta(hours=1)))
    assert caught.value.rule == "CN-ATTEMPT-6"
    assert caught.value.until == "2026-07-01T08:00"


def test_a_wrong_word_changes_nothing(desk: tuple[Casework, SqlStore]) -> None:
    casework, store = desk
    lead = lead_of(casework, REPORTED_NUMBER)
    for case_no, lead_id, entry in (
        ("C-unknown", lead, call(TEN)),
        (CASE, "ffffffff", call(TEN)),
        (CASE, lead, LogEntry(Channel.VISIT, Disposition.MET_SUBJECT, TEN)),
        (CASE, lead, call(TEN + timedelta(days=3))),
    ):
        with pytest.raises(UsageError):
            casework.log(case_no, lead_id, entry)
    assert list(store.audit_entries()) == []


def test_next_names_the_open_step_and_the_rules_of_the_closed(
    desk: tuple[Casework, SqlStore],
) -> None:
    casework, _ = desk
    step = casework.next_step(CASE)
    assert step.step is not None
    assert step.step.allowed
    assert step.closed
    assert all(isinstance(item.clearance, Held) for item in step.closed)


def test_the_dead_application_number_ranks_below_the_reported_one(
    desk: tuple[Casework, SqlStore],
) -> None:
    casework, _ = desk
    order = [item.lead.point.value for item in casework.case_leads(CASE).leads]
    assert order.index(REPORTED_NUMBER) < order.index(DEAD_NUMBER)


def test_a_reveal_is_on_record_before_anything_is_shown(desk: tuple[Casework, SqlStore]) -> None:
    casework, store = desk
    casework.reveal(CASE, "lead 1234abcd")
    (entry,) = store.audit_entries(CASE)
    assert (entry.action, entry.actor, entry.detail) == ("reveal", "a.test", "lead 1234abcd")
