"""The generated calls: every scene, many seeds; ten rounds of them open, eight held back."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.truth.spoken import scenes_english, scenes_numbers, scenes_places, scenes_traps
from tests.truth.spoken.dialogues import Dialogue
from tests.truth.spoken.digits_said import Manner, english_manner
from tests.truth.spoken.talk import Talk, new_talk

_ROUNDS = {"open": 10, "held": 8}


def generated(part: str) -> list[Dialogue]:
    """The calls of one part ("open" or "held"), the same on every run."""
    return list(_generated(part))


def _generated(part: str) -> Iterator[Dialogue]:
    chinese = (*scenes_numbers.SCENES, *scenes_traps.SCENES, *scenes_places.SCENES)
    yield from _played(chinese, part, "zh", english=False)
    yield from _played(scenes_english.ENGLISH_SCENES, part, "en", english=True)
    yield from _played(scenes_english.MIXED_SCENES, part, "mixed", english=True)


def _played(
    scenes: Sequence[Callable[[Talk], None]], part: str, language: str, *, english: bool
) -> Iterator[Dialogue]:
    for seed in range(_ROUNDS[part]):
        for place, scene in enumerate(scenes):
            name = f"{language}-{scene.__name__}"
            talk = new_talk(name, seed * 100 + place, part, _manner(name, seed, english=english))
            scene(talk)
            yield talk.dialogue


def _manner(name: str, seed: int, *, english: bool) -> Manner | None:
    draw = Random(f"{name}/{seed}")  # noqa: S311 - calls, not secrets
    return english_manner(draw) if english else None
