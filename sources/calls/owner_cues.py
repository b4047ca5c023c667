"""Whose number is it: the words around a number said in a talk."""

import re
from dataclasses import dataclass

from skiptrace.model.party import Relation
from sources.relations import relation_of

_KIN = (
    "老婆|爱人|妻子|太太|媳妇|老公|丈夫|对象|妈妈|老妈|母亲|妈|爸爸|老爸|父亲|爸|爷爷|奶奶|外公|外婆"
    "|哥哥|大哥|哥|弟弟|弟|姐姐|大姐|姐|妹妹|妹|儿子|女儿|叔叔|舅舅|姑姑|阿姨|岳父|岳母|嫂子|姐夫"
    "|表[哥弟姐妹]|堂[哥弟姐妹]|同事|朋友|同学|领导|老板|房东|邻居|担保人"
    "|wife|husband|mother|father|mom|mum|dad|brother|sister|son|daughter|friend|boss|landlord"
)
# Single characters are kin only after a possessive: 妹 alone may be part of a name.
_RELATION = re.compile(
    rf"(?:(?:我们?|俺|您|你)(?:家)?的?|\bmy )(?P<mine>{_KIN})"
    r"|(?P<word>老婆|爱人|妻子|老公|丈夫|妈妈|母亲|爸爸|父亲|同事|朋友)",
    re.I,
)
_NEGATED = re.compile(r"(?<!是)不是(?:我的?)?(?:手机|电话)?(?:号码?)?\s*$")
_SELF = re.compile(
    r"新(?:的)?(?:手机)?号码?|换(?:了)?(?:个|一个)?(?:手机|电话)?(?:新)?(?:号码?|卡)|(?:手机|电话)?号码?换|换成"
    r"|现在(?:就)?(?:用|是|的号|这个)|打这个|打我|联系我|找我|加我|我(?:自己)?(?:本人)?的?(?:手机|电话|号码)|我(?:用|换)"
    r"|my (?:new )?(?:number|phone|mobile)|call me|reach me",
    re.I,
)
_WORK = re.compile(r"(?:单位|公司|办公室|厂里|店里|学校|前台)的?(?:座机|电话|号码|固话)")
_OLD = re.compile(
    r"(?:旧|老|原来|以前|之前|原先|过去|从前)(?:的)?(?:那个|这个|那)?(?:手机|电话)?(?:号码?|卡|手机|电话)"
    r"|(?:别|不要|不用|不能)再?打|不是我的|old number",
    re.I,
)
_DEAD_AFTER = re.compile(
    r"^(?:这个|那个|号码?|已经|早就|我|都|就)*(?:不用了|没用了|停了|停机|注销|不是我|打不通|作废|丢了|不要打|别打)"
)
_MINE_AFTER = re.compile(
    rf"^(?:这个|这)?(?:就)?是(?:我|俺)(?:家)?的?(?P<kin>{_KIN})?(?:的|号码?|电话)?"
)
_ASKED = re.compile(
    r"(?:号码?|电话|手机|联系方式).{0,14}(?:多少|什么|几号|呢|吗|提供|留|说|报|告诉|给我)|(?:多少|什么|留|提供|报).{0,8}(?:号码?|电话|手机)"
)
_PAUSES = " ,，。、"
_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the number is said to be, how sure; work: it rings at the subject's workplace.

    relation None: the subject's own.
    """

    relation: Relation | None
    certainty: float
    work: bool = False


def owner_of(before: str, after: str, asked: str) -> Owner | None:
    """Reads the words before and after a number, and what the agent had asked.

    The cue nearest before the number wins; words right after it outrank those before. None: the
    speaker says the number is not (or no longer) to be used. Certainties are this project's own
    first setting, in the order in which a listener would trust the cues; learning moves weights,
    not these.
    """
    clause = re.split(r"[,，。.;；!！?？]", after.lstrip(_PAUSES), maxsplit=1)[0]
    if _DEAD_AFTER.match(clause) or _NEGATED.search(before):
        return None
    told = _MINE_AFTER.match(clause)
    if told:
        relation = relation_of(told["kin"]) if told["kin"] else None
        return Owner(relation, 0.85 if relation else 0.9)
    cue, kind = _nearest(before[-_BEFORE:])
    if kind == "old":
        return None
    if kind == "self":
        return Owner(None, 0.9)
    if kind == "work":
        return Owner(None, 0.85, work=True)
    if kind == "relation":
        return Owner(relation_of(cue) or Relation.UNKNOWN, 0.85)
    return _by_question(asked)


def _nearest(before: str) -> tuple[str, str]:
    """(words, kind) of the last cue; at the same end the longer one, so 我老婆的电话 is hers."""
    found: list[tuple[int, int, str, str]] = []
    for kind, pattern in (("self", _SELF), ("work", _WORK), ("old", _OLD)):
        found += [(m.end(), len(m[0]), m[0], kind) for m in pattern.finditer(before)]
    for match in _RELATION.finditer(before):
        # The relation reaches on over "的电话是": that names the thing only.
        tail = re.match(r"的?(?:手机|电话|号码?|新)*(?:号码?)?(?:是)?", before[match.end() :])
        end = match.end() + (tail.end() if tail else 0)
        found.append((end, end - match.start(), match["mine"] or match["word"], "relation"))
    if not found:
        return "", ""
    _, _, words, kind = max(found, key=lambda cue: cue[:2])
    return words, kind


def _by_question(asked: str) -> Owner:
    """Without a cue of the speaker: what was asked for, else a number of unclear owner."""
    if not _ASKED.search(asked):
        return Owner(None, 0.4)
    kin = list(_RELATION.finditer(asked))
    if kin:
        return Owner(relation_of(kin[-1]["mine"] or kin[-1]["word"]) or Relation.UNKNOWN, 0.75)
    return Owner(None, 0.75)
