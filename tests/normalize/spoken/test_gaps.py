"""What the words between two groups of digits mean for the number."""

import pytest

from skiptrace.normalize.spoken.gaps import LinkReader
from skiptrace.normalize.spoken.marks import Mark

# (between, marks directly before the later digits, whether words belong to no dictation)
BETWEEN = [
    ("", set(), False),
    ("，嗯，然后", {Mark.PAUSE}, False),
    ("，不对，是", {Mark.PAUSE, Mark.WRONG, Mark.IS}, False),
    ("说错了，应该是", {Mark.PAUSE, Mark.WRONG, Mark.IS}, False),
    ("不对吗", {Mark.ASK}, False),
    ("不是", {Mark.NOT}, False),
    ("不是，", {Mark.WRONG, Mark.PAUSE}, False),
    ("转", {Mark.EXTENSION}, False),
    ("区号是", {Mark.AREA, Mark.IS}, False),
    ("no sorry it's ", {Mark.WRONG, Mark.PAUSE, Mark.IS}, False),
    ("停机了，我现在的是", {Mark.IS}, True),
    ("我的电话", set(), True),
]


@pytest.mark.parametrize(("between", "marks", "broken"), BETWEEN)
def test_marks(between: str, marks: set[Mark], broken: bool) -> None:
    link = LinkReader().read(between).link()
    assert link.marks == frozenset(marks)
    assert link.broken is broken


def test_how_many_and_which_digits_are_meant() -> None:
    assert LinkReader().read("说错了后四位").link().count == 4
    assert LinkReader().read("last three ").link().count == 3
    assert LinkReader().read("倒数第二个").link().place == -2
    assert LinkReader().read("第三位").link().place == 3
    assert LinkReader().read("最后一位").link().place == -1


def test_what_the_listener_asks_for_is_a_prompt_whatever_else_is_said() -> None:
    link = LinkReader().read("先生没听清您再说一遍", prompt=True).link()
    assert not link.broken
    assert Mark.AGAIN in link.prompts
    assert LinkReader().read("您的还款日是十五号", prompt=True).link().broken


def test_a_slip_before_other_words_stays_with_the_earlier_digits() -> None:
    link = LinkReader().read("不对我查一下身份").link()
    assert Mark.WRONG in link.behind
    assert Mark.WRONG not in link.marks


def test_a_long_stretch_is_read_at_its_ends_only() -> None:
    link = LinkReader().read("不对" + "我在说话" * 500 + "后四位").link()
    assert Mark.WRONG in link.behind
    assert link.count == 4
