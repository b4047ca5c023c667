from hypothesis import given
from hypothesis import strategies as st

from skiptrace.model.worksheet import Term, WorksheetPlace, WorksheetQuery, belongs, query_id

NAME, FIRM = Term("name", "测试甲"), Term("employer", "杭州测试物流")


@given(case=st.text(max_size=12), other=st.text(max_size=12))
def test_a_query_belongs_to_its_case_alone(case: str, other: str) -> None:
    name = query_id(case, WorksheetPlace.SEARCH, (NAME,))
    assert belongs(name, case)
    if other != case:
        # Four hex digits: one wrong case in 65,536 passes, and hypothesis has not found it.
        assert not belongs(name, other)


@given(st.text(max_size=20))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert belongs(text, "C1") in (True, False)


def test_the_id_follows_from_place_and_terms() -> None:
    ids = {
        query_id("C1", WorksheetPlace.SEARCH, (NAME, FIRM)),
        query_id("C1", WorksheetPlace.SEARCH, (FIRM, NAME)),
        query_id("C1", WorksheetPlace.MAP, (NAME, FIRM)),
        query_id("C1", WorksheetPlace.SEARCH, (NAME,)),
        query_id("C2", WorksheetPlace.SEARCH, (NAME, FIRM)),
    }
    assert len(ids) == 5
    assert query_id("C1", WorksheetPlace.SEARCH, (NAME,)) in ids


def test_a_query_is_masked_unless_revealed_and_its_repr_always() -> None:
    query = WorksheetQuery("C1", "id", WorksheetPlace.SEARCH, (NAME, FIRM), 0.1, (), ())
    assert query.text(reveal=True) == '"测试甲" "杭州测试物流"'
    assert query.text(reveal=False) == '"测**" "杭州***"'
    assert "测试甲" not in repr(query)
    at_court = WorksheetQuery("C1", "id", WorksheetPlace.ENFORCEMENT, (NAME,), 0.0, (), ())
    assert at_court.text(reveal=True) == "测试甲"
