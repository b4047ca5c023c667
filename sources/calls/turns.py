"""Turns of a talk: consecutive utterances of one speaker as one text that keeps its times."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from sources.calls.transcript import Speaker, Utterance

# What an agent says while somebody dictates a number; it does not end the dictation.
_BACKCHANNEL = re.compile(
    r"[\s,，。.]*(?:嗯|哦|好|好的|对|是|行|您说|你说|继续|然后呢|ok|mm|uh-?huh)+[\s,，。.]*", re.I
)
_ENDS = "。!?;！？；,，"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go. marks: (offset in text, second it starts at)."""

    speaker: Speaker
    text: str = field(repr=False)
    marks: tuple[tuple[int, float | None], ...]
    label: str = ""

    def second(self, offset: int) -> float | None:
        """When the utterance that holds this offset begins."""
        return self.marks[bisect_right(self.marks, offset, key=lambda mark: mark[0]) - 1][1]

    def sentence(self, start: int, end: int) -> str:
        """The words around a place, from one sentence end to the next, at most 120 characters."""
        first = max(self.text.rfind(mark, 0, start) for mark in "。!?！？") + 1
        stops = [at for mark in "。!?！？" if (at := self.text.find(mark, end)) >= 0]
        last = min(stops, default=len(self.text))
        return self.text[max(first, start - 60) : min(last, end + 60)].strip(" ,，")


def turns(utterances: list[Utterance]) -> list[Turn]:
    """Joins utterances; an agent's "嗯" between two stretches of the other side is passed over."""
    groups: list[list[Utterance]] = []
    for index, utterance in enumerate(utterances):
        if _is_backchannel(utterances, index):
            continue
        last = groups[-1][-1] if groups else None
        if last and (last.speaker, last.label) == (utterance.speaker, utterance.label):
            groups[-1].append(utterance)
        else:
            groups.append([utterance])
    return [_turn(group) for group in groups]


def _is_backchannel(utterances: list[Utterance], index: int) -> bool:
    utterance = utterances[index]
    if utterance.speaker is not Speaker.AGENT or not 0 < index < len(utterances) - 1:
        return False
    around = {utterances[index - 1].speaker, utterances[index + 1].speaker}
    return around == {Speaker.CUSTOMER} and _BACKCHANNEL.fullmatch(utterance.text) is not None


def _turn(group: list[Utterance]) -> Turn:
    text = ""
    marks: list[tuple[int, float | None]] = []
    for utterance in group:
        if text and text[-1] not in _ENDS:
            text += ","
        marks.append((len(text), utterance.start))
        text += utterance.text
    return Turn(group[0].speaker, text, tuple(marks), group[0].label)
