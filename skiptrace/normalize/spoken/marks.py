"""The words that stand between digits and what each does to the number: Chinese and English."""

import re
from enum import Enum, auto


class Mark(Enum):
    """What a stretch between digits means for the number that is being said."""

    PAUSE = auto()
    IS = auto()
    WRONG = auto()
    """The speaker takes digits back."""
    NOT = auto()
    """ "不是幺四": names what is wrong; what it is instead follows."""
    TAIL = auto()
    """ "后四位": what follows is the end of the number."""
    HEAD = auto()
    MIDDLE = auto()
    NTH = auto()
    """ "倒数第二个": one digit."""
    AGAIN = auto()
    """It is said, or asked for, once more."""
    SHORT = auto()
    """A digit is missing or too many."""
    EXTENSION = auto()
    AREA = auto()
    ASK = auto()
    PLUS = auto()


_N = r"[一二两三四五六七八几1-8]"
_TIMES = r"(?:一?[遍次下])?"
# In the order of trial: of two patterns that fit at one place the first one counts.
_PATTERNS: tuple[tuple[Mark, tuple[str, ...]], ...] = (
    (
        Mark.ASK,
        (r"对不对|是不是|对吗|对吧|是吗|是吧|没错吧|没错吗|行吗|好吗|好吧|吗|吧|[?？]", r"right\?"),
    ),
    (
        Mark.AGAIN,
        (
            rf"重新?(?:来|说|报|讲|念)|再(?:说|报|讲|念|重复){_TIMES}|没听[清见到](?:楚)?",
            rf"重复{_TIMES}|复述{_TIMES}|从头(?:来|说)?|信号不(?:太)?好",
            r"(?:say|come) (?:that )?again|repeat(?: that)?|pardon",
        ),
    ),
    (
        Mark.SHORT,
        (r"(?:还)?(?:少|差|缺|多)了?(?:一|两|几)?(?:位|个)(?:数字?)?|位数不(?:够|对)|不够",),
    ),
    (
        Mark.WRONG,
        (
            r"不对|不是(?=[\s,，。.!！]|不是)|哦?不(?=[\s,，。])|(?<=不是)不是",
            r"(?:我|又|哎呀|好像|都)?(?:说|搞|报|念|记|讲|弄|写|打)?错了?",
            r"算了|更正(?:一下)?|改一下|其实是?",
            r"no(?![a-z])|sorry|i mean|scratch that|that'?s (?:wrong|not it)|wrong|correction",
        ),
    ),
    (
        Mark.NTH,
        (
            r"倒数第(?P<from_end>[一二三四五六])(?:位|个)(?:数字?)?",
            r"第(?P<from_start>[一二三四五六七八九十])(?:位|个)(?:数字?)?",
            r"最后[一那](?:位|个)|最末(?:位|尾)",
        ),
    ),
    (
        Mark.TAIL,
        (
            rf"(?:最后|最末|后面?|末尾?|尾巴?|剩下|倒数)的?(?P<tail>{_N})(?:位|个)(?:数字?|号码?)?",
            r"(?:号码)?(?:尾号|末尾|尾数|后面|后边|后头|后半截|剩下的?)",
            r"(?:the )?last (?P<last>two|three|four|five|six)(?: digits)?",
            r"ending(?: in| with)?|the rest",
        ),
    ),
    (Mark.MIDDLE, (rf"中间的?(?:那)?(?P<middle>{_N})?(?:位|个|段)?",)),
    (
        Mark.HEAD,
        (
            rf"(?:最?前面?|开头)的?(?:那)?(?:{_N}(?:位|个))?|号码?开头",
            r"the first (?:two|three|four)",
        ),
    ),
    (Mark.EXTENSION, (r"转接?|分机号?码?|内线|extension(?: number)?|ext\.?",)),
    (Mark.AREA, (r"区号|area code",)),
    (Mark.NOT, (r"不是|not",)),
    (
        Mark.IS,
        (r"应该是|应当是|就是|改成|换成|改为|是", r"it'?s|it is|is|are|should be"),
    ),
    (Mark.PLUS, (r"加号?|plus|\+",)),
    (
        Mark.PAUSE,
        (
            r"[\s,，、.。…·\-—–~;；:：!！()（）/]+",
            r"第[一二三四五]段|号码|空格|横?杠|等一?下|等等|稍等|那个|这个|什么|然后|接着|跟着",
            r"我(?:看看|想想|看一下|想一下|查一下)|好的|是的|没错|可以|知道了?|收到|明白|多少|几号|哪位",
            r"麻烦|不好意思|请讲?|[您你](?:说|讲|报)|继续|在?记(?:一?下了?|着|录了?)|谢谢",
            r"还有|另外|另一个|以及|或者|[啊嗯呃额哦噢喔诶哎唉呀嘛呢哈啦咯喂那再对好行得你您和或]",
            r"um+|wait|actually|uh+(?:[ -]huh)?|er+|hm+|mm+|so|well|ok(?:ay)?|then|and|or",
            r"dash|space|hyphen|yes|yeah|yep|sure|thanks?(?: you)?|go on|please|dot",
        ),
    ),
)
_MARK = re.compile(
    "|".join(f"(?P<m{at}>{'|'.join(patterns)})" for at, (_, patterns) in enumerate(_PATTERNS)),
    re.I,
)


def mark_at(text: str, position: int) -> tuple[Mark, re.Match[str]] | None:
    """The mark that stands at a place of a lower-case text, and its match; None when none does.

    Named groups of the match: tail, middle, last (how many digits), from_end, from_start (which).
    """
    match = _MARK.match(text, position)
    if match is None or match.end() == position or match.lastgroup is None:
        return None
    return _PATTERNS[int(match.lastgroup[1:])][0], match
