"""Person records out to resolution and its answer back in."""

from skiptrace.model.claim import Claim
from skiptrace.model.contact import ContactUse
from skiptrace.model.pair import Outcome
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import FoundPair, Hub, Identity, PersonRow, Resolution
from skiptrace.store import SqlStore
from skiptrace.store.resolution import CROWDED
from tests.store.dump import logical_dump
from tests.store.material import (
    LAST_YEAR,
    NOW,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    subject,
)


def own(rows: list[PersonRow]) -> list[Identity]:
    return [Identity(row.person_id, row.person_id, 1.0, "own") for row in rows]


def test_person_rows_gather_names_phones_and_addresses(store: SqlStore) -> None:
    """A relay number is nobody's own: it neither tells people apart nor makes a hub."""
    bare = PartyRef(name="甲", phone=mobile(70))
    store.add_records(
        receipt(),
        [
            case_record(1),
            crm_record("a", PartyRef(name="又名", id_no=subject(1).id_no), has(mobile(9))),
            crm_record("b", subject(1), has("测试路9号", ContactUse.HOME)),
            crm_record("c", subject(1), has("测试路1号", ContactUse.REGISTERED)),
            crm_record("d", subject(1), has("a@example.com", ContactUse.EMAIL)),
            crm_record("e", PartyRef(id_no="7" * 18, customer_no="K1"), has(mobile(9))),
            crm_record("g", subject(1), has(mobile(8), ContactUse.RELAY)),
            crm_record("f", bare, has("测试公司", ContactUse.EMPLOYER)),
        ],
    )
    rows = list(store.person_rows())
    assert [row.person_id for row in rows] == sorted(row.person_id for row in rows)
    assert {row.person_id: row for row in rows} == {
        subject(1).person_id: PersonRow(
            subject(1).person_id,
            ("又名", "测试1"),
            subject(1).id_no,
            None,
            "C1",
            None,
            (mobile(1), mobile(9)),
            ("测试路1号", "测试路9号"),
            emails=("a@example.com",),
        ),
        PartyRef(id_no="7" * 18).person_id: PersonRow(
            PartyRef(id_no="7" * 18).person_id, (), "7" * 18, None, None, "K1", (mobile(9),)
        ),
        bare.person_id: PersonRow(
            bare.person_id, ("甲",), None, mobile(70), None, None, employers=("测试公司",)
        ),
    }
    assert store.case_subjects() == {"C1": subject(1).person_id}


def test_stale_from_the_first_record_until_resolved_and_after_new_ones(store: SqlStore) -> None:
    assert not store.resolution_stale()
    store.add_records(receipt(), [case_record(1)])
    assert store.resolution_stale()
    store.save_resolution(Resolution(own(list(store.person_rows())), []))
    assert not store.resolution_stale()
    store.add_records(receipt(), [case_record(1)])
    assert not store.resolution_stale()
    store.add_records(receipt(), [case_record(2)])
    assert store.resolution_stale()


def test_records_that_come_while_resolution_works_stay_to_be_resolved(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    rows = list(store.person_rows())
    store.add_records(receipt(), [case_record(2)])
    store.save_resolution(Resolution(own(rows), []))
    assert store.resolution_stale()
    assert len(logical_dump(store)["identities"]) == 2


def test_saving_replaces_and_the_order_told_does_not_show(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(number) for number in range(4)])
    identities = own(list(store.person_rows()))
    doubt = Identity(identities[0].person_id, identities[0].person_id, 0.6, "name", ("e8", "e9"))
    pairs = [FoundPair("a", other, Outcome.POSSIBLY_SAME, 100, "weighed") for other in ("e8", "e9")]
    hubs = [Hub("phone", mobile(1), 40), Hub("phone", mobile(2), 50)]
    store.save_resolution(Resolution([doubt, *identities[1:]], hubs, pairs))
    first = logical_dump(store)
    assert len(first["pairs"]) == len(first["hubs"]) == 2
    store.save_resolution(Resolution([*identities[:0:-1], doubt], hubs[::-1], pairs[::-1]))
    assert logical_dump(store) == first
    store.save_resolution(Resolution(identities, []))
    assert logical_dump(store)["pairs"] == logical_dump(store)["hubs"] == []


def test_many_acts_make_a_crowd_and_their_copies_do_not(store: SqlStore) -> None:
    """A hotline named in hundreds of files is a crowd; a person with monthly reports is none."""
    hotline = PartyRef(name="客服", phone=mobile(9))
    named = [case_record(n, [(hotline, has(mobile(9)))]) for n in range(CROWDED + 1)]
    me = subject(7_000)
    monthly = [
        Record("credit-reports", f"R{month}", 2, tuple(
            Claim("credit-reports", f"R{month}", me, has(mobile(n)), f"bureau:{n}", LAST_YEAR, NOW)
            for n in range(40)
        ))
        for month in range(24)
    ]  # fmt: skip
    store.add_records(receipt(), [*named, *monthly])
    store.save_resolution(Resolution(own(list(store.person_rows())), []))
    crowds = [row[0] for row in logical_dump(store)["hubs"]]
    assert crowds == [hotline.person_id]
