"""What holds for every text: no error, spans inside, linear work, one number for all its forms."""

import sys
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.spoken import spoken_digits, spoken_emails, spoken_phones
from tests.truth.spoken.digits_said import (
    CIRCLE,
    ENGLISH,
    EVERYDAY,
    PLAIN,
    RADIO,
    Manner,
    cut,
    say,
)

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
manners = st.builds(
    Manner,
    table=st.sampled_from((PLAIN, EVERYDAY, RADIO, CIRCLE, {d: d for d in PLAIN})),
    repeats=st.booleans(),
)
pauses = st.sampled_from(["", "，", " ", "、", "。", " 嗯 ", "，然后", "，那个，", "…", " 啊 "])


@settings(max_examples=400)
@given(mobiles, manners, pauses, st.integers(0, 10_000))
def test_every_form_of_a_number_reads_as_the_same_number(
    number: str, manner: Manner, pause: str, seed: int
) -> None:
    draw = Random(seed)  # noqa: S311 - speech, not secrets
    said = pause.join(say(chunk, manner, draw) for chunk in cut(number, draw, odd=0.4))
    assert [found.number for found in spoken_phones(f"我电话是{said}好的")] == [number]


@given(mobiles, st.sampled_from(("zero", "oh", "o")), st.booleans(), st.integers(0, 10_000))
def test_every_english_form_too(number: str, zero: str, repeats: bool, seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - speech, not secrets
    manner = Manner(ENGLISH | {"0": zero}, repeats, english=True)
    said = ", ".join(say(chunk, manner, draw) for chunk in cut(number, draw))
    assert [found.number for found in spoken_phones(f"my number is {said}")] == [number]


@given(mobiles, mobiles, manners, st.sampled_from(["，不对，是", "，说错了，应该是", " 不对不对 "]))
def test_a_number_taken_back_leaves_the_one_that_follows(
    wrong: str, number: str, manner: Manner, slip: str
) -> None:
    draw = Random(1)  # noqa: S311 - speech, not secrets
    said = slip.join(say(value, manner, draw) for value in (wrong, number))
    assert [found.number for found in spoken_phones(f"我电话是{said}")] == [number]


@given(st.from_regex(r"0571[2-8][0-9]{7}", fullmatch=True), manners, pauses)
def test_landlines_with_their_area(digits: str, manner: Manner, pause: str) -> None:
    draw = Random(2)  # noqa: S311 - speech, not secrets
    said = pause.join(say(part, manner, draw) for part in (digits[:4], digits[4:8], digits[8:]))
    expected = [f"0571-{digits[4:]}"] if len(set(digits[4:])) > 1 else []
    assert [found.number for found in spoken_phones(f"座机{said}")] == expected


@settings(max_examples=300)
@given(
    st.text(max_size=120)
    | st.text(alphabet="零一幺三八〇oO0138 ，。个转不对是最后四位艾特点at.com@一", max_size=80)
)
def test_total_with_spans_inside(text: str) -> None:
    spans = [(found.start, found.end) for found in spoken_phones(text)]
    spans += [(run.start, run.end) for run in spoken_digits(text)]
    spans += [(mail.start, mail.end) for mail in spoken_emails(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


WORDS = "我你他的是电话手机号码新旧换了在家里老婆公司不对错最后位尾转区加打联系嗯啊，。 现以前停机"


@given(st.text(alphabet=WORDS, max_size=200))
def test_no_number_in_a_text_without_digits(text: str) -> None:
    assert spoken_phones(text) == ()
    assert spoken_emails(text) == []


SHAPES = [
    "一二三四五六七八九零",
    "幺九九零零零零一二三四，",
    "1,",
    "幺九九，不对，",
    "我今天去了一趟",
    "oh ",
    "要就",
    "a at b dot ",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_at_most_a_bit_more_than_twice_the_work(shape: str) -> None:
    half, whole = (calls_for(shape * (size // len(shape))) for size in (10_000, 20_000))
    assert whole < 2.5 * half + 500


def calls_for(text: str) -> int:
    """How many Python functions are called to read a text: work without a clock."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        spoken_phones(text)
        spoken_emails(text)
    finally:
        sys.setprofile(None)
    return count
