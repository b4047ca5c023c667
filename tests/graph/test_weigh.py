"""Two people weighed field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.parameters import ATTACH_WEIGHT, POSSIBLE_WEIGHT
from graph.resolve import weigh
from skiptrace.model.pair import Profile

ID_A, ID_B = "330127198503121014", "330127198709202020"
PHONE, LANDLINE = "19900000001", "0571-65550001"
HOME = "浙江省杭州市淳安县威坪镇测试村5组12号"
NEXT_DOOR = "浙江省杭州市淳安县威坪镇测试村15组12号"
COUNTY = "浙江省杭州市淳安县"
FIRM = "杭州测试物流有限公司"
MAIL = "w.test@example.com"


def who(name: str = "王建国", **fields: object) -> Profile:
    values = {key: (value,) if isinstance(value, str) else value for key, value in fields.items()}
    id_no = values.pop("id_no", (None,))
    return Profile(names=(name,), id_no=id_no[0], **values)  # type: ignore[arg-type, index]


CASES = [
    ("one name, one mobile", who(phones=PHONE), who(phones=PHONE), "joins"),
    ("one name, one door", who(addresses=HOME), who(addresses=HOME), "joins"),
    ("one name, one mailbox", who(emails=MAIL), who(emails=MAIL), "joins"),
    ("a homophone, one mobile", who("王玮", phones=PHONE), who("王伟", phones=PHONE), "joins"),
    ("one name, a landline", who(phones=LANDLINE), who(phones=LANDLINE), "waits"),
    ("one name, one workplace", who(employers=FIRM), who(employers=FIRM), "waits"),
    ("a masked number that fits", who(id_no=ID_A), who(masked_ids="3301**********1014"), "waits"),
    ("siblings on one mobile", who("王军", phones=PHONE), who("王伟", phones=PHONE), "waits"),
    (
        "siblings with phone and door in common",
        who("王建国", phones=PHONE, addresses=HOME),
        who("王建军", phones=PHONE, addresses=HOME),
        "waits",
    ),
    (
        "a couple with phone and door in common",
        who("王建国", phones=PHONE, addresses=HOME),
        who("李小红", phones=PHONE, addresses=HOME),
        "apart",
    ),
    ("one name, the fifth and the fifteenth group", who(addresses=HOME),
     who(addresses=NEXT_DOOR), "apart"),
    ("one name, one county", who(addresses=COUNTY), who(addresses=COUNTY), "apart"),
    ("father and son at one door", who("王建国", addresses=HOME), who("王伟", addresses=HOME),
     "apart"),
    ("a masked number that does not fit", who(id_no=ID_A, phones=PHONE),
     who(masked_ids="3301**********2020", phones=PHONE), "apart"),
    ("two numbers, all else equal", who(id_no=ID_A, phones=PHONE, addresses=HOME),
     who(id_no=ID_B, phones=PHONE, addresses=HOME), "apart"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_known_pairs(left: Profile, right: Profile, expected: str) -> None:
    found = weigh(left, right)
    joins = not found.lacks and not found.bar
    waits = not joins and not found.bar and found.weight >= POSSIBLE_WEIGHT
    assert ("joins" if joins else "waits" if waits else "apart") == expected, found


def test_what_two_numbers_forbid_is_said() -> None:
    assert weigh(who(id_no=ID_A), who(id_no=ID_B)).bar == "two_id_numbers"
    assert weigh(who(id_no=ID_A), who(id_no=ID_A)).bar == ""


def test_what_keeps_the_machine_from_joining_is_named() -> None:
    assert weigh(who(employers=FIRM), who(employers=FIRM)).lacks == ("contact",)
    siblings = weigh(who("王军", phones=PHONE), who("王伟", phones=PHONE))
    assert siblings.lacks == ("weight", "name")
    assert siblings.weight < ATTACH_WEIGHT


def test_a_hub_says_nothing() -> None:
    shared = weigh(who(phones=PHONE), who(phones=PHONE), {PHONE})
    assert [a.field for a in shared.agreements] == ["name"]


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda found: tuple(sorted(found)))


_PROFILES = st.builds(
    Profile,
    names=_some("王伟", "王玮", "李小红", "王建国"),
    id_no=st.sampled_from([ID_A, ID_B, None]),
    masked_ids=_some("3301**********1014"),
    phones=_some(PHONE, LANDLINE, "19900000002"),
    addresses=_some(HOME, NEXT_DOOR, COUNTY),
    employers=_some(FIRM),
    emails=_some(MAIL),
)


@given(left=_PROFILES, right=_PROFILES)
def test_symmetric_and_its_parts_add_up(left: Profile, right: Profile) -> None:
    one, other = weigh(left, right), weigh(right, left)
    assert (one.weight, one.bar, one.lacks) == (other.weight, other.bar, other.lacks)
    assert one.weight == one.prior + sum(a.weight or 0 for a in one.agreements)
    assert {a.field: a.level for a in one.agreements} == {
        a.field: a.level for a in other.agreements
    }


@given(profile=_PROFILES, phone=st.sampled_from([PHONE, "19900000002"]))
def test_a_mobile_in_common_never_speaks_against(profile: Profile, phone: str) -> None:
    alone = Profile(names=profile.names, phones=())
    with_phone = Profile(names=profile.names, phones=(phone,))
    holder = Profile(names=profile.names, phones=(*profile.phones, phone))
    assert weigh(holder, with_phone).weight >= weigh(holder, alone).weight
