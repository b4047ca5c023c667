"""Transcripts as plain text with speakers and times, as call centres and meeting tools write them.

客户: ... / 【坐席】... / [00:35] 客户: ... / 00:35 客户: ... / 客户(00:35): ... / 说话人1 00:35 and
the words below it / [00:00.000 --> 00:03.000] ... / columns parted by tabs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sources.calls.transcript import TranscriptProblem, Utterance

TIME = r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{1,2})(?:[.,]\d{1,3})?"
_LATER = r"(?:\s*(?:-->|[-~–至])\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)?"
_DAY = r"(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]+)?"
_STAMP = re.compile(rf"\s*(?:[\[(]\s*)?{_DAY}{TIME}{_LATER}(?:\s*[\])])?")
# "地址:" inside speech must not become a speaker, so only these do; the lender's side also with a
# name behind it.
_WHO = (
    r"(?:(?:客服|坐席|座席|催收员|专员)[\u4e00-\u9fff]{0,3}"
    r"|(?:客户|用户|借款人|债务人|机主|持卡人)(?:家属|本人)?"
    r"|本人|客人|催收|话务员|接线员|机器人|家属|家人|亲属|亲戚|父亲|母亲|爸爸|妈妈|配偶|妻子|丈夫|老婆|老公"
    r"|儿子|女儿|哥哥|弟弟|姐姐|妹妹|同事|朋友|邻居|前台|联系人|担保人|第三[人方]|他人|主叫|被叫"
    r"|说话人|发言人|通话人|[左右]声道"
    r"|customer|user|client|borrower|agent|seat|operator|caller|callee|speaker|spk|family|relative)"
)
# A number of the speaker, but not the beginning of a time.
_NUMBER = r"(?:[\s_-]?[\dA-Za-z一二三]{1,6}(?![\dA-Za-z]|:\d{2}))?"
_LABEL = rf"{_WHO}{_NUMBER}(?:\((?![\d:.]+\))[^()]{{1,12}}\))?"
_SPEAKER = re.compile(
    rf"\s*(?:(?P<open>[\[【(<])\s*)?(?P<label>{_LABEL}|[AB])(?:\s*(?P<close>[\]】)>]))?", re.I
)
_COLON = re.compile(r"\s*[::]\s*")
# A call does not begin an hour into its own recording: such times are those of a clock.
_CLOCK_S = 3600.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line taken apart: speaker ("" for none), second (None for none), words."""

    label: str
    start: float | None
    text: str


def one_width(text: str) -> str:
    """The text in one width of characters and punctuation, without blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def spoken(label: str, text: str) -> tuple[str, str]:
    """(speaker, words): a speaker written into the words is taken out when none is given."""
    words = one_width(text)
    return (label, words) if label else labelled(words)


def labelled(text: str) -> tuple[str, str]:
    """(speaker, words) of a line such as "客户: ..."; no speaker: ("", line)."""
    line = _taken_apart(text)
    return (line.label, line.text) if line.label and line.start is None else ("", text)


def text_utterances(text: str) -> list[Utterance]:
    """The utterances of a text, line by line; a line without a speaker goes on with the last one.

    Raises TranscriptProblem when there are no words in it.
    """
    found = list(_said(text.splitlines()))
    if not found:
        raise TranscriptProblem("transcript_empty")
    times = [utterance.start for utterance in found if utterance.start is not None]
    if times and times[0] >= _CLOCK_S:
        found = [replace(u, start=_since(u.start, times[0])) for u in found]
    return found


def _since(start: float | None, first: float) -> float | None:
    return None if start is None else max(start - first, 0.0)


def _said(lines: list[str]) -> Iterator[Utterance]:
    label = ""
    waiting: float | None = None
    for written in lines:
        line = _taken_apart(written)
        label = line.label or label
        if line.text:
            start = waiting if line.start is None else line.start
            yield Utterance(label, start, line.text)
            waiting = None
        elif line.start is not None:
            waiting = line.start


def _taken_apart(written: str) -> _Line:
    """Time, speaker and words of a line, time and speaker in either order or missing."""
    text = written.strip()
    stamp = _STAMP.match(text)
    rest = text[stamp.end() :] if stamp else text
    start = seconds(stamp) if stamp else None
    who = _SPEAKER.match(rest)
    if who is None:
        return _Line("", start, rest.strip())
    after = rest[who.end() :]
    inner = None if stamp else _STAMP.match(after)
    if inner:
        after, start = after[inner.end() :], seconds(inner)
    colon = _COLON.match(after)
    if colon is None and not _stands_alone(who, after, timed=start is not None):
        return _Line("", seconds(stamp) if stamp else None, (rest if stamp else text).strip())
    said = after[colon.end() :] if colon else after
    late = _STAMP.match(said) if start is None else None
    if late:
        said, start = said[late.end() :], seconds(late)
    return _Line(who["label"].strip(), start, said.strip(" \t:"))


def _stands_alone(who: re.Match[str], after: str, *, timed: bool) -> bool:
    """Whether a speaker counts without a colon: in brackets, beside a time, before a tab."""
    if who["open"] and who["close"]:
        return True
    apart = not after or after[0].isspace()
    return apart and len(who["label"]) > 1 and (timed or not after.strip() or after[0] == "\t")


def seconds(match: re.Match[str]) -> float:
    """Seconds of a match of TIME."""
    return int(match["h"] or 0) * 3600.0 + int(match["m"]) * 60.0 + int(match["s"])
