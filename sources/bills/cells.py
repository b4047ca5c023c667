"""The cells of a bill's line: counterpart, direction, start and duration, each a pure function."""

import re
from enum import StrEnum
from typing import NamedTuple

from skiptrace import normalize
from skiptrace.normalize.text import cleaned, is_placeholder
from sources.bills.context import BillContext
from sources.words import plain, word_table


class Direction(StrEnum):
    """Which way a call went, from the subscriber; MESSAGE: the line is no call at all."""

    OUT = "out"
    IN = "in"
    UNSAID = "unsaid"
    MESSAGE = "message"


class Counterpart(NamedTuple):
    """The other line, or why the cell cannot be used.

    value: canonical; None where no private person can be behind it: short and service numbers.
    """

    value: str | None
    problem: str | None = None


class Start(NamedTuple):
    """When a call began. month: year * 12 + month - 1; second: of the day, -1 when not told."""

    month: int
    day: int
    second: int


# A forwarded call is one that was received (domain.md 4.1). Digits alone mean different things
# with different carriers, so none is taken.
_DIRECTIONS = word_table(
    {
        Direction.OUT: """主叫 呼出 去电 拨出 打出 主叫通话 语音主叫 主叫语音 本地主叫 漫游主叫
            国内异地主叫 out outgoing dial caller originating mo""",
        Direction.IN: """被叫 呼入 来电 接听 打入 被叫通话 语音被叫 被叫语音 本地被叫 漫游被叫
            国内异地被叫 呼叫转移 呼转 呼叫前转 前转 转移
            in incoming dialed called callee terminating mt""",
        Direction.MESSAGE: """发送 接收 短信 彩信 发短信 收短信 短信发送 短信接收
            sms mms send receive""",
    }
)
_MESSAGE = re.compile(r"短信|彩信|短彩|流量|上网|数据|增值|SMS|MMS|GPRS|message|data", re.I)
_SHORT = re.compile(r"[*#]?[0-9]{1,6}#?")
# Ports of message services and carriers' own platforms run to twenty digits.
_PORT = re.compile(r"(?:106|125)[0-9]{5,17}")
_HIDDEN = re.compile(r"[0-9*×Xx]*[*×]{2,}[0-9*×Xx]*")

_UNITS = re.compile(
    r"(?:([0-9]+)(?:小时|时|h))?(?:([0-9]+)(?:分钟|分|m|'))?(?:([0-9]+)(?:秒钟?|s|\"|''))?", re.I
)
_CLOCK_DURATION = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:\.[0-9]+)?")
_SECONDS = re.compile(r"([0-9]{1,6})(?:\.0+)?")
LONGEST_CALL = 86_400  # carriers cut a call long before a day is over

_CLOCK = re.compile(r"([0-9]{1,2})[:时点]([0-9]{1,2})(?:[:分]([0-9]{1,2})秒?|分)?(?:\.[0-9]+)?")
_DIGIT_CLOCK = re.compile(r"([0-9]{1,2})([0-9]{2})([0-9]{2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?(?:\s+|(?<=日))?(.*)")


def counterpart(text: str) -> Counterpart:
    """The other line of a call."""
    read = normalize.phone(text)
    if read.canonical is not None:
        return Counterpart(None if read.parts["type"] == "service" else read.canonical)
    value = re.sub(r"[\s-]+", "", cleaned(text)[0])
    if _SHORT.fullmatch(value) or _PORT.fullmatch(value):
        return Counterpart(None)
    if _HIDDEN.fullmatch(value) and re.search("[0-9]", value):
        return Counterpart(None, "hidden_number")
    return Counterpart(None, read.problem or "unusable")


def direction(text: str, service: str = "") -> Direction | None:
    """Which way; UNSAID for an empty cell, None for a word we do not know.

    service: the kind of service, where the bill has a column for it.
    """
    if service and _MESSAGE.search(service):
        return Direction.MESSAGE
    value, _ = cleaned(text)
    if not value or is_placeholder(value):
        return Direction.UNSAID
    return _DIRECTIONS.get(plain(value))


def seconds(text: str) -> int | None:
    """A duration in seconds, 0 for an empty cell; None when it is none or beyond a day."""
    value, _ = cleaned(text)
    value = re.sub(r"\s+", "", value)
    if not value or not any(c.isalnum() for c in value):
        return 0
    whole = _SECONDS.fullmatch(value)
    if whole:
        return _bounded(int(whole[1]))
    for form in (_CLOCK_DURATION, _UNITS):
        match = form.fullmatch(value)
        if match and any(match.groups()):
            hours, minutes, rest = (int(part or 0) for part in match.groups())
            return _bounded(hours * 3600 + minutes * 60 + rest)
    return None


def _bounded(number: int) -> int | None:
    return number if number <= LONGEST_CALL else None


def start(text: str, clock: str, context: BillContext) -> Start | str:
    """When the call began, from a cell with day and time or from two cells; else a problem code."""
    value, _ = cleaned(text)
    short = _NO_YEAR.fullmatch(value)
    if short and int(short[1]) <= 12:
        year = context.year_of(int(short[1]))
        if year is None:
            return "year_unknown"
        value = f"{year}-{short[1]}-{short[2]} {short[3]}".strip()
    read = normalize.moment(value)
    if read.canonical is None:
        return read.problem or "unusable"
    month = int(read.canonical[:4]) * 12 + int(read.canonical[5:7]) - 1
    day, at = int(read.canonical[8:10]), read.canonical[11:]
    if read.parts.get("precision") != "day":
        return Start(month, day, int(at[:2]) * 3600 + int(at[3:5]) * 60 + int(at[6:8]))
    second = clock_seconds(clock)
    return "clock_shape" if second is None else Start(month, day, second)


def clock_seconds(text: str) -> int | None:
    """Seconds of the day of a time by itself, -1 for an empty cell; None when it is none."""
    value, _ = cleaned(text)
    value = re.sub(r"\s+", "", value)
    if not value or (is_placeholder(value) and set(value) != {"0"}):
        return -1
    match = _CLOCK.fullmatch(value) or _DIGIT_CLOCK.fullmatch(value.zfill(6))
    if match is None:
        return None
    hour, minute, rest = (int(part or 0) for part in match.groups())
    return hour * 3600 + minute * 60 + rest if hour < 24 and minute < 60 and rest < 60 else None
