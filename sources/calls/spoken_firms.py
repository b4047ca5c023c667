"""Employers said in a call: the firm's name and the words that make it somebody's workplace."""

import re
from collections.abc import Iterator, Sequence

from skiptrace.model.contact import ContactUse
from sources.calls.firm_grammar import firms
from sources.calls.mentions import Mention
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn

_BEHIND = re.compile(
    r"^.{0,6}?(?:上班|工作|打工|做事|干活|干了|做了|当|开车|教书|离职|辞|待过|呆过|倒|不干|把我|做|干|派|送|发的|发工资)"
    r"|^的(?:员工|职工|人|[\s,，。]|$)"
)
_BEFORE = re.compile(
    r"(?:进了?|入职|跳槽[到去]|跟着|叫|开了|待过|呆过|挂靠"
    r"|(?:单位|公司|厂)(?:名称|名字|名)?(?:就)?(?:是|叫)?)(?:一家|一个|个|那个|了|在){0,2}[\s,，:：]*$"
)
# "我在…有限公司" with nothing behind it: a firm by its form, not a bank one happens to be in.
_IN = re.compile(r"在[\s,，]*$")
_EMPLOYING = re.compile(r"(?:公司|集团|厂)$")
_ENDED = re.compile(r"[\s,，。.;；]|$")
_ASKS = re.compile(
    r"单位|公司|上班|工作|供职|哪家|哪个厂|在哪(?:里|儿)?(?:做|干)|work|employ", re.I
)
_LOOKED_BACK = 12
_LOOKED_AHEAD = 14
_TOLD = 0.95
_ANSWERED = 0.9


def firm_mentions(talk: Sequence[Turn], texts: Sequence[str]) -> Iterator[Mention]:
    """The employers of a talk; `texts` are its turns without their phone numbers.

    The agent's own house ("这边是示例银行") is none: what the agent reads out must speak of work.
    """
    for number, text in enumerate(texts):
        agent = talk[number].speaker is Speaker.AGENT
        asked = texts[number - 1] if number and talk[number - 1].speaker is Speaker.AGENT else ""
        for firm in firms(text):
            before = text[max(0, firm.start - _LOOKED_BACK) : firm.start]
            behind = text[firm.end : firm.end + _LOOKED_AHEAD]
            told = firm.english or _BEHIND.match(behind) or _BEFORE.search(before)
            if _IN.search(before) and _EMPLOYING.search(firm.name):
                told = told or _ENDED.match(behind)
            about_work = _ASKS.search(f"{before}\n{behind}" if agent else asked)
            if not about_work and (agent or not told):
                continue
            sure = _TOLD if told else _ANSWERED
            at = (number, firm.start)
            use = ContactUse.EMPLOYER
            yield Mention(use, firm.name, number, firm.start, firm.end, at, sure, read_out=agent)
