"""`recordings`: a manifest and transcripts of calls between the loan day and the as-of day."""

import json
from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.writers import scenes
from skiptrace.demo.writers.scenes import AGENT
from skiptrace.demo.writers.status import true_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.writers.scenes import Scene

    Play = Callable[[Dossier, int], Scene | None]

HEADER = (
    "call_id", "case_no", "id_no", "phone", "started_at", "duration_s", "direction", "audio",
    "transcript",
)  # fmt: skip
_RECORDED = 0.42
_HOW_MANY = ((1, 0.4), (2, 0.35), (3, 0.15), (4, 0.1))
# After the loan is given: (scene, weight before the default, weight after it).
_SCENES: "tuple[tuple[Play, float, float], ...]" = (
    (scenes.new_number, 1.2, 0.5),
    (scenes.moved, 0.8, 0.3),
    (scenes.at_work, 0.4, 0.3),
    (scenes.call_spouse, 0.1, 0.5),
    (scenes.relative_tells, 0.0, 0.6),
    (scenes.relative_silent, 0.0, 1.5),
    (scenes.wrong_number, 0.0, 0.8),
    (scenes.small_talk, 0.5, 2.0),
    (scenes.enquiry, 3.0, 0.5),
)
_TO_THE_FORM_NUMBER = (scenes.small_talk, scenes.call_spouse, scenes.wrong_number)
_MS_A_CHARACTER = 220
_Timed = list[tuple[str, int, int, str]]


def calls(dossier: "Dossier", first: int) -> list[tuple[tuple[str, ...], str, str]]:
    """The case's calls: (manifest row, transcript file name, its text); ids count from `first`."""
    dice, as_of = dossier.dice, dossier.calendar.as_of
    if not dice.chance(_RECORDED):
        return []
    days = [dice.day(dossier.loan.loan_day + 5, as_of - 3) for _ in range(dice.pick(_HOW_MANY))]
    found: list[tuple[tuple[str, ...], str, str]] = []
    for day in sorted(days):
        scene = _scene(dossier, day)
        if scene is not None:
            found.append(_call(dossier, scene, day, first + len(found)))
    return found


def _scene(dossier: "Dossier", day: int) -> "Scene | None":
    late = day > dossier.loan.overdue_day + 30
    play = dossier.dice.pick([(play, after if late else before) for play, before, after in _SCENES])
    if play in _TO_THE_FORM_NUMBER:
        play = _who_answers(dossier, day, play)
    return play(dossier, day)


def _who_answers(dossier: "Dossier", day: int, play: "Play") -> "Play":
    """The scene that fits who has the number on the form on that day."""
    number = dossier.form.mobile
    if true_status(dossier, number, day) != "live":
        return scenes.relative_silent
    if not dossier.subject.has("phone", number, day):
        return scenes.wrong_number
    return scenes.small_talk if play is scenes.wrong_number else play


def _call(
    dossier: "Dossier", scene: "Scene", day: int, number: int
) -> tuple[tuple[str, ...], str, str]:
    dice = dossier.dice
    timed = _timed(scene)
    suffix, text = dice.pick(_RENDERERS)(timed)
    call_id = f"R{number:06d}"
    path = f"transcripts/{call_id}.{suffix}"
    by_case = dice.chance(0.8)
    row = (
        call_id,
        dossier.loan.case_no if by_case else "",
        "" if by_case else dossier.subject.id_no,
        scene.number or "",
        f"{noise.iso(day)} {9 + int(dice.random() * 11):02d}:{int(dice.random() * 60):02d}:00",
        str(-(-timed[-1][2] // 1000)),
        "in" if scene.inbound else "out",
        "",
        path,
    )
    return row, path, text


def _timed(scene: "Scene") -> _Timed:
    clock = 600
    found: _Timed = []
    for speaker, text in scene.turns:
        end = clock + _MS_A_CHARACTER * len(text)
        found.append((speaker, clock, end, text))
        clock = end + 400
    return found


def _segments(timed: _Timed) -> tuple[str, str]:
    rows = [
        {
            "speaker": "agent" if speaker == AGENT else "customer",
            "start": start / 1000,
            "end": end / 1000,
            "text": text,
        }
        for speaker, start, end, text in timed
    ]
    return "json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _verbose(timed: _Timed) -> tuple[str, str]:
    rows = [
        {"id": place, "start": start / 1000, "end": end / 1000, "text": f"{speaker}：{text}"}
        for place, (speaker, start, end, text) in enumerate(timed)
    ]
    whole = {
        "task": "transcribe",
        "language": "zh",
        "duration": timed[-1][2] / 1000,
        "text": "".join(text for _, _, _, text in timed),
        "segments": rows,
    }
    return "json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _clock(ms: int, mark: str) -> str:
    seconds = ms // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{ms % 1000:03d}"


def _vtt(timed: _Timed) -> tuple[str, str]:
    cues = (
        f"{_clock(start, '.')} --> {_clock(end, '.')}\n<v {speaker}>{text}</v>\n"
        for speaker, start, end, text in timed
    )
    return "vtt", "WEBVTT\n\n" + "\n".join(cues)


def _srt(timed: _Timed) -> tuple[str, str]:
    cues = (
        f"{place}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{speaker}：{text}\n"
        for place, (speaker, start, end, text) in enumerate(timed, start=1)
    )
    return "srt", "\n".join(cues)


def _plain(timed: _Timed) -> tuple[str, str]:
    return "txt", "".join(f"{speaker}：{text}\n" for speaker, _, _, text in timed)


_RENDERERS = ((_segments, 4.0), (_verbose, 2.0), (_vtt, 1.5), (_srt, 1.5), (_plain, 2.0))
