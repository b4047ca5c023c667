"""iFlytek's file transcription: JSON written as text inside JSON, word by word.

content.orderResult -> lattice[].json_1best -> st {bg, ed, rl, rt[].ws[] {wb, we, cw[] {w, wp}}};
bg and ed are milliseconds as text, wb and we frames of 10 ms from the sentence's beginning, rl the
speaker (domain.md section 5). `label.rl_track` tells which channel a speaker is on.
"""

from collections.abc import Iterator, Mapping

from sources.calls.json_fields import dicts, loaded, number
from sources.calls.transcript import Utterance
from sources.calls.transcript_text import one_width, spoken
from sources.calls.transcript_words import Word, by_clause

_FRAME_S = 0.01
_TRACKS = {"L": 0, "R": 1}


def iflytek(tree: object) -> Iterator[Utterance]:
    """The utterances; nothing when the document is of another shape."""
    order = _order(tree)
    tracks = {
        str(entry.get("rl")): _TRACKS.get(str(entry.get("track")))
        for entry in dicts((loaded(order.get("label")) or {}).get("rl_track"))
    }
    # lattice has hesitations smoothed out; lattice2, which keeps them, stands in for it.
    for part in dicts(order.get("lattice")) or dicts(order.get("lattice2")):
        best = loaded(part.get("json_1best")) or {}
        sentence = best.get("st")
        if isinstance(sentence, dict):
            yield from _utterances(sentence, tracks)


def _order(tree: object) -> dict[str, object]:
    """What holds the lattice: the whole answer, its content, or the order's result saved alone."""
    if not isinstance(tree, dict):
        return {}
    content = loaded(tree.get("content")) or tree
    return loaded(content.get("orderResult")) or (content if "lattice" in content else {})


def _utterances(
    sentence: Mapping[str, object], tracks: Mapping[str, int | None]
) -> Iterator[Utterance]:
    begin = number(sentence.get("bg"))
    start = None if begin is None else begin / 1000
    words = list(_words(sentence, start))
    rl = str(sentence.get("rl", ""))
    label, text = spoken(rl, "".join(word for word, _ in words))
    if not text:
        return
    utterance = Utterance(label, start, text, channel=tracks.get(rl))
    timed = [Word(one_width(word), at) for word, at in words if at is not None and one_width(word)]
    yield from by_clause(utterance, timed)


def _words(
    sentence: Mapping[str, object], start: float | None
) -> Iterator[tuple[str, float | None]]:
    """The best word of each place with its second; each level is a list under rt, ws, cw."""
    for line in dicts(sentence.get("rt")):
        for place in dicts(line.get("ws")):
            frames = number(place.get("wb"))
            at = None if start is None or frames is None else start + frames * _FRAME_S
            for word in dicts(place.get("cw"))[:1]:
                yield str(word.get("w", "")), at
