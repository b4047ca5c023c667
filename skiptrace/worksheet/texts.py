"""What the worksheet says in words, from texts.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from skiptrace.model.worksheet import Ground, WorksheetPlace


@cache
def texts() -> Mapping[str, Any]:
    """places, grounds and notes, as the file has them."""
    text = resources.files("skiptrace.worksheet").joinpath("texts.toml").read_text("utf-8")
    return tomllib.loads(text)


def place_name(place: WorksheetPlace, lang: str) -> str:
    """Where to look."""
    return str(texts()["places"][place.value][_known(lang)])


def place_how(place: WorksheetPlace, lang: str) -> str:
    """How to look there."""
    return str(texts()["places"][place.value][f"how_{_known(lang)}"])


def place_yields(place: WorksheetPlace, lang: str) -> str:
    """What may be found there."""
    return str(texts()["places"][place.value][f"yields_{_known(lang)}"])


def say_grounds(grounds: Sequence[Ground], lang: str) -> str:
    """Why a query is worth trying, in one line."""
    known = _known(lang)
    said = [str(texts()["grounds"][g.code][known]).format_map(g.params) for g in grounds]
    return ("；" if known == "zh" else "; ").join(said)


def notes(lang: str) -> list[str]:
    """What to observe, one sentence each."""
    return [str(note[_known(lang)]) for note in texts()["notes"]]


def shown_others(others: float) -> str:
    """The expected number of other hits: <0.1, 0.4, 7, 120."""
    if others < 0.1:
        return "<0.1"
    return f"{others:.1f}" if others < 1 else str(_round(others))


def _round(number: float) -> int:
    """To two significant digits."""
    return int(float(f"{number:.2g}"))


def rounded(number: float) -> int:
    """At least 1, to two significant digits: more would claim a knowledge nobody has."""
    return max(1, _round(number))


def _known(lang: str) -> str:
    return "zh" if lang == "zh" else "en"
