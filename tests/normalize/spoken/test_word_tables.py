"""Word tables: longest first, Latin words whole and in any case."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from skiptrace.normalize.spoken.words import WordTable, lowered

TABLE = WordTable({"kin": "老公 wife", "work": "老公司", "old": "used_to"})


def test_the_longer_word_wins() -> None:
    assert [word.meaning for word in TABLE.find("老公在老公司")] == ["kin", "work"]


def test_latin_words_are_found_whole_and_whatever_their_case() -> None:
    assert [word.meaning for word in TABLE.find("My WIFE used to, housewife")] == ["kin", "old"]
    assert [word.meaning for word in TABLE.find("我ｗｉｆｅ的")] == ["kin"]


@given(st.text(max_size=80))
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet="老公司wife used_to，", max_size=60))
def test_found_words_are_where_they_say_and_never_overlap(text: str) -> None:
    found = TABLE.find(text)
    assert all(lowered(text)[word.start : word.end] == word.written for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
