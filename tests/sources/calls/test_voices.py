"""Who is on the line: the borrower, somebody of theirs, a stranger; and what an answer says."""

import pytest

from sources.calls.answers import Verdict, asked_about, verdict
from sources.calls.owner_cues import cues
from sources.calls.transcript import Utterance, with_roles
from sources.calls.transcript_text import text_utterances
from sources.calls.turns import turns
from sources.calls.voices import voices

# (talk, the last turn's voice, what that voice is of the borrower)
TALKS = [
    ("客服: 请问是测试甲吗\n客户: 对我是", "customer", None),
    ("客服: 请问是测试甲吗\n客户: 不是,我是他妈", "third_party", "parent"),
    ("客服: 请问测试甲在吗\n客户: 他不在", "third_party", None),
    ("客服: 您是测试甲的父亲吗\n客户: 是", "third_party", "parent"),
    ("客服: 您是测试甲的父亲吗\n客户: 不是", "customer", None),
    ("客服: 您跟测试乙什么关系\n客户: 她是我女儿", "third_party", "parent"),
    ("客服: 您是他什么人\n客户: 房东", "third_party", "neighbour"),
    ("客服: 能联系上他吗\n客户: 不知道", "third_party", None),
    ("客户: 打我哥吧\n客服: 他的电话多少\n客户: 我找找", "customer", None),
    ("客服: 是测试甲吗\n客户: 打错了", "stranger", None),
    ("客服: 认识测试甲吗\n客户: 不认识", "stranger", None),
    ("客服: 是测试甲吗\n客户: 我老公他不在家", "customer", None),
    ("agent: is this Mr Test\ncustomer: no I'm his wife", "third_party", "spouse"),
]
ANSWERS = [
    ("对", Verdict.YES), ("是的没变", Verdict.YES), ("没错", Verdict.YES), ("还在用", Verdict.YES),
    ("不是", Verdict.NO), ("没有搬了", Verdict.NO), ("早不用了", Verdict.NO), ("换了", Verdict.NO),
    ("还在,就是换了部门", Verdict.YES), ("错", Verdict.OPEN), ("错了", Verdict.NO),
    ("你问这个干嘛", Verdict.OPEN), ("yes", Verdict.YES), ("no I changed it", Verdict.NO),
]  # fmt: skip


@pytest.mark.parametrize(("talk", "voice", "relation"), TALKS, ids=[row[0] for row in TALKS])
def test_voices(talk: str, voice: str, relation: str | None) -> None:
    said = with_roles(text_utterances(talk))
    line = voices(turns(said))[-1]
    assert (line.voice.value, line.relation.value if line.relation else None) == (voice, relation)


def test_a_label_that_names_a_relative_says_who_speaks() -> None:
    (line,) = voices(turns(with_roles([Utterance("母亲", 0.0, "喂")])))
    assert (line.voice.value, line.relation and line.relation.value) == ("third_party", "parent")


def test_after_the_telephone_is_handed_over_somebody_else_speaks() -> None:
    talk = "客服: 测试甲在吗\n客户: 我是他妈,我叫他来接\n客户: 喂\n客服: 您的电话\n客户: 我找找"
    found = voices(turns(with_roles(text_utterances(talk))))
    assert [line.voice.value for line in found] == [
        "agent", "third_party", "agent", "customer",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "answer"), ANSWERS)
def test_verdicts(text: str, answer: Verdict) -> None:
    assert verdict(text) is answer


def test_the_last_person_named_is_the_one_asked_about() -> None:
    whom = {
        "您知道他现在的号码吗": "them",
        "您母亲的电话": "kin",
        "您的电话": "you",
        "您是他的朋友吧": "them",
        "有没有其他联系方式": None,
    }
    for text, cue in whom.items():
        asked = asked_about(cues(text))
        assert (asked.cue.value if asked.cue else None) == cue, text
