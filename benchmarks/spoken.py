"""The spoken-fact miner on labelled calls, open and held back, and how fast it reads.

    python3 dev.py bench spoken

Kinds, owners, seconds and traps as labelled in tests/truth/spoken (its README has the rules). The
held-back calls are evaluated here alone; this page never tells what happened in a single one.
"""

import sys
import time
from collections.abc import Sequence

from sources.calls.spoken_facts import spoken_facts
from sources.calls.transcript import Utterance, with_roles
from tests.truth.spoken.dialogues import Dialogue, written
from tests.truth.spoken.generated import generated
from tests.truth.spoken.mined import scored
from tests.truth.spoken.score import lines

LONG_CALL = 20_000
"""Characters: an hour of talk."""


def main(arguments: Sequence[str]) -> None:
    """Prints the score of every part (or of those named), then the speed."""
    parts = list(arguments) or ["open", "held"]
    for part in parts:
        for title, calls in (("by hand", written(part)), ("generated", generated(part))):
            print(f"== {part}, {title}")
            print(*lines(scored(calls)), sep="\n", end="\n\n")
    speed(generated("open"))


def speed(calls: list[Dialogue]) -> None:
    """Calls and characters a second, over short calls and over one long one."""
    talks = [
        with_roles([Utterance(label, second, text) for label, second, text in call.utterances])
        for call in calls
    ]
    for talk in talks[:20]:
        spoken_facts(talk)
    timed("short calls", talks)
    timed("one long call", [long_call(talks)])


def timed(name: str, talks: list[list[Utterance]]) -> None:
    """One line: how many calls and characters, and how many a second."""
    began = time.perf_counter()
    for talk in talks:
        spoken_facts(talk)
    took = time.perf_counter() - began
    characters = sum(len(utterance.text) for talk in talks for utterance in talk)
    print(
        f"{name}: {len(talks)} of {characters / len(talks):.0f} characters, "
        f"{len(talks) / took:.0f} calls/s, {characters / took:.0f} characters/s"
    )


def long_call(talks: list[list[Utterance]]) -> list[Utterance]:
    """All talks in a row, up to LONG_CALL characters."""
    found: list[Utterance] = []
    length = 0
    for talk in talks:
        found += talk
        length += sum(len(utterance.text) for utterance in talk)
        if length >= LONG_CALL:
            break
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
