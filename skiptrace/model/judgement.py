"""A person's word on whether two records are one person."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What the reviewer said."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged the pair (left, right: person ids, left < right), when; later ones supersede.

    note: the reviewer's own words, personal data perhaps. undoes: the judgement_id that this row
    takes back, "" for a judgement proper; verdict is then the one taken back. Nothing is deleted:
    where the last word on a pair is taken back, the word before it stands again.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = field(default="", repr=False)
    judgement_id: str = ""
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it was kept, and the earlier ones that it contradicts.

    contradicts: the standing word on the same pair, or those that say otherwise together (A same
    as B, B same as C, now A different from C); the later one stands.
    """

    judgement: Judgement
    contradicts: tuple[Judgement, ...] = ()
