"""Numbers as people say them: 幺三八零零… in a transcript, with pauses, corrections and 三个八."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skiptrace.normalize.phones import looks_like_id, phone

# 洞 拐 勾 幺 妖 are the radio words for 0 7 9 1, 两 stands for 2; recognisers also write 〇 and O.
_DIGIT = {
    "零": "0", "〇": "0", "○": "0", "洞": "0", "一": "1", "幺": "1", "妖": "1", "么": "1",
    "二": "2", "两": "2",     "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "拐": "7",
    "八": "8", "九": "9", "勾": "9",
    **{d: d for d in "0123456789"}, **{chr(0xFF10 + d): str(d) for d in range(10)},
}  # fmt: skip
_ENGLISH = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "double": "x2", "triple": "x3",
}  # fmt: skip
_REPEAT = {
    "两": 2,
    "俩": 2,
    "二": 2,
    "2": 2,
    "三": 3,
    "仨": 3,
    "3": 3,
    "四": 4,
    "4": 4,
    "五": 5,
    "5": 5,
    "六": 6,
}
_CHARACTERS = "".join(_DIGIT)
_TOKEN = re.compile(
    rf"(?P<repeat>[两俩二三仨四五六2-5])个(?P<repeated>[{_CHARACTERS}])"
    rf"|(?P<digit>[{_CHARACTERS}])"
    rf"|(?<![A-Za-z])(?P<english>{'|'.join(_ENGLISH)})(?![A-Za-z])"
    r"|(?<=[0-9零〇一幺OoＯ])(?P<letter>[OoＯ])",
    re.I,
)
_PAUSE = re.compile(r"(?:[\s,，、.。…·\-—–~]|啊|嗯|呃|额|哦|那个|然后|空格|杠|横杠){1,8}")
_LONGEST_PAUSE = 12
_MINIMUM = 7
_MOST_CHUNKS = 12  # a landline with its area code, said digit by digit
_LONGEST_RUN = 200  # more groups in one breath are a table, not speech
_EXTENSION = re.compile(r"[\s,，、]*(?:转接?|分机号?(?:是)?)[\s,，、]*")
_CORRECTION = re.compile(
    r"[\s,，。、]*(?:哦|啊|呃)?[\s,，]*(?:不对|不是|错了|说错了?|搞错了?|应该)[\s,，。、]*(?:不对|错了|了|啊)?[\s,，。、]*"
    r"(?:应该)?(?:是)?[\s,，、]*$"
)
_SAID_WRONG = re.compile(
    r"[\s,，。、]*(?:哦|啊|呃|嗯)?[\s,，]*(?:不对|我?(?:说|搞|记|念|报)?错了|哦?不[,，])(?!吗|吧)"
)
# "最后四位是", "应该是", or nothing at all: what leads to the digits that replace the last ones.
_NEW_TAIL = re.compile(
    r"[\s,，。、]*(?:应该)?(?:是)?(?:最后|后面?|末尾|尾号|尾数)?(?:[两二三四五六七八几2-8]位(?:数字?)?)?"
    r"(?:应该)?(?:是)?[\s,，、]*"
)
_LONGEST_TAIL = 8
_TAIL_CERTAINTY = 0.7
# What stands beside digits that are not a phone number: money, quantities, dates, papers, cards.
_UNIT_AFTER = re.compile(
    r"\s*(?:元|块|万|千(?!万)|百|亿|角|毛|美元|人民币|%|年|月|日|号楼|幢|栋|室|单元|分钟|秒|天|个月|岁|斤|公里)"
)
_CONTEXT_BEFORE = re.compile(
    r"(?:身份证|证件|卡号|银行卡|账号|帐号|尾号|合同|订单|单号|编号|流水|案件|案号|验证码|邮编|密码|工号|金额|人民币|"
    r"欠款|还款|余额|车牌|￥|¥|\$)[^\d零一二三四五六七八九幺]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Digits said in one breath; `text[start:end]` is where."""

    digits: str
    start: int
    end: int

    def __repr__(self) -> str:
        """Show the place and the length only."""
        return f"DigitRun(<{len(self.digits)} digits>, {self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class SpokenPhone:
    """A phone number said in a text; `text[start:end]` is where, `certainty` 0..1."""

    number: str
    """Canonical, as `phone` gives it."""
    start: int
    end: int
    certainty: float

    def __repr__(self) -> str:
        """Show the place only."""
        return f"SpokenPhone(<masked>, {self.start}, {self.end}, {self.certainty:.2f})"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Digits said without a pause."""

    digits: str
    start: int
    end: int
    plain: bool
    """Written in ASCII digits throughout."""


def spoken_digits(text: str) -> tuple[DigitRun, ...]:
    """Find every run of seven or more digits, spoken or written, pauses between them included."""
    runs = []
    for chunks in _runs(text[:_MAX_TEXT]):
        digits = "".join(chunk.digits for chunk in chunks)
        if len(digits) >= _MINIMUM:
            runs.append(DigitRun(digits, chunks[0].start, chunks[-1].end))
    return tuple(runs)


_MAX_TEXT = 200_000


def _runs(text: str) -> Iterator[list[_Chunk]]:
    """Group chunks that only pauses separate."""
    run: list[_Chunk] = []
    for chunk in _chunks(text):
        if run and not _joined(text, run[-1].end, chunk.start):
            yield run
            run = []
        run.append(chunk)
    if run:
        yield run


def _joined(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) <= _LONGEST_PAUSE and _PAUSE.fullmatch(gap) is not None


def _chunks(text: str) -> Iterator[_Chunk]:
    """Group the tokens that touch each other (English words: that only blanks separate)."""
    digits, start, end, plain, times = "", 0, 0, True, 1
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        english = match["english"] is not None
        if digits and gap and not (english and gap.isspace()):
            yield _Chunk(digits, start, end, plain)
            digits, plain, times = "", True, 1
        if not digits and times == 1:
            start = match.start()
        value = _value(match)
        end = match.end()
        if value.startswith("x"):
            times = int(value[1])
            continue
        digits += value * times
        plain = plain and match[0].isascii() and match[0].isdigit()
        times = 1
    if digits:
        yield _Chunk(digits, start, end, plain)


def _value(match: re.Match[str]) -> str:
    """Return the digits of a token, or `x2` / `x3` for double and triple."""
    if match["repeat"]:
        return _DIGIT[match["repeated"]] * _REPEAT[match["repeat"]]
    if match["english"]:
        return _ENGLISH[match["english"].lower()]
    return "0" if match["letter"] else _DIGIT[match["digit"]]


def spoken_phones(text: str) -> tuple[SpokenPhone, ...]:
    """Find the phone numbers that a text says, in their order.

    A number that the speaker takes back (不对，是…) is dropped for the one that follows; digits
    too few for a number replace its last ones, and when none follow it is dropped. Money, dates,
    identity, card, contract and order numbers are left alone: by their length, the words before
    and the unit after. Local numbers without area code are not phones here.
    """
    text = text[:_MAX_TEXT]
    found: list[SpokenPhone] = []
    for chunks in _runs(text):
        for reading in _read_run(text, chunks):
            if found and _takes_back(text[found[-1].end : reading.start]):
                found.pop()
            found.append(reading)
    kept = (_corrected(text, reading) for reading in found)
    return tuple(reading for reading in kept if reading is not None)


def _takes_back(between: str) -> bool:
    return len(between) <= 20 and _CORRECTION.fullmatch(between) is not None


def _corrected(text: str, said: SpokenPhone) -> SpokenPhone | None:
    """Put right what the speaker takes back at once; None when nothing says how."""
    wrong = _SAID_WRONG.match(text, said.end)
    if wrong is None:
        return said
    lead_in = _NEW_TAIL.match(text, wrong.end())
    start = lead_in.end() if lead_in else wrong.end()
    run = next(_runs(text[start : start + 40]), None)
    if run is None or run[0].start != 0:
        return None
    tail = "".join(chunk.digits for chunk in run)
    answer = phone(said.number[: -len(tail)] + tail)
    if len(tail) > _LONGEST_TAIL or answer.canonical is None or answer.parts["type"] != "mobile":
        return None
    end = start + run[-1].end
    return SpokenPhone(answer.canonical, said.start, end, said.certainty * _TAIL_CERTAINTY)


def _read_run(text: str, chunks: list[_Chunk]) -> list[SpokenPhone]:
    """Read one run: as a whole, else as the phones that its chunks add up to."""
    before = text[max(0, chunks[0].start - 24) : chunks[0].start]
    if _CONTEXT_BEFORE.search(before) or _UNIT_AFTER.match(text, chunks[-1].end):
        return []
    if chunks[0].start and text[chunks[0].start - 1] in ".$￥¥" and chunks[0].plain:
        return []
    whole = _phone_of(text, chunks)
    if whole is not None:
        return [whole]
    if _paper(chunks) or len(chunks) > _LONGEST_RUN:
        return []
    phones: list[SpokenPhone] = []
    first = 0
    while first < len(chunks):
        reading = _leading_phone(text, chunks[first : first + _MOST_CHUNKS])
        if reading is None:
            first += 1
            continue
        phones.append(reading[0])
        first += reading[1]
    return phones


def _paper(chunks: list[_Chunk]) -> bool:
    """Tell whether a run is an identity number or a bank card read out in groups of four."""
    digits = "".join(chunk.digits for chunk in chunks)
    if looks_like_id(digits):
        return True
    return 16 <= len(digits) <= 19 and all(len(chunk.digits) <= 4 for chunk in chunks)


def _leading_phone(text: str, chunks: list[_Chunk]) -> tuple[SpokenPhone, int] | None:
    """Find the phone that the first chunks make up, and how many chunks it takes."""
    for count in range(1, len(chunks) + 1):
        if sum(len(c.digits) for c in chunks[:count]) > 13:
            return None
        reading = _phone_of(text, chunks[:count])
        if reading is not None:
            return reading, count
    return None


def _phone_of(text: str, chunks: list[_Chunk]) -> SpokenPhone | None:
    """Read chunks as exactly one phone: a mobile, or a landline or 400 number with its area."""
    digits = "".join(chunk.digits for chunk in chunks)
    if not 10 <= len(digits) <= 14:
        return None
    end = chunks[-1].end
    answer = phone(f"+{digits}" if digits.startswith("86") and len(digits) == 13 else digits)
    if answer.canonical is None or answer.parts["type"] == "foreign":
        return None
    number = answer.canonical
    extension = _EXTENSION.match(text, end)
    if extension:
        tail = next(_chunks(text[extension.end() : extension.end() + 12]), None)
        if tail is not None and tail.start == 0 and len(tail.digits) <= 6:
            number, end = f"{number}-{tail.digits}", extension.end() + tail.end
    certainty = answer.certainty * (1.0 if answer.parts["type"] == "mobile" else 0.9)
    return SpokenPhone(number, chunks[0].start, end, certainty * (1.0 if len(chunks) < 6 else 0.9))
