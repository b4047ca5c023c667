"""What comes in is kept once, whatever the order, the batches and the repetitions."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.model.claim import HadRelation, NumberStatus
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import ImportCount, Record
from skiptrace.store import SqlStore, open_store
from tests.store.dump import logical_dump
from tests.store.material import (
    TODAY,
    attempt,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    related,
    status_record,
    subject,
)

FATHER = PartyRef(name="测试父", phone=mobile(900))
Content = dict[str, list[tuple[object, ...]]]
MIXED: list[Record] = [
    case_record(
        1, [(subject(1), HadRelation(FATHER, Relation.PARENT)), (FATHER, has(mobile(900)))]
    ),
    case_record(2, line=3),
    case_record(2, line=4, lender="另一银行"),
    crm_record("r1", PartyRef(name="甲", id_no=subject(1).id_no, phone=mobile(7)), has(mobile(7))),
    crm_record("r2", PartyRef(name="乙", id_no=subject(1).id_no, phone=mobile(5)), has(mobile(5))),
    crm_record("r3", PartyRef(id_no=subject(1).id_no, customer_no="K9"), has(mobile(7))),
    crm_record("r4", PartyRef(id_no=subject(1).id_no, customer_no="K10"), has(mobile(8))),
    related(FATHER, subject(2), Relation.FRIEND, "r5"),
    status_record("s1", mobile(1), NumberStatus.OFF),
    Record("attempts", "a1", 2, attempts=(attempt(1, mobile(1), "2026-01-01T10:00:00"),)),
    Record("flags", "f1", 2, flags=(Flag(FlagKind.DISPUTE, case_no="C1", record="f1"),)),
]


def content_after(
    folder: str, records: list[Record], size: int
) -> dict[str, list[tuple[object, ...]]]:
    store = open_store(f"sqlite:///{Path(folder) / 'x.db'}", create=True)
    try:
        for start in range(0, len(records), size):
            store.add_records(receipt(), records[start : start + size])
        return logical_dump(store)
    finally:
        store.close()


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_order_batches_and_duplicates_do_not_show(shuffler: random.Random, size: int) -> None:
    again = MIXED + shuffler.sample(MIXED, 4)
    shuffler.shuffle(again)
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        assert content_after(first, again, size) == content_after(second, MIXED, 500)


def test_every_record_is_counted_once(store: SqlStore) -> None:
    assert store.add_records(receipt(), [*MIXED, MIXED[0]]) == ImportCount(12, 11, 1)
    assert store.add_records(receipt("import-2"), MIXED) == ImportCount(11, 0, 11)
    assert store.add_records(receipt("import-3"), []) == ImportCount()


def test_known_records_are_counted_without_being_kept(store: SqlStore) -> None:
    assert store.known_records([*MIXED, MIXED[0]]) == 1
    store.add_records(receipt(), MIXED[:4])
    before = logical_dump(store)
    assert store.known_records([*MIXED, MIXED[0], MIXED[-1]]) == 6
    assert store.known_records([]) == 0
    assert logical_dump(store) == before


def test_known_records_change_nothing(store: SqlStore) -> None:
    store.add_records(receipt(), MIXED)
    before = logical_dump(store)
    store.add_records(receipt("import-2"), MIXED)
    assert logical_dump(store) == before


def test_a_later_import_of_new_content_wins_the_case_and_an_old_one_does_not(
    store: SqlStore,
) -> None:
    first, second = case_record(1, line=9), case_record(1, line=2, lender="新银行")
    store.add_records(receipt("import-1"), [first])
    store.add_records(receipt("import-2"), [second])
    store.add_records(receipt("import-3"), [first])
    assert [row.case.lender for row in store.queue("", TODAY, 5)] == ["新银行"]


def test_within_one_file_the_later_line_wins_whatever_the_order(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1, line=9, lender="第九行"), case_record(1, line=2)])
    assert [row.case.lender for row in store.queue("", TODAY, 5)] == ["第九行"]


def test_import_totals_are_of_finished_imports(store: SqlStore) -> None:
    for import_id, kind in (("i1", "crm"), ("i2", "crm"), ("i3", "cases")):
        count = store.add_records(receipt(import_id, kind), MIXED)
        if import_id != "i3":
            store.finish_import(receipt(import_id, kind), count + ImportCount(read=1, rejected=1))
    assert store.import_count() == {"crm": ImportCount(24, 11, 11, 2)}


def test_a_batch_that_fails_leaves_nothing(store: SqlStore) -> None:
    broken = case_record(3)
    object.__setattr__(broken.case, "dpd", object())
    before = logical_dump(store)
    try:
        store.add_records(receipt(), [case_record(1), broken])
    except Exception:  # noqa: BLE001 - whatever the driver says of the object
        assert logical_dump(store) == before
    else:
        raise AssertionError("the broken record went in")
