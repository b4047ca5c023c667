"""Every script is truthful and silent about the debt; the lint itself is shown to catch things."""

import re
import string
from datetime import date

import pytest

from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Lead, Reason
from skiptrace.model.party import Party, Relation, Role
from skiptrace.normalize.office_names import LEVELS
from skiptrace.policy.scripts import rung_of, script_for, scripts

# What says or implies a debt, threatens, feigns, or presses through others.
FORBIDDEN = {
    "debt": "欠|债|贷|逾期|还款|还钱|借款|催收|催缴|账单|征信|信用卡|银行卡|担保|利息|分期|失信"
    r"|debt|loan|owe|overdue|repay|\bpay\b|borrow|credit|collect|instal|arrear|guarant|lender",
    "threat": "法院|起诉|诉讼|律师|公安|派出所|警察|报警|拘留|坐牢|判刑|后果|执行|立案|上门|影响"
    r"|court|sue\b|lawsuit|lawyer|police|arrest|prison|consequence|legal action|enforce|visit you",
    "pretext": "快递|包裹|中奖|补贴|拆迁|老同学|战友|亲戚|朋友|领导|民政|医院|学校|社保局"
    r"|parcel|delivery|prize|subsidy|classmate|relative of|friend|hospital|survey",
    "pressure": "必须|务必|马上|立即|最后一次|否则|不然"
    r"|\bmust\b|urgent|immediately|last chance|otherwise|or else|final notice",
    "amount": r"[0-9０-９]|[一二三四五六七八九十百千万]+(?:元|块)|¥|￥|\$|yuan|rmb",
}
MUST_SAY = {
    "zh": ("（您的姓名）", "（您的单位）", "（您的电话）", "请问"),
    "en": ("(your name)", "(your company)", "(your number)", "could you"),
}
TEXTS = [(key, lang, text) for key, both in scripts().items() for lang, text in both.items()]


def faults(text: str) -> set[str]:
    return {kind for kind, words in FORBIDDEN.items() if re.search(words, text, re.IGNORECASE)}


@pytest.mark.parametrize(("key", "lang", "text"), TEXTS)
def test_no_script_speaks_of_a_debt_threatens_or_feigns(key: str, lang: str, text: str) -> None:
    assert faults(text) == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_every_rung_says_who_calls_and_where_to_call_back(level: str, lang: str) -> None:
    said = scripts()[level][lang].lower()
    assert all(words in said for words in MUST_SAY[lang])


def test_every_rung_has_its_script_in_both_languages() -> None:
    assert set(scripts()) == {*LEVELS, "asked", "refused"}
    for key, both in scripts().items():
        assert set(both) == {"zh", "en"}, key
        names = [
            {n for _, n, _, _ in string.Formatter().parse(text) if n} for text in both.values()
        ]
        assert names[0] == names[1] <= {"name", "office"}, key


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("您好，{name}在我行有一笔贷款逾期。", "debt"),
        ("Please tell him to pay what he owes.", "debt"),
        ("再不回电我们将向法院起诉。", "threat"),
        ("We will take legal action.", "threat"),
        ("我是他的老同学，想找他聚会。", "pretext"),
        ("I have a parcel for {name}.", "pretext"),
        ("请务必马上转告。", "pressure"),
        ("This is urgent, he must call back.", "pressure"),
        ("他还差三千元。", "amount"),
        ("It is about 500 yuan.", "amount"),
    ],
)
def test_the_lint_catches_what_it_is_for(text: str, fault: str) -> None:
    assert fault in faults(text)


def office_lead(role: Role, rung: str | None) -> Lead:
    reach = (Reason("office_helps", -1200, {"rung": rung}),) if rung else ()
    evidence = (Evidence("directory", "d1", date(2026, 2, 1)),)
    return Lead(
        "C1", "ab", 1, Channel.CALL, ContactPoint(ContactUse.OFFICE_PHONE, "0571-87650003"),
        Party("o1", role, Relation.UNKNOWN if role is Role.THIRD_PARTY else None, "测试村委会"),
        0.9, 0.1, 50, (Reason("source", 2500, {}, evidence),), reach,
    )  # fmt: skip


@pytest.mark.parametrize("level", LEVELS)
def test_a_rung_gets_the_words_of_its_level(level: str) -> None:
    script = script_for(office_lead(Role.INSTITUTION, level), "zh", name="测**", office="某村委会")
    assert script is not None
    assert script.say.startswith("您好，请问是某村委会吗？")
    assert "{" not in "".join((script.say, script.asked, script.refused))
    other = script_for(office_lead(Role.INSTITUTION, level), "xx", name="X", office="O")
    assert other is not None
    assert other.say.startswith("Good day")


def test_only_offices_have_a_script() -> None:
    assert rung_of(office_lead(Role.INSTITUTION, None)) is None
    for role in (Role.SUBJECT, Role.THIRD_PARTY):
        assert script_for(office_lead(role, "village"), "en", name="X", office="O") is None
