"""Reasons in words: one sentence a reason, in either language, and the sums behind a score.

The sentences stand in explain_sentences.toml, keyed by the reason's code (the feature's name).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from skiptrace.model.lead import MILLI, Lead, Reason

# The reason that says which record a point stands in; place and quote belong to it alone.
PROVENANCE = "source"
# A word that was filled in decides its article: an inquiry, an e-mail, an employer.
_ARTICLE = re.compile(r"\ba (?=[aeio])")


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """code -> {"en": template, "zh": template}; templates use the reason's params."""
    text = resources.files("skiptrace").joinpath("explain_sentences.toml").read_text("utf-8")
    return tomllib.loads(text)


def sentence(reason: Reason, lang: str, *, reveal: bool = False) -> str:
    """What the reason says; where it names the source, also the place in it.

    With reveal it ends with the words the claim rests on.
    """
    templates = sentences().get(reason.code)
    said = _filled(templates[lang], reason, lang) if templates else reason.code
    if reason.code != PROVENANCE:
        return said
    for evidence in reason.evidence[:1]:
        if evidence.place:
            said += f" ({evidence.place})"
        if reveal and evidence.quote:
            said += f' "{evidence.quote}"'
    return said


def _filled(template: str, reason: Reason, lang: str) -> str:
    words = sentences().get("words", {})
    params = {
        key: _word(words, value, lang) if isinstance(value, str) else value
        for key, value in reason.params.items()
    }
    try:
        said = template.format_map(params)
    except (KeyError, ValueError, IndexError):
        return template
    return _ARTICLE.sub("an ", said) if lang == "en" else said


def _word(words: Mapping[str, object], value: str, lang: str) -> str:
    entry = words.get(value)
    if isinstance(entry, dict):
        return str(entry.get(lang, value))
    return value


@dataclass(frozen=True, slots=True)
class Sum:
    """How a lead's chances come about.

    current: (weight in log-odds, sentence); they add up to `log_odds`, and 1/(1+e^-log_odds) is
    p_current. reach: (weight in ln, sentence); they add up to ln(p_reach / p_current).
    """

    current: tuple[tuple[float, str], ...]
    log_odds: float
    p_current: float
    reach: tuple[tuple[float, str], ...]
    p_reach: float


def add_up(lead: Lead, lang: str, *, reveal: bool = False) -> Sum:
    """The lead's reasons as numbers and sentences; the sums are exact in thousandths."""
    total = sum(reason.weight for reason in lead.current)
    return Sum(
        current=tuple(
            (reason.weight / MILLI, sentence(reason, lang, reveal=reveal))
            for reason in lead.current
        ),
        log_odds=total / MILLI,
        p_current=1 / (1 + exp(-total / MILLI)),
        reach=tuple(
            (reason.weight / MILLI, sentence(reason, lang, reveal=reveal)) for reason in lead.reach
        ),
        p_reach=lead.p_reach,
    )
