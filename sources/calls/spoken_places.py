"""Homes said in a call, and where people work, each with the words that make it one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from skiptrace import normalize
from skiptrace.model.contact import ContactUse
from sources.calls.mentions import Mention
from sources.calls.place_grammar import Address, addresses
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn

# What stands around an address: somebody lives there, works there, gets post there.
_HOME_BEFORE = re.compile(
    r"住|搬|租|地址|老家|落脚|定居|安家|家(?:就)?(?:在|是)|人(?:现在)?在|live|living|staying|moved|address"
    r"|we left",
    re.I,
)
_HOME_BEHIND = re.compile(r"^.{0,8}?住|^.{0,24}?where i live", re.I)
_WORK_BEFORE = re.compile(
    r"(?:公司|单位|厂|店|工地|站点|上班|办公)的?(?:地址|地方|位置)?[\s,，]*(?:是|就)?在?[\s,，:：]*$"
    r"|work(?:place)? (?:is )?at $",
    re.I,
)
_WORK_BEHIND = re.compile(r"^.{0,4}?(?:上班|办公)")
# "单位搬了 …搬到": it is the workplace that moved.
_WORK_MOVED = re.compile(r"(?:公司|单位|厂|店|工厂|办公室)(?:早|已经|也|都|现在|去年|上个月)*搬")
_REGISTERED_BEFORE = re.compile(r"户口|户籍|身份证(?:上)?的?地址")
_POST_BEFORE = re.compile(
    r"(?:寄|快递|邮寄|账单|信件?).{0,6}$|收[件货].{0,12}$"
    r"|(?:send (?:it|them|mail)?|mail goes) ?to $",
    re.I,
)
_I_WORK_THERE = re.compile(r"在(?:那|这)(?:里|边|儿)?(?:上班|工作)|我(?:们)?(?:公司|单位)")
_ASKS_HOME = re.compile(
    r"住|搬|户口|户籍|地址|小区|家在|老家|人(?:现在)?在哪|where|live|address", re.I
)
_ASKS_WORK = re.compile(r"(?:公司|单位|厂|店|上班的?)的?(?:地址|地方|位置|在哪)")
_ASKS_MORE = re.compile(
    r"几[号栋幢楼单室]|哪[一个]?[号栋幢楼单户条里儿个]|门牌|楼号|房号|具体|详细|什么路"
    r"|which (?:number|flat|unit)",
    re.I,
)
_SLIP = re.compile(
    r"[\s,，]*(?:哦|啊)?(?:不对|不是|(?:说|讲|记|搞)?错了|sorry|no|i mean|wait)[\s,，]*"
    r"(?:应该)?(?:是|it'?s)?[\s,，]*",
    re.I,
)
_ENGLISH_STREET = re.compile(
    r"(?:(?:flat|apartment|apt|unit|room) \w{1,6},? )?\d{1,5} (?:[a-z]+ ){1,3}?"
    r"(?:street|st|road|rd|avenue|ave|lane|drive|dr|way|court)\b"
    r"(?:,? (?:flat|apartment|apt|unit|room) \w{1,6})?",
    re.I,
)
_FEWEST_PARTS = 2
_LOOKED_BACK = 30
_LOOKED_AHEAD = 30
_TOLD = 0.95
_ANSWERED = 0.9


@dataclass(frozen=True, slots=True)
class _Said:
    """An address of the talk before it is known to be one: where, what for, how sure."""

    address: Address
    turn: int
    first: tuple[int, int]
    use: ContactUse | None
    certainty: float


def place_mentions(talk: Sequence[Turn], texts: Sequence[str]) -> list[Mention]:
    """The addresses of a talk; `texts` are its turns without their phone numbers.

    One whose street or door the agent asks for goes on in the answer; one that is taken back at
    once is left out.
    """
    said: list[_Said] = []
    for number, text in enumerate(texts):
        asked = texts[number - 1] if number and talk[number - 1].speaker is Speaker.AGENT else ""
        for address in _addresses(text):
            opened = said[-1] if said and said[-1].turn in {number - 1, number - 2} else None
            if opened is not None and address.inner and _ASKS_MORE.search(asked):
                said[-1] = _gone_on(opened, address, number)
            elif address.located or talk[number].speaker is not Speaker.AGENT:
                use, sure = _use(text, address, asked)
                said.append(_Said(address, number, (number, address.start), use, sure))
    read = [_mention(one, talk, texts) for one in said]
    return [mention for mention in read if mention is not None]


def _addresses(text: str) -> list[Address]:
    """The addresses of a turn in both languages, without those that are taken back."""
    found = addresses(text) + [
        Address(match[0], *match.span(), frozenset({"road", "number"}))
        for match in _ENGLISH_STREET.finditer(text)
    ]
    found.sort(key=lambda address: address.start)
    return [
        address
        for address, following in zip_longest(found, found[1:])
        if following is None or not _SLIP.fullmatch(text, address.end, following.start)
    ]


def _gone_on(opened: _Said, address: Address, turn: int) -> _Said:
    """An address with what the next answer adds to it."""
    words = opened.address.words + address.words
    parts = opened.address.parts | address.parts
    joined = Address(words, address.start, address.end, parts)
    use = opened.use or ContactUse.HOME
    return _Said(joined, turn, opened.first, use, max(opened.certainty, _ANSWERED))


def _use(text: str, address: Address, asked: str) -> tuple[ContactUse | None, float]:
    """What an address is by the words around it or the question before, and how sure that is."""
    before = text[max(0, address.start - _LOOKED_BACK) : address.start].rpartition("\0")[2]
    behind = text[address.end : address.end + _LOOKED_AHEAD]
    if _WORK_BEFORE.search(before) or _WORK_BEHIND.search(behind):
        return ContactUse.WORK_ADDRESS, _TOLD
    if _WORK_MOVED.search(before):
        return ContactUse.WORK_ADDRESS, _TOLD
    if _HOME_BEHIND.search(behind):
        return ContactUse.HOME, _TOLD
    if _REGISTERED_BEFORE.search(before) or (not before and _REGISTERED_BEFORE.search(asked)):
        return ContactUse.REGISTERED, _TOLD
    if _POST_BEFORE.search(before):
        return ContactUse.MAILING, _TOLD
    if _HOME_BEFORE.search(before):
        return ContactUse.HOME, _TOLD
    if _ASKS_WORK.search(asked):
        return ContactUse.WORK_ADDRESS, _ANSWERED
    return (ContactUse.HOME, _ANSWERED) if _ASKS_HOME.search(asked) else (None, 0.0)


def _mention(said: _Said, talk: Sequence[Turn], texts: Sequence[str]) -> Mention | None:
    """The address as a mention; None when it names no place that can be found."""
    if said.use is None or not said.address.located:
        return None
    read = normalize.address(said.address.words)
    if read.canonical is None or (read.parts and len(read.parts) < _FEWEST_PARTS):
        return None
    use, turn = said.use, said.turn
    read_out = talk[turn].speaker is Speaker.AGENT
    if read_out and turn + 1 < len(texts) and _I_WORK_THERE.search(texts[turn + 1]):
        use = ContactUse.WORK_ADDRESS
    sure = round(said.certainty * (0.5 + read.certainty / 2), 3)
    start, end = said.address.start, said.address.end
    return Mention(use, read.canonical, turn, start, end, said.first, sure, read_out=read_out)


def without(talk: Sequence[Turn], numbers: Sequence[Mention]) -> list[str]:
    """The turns' texts with their phone numbers blotted out: they are no part of any address."""
    texts = [list(turn.text) for turn in talk]
    for mention in numbers:
        texts[mention.turn][mention.start : mention.end] = "\0" * (mention.end - mention.start)
    return ["".join(text) for text in texts]
