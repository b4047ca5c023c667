"""A person's word on whether two records are one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What the reviewer said."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged the pair (left, right: person ids, left < right), when; later ones supersede."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
