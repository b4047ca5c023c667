from hypothesis import given
from hypothesis import strategies as st

from skiptrace.model.lookup import Lookup, LookupPlace, Term, belongs, lookup_id

NAME, FIRM = Term("name", "测试甲"), Term("employer", "杭州测试物流")


@given(case=st.text(max_size=12), other=st.text(max_size=12))
def test_a_look_up_belongs_to_its_case_alone(case: str, other: str) -> None:
    name = lookup_id(case, LookupPlace.SEARCH, (NAME,))
    assert belongs(name, case)
    if other != case:
        # Four hex digits: one wrong case in 65,536 passes, and hypothesis has not found it.
        assert not belongs(name, other)


@given(st.text(max_size=20))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert belongs(text, "C1") in (True, False)


def test_the_id_follows_from_place_and_terms() -> None:
    ids = {
        lookup_id("C1", LookupPlace.SEARCH, (NAME, FIRM)),
        lookup_id("C1", LookupPlace.SEARCH, (FIRM, NAME)),
        lookup_id("C1", LookupPlace.MAP, (NAME, FIRM)),
        lookup_id("C1", LookupPlace.SEARCH, (NAME,)),
        lookup_id("C2", LookupPlace.SEARCH, (NAME, FIRM)),
    }
    assert len(ids) == 5
    assert lookup_id("C1", LookupPlace.SEARCH, (NAME,)) in ids


def test_a_query_is_masked_unless_revealed_and_its_repr_always() -> None:
    lookup = Lookup("C1", "id", LookupPlace.SEARCH, (NAME, FIRM), 0.1, (), ())
    assert lookup.query(reveal=True) == '"测试甲" "杭州测试物流"'
    assert lookup.query(reveal=False) == '"测**" "杭州***"'
    assert "测试甲" not in repr(lookup)
    at_court = Lookup("C1", "id", LookupPlace.ENFORCEMENT, (NAME,), 0.0, (), ())
    assert at_court.query(reveal=True) == "测试甲"
