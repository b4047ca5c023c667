import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.parameters import HUB_PHONE_PARTIES
from graph.resolve import resolve
from skiptrace.ports import Identity, PersonRow
from tests.graph.builders import person

ID_A = "11010119900307001X"
ID_B = "110101199003070028"
ID_C = "110101199003070036"
PHONE = "13800000001"
OTHER_PHONE = "13900000002"


def who(*rows: PersonRow, subjects: Mapping[str, str] | None = None) -> dict[str, Identity]:
    found = resolve(rows, subjects or {})
    assert sorted(i.person_id for i in found.identities) == sorted(r.person_id for r in rows)
    return {identity.person_id: identity for identity in found.identities}


def test_a_case_record_is_the_subject_of_its_case() -> None:
    subject = person("测试甲", id_no=ID_A)
    by_case = person(case_no="C1")
    found = who(subject, by_case, subjects={"C1": subject.person_id})
    assert found[by_case.person_id].entity_id == subject.person_id
    assert found[by_case.person_id].rule == "case_no"


def test_a_customer_number_joins_the_master_record() -> None:
    known = person("测试甲", id_no=ID_A, customer_no="K1")
    bare = person("测试甲", customer_no="K1")
    found = who(known, bare)
    assert found[bare.person_id].entity_id == known.person_id
    assert found[bare.person_id].certainty < 1


def test_name_and_mobile_join_the_one_holder() -> None:
    known = person("测试甲", id_no=ID_A, phones=(PHONE,))
    contact = person("测试甲", phone=PHONE)
    assert who(known, contact)[contact.person_id].entity_id == known.person_id


def test_a_landline_and_a_name_prove_nothing() -> None:
    known = person("测试甲", id_no=ID_A, phones=("0551-65550001",))
    contact = person("测试甲", phone="0551-65550001")
    assert who(known, contact)[contact.person_id].entity_id == contact.person_id
    assert who(known, contact)[contact.person_id].doubtful == (known.person_id,)


def test_two_holders_of_name_and_mobile_leave_it_doubtful() -> None:
    one = person("测试甲", id_no=ID_A, phones=(PHONE,))
    two = person("测试甲", id_no=ID_B, phones=(PHONE,))
    contact = person("测试甲", phone=PHONE)
    found = who(one, two, contact)
    assert found[contact.person_id].entity_id == contact.person_id
    assert set(found[contact.person_id].doubtful) == {one.person_id, two.person_id}
    assert set(found[one.person_id].doubtful) == {two.person_id, contact.person_id}


def test_a_customer_number_on_two_ids_joins_neither() -> None:
    one = person("测试甲", id_no=ID_A, customer_no="K1")
    two = person("样例乙", id_no=ID_B, customer_no="K1")
    bare = person("测试甲", customer_no="K1")
    found = who(one, two, bare)
    assert {identity.entity_id for identity in found.values()} == set(found)
    assert set(found[bare.person_id].doubtful) == {one.person_id, two.person_id}


def test_a_mobile_alone_goes_to_its_only_holder() -> None:
    known = person("测试甲", id_no=ID_A, phones=(PHONE,))
    spoken = person(phone=PHONE)
    identity = who(known, spoken)[spoken.person_id]
    assert identity.entity_id == known.person_id
    assert identity.certainty < 0.9


def test_a_mobile_alone_with_two_holders_waits() -> None:
    one = person("测试甲", id_no=ID_A, phones=(PHONE,))
    two = person("样例乙", id_no=ID_B, phones=(PHONE,))
    spoken = person(phone=PHONE)
    identity = who(one, two, spoken)[spoken.person_id]
    assert identity.entity_id == spoken.person_id
    assert set(identity.doubtful) == {one.person_id, two.person_id}


@pytest.mark.parametrize(
    ("name", "joined", "doubt"),
    [
        ("王玮", True, False),
        ("王偉", True, False),
        ("王先生", True, False),
        ("王*", True, False),
        ("王军", False, True),
        ("李梅", False, False),
    ],
)
def test_names_alike_on_one_mobile(name: str, joined: bool, doubt: bool) -> None:
    known = person("王伟", id_no=ID_A, phones=(PHONE,))
    contact = person(name, phone=PHONE)
    identity = who(known, contact)[contact.person_id]
    assert (identity.entity_id == known.person_id) is joined
    assert (known.person_id in identity.doubtful) is doubt
    assert identity.certainty < 1 or not joined


def test_two_alike_holders_leave_a_like_name_doubtful() -> None:
    one = person("王伟", id_no=ID_A, phones=(PHONE,))
    two = person("王维", id_no=ID_B, phones=(PHONE,))
    contact = person("王玮", phone=PHONE)
    identity = who(one, two, contact)[contact.person_id]
    assert identity.entity_id == contact.person_id
    assert set(identity.doubtful) == {one.person_id, two.person_id}


def test_a_bare_name_is_never_joined() -> None:
    known = person("测试甲", id_no=ID_A, phones=(PHONE,), addresses=("某地1号",))
    by_phone = person("测试甲", anchor="crm:1", phones=(PHONE,))
    by_address = person("测试甲", anchor="crm:2", addresses=("某地1号",))
    stranger = person("路人丁", anchor="crm:3", phones=(PHONE,))
    alone = person("测试甲", anchor="crm:4", phones=(OTHER_PHONE,))
    found = who(known, by_phone, by_address, stranger, alone)
    for row in (by_phone, by_address, stranger, alone):
        assert found[row.person_id].entity_id == row.person_id
    assert found[by_phone.person_id].doubtful == (known.person_id,)
    assert found[by_address.person_id].doubtful == (known.person_id,)
    assert found[stranger.person_id].doubtful == found[alone.person_id].doubtful == ()


def test_a_hub_joins_nobody_and_is_named() -> None:
    names = "甲乙丙丁戊己庚辛壬癸"
    crowd = [person(f"测试{name}", phone=PHONE) for name in names[: HUB_PHONE_PARTIES + 1]]
    known = person("测试甲", id_no=ID_A, phones=(PHONE,))
    spoken = person(phone=PHONE)
    found = resolve([*crowd, known, spoken], {})
    assert [(hub.kind, hub.value) for hub in found.hubs] == [("phone", PHONE)]
    assert found.hubs[0].parties == HUB_PHONE_PARTIES + 1
    assert all(identity.entity_id == identity.person_id for identity in found.identities)


def test_one_name_seen_often_is_no_hub() -> None:
    seen = [person("测试甲", anchor=f"crm:{n}", phones=(PHONE,)) for n in range(20)]
    assert not resolve(seen, {}).hubs


# --- properties over small random worlds ---

_NAMES = ("王伟", "王玮", "王军", "李梅", "测试甲")
_PHONES = (PHONE, OTHER_PHONE, "13700000003")
_IDS = (ID_A, ID_B, ID_C)

_ROWS = st.lists(
    st.builds(
        person,
        st.sampled_from([*_NAMES, None]),
        id_no=st.sampled_from([*_IDS, None, None]),
        phone=st.sampled_from([*_PHONES, None]),
        case_no=st.sampled_from(["C1", "C2", None, None]),
        customer_no=st.sampled_from(["K1", "K2", None, None]),
        anchor=st.sampled_from(["a", "b"]),
        phones=st.sets(st.sampled_from(_PHONES), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda row: row.person_id,
)


def subjects_of(rows: Sequence[PersonRow]) -> dict[str, str]:
    return {f"C{n}": row.person_id for n, row in enumerate(rows[:2], start=1)}


@given(rows=_ROWS, dice=st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list[PersonRow], dice: random.Random) -> None:
    shuffled = dice.sample(rows, len(rows))
    subjects = subjects_of(rows)
    assert resolve(rows, subjects) == resolve(shuffled, subjects)


@given(rows=_ROWS)
@settings(max_examples=150)
def test_two_id_numbers_never_meet(rows: list[PersonRow]) -> None:
    id_of = {row.person_id: row.id_no for row in rows}
    held: dict[str, set[str]] = {}
    for identity in resolve(rows, subjects_of(rows)).identities:
        id_no = id_of[identity.person_id]
        if id_no:
            held.setdefault(identity.entity_id, set()).add(id_no)
    assert all(len(ids) == 1 for ids in held.values())


@given(rows=_ROWS)
def test_an_entity_is_named_by_one_of_its_own_records(rows: list[PersonRow]) -> None:
    found = resolve(rows, subjects_of(rows)).identities
    entity = {identity.person_id: identity.entity_id for identity in found}
    assert all(entity[name] == name for name in entity.values())
    assert all(0 < identity.certainty <= 1 for identity in found)
    assert all(identity.entity_id not in identity.doubtful for identity in found)
