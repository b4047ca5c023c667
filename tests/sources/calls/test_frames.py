"""What the words before and after a value do to it."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import sources.calls
from sources.calls.aftermath import read_after
from sources.calls.frames import Before
from sources.calls.owner_cues import between, cues

# (words before a value, whose, standing)
BEFORE = [
    ("我的新号码是", "self", "current"),
    ("我老婆的电话是", "kin", "current"),
    ("公司电话", "work", "current"),
    ("公司配的手机", None, "current"),
    ("我妹夫是担保人,他电话", "kin", "current"),
    ("我是他妈", None, "current"),
    ("以前用", None, "former"),
    ("以前用那个,现在用", None, "current"),
    ("老号码一直在用,就是", None, "current"),
    ("不是我的号", "self", "current"),
    ("别打", None, "denied"),
    ("不要打我家座机,打", "self", "current"),
    ("如果换成", None, "supposed"),
    ("如果打不通就打我老婆的", "kin", "current"),
    ("听说他用", "them", "heard"),
    ("我下个月要搬到", "self", "planned"),
    ("你们打过", None, "asked"),
    ("你们的电话", None, "lenders"),
    ("骗子的号", None, "strangers"),
    ("没有其他号码,就", None, "current"),
]
# (words after a value, whose, standing, still in use)
AFTER = [
    ("这是我老婆的", "kin", None, False),
    ("我本人的", "self", None, False),
    ("我妈的", "kin", None, False),
    ("我妈用着呢", "kin", None, True),
    ("停机了", None, "former", False),
    ("停机了,现在换成", None, "former", False),
    ("还在用", None, None, True),
    ("还是我的,就是停机了", "self", "former", False),
    ("那会儿填的", None, "former", False),
    ("以前我在", None, None, False),
    ("不是我的", None, "denied", False),
    ("你别打这个", None, "denied", False),
    ("你打", None, None, False),
    ("是你们的号吧", None, "lenders", False),
    ("吗", None, "asked", False),
    ("我两年前过户给别人了", None, "former", False),
    ("我不认识", None, "strangers", False),
]


@pytest.mark.parametrize(("text", "whose", "standing"), BEFORE, ids=[row[0] for row in BEFORE])
def test_before(text: str, whose: str | None, standing: str) -> None:
    before = Before().read(cues(text), len(text))
    assert before.standing().value == standing
    assert (before.who.cue.value if before.who.cue else None) == whose


@pytest.mark.parametrize(
    ("text", "whose", "standing", "still"), AFTER, ids=[row[0] for row in AFTER]
)
def test_after(text: str, whose: str | None, standing: str | None, still: bool) -> None:
    after = read_after(text, cues(text), 0, last=True)
    assert (after.standing.value if after.standing else None) == standing
    assert (after.who.cue.value if after.who.cue else None) == whose
    assert after.still is still


def test_words_that_lead_to_the_next_value_stay_with_it() -> None:
    text = "停机了现在换成"
    after = read_after(text, cues(text), 0, last=False)
    rest = between(cues(text), after.end, len(text))
    assert [text[word.start : word.end] for word in rest][-1] == "换成"


def test_what_the_lender_says_has_you_for_the_other_side() -> None:
    text = "您爱人的电话"
    assert Before(agent=True).read(cues(text), len(text)).who.cue is not None
    assert Before(agent=True).read(cues("您现在用"), 4).who.cue is not None


def test_no_word_means_two_things() -> None:
    path = Path(sources.calls.__path__[0]) / "cues.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    words = Counter(
        word for table in tables.values() for said in table.values() for word in set(said.split())
    )
    assert len(words) > 500
    assert not [word for word, times in words.items() if times > 1]
