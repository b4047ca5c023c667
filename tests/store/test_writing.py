"""One writer at a time, policy facts inside the same transaction, and the chained log."""

import multiprocessing
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from skiptrace.model.claim import HadRelation
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.store import SqlStore, open_store
from skiptrace.store.audit import GENESIS
from tests.store.dump import logical_dump
from tests.store.material import attempt, case_record, mobile, receipt, subject

CAP = 70
AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
FATHER = PartyRef(name="测试父", id_no="8" * 18)


def place_calls(url: str, process: int) -> None:
    """50 tries to call one number, each refused once the cap is reached."""
    store = open_store(url)
    for number in range(50):
        with store.writing() as writer:
            if len(writer.policy_facts("C1", [mobile(1)]).attempts) < CAP:
                at = f"2026-11-01T09:00:{number:02d}"
                writer.add_attempt(attempt(1, mobile(1), at, f"{process}.{number}"))
                writer.audit(f"agent{process}", "log", "C1", f"{number}", AT)
    store.close()


@pytest.mark.slow
def test_a_cap_holds_between_processes(store: SqlStore, url: str) -> None:
    store.add_records(receipt(), [case_record(1)])
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=place_calls, args=(url, number)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * 4
    assert len(store.policy_facts("C1", []).attempts) == CAP
    assert store.verify_audit() == (CAP, None)


def test_flags_on_the_case_its_parties_and_the_values(store: SqlStore) -> None:
    flags = (
        Flag(FlagKind.DISPUTE, case_no="C1"),
        Flag(FlagKind.DECEASED, id_no=subject(1).id_no, since=date(2026, 1, 1)),
        Flag(FlagKind.THIRD_PARTY_CEASED, id_no=FATHER.id_no, until=date(2027, 1, 1)),
        Flag(FlagKind.DO_NOT_CONTACT, value=mobile(5), reason="不愿"),
        Flag(FlagKind.DISPUTE, case_no="C2"),
        Flag(FlagKind.MINOR, id_no=subject(2).id_no),
        Flag(FlagKind.DO_NOT_CONTACT, value=mobile(6)),
    )
    store.add_records(
        receipt(),
        [
            case_record(1, [(FATHER, HadRelation(subject(1), Relation.CHILD))]),
            case_record(2),
            Record("flags", "f", 2, flags=flags),
        ],
    )
    facts = store.policy_facts_batch({"C1": [mobile(5), mobile(5)], "C2": [], "C9": [mobile(6)]})
    assert set(facts["C1"].flags) == set(flags[:4])
    assert set(facts["C2"].flags) == set(flags[4:6])
    assert facts["C9"].flags == (flags[6],)
    with store.writing() as writer:
        assert writer.policy_facts("C1", [mobile(5)]) == facts["C1"]


def test_attempts_of_the_case_and_anywhere_at_the_values(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1), case_record(2)])
    own = attempt(1, mobile(1), "2026-01-02T10:00:00")
    shared = attempt(2, mobile(5), "2026-01-01T10:00:00")
    with store.writing() as writer:
        for made in (own, shared, own):
            writer.add_attempt(made)
        assert writer.policy_facts("C1", [mobile(5)]).attempts == (shared, own)
    assert store.policy_facts("C1", []).attempts == (own,)


def test_what_raises_is_rolled_back(store: SqlStore) -> None:
    before = logical_dump(store)

    def work_that_breaks_off() -> None:
        with store.writing() as writer:
            writer.audit("agent", "log", "C1", "x", AT)
            writer.add_attempt(attempt(1, mobile(1), "2026-01-01T10:00:00"))
            raise LookupError

    with pytest.raises(LookupError):
        work_that_breaks_off()
    assert logical_dump(store) == before


def fill_log(store: SqlStore, count: int = 5) -> list[str]:
    with store.writing() as writer:
        return [writer.audit("agent", "reveal", "C1", f"lead {n}", AT) for n in range(count)]


def test_the_log_is_a_chain(store: SqlStore) -> None:
    assert store.audit_head() == (0, GENESIS)
    hashes = fill_log(store)
    entries = list(store.audit_entries())
    assert [entry.hash for entry in entries] == hashes
    assert [entry.prev for entry in entries] == [GENESIS, *hashes[:-1]]
    assert (entries[0].seq, entries[0].at, entries[0].detail) == (1, AT, "lead 0")
    assert store.audit_head() == (5, hashes[-1])
    assert store.verify_audit() == (5, None)
    assert list(store.audit_entries("C2")) == []


@pytest.mark.parametrize(
    ("tampering", "first_bad"),
    [
        ("UPDATE audit SET detail = 'nothing' WHERE seq = 3", 3),
        ("UPDATE audit SET actor = 'other' WHERE seq = 1", 1),
        ("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 5", 5),
        ("DELETE FROM audit WHERE seq = 2", 3),
        ("DELETE FROM audit WHERE seq = 1", 2),
        ("UPDATE audit SET seq = CASE seq WHEN 2 THEN 90 ELSE 2 END WHERE seq IN (2)", 3),
        (
            "INSERT INTO audit (seq, prev, hash, at, actor, action, case_no, detail)"
            " VALUES (6, 'a', 'b', '2026-01-01', 'x', 'x', 'x', 'x')",
            6,
        ),
    ],
)
def test_tampering_is_found_at_its_first_entry(
    store: SqlStore, tampering: str, first_bad: int
) -> None:
    fill_log(store)
    with store._engines.write.begin() as connection:
        connection.execute(text(tampering))
    assert store.verify_audit()[1] == first_bad
    assert ("audit chain", False) in {(name, held) for name, held, _ in store.checks()}


def test_the_chain_cannot_fork(store: SqlStore) -> None:
    fill_log(store)
    fork = text(
        "INSERT INTO audit SELECT 7, prev, 'other', at, actor, action, case_no, detail"
        " FROM audit WHERE seq = 3"
    )
    with pytest.raises(IntegrityError, match="UNIQUE"), store._engines.write.begin() as connection:
        connection.execute(fork)
