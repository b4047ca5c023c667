"""The worksheet filled in: what comes back, and what is refused by name."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from skiptrace.model.claim import Attribute, Claim, HadAttribute, HadContact, HadRelation
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import Relation
from skiptrace.model.record import Record, Reject
from skiptrace.model.worksheet import Answer, Match, Term, WorksheetPlace, query_id
from skiptrace.normalize.problems import PROBLEMS as VALUE_PROBLEMS
from skiptrace.ports import ReadOptions
from sources.lookups import ADAPTER, BASIS
from sources.pages import page_at
from sources.problems import PROBLEMS
from sources.testing import OPTIONS, table_bytes

HOME = "浙江省杭州市拱墅区环城北路8号"
QUERY = query_id("C1", WorksheetPlace.SEARCH, (Term("name", "测试甲"),))
GOOD = {
    "case_no": "C1",
    "query_id": QUERY,
    "place": "search",
    "answer": "mobile",
    "value": "19900007777",
    "person": "",
    "relation": "",
    "url": "https://www.example.org/notices/7.html",
    "seen_on": "2026-03-10",
    "stated_on": "2026-02-20",
    "match": "name_and_place",
    "note": "",
}


def item(
    folder: Path, cells: Mapping[str, str] | None = None, options: ReadOptions = OPTIONS
) -> Record | Reject:
    path = folder / "filled.csv"
    row = {**GOOD, **(cells or {})}
    path.write_bytes(table_bytes([list(row), list(row.values())]))
    (found,) = ADAPTER.read(path, options)
    return found


def claims(folder: Path, **cells: str) -> tuple[Claim, ...]:
    found = item(folder, cells)
    assert isinstance(found, Record), found
    return found.claims


def test_an_answer_is_a_claim_with_page_day_and_basis(tmp_path: Path) -> None:
    done, fact = claims(tmp_path)
    assert isinstance(done.fact, HadAttribute)
    assert (done.fact.attribute, done.fact.value) == (Attribute.LOOKED_UP, QUERY)
    assert done.observed_on == date(2026, 3, 10)
    assert isinstance(fact.fact, HadContact)
    assert (fact.fact.point.use, fact.fact.point.value) == (ContactUse.MOBILE, "19900007777")
    assert fact.party is not None
    assert fact.party.key == "case:C1"
    assert (fact.place, fact.observed_on) == ("www.example.org/notices/7.html", date(2026, 2, 20))
    assert fact.quote == "https://www.example.org/notices/7.html"
    assert fact.certainty == 0.75


@pytest.mark.parametrize("given", [None, "court order 7"])
def test_public_information_has_its_basis_in_law_unless_another_is_given(
    tmp_path: Path, given: str | None
) -> None:
    found = item(tmp_path, options=ReadOptions(OPTIONS.received_at, basis=given))
    assert isinstance(found, Record)
    assert {claim.basis for claim in found.claims} == {given or BASIS}


@pytest.mark.parametrize(
    ("answer", "value", "use", "canonical"),
    [
        ("手机", "199-0000-7777", ContactUse.MOBILE, "19900007777"),
        ("phone", "0571-87650001", ContactUse.HOME_PHONE, "0571-87650001"),
        ("单位电话", "0571-87650001", ContactUse.WORK_PHONE, "0571-87650001"),
        ("email", "Test_Jia@Example.com", ContactUse.EMAIL, "test_jia@example.com"),
        ("QQ", "100000001", ContactUse.QQ, "qq:100000001"),
        ("微信", "test_jia", ContactUse.WECHAT, "wechat:test_jia"),
        ("居住地址", HOME, ContactUse.HOME, HOME),
        ("mailing_address", HOME, ContactUse.MAILING,
         HOME),
        ("工作单位", "杭州测试物流有限公司", ContactUse.EMPLOYER, "杭州测试物流有限公司"),
        ("单位地址", "浙江省杭州市萧山区测试大道1号", ContactUse.WORK_ADDRESS,
         "浙江省杭州市萧山区测试大道1号"),
    ],
)  # fmt: skip
def test_every_kind_of_answer(
    tmp_path: Path, answer: str, value: str, use: ContactUse, canonical: str
) -> None:
    _, fact = claims(tmp_path, answer=answer, value=value)
    assert isinstance(fact.fact, HadContact)
    assert (fact.fact.point.use, fact.fact.point.value) == (use, canonical)


@pytest.mark.parametrize("answer", ["nothing", "未找到", "elsewhere", "另表录入"])
def test_no_answer_to_keep_is_an_answer_too(tmp_path: Path, answer: str) -> None:
    (done,) = claims(tmp_path, answer=answer, value="", url="", note="第 3 页起无关")
    assert isinstance(done.fact, HadAttribute)
    assert done.fact.value == QUERY
    assert done.quote == "第 3 页起无关"
    assert done.notes["text"] in (Answer.NOTHING.value, Answer.ELSEWHERE.value)


def test_a_row_without_an_answer_yet_is_passed_over(tmp_path: Path) -> None:
    blank = dict.fromkeys(("answer", "value", "url", "seen_on", "stated_on", "match"), "")
    found = item(tmp_path, blank)
    assert isinstance(found, Record)
    assert found.warnings == ("not_answered",)
    assert not found.claims
    answered = item(tmp_path)
    assert isinstance(answered, Record)
    assert answered.record != found.record


def test_a_third_person_is_tied_as_the_page_says(tmp_path: Path) -> None:
    _, tie, fact = claims(tmp_path, person="测试乙", relation="父亲")
    assert isinstance(tie.fact, HadRelation)
    assert (tie.fact.relation, tie.fact.other.name) == (Relation.PARENT, "测试乙")
    assert fact.party == tie.fact.other
    assert fact.party.phone == "19900007777"
    for claim in (tie, fact):
        assert (claim.place, claim.certainty) == ("www.example.org/notices/7.html", 0.75)
    _, own = claims(tmp_path, person="测试甲", relation="本人")
    assert own.party is not None
    assert own.party.key == "case:C1"


@pytest.mark.parametrize(
    ("match", "stated", "certainty"),
    [
        (Match.EXACT.value, "2026-02-20", 0.95),
        ("一致", "", 0.76),
        ("姓名和地区一致", "2026-02-20", 0.75),
        ("name_only", "2026-02-20", 0.35),
        ("name_only", "", 0.28),
        ("", "2026-02-20", 0.5),
    ],
)
def test_how_well_the_page_matches_is_the_certainty(
    tmp_path: Path, match: str, stated: str, certainty: float
) -> None:
    _, fact = claims(tmp_path, match=match, stated_on=stated)
    assert fact.certainty == certainty
    assert fact.observed_on == (date(2026, 2, 20) if stated else date(2026, 3, 10))


def test_two_look_ups_that_end_on_one_page_are_one_act(tmp_path: Path) -> None:
    other = query_id("C1", WorksheetPlace.SEARCH, (Term("email", "test_jia@example.com"),))
    one = claims(tmp_path)[1]
    two = claims(tmp_path, query_id=other, url="HTTPS://www.example.org/notices/7.html#top")[1]
    far = claims(tmp_path, url="https://www.example.org/notices/8.html")[1]
    assert one.origin == two.origin != far.origin
    assert one.record != two.record


def test_directory_assistance_needs_no_page(tmp_path: Path) -> None:
    for place in ("directory", "114 查号台", "directory assistance 114"):
        _, fact = claims(tmp_path, place=place, url="", answer="单位电话", value="0571-87650001")
        assert fact.place == "114"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"case_no": "C2"}, "query_id", "query_foreign"),
        ({"query_id": "29ac29d5"}, "query_id", "query_foreign"),
        ({"query_id": ""}, "query_id", "missing"),
        ({"case_no": ""}, "case_no", "missing"),
        ({"answer": "perhaps"}, "answer", "answer_unknown"),
        ({"answer": ""}, "answer", "value_without_answer"),
        ({"answer": "nothing"}, "value", "value_without_answer"),
        ({"value": ""}, "value", "answer_without_value"),
        ({"value": "1990000777"}, "value", "phone_length"),
        ({"answer": "email"}, "value", "email_shape"),
        ({"url": ""}, "url", "page_missing"),
        ({"url": "a friend told me"}, "url", "page_shape"),
        ({"url": "file:///c/b.html"}, "url", "page_shape"),
        ({"seen_on": ""}, "seen_on", "missing"),
        ({"seen_on": "2026-02-30"}, "seen_on", "date_impossible"),
        ({"seen_on": "2027-03-10"}, "seen_on", "answer_ahead"),
        ({"stated_on": "2026-03-11"}, "stated_on", "answer_ahead"),
        ({"match": "rather"}, "match", "match_unknown"),
        ({"person": "138"}, "person", "name_not_a_name"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(
    tmp_path: Path, cells: dict[str, str], column: str, code: str
) -> None:
    found = item(tmp_path, cells)
    assert isinstance(found, Reject)
    assert (found.column, found.code) == (column, code)
    assert code in PROBLEMS or code in VALUE_PROBLEMS


def test_what_the_worksheet_prints_for_the_reader_is_no_content(tmp_path: Path) -> None:
    plain = item(tmp_path)
    for_the_reader = {"查询内容": '"测**"', "预计无关结果": "<0.1", "依据": "x", "rules": "y"}
    printed = item(tmp_path, for_the_reader)
    assert isinstance(plain, Record)
    assert isinstance(printed, Record)
    assert (plain.record, plain.content_hash) == (printed.record, printed.content_hash)


# --- pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/notices/7.html", "www.example.org/notices/7.html"),
        ("www.example.org", "www.example.org"),
        ("http://EXAMPLE.org./a/b/", "example.org/a/b"),
        ("https://example.org/s?wd=测试甲&tel=19900001234", "example.org/s?***"),
        ("https://example.org/tel/19900001234/card", "example.org/tel/***/card"),
        ("https://example.org/测试甲/1", "example.org/***/1"),
        ("https://example.org/%E6%B5%8B/1", "example.org/***/1"),
        ("https://example.org:8080/a", "example.org/a"),
        ("https://user:secret@example.org/a", "example.org/a"),
    ],
)
def test_a_page_is_shown_without_what_may_be_personal(address: str, shown: str) -> None:
    page = page_at(address)
    assert page is not None
    assert page.shown == shown
    assert "secret" not in page.url
    assert "19900001234" not in repr(page)


@pytest.mark.parametrize(
    "address",
    ["", "x", "http://", "https://a b.org", "javascript:alert(1)", "https://localhost/",
     "https://10.0.0.1/", "https://[::1/", "mailto:a@example.org", "https://example.org/a b"],
)  # fmt: skip
def test_what_is_no_page(address: str) -> None:
    assert page_at(address) is None
