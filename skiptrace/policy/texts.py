"""What a rule says to a person, in their language."""

from skiptrace.policy.pack import INVALID, Pack
from skiptrace.policy.rule import RuleText

_INVALID_TEXTS = {
    "en": RuleText(
        "Policy pack invalid",
        "The policy pack cannot be trusted, so no contact may be planned or made.",
        "Restore the pack that was installed; `skiptrace doctor` says what is wrong with it.",
    ),
    "zh": RuleText(
        "合规规则包无效",
        "合规规则包无法读取或不适用于本案，所有联络一律暂停。",
        "请恢复随产品安装的规则包；运行 skiptrace doctor 可查看原因。",
    ),
}


def say(pack: Pack, rule_id: str, lang: str) -> RuleText:
    """Title, sentence and hint of a rule; lang zh or en, anything else reads English.

    A rule that this pack does not have (an entry made under an earlier one) is shown by its id.
    """
    lang = lang if lang in _INVALID_TEXTS else "en"
    if rule_id == INVALID:
        return _INVALID_TEXTS[lang]
    rule = pack.rule(rule_id)
    return rule.texts[lang] if rule else RuleText(rule_id, rule_id, "")
