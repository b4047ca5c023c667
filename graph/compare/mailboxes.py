"""E-mail addresses: the name before the @ says who, the provider behind it hardly anything.

So a@qq.com and b@qq.com are two people, though nine letters of ten agree.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from graph.compare.comparison import Comparison
from graph.compare.readings import read_email
from graph.compare.texts import distinct_pairs
from graph.parameters import EMAIL_WEIGHT

Index = NDArray[np.int64]


class EmailLevel(StrEnum):
    """How two mailboxes agree, best first."""

    EXACT = "exact"
    OTHER_PROVIDER = "other_provider"
    SLIP = "slip"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


EMAIL_LEVELS = tuple(EmailLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(EMAIL_LEVELS)}
# Shorter names (info, admin, li.wei) belong to many, and one letter of them is another's.
_TELLING = 6


@lru_cache(maxsize=65_536)
def compare_emails(left: str, right: str) -> Comparison:
    """Level and weight of two mailboxes as written; symmetric."""
    level = email_level(read_email(left), read_email(right))
    return Comparison(level, EMAIL_WEIGHT[level.value], f"email_{level.value}")


def email_level(left: str, right: str) -> EmailLevel:
    """The level of two mailboxes as `read_email` gives them; "" is UNKNOWN."""
    if not left or not right:
        return EmailLevel.UNKNOWN
    if left == right:
        return EmailLevel.EXACT
    one, _, here = left.partition("@")
    other, _, there = right.partition("@")
    if min(len(one), len(other)) < _TELLING:
        return EmailLevel.DIFFERENT
    if one == other:
        slip = OSA.distance(here, there, score_cutoff=1) <= 1
        return EmailLevel.SLIP if slip else EmailLevel.OTHER_PROVIDER
    slip = here == there and OSA.distance(one, other, score_cutoff=1) <= 1
    return EmailLevel.SLIP if slip else EmailLevel.DIFFERENT


def email_levels(mailboxes: Sequence[str], left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in EMAIL_LEVELS) of pairs of places in `mailboxes`; none is empty."""
    size = len(mailboxes)
    pairs, where = distinct_pairs(left, right, size)
    found = [_CODE[email_level(mailboxes[p // size], mailboxes[p % size])] for p in pairs.tolist()]
    return np.array(found, dtype=np.uint8)[where]
