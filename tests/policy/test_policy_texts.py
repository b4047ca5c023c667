"""Rule texts in both languages."""

import pytest

from skiptrace.policy.pack import INVALID, load_pack
from skiptrace.policy.texts import say

PACK = load_pack()


@pytest.mark.parametrize(
    ("rule", "lang", "title"),
    [
        ("CN-HOURS", "en", "Closed hours"),
        ("CN-HOURS", "zh", "夜间禁止"),
        ("CN-HOURS", "fr", "Closed hours"),
        ("CN-INTERVAL-7", "zh", "联络间隔七日"),
        ("GONE-1", "zh", "GONE-1"),
        (INVALID, "en", "Policy pack invalid"),
        (INVALID, "zh", "合规规则包无效"),
    ],
)
def test_a_rule_is_told_in_the_language_asked_for(rule: str, lang: str, title: str) -> None:
    assert say(PACK, rule, lang).title == title


def test_an_invalid_pack_still_says_that_it_is_invalid() -> None:
    text = say(load_pack("missing"), INVALID, "en")
    assert "cannot be trusted" in text.says
    assert "doctor" in text.hint
