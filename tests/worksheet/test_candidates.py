"""Which queries come out of which leads, in which order, and which never do."""

from collections.abc import Sequence

import pytest

from skiptrace.model.attempt import Channel
from skiptrace.model.case import Case
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Hop, Lead
from skiptrace.model.party import Party, PartyRef, Relation, Role
from skiptrace.model.worksheet import WorksheetFacts, WorksheetPlace
from skiptrace.worksheet.candidates import MOST_OTHERS, Candidate, candidates

NOTHING = WorksheetFacts({}, {}, {}, 1000)
RARE, COMMON = "缪琛瑭", "张伟"
ID_NO = "330127198503121014"
VILLAGE = "浙江省杭州市淳安县威坪镇测试村5组"
FLAT = "浙江省杭州市拱墅区环城北路8号3幢2单元501室"
FIRM = "杭州测试物流有限公司"


def lead(
    use: ContactUse,
    value: str,
    *,
    p: float = 0.5,
    role: Role = Role.SUBJECT,
    name: str = RARE,
    relation: Relation | None = None,
    path: int = 1,
) -> Lead:
    party = Party(role.value, role, relation, name)
    hops = tuple(Hop("x", "s") for _ in range(path))
    point = ContactPoint.stored(use, value)
    return Lead("C1", value, 1, Channel.INQUIRY, point, party, p, p / 3, 1, (), (), hops)


def employer(value: str = FIRM, p: float = 0.5) -> Lead:
    return lead(ContactUse.EMPLOYER, value, p=p, role=Role.THIRD_PARTY, relation=Relation.EMPLOYER,
                name=value)  # fmt: skip


def office(value: str = "杭州市淳安县威坪镇人民政府") -> Lead:
    return lead(ContactUse.OFFICE, value, p=0.9, role=Role.INSTITUTION, name=value)


def asked(
    leads: Sequence[Lead],
    name: str = RARE,
    id_no: str | None = None,
    facts: WorksheetFacts = NOTHING,
) -> list[Candidate]:
    case = Case("C1", PartyRef(name=name, id_no=id_no))
    return candidates(case, leads, facts)


def texts(found: Sequence[Candidate]) -> list[tuple[str, tuple[str, ...]]]:
    return [(query.place.value, tuple(term.value for term in query.terms)) for query in found]


def test_most_selective_first() -> None:
    found = asked(
        [
            lead(ContactUse.MOBILE, "19900001234", p=0.2),
            lead(ContactUse.EMAIL, "test_jia@example.com", p=0.9),
            lead(ContactUse.REGISTERED, VILLAGE, p=0.1),
            employer(),
        ],
        id_no=ID_NO,
    )
    others = [round(query.others, 1) for query in found]
    assert others == sorted(others)
    listed = texts(found)
    assert listed[0] == ("enforcement", (RARE, ID_NO))
    assert ("search", (RARE, "杭州测试物流")) in listed
    assert ("search", (RARE, "淳安县", "测试村")) in listed
    assert ("judgments", (RARE, "淳安县")) in listed
    for place in ("companies", "map", "directory"):
        assert (place, (FIRM,)) in listed
    mail, mobile = ("search", ("test_jia@example.com",)), ("search", ("19900001234",))
    assert listed.index(mail) < listed.index(mobile)


def test_an_identity_number_goes_to_the_court_s_site_and_nowhere_else() -> None:
    found = asked([lead(ContactUse.MOBILE, "19900001234"), office()], id_no=ID_NO)
    places = [query.place for query in found for term in query.terms if term.value == ID_NO]
    assert places == [WorksheetPlace.ENFORCEMENT]
    assert {term.kind for query in found for term in query.terms} >= {"id_no"}


def test_a_common_name_is_never_searched_bare_nor_in_a_city() -> None:
    leads = [lead(ContactUse.HOME, FLAT, name=COMMON), employer()]
    found = texts(asked(leads, name=COMMON))
    assert ("search", (COMMON,)) not in found
    assert ("search", (COMMON, "杭州测试物流")) in found
    assert ("search", (COMMON, "拱墅区")) not in found  # a hundred namesakes there
    assert ("search", (RARE,)) in texts(asked([lead(ContactUse.HOME, FLAT)]))


def test_a_name_that_the_workspace_shows_to_be_common_is_not_searched_bare() -> None:
    crowd = WorksheetFacts({}, {RARE: 40}, {}, 20_000)
    found = asked([lead(ContactUse.REGISTERED, VILLAGE)], facts=crowd)
    assert ("search", (RARE,)) not in texts(found)
    village = next(query for query in found if len(query.terms) == 3)
    assert [ground.code for ground in village.grounds] == ["namesakes", "in_village"]
    assert village.grounds[0].params == {"count": 39}


def test_a_value_that_many_gave_is_less_selective() -> None:
    shared = WorksheetFacts({}, {}, {"19900001234": 4}, 1000)
    (alone,) = [
        q for q in asked([lead(ContactUse.MOBILE, "19900001234")]) if len(q.terms[0].value) == 11
    ]
    (many,) = [q for q in asked([lead(ContactUse.MOBILE, "19900001234")], facts=shared)
               if len(q.terms[0].value) == 11]  # fmt: skip
    assert many.others == alone.others + 3
    assert "shared" in [ground.code for ground in many.grounds]
    hotline = WorksheetFacts({}, {}, {"19900001234": 900}, 1000)
    assert "19900001234" not in str(texts(asked([lead(ContactUse.MOBILE, "19900001234")],
                                                facts=hotline)))  # fmt: skip


def test_what_is_somebody_else_s_by_now_is_not_searched() -> None:
    found = texts(
        asked(
            [
                lead(ContactUse.MOBILE, "19900001234", p=0.04),
                lead(ContactUse.EMAIL, "test_jia@example.com", p=0.04),
                lead(ContactUse.HOME, FLAT, p=0.04),
            ]
        )
    )
    assert found == [("search", (RARE,))]


def test_third_persons_are_not_looked_up() -> None:
    mother = lead(ContactUse.MOBILE, "19900005555", role=Role.THIRD_PARTY,
                  relation=Relation.PARENT, name="测试乙")  # fmt: skip
    work_phone = lead(ContactUse.WORK_PHONE, "0571-87650002", role=Role.THIRD_PARTY,
                      relation=Relation.EMPLOYER, name=FIRM)  # fmt: skip
    words = str(texts(asked([mother, work_phone, lead(ContactUse.HOME, FLAT)])))
    assert not any(word in words for word in ("19900005555", "测试乙", "87650002"))


def test_a_number_that_nobody_stated_is_not_searched_but_a_qq_account_is() -> None:
    found = texts(
        asked(
            [
                lead(ContactUse.MOBILE, "19900001234", path=2),
                lead(ContactUse.WECHAT, "wechat:19900001234", path=2),
                lead(ContactUse.QQ, "qq:100000001", path=2),
            ]
        )
    )
    assert ("search", ("QQ 100000001",)) in found
    assert "19900001234" not in str(found)


def test_no_more_phones_than_three_and_employers_than_two() -> None:
    phones = [lead(ContactUse.MOBILE, f"1990000123{n}") for n in range(6)]
    firms = [employer(f"杭州测试{name}有限公司") for name in ("物流", "机械", "服装")]
    found = asked(phones + firms)
    assert sum(query.terms[0].kind == "phone" for query in found) == 3
    assert sum(query.place is WorksheetPlace.COMPANIES for query in found) == 2


@pytest.mark.parametrize("name", ["", "甲", "先生", "123"])
def test_without_a_full_name_nothing_is_asked_by_name(name: str) -> None:
    bare = [lead(ContactUse.MOBILE, "19900001234", name=name), employer()]
    kinds = {term.kind for query in asked(bare, name=name, id_no=ID_NO) for term in query.terms}
    assert "name" not in kinds
    assert "id_no" not in kinds


def test_a_short_company_name_may_be_several() -> None:
    by_place = {query.place: query for query in asked([employer("测试物流")])}
    whole = {query.place: query for query in asked([employer()])}
    assert by_place[WorksheetPlace.COMPANIES].others > whole[WorksheetPlace.COMPANIES].others + 1
    assert by_place[WorksheetPlace.COMPANIES].grounds[0].code == "short_name"


def test_an_empty_case_has_at_most_its_name_and_nothing_passes_the_limit() -> None:
    assert texts(asked([])) == [("search", (RARE,))]
    assert asked([], name=COMMON) == []
    everything = asked([lead(ContactUse.HOME, FLAT, name=COMMON), employer()], name=COMMON)
    assert all(query.others <= MOST_OTHERS for query in everything)
