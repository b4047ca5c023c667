"""Digits as they are said, in groups of one breath: 幺三八, 三个零, double oh, 13八0."""

import re
from dataclasses import dataclass, field

_CLEAR = {
    "零": "0", "〇": "0", "○": "0", "洞": "0", "一": "1", "幺": "1", "二": "2", "两": "2",
    "俩": "2", "三": "3", "仨": "3", "四": "4", "五": "5", "六": "6", "七": "7", "拐": "7",
    "八": "8", "九": "9", "勾": "9", "壹": "1", "贰": "2", "叁": "3", "肆": "4", "伍": "5",
    "陆": "6", "柒": "7", "捌": "8", "玖": "9",
    **{d: d for d in "0123456789"}, **{chr(0xFF10 + d): str(d) for d in range(10)},
}  # fmt: skip
# What a recogniser writes for a digit's sound (tone aside): digits only among digits. 是 for 4 is
# left out: "不是幺四是幺三" must not become one number.
_ALIKE = {
    "要": "1", "妖": "1", "腰": "1", "邀": "1", "么": "1", "以": "1", "医": "1", "衣": "1",
    "灵": "0", "林": "0", "铃": "0", "凌": "0", "儿": "2", "伞": "3", "死": "4", "武": "5",
    "舞": "5", "吴": "5", "溜": "6", "刘": "6", "起": "7", "期": "7", "吧": "8", "巴": "8",
    "就": "9", "久": "9", "救": "9",
}  # fmt: skip
_ENGLISH = {
    "zero": "0", "nought": "0", "nil": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_ENGLISH_ALIKE = {"won": "1", "to": "2", "too": "2", "tree": "3", "for": "4", "ate": "8"}
_OH = {"oh": "0", "o": "0", "ow": "0"}
_TIMES = {
    "一": 1, "两": 2, "俩": 2, "二": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "六": 6, "1": 1,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "double": 2, "triple": 3, "treble": 3,
}  # fmt: skip

_SET = {"three": 3, "two": 2}
_HAN = "".join(_CLEAR)
_WORD = "|".join((*_ENGLISH, *_ENGLISH_ALIKE, *_OH))
_TOKEN = re.compile(
    rf"(?P<times>[一两俩二三仨四五六1-6])个(?P<of>[{_HAN}oO])"
    rf"|仨(?P<three>[{_HAN}](?!个))|双(?P<two>[{_HAN}])"
    rf"|(?<![a-z])(?P<many>double|triple|treble)[\s-]+(?P<word>{_WORD}|[0-9])(?![a-z0-9])"
    r"|(?P<hundreds>[一二三四五六七八九]百[一二三四五六七八九]十[一二三四五六七八九])"
    rf"|(?P<clear>[{_HAN}])"
    rf"|(?<![a-z])(?P<english>{_WORD})(?![a-z])"
    rf"|(?P<alike>[{''.join(_ALIKE)}])"
    r"|(?P<letter>(?<![a-np-z])[o\uff2f\uff4f]+(?![a-np-z]))",
    re.I,
)
# Numerals that count places or belong to a word are no digits: "后四位", "倒数第二个", "等一下".
_COUNTING = re.compile(
    r"(?:最后|最末|后面?|末尾?|尾巴?|剩下|中间|前面?|倒数|少了?|差|缺|多了?|第|头)的?那?第?"
    rf"[一二两三四五六七八九十几1-9](?:位(?:数字?)?|个(?![{_HAN}]))"
    rf"|第[一二两三四五六七八九十](?![{_HAN}])"
    rf"|(?<![{_HAN}])[一两几](?:下|遍|次|会儿?|点儿?|些|直|样|共|定|般|边|切|旦|种|句|声|半|[个起](?![{_HAN}]))"
    r"|(?:new|old|this|that|which|any|some|other|another|right|wrong|the|no) one(?![a-z])"
    r"|(?:last|first|middle) (?:one|two|three|four|five|six)(?: digits?)?(?![a-z])",
    re.I,
)
# At a group's end these are particles and verbs far more often than digits.
_NEVER_LAST = frozenset("吧就要以么儿起医衣林吴刘")
_SPACED = re.compile(r"[\s-]{1,2}")
_ALIKE_DOUBT = 0.15
_EDGE_DOUBT = 0.6
_OH_DOUBT = 0.05
_LONE_OH_DOUBT = 0.2


@dataclass(frozen=True, slots=True)
class Group:
    """Digits said without a pause; `text[start:end]` is where.

    readings: what they may be, with the doubt of each (0: nothing doubtful): sounds alike at the
    edges may or may not belong to the number. plain: ASCII digits throughout.
    """

    readings: tuple[tuple[str, float], ...]
    start: int
    end: int
    plain: bool

    @property
    def digits(self) -> str:
        """The least doubtful reading."""
        return self.readings[0][0]

    def __repr__(self) -> str:
        """Show the length and the place only."""
        return f"Group(<{len(self.digits)} digits>, {self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class _Token:
    """One word of digits. sure: nothing else than a digit; english: an English word."""

    digits: str
    start: int
    end: int
    sure: bool
    said: str = field(repr=False)
    english: bool = False

    @property
    def plain(self) -> bool:
        return self.said.isascii() and self.said.isdigit()

    @property
    def oh(self) -> bool:
        """Zero as a letter or an English oh, which is an exclamation too."""
        return not self.sure and self.digits.strip("0") == "" and self.said.isascii()


def groups(text: str) -> list[Group]:
    """Every group of digits of a text, in order; sounds alike count beside digits only."""
    found: list[Group] = []
    cluster: list[_Token] = []
    text = _COUNTING.sub(lambda counting: "\0" * len(counting[0]), text)
    for match in _TOKEN.finditer(text):
        token = _token(match)
        if cluster and not _touch(text, cluster[-1], token):
            found += _grouped(cluster)
            cluster = []
        cluster.append(token)
    return found + _grouped(cluster)


def _token(match: re.Match[str]) -> _Token:
    start, end = match.span()
    kind = match.lastgroup or ""
    said = match[kind].lower()
    if kind == "letter":
        return _Token("0" * len(said), start, end, sure=False, said="o")
    if kind == "hundreds":
        return _Token("".join(_CLEAR[c] for c in said[::2]), start, end, sure=True, said=said)
    if kind == "alike":
        return _Token(_ALIKE[said], start, end, sure=False, said=said)
    if kind == "english":
        sure = said in _ENGLISH
        return _Token(_one(said), start, end, sure, said, english=True)
    times = _SET.get(kind) or _TIMES[(match["times"] or match["many"] or "一").lower()]
    return _Token(_one(said) * times, start, end, sure=True, said=said, english=kind == "word")


def _one(said: str) -> str:
    """The digit that one word or character stands for."""
    tables = (_CLEAR, _ENGLISH, _OH, _ENGLISH_ALIKE)
    return next(table[said] for table in tables if said in table)


def _touch(text: str, last: _Token, token: _Token) -> bool:
    """Whether two tokens are one breath: side by side, or English words with a blank between."""
    if last.end == token.start:
        return True
    spaced = last.english or token.english
    return spaced and _SPACED.fullmatch(text, last.end, token.start) is not None


def _grouped(cluster: list[_Token]) -> list[Group]:
    """The group of a cluster; none when nothing in it is surely a digit."""
    sure = [place for place, token in enumerate(cluster) if token.sure]
    if not sure:
        ohs = cluster if cluster and all(token.oh for token in cluster) else []
        if not ohs:
            return []
        # A lone "oh" may be a zero between other digits; most are exclamations.
        doubt = _ALIKE_DOUBT if len(ohs) > 1 or ohs[0].end - ohs[0].start > 2 else _LONE_OH_DOUBT
        return [Group(((_said(ohs), doubt),), ohs[0].start, ohs[-1].end, plain=False)]
    first, last = sure[0], sure[-1]
    core = cluster[first : last + 1]
    ends = _edges(cluster, first, last)
    readings = [
        (before + _said(core) + after, _doubt(core) + doubt) for before, after, doubt in ends
    ]
    readings.sort(key=lambda reading: (reading[1], reading[0]))
    ahead = max((len(before) for before, _, _ in ends), default=0)
    start = cluster[max(first - ahead, 0)].start if ahead else core[0].start
    end = cluster[last + 1].end if any(after for _, after, _ in ends) else core[-1].end
    return [Group(tuple(readings), start, end, all(token.plain for token in core))]


def _said(tokens: list[_Token]) -> str:
    return "".join(token.digits for token in tokens)


def _doubt(tokens: list[_Token]) -> float:
    return _ALIKE_DOUBT * len({token.said for token in tokens if not (token.sure or token.oh)})


def _edges(cluster: list[_Token], first: int, last: int) -> list[tuple[str, str, float]]:
    """What may stand before and after the sure digits: (before, after, doubt)."""
    before, after = [("", 0.0)], [("", 0.0)]
    ahead = cluster[:first]
    if ahead and all(token.oh for token in ahead):
        before = [(_said(ahead), 0.0)] if len(ahead) > 1 else [("", _OH_DOUBT), ("0", _OH_DOUBT)]
    elif ahead and not ahead[-1].english:
        before.append((ahead[-1].digits, _EDGE_DOUBT))
    behind = cluster[last + 1 :]
    if behind and all(token.oh for token in behind):
        after = [(_said(behind), 0.0)]
    elif behind and not behind[0].english and behind[0].said not in _NEVER_LAST:
        after.append((behind[0].digits, _EDGE_DOUBT))
    return [(b, a, doubt_b + doubt_a) for b, doubt_b in before for a, doubt_a in after]
