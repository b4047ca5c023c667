"""Word times make the second of a clause; they change no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.calls.transcript import Utterance
from sources.calls.transcript_words import Word, by_clause, timed_words, within


def each_character(text: str, step: float = 0.5) -> list[Word]:
    return [Word(c, i * step) for i, c in enumerate(text) if c not in ",。 "]


def cut(text: str, step: float = 0.5) -> list[tuple[float | None, str]]:
    pieces = by_clause(Utterance("客户", 0.0, text), each_character(text, step))
    return [(piece.start, piece.text) for piece in pieces]


def test_each_clause_has_the_second_of_its_first_word() -> None:
    assert cut("我搬家了,现在住杭州。就这样") == [
        (0.0, "我搬家了,"),
        (2.5, "现在住杭州。"),
        (5.5, "就这样"),
    ]


def test_a_dictated_number_stays_in_one_piece() -> None:
    said = "号码是幺九九,零零零零,五六七八"
    assert [text for _, text in cut(said)] == [said]
    assert len(cut("我的号是199,0000,5678,你记一下")) == 1


@pytest.mark.parametrize("step", [0.1, 0.2])
def test_a_short_utterance_stays_whole(step: float) -> None:
    assert cut("我搬家了,现在住杭州。就这样", step) == [(0.0, "我搬家了,现在住杭州。就这样")]


def test_words_that_the_text_writes_otherwise_are_passed_over() -> None:
    text = "号码是19900005678,我现在住在杭州市余杭区"
    said = "号码是幺九九零零零零五六七八我现在住在杭州市余杭区"
    pieces = by_clause(Utterance("", 0.0, text), [Word(c, i * 0.5) for i, c in enumerate(said)])
    assert "".join(piece.text for piece in pieces) == text


def test_words_of_a_stretch_and_a_channel() -> None:
    words = [Word("我", 1.0, 0), Word("你", 1.0, 1), Word("他", 2.0, 0), Word("它", 3.0)]
    assert [w.text for w in within(words, 1.0, 2.5, 0)] == ["我", "他"]
    assert [w.text for w in within(words, 1.0, 3.0, None)] == ["我", "你", "他", "它"]


def test_words_without_time_or_text_are_passed_over() -> None:
    listed = [
        {"word": "我", "start": 2.0},
        {"word": "你"},
        {"word": " ", "start": 1.0},
        {"Word": "他", "OffsetStartMs": 500},
        {"text": "它", "begin_time": "1500"},
        7,
    ]
    assert [(w.text, w.start) for w in timed_words(listed, 10.0)] == [
        ("它", 1.5),
        ("我", 2.0),
        ("他", 10.5),
    ]
    assert [w.text for w in timed_words(listed, None)] == ["它", "我"]


@given(st.text(alphabet="我你的号,。!? 19零幺ab", min_size=1, max_size=60), st.floats(0, 2))
def test_no_word_is_changed_or_lost(text: str, step: float) -> None:
    pieces = by_clause(Utterance("客户", 0.0, text), each_character(text, step))
    assert "".join("".join(p.text.split()) for p in pieces) == "".join(text.split())
    assert all(p.label == "客户" for p in pieces)
