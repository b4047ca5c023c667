"""Homes and workplaces that a speaker tells of: "我搬到…", "我在…上班"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import Relation
from skiptrace.normalize import Understood
from sources.relations import relation_of

_SENTENCE = re.compile(r"[^。!?;！？；\n]+")
_HOME = re.compile(
    r"(?:搬家?(?:到|去|在|来|至)了?|(?:现在|目前|如今|现)?(?:就|都|是)?住(?:在|到|这个|这儿)了?|(?:现在|目前)住址?是?"
    r"|现住址?是?|moved to|live (?:in|at))\s*",
    re.I,
)
_WORK = re.compile(
    r"在(?P<place>[^在,,。]{2,30}?)(?:上班|工作|打工|做事|干活|当(?:司机|保安|服务员|店员|工人))(?P<after>.{0,3})"
)
_PAST = re.compile(r"以前|原来|之前|原先|过去|从前|曾经|老早|本来")
_NOT = re.compile(r"(?:不|没|没有|别|不再)(?:再)?$")
_OWNER = re.compile(
    r"(?:我们?|俺)(?:家)?的?(?P<kin>老婆|爱人|妻子|媳妇|老公|丈夫|爸妈|父母|妈妈?|爸爸?|母亲|父亲|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|朋友|同事)"
)
_ADDRESSY = re.compile(
    r"[省市区县镇乡村路街道巷弄号栋幢楼室层组苑园庄寓湾屯]|单元|小区|公司宿舍|\d"
)
_TRAIL = re.compile(
    r"(?:那边|这边|那里|这里|那儿|这儿|附近|里面|了|呢|啊|吧|哈|嘛|呀|的|住|来着)+$"
)
_WORKPLACE = re.compile(
    r"(?:公司|集团|厂|店|行|院|校|局|所|中心|工地|超市|酒店|宾馆|物流|站|部|市场|银行|馆|园|场|社)$"
)
# "住在我妈家,…": whose home it is stands before the address and is no part of it.
_SOMEBODYS = re.compile(
    r"^(?:我|俺|他|她)们?的?(?:老婆|爱人|媳妇|老公|爸妈?|父母|妈妈?|爸爸|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|朋友|亲戚|同事)家里?"
    r"[\s,，]*(?=.)"
)
_LOCATED = frozenset({"county", "township", "village", "road", "poi"})
_CERTAINTY = 0.85
_LONGEST = 80
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class SpokenPlace:
    """A place said: whose (None: the speaker's own), as what, where in the turn's text."""

    owner: Relation | None
    point: ContactPoint
    start: int
    end: int
    certainty: float
    words: str = field(repr=False)


def spoken_places(text: str) -> Iterator[SpokenPlace]:
    """Homes and workplaces in a turn; the past ("以前住在") and the denied are left out."""
    for sentence in _SENTENCE.finditer(text):
        for match in _HOME.finditer(sentence[0]):
            yield from _home(sentence, match)
        for match in _WORK.finditer(sentence[0]):
            yield from _work(sentence, match)


def _home(sentence: re.Match[str], match: re.Match[str]) -> Iterator[SpokenPlace]:
    before = _clause_before(sentence[0], match.start())
    if _PAST.search(before) or _NOT.search(before):
        return
    words = _address_words(sentence[0][match.end() :][:_LONGEST])
    read = normalize.address(words)
    if read.canonical is None or not _located(read):
        return
    point = ContactPoint.stored(ContactUse.HOME, read.canonical)
    certainty = _CERTAINTY * read.certainty
    yield _place(sentence, match, _owner(before), point, certainty, words)


def _located(read: Understood) -> bool:
    """Whether the words name a place that can be found: 朋友家里 is a home, but whose street?"""
    return len(read.parts) >= _FEWEST_PARTS and bool(_LOCATED & read.parts.keys())


def _work(sentence: re.Match[str], match: re.Match[str]) -> Iterator[SpokenPlace]:
    before = _clause_before(sentence[0], match.start())
    words = match["place"].strip(" 一家个的")
    # "不在…上班了" and "…上班的时候" tell of the past.
    over = _PAST.search(before) or _NOT.search(before) or match["after"].startswith("的时候")
    if over or not _WORKPLACE.search(words):
        return
    try:
        point = ContactPoint(ContactUse.EMPLOYER, words)
    except InvalidValue:
        return
    yield _place(sentence, match, _owner(before), point, _CERTAINTY, words)


def _place(
    sentence: re.Match[str],
    match: re.Match[str],
    owner: Relation | None,
    point: ContactPoint,
    certainty: float,
    words: str,
) -> SpokenPlace:
    at = sentence.start()
    return SpokenPlace(owner, point, at + match.start(), at + match.end(), certainty, words)


def _clause_before(sentence: str, start: int) -> str:
    """The clause in which the verb stands, up to it."""
    return re.split(r"[,，]", sentence[:start])[-1]


def _owner(before: str) -> Relation | None:
    kin = list(_OWNER.finditer(before))
    if not kin:
        return None
    word = kin[-1]["kin"]
    return relation_of("父母" if word == "爸妈" else word) or Relation.UNKNOWN


def _address_words(text: str) -> str:
    """The clauses that go on like an address, without the particles of speech behind them."""
    clauses = re.split(r"[,，、]\s*", _SOMEBODYS.sub("", text))
    taken = [clauses[0]]
    for clause in clauses[1:]:
        if not _ADDRESSY.search(clause) or re.match(r"我|你|您|他|她|电话|手机|号码", clause):
            break
        taken.append(clause)
    return _TRAIL.sub("", "".join(taken).strip())
