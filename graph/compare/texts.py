"""Texts without rules of their own: equal, close, similar, different.

For words in Latin script and for columns that the product knows nothing about; by Jaro-Winkler,
which forgives the end of a word before its beginning.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler


class TextLevel(StrEnum):
    """How two texts agree, best first."""

    EXACT = "exact"
    CLOSE = "close"
    SIMILAR = "similar"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


TEXT_LEVELS = tuple(TextLevel)
_CODE = {level: np.uint8(code) for code, level in enumerate(TEXT_LEVELS)}
# The usual cuts for names (Winkler 1990 and the linkage packages since): one slip in a word of
# seven letters stays above the first, a shared beginning above the second.
CLOSE = 0.92
SIMILAR = 0.80
# Pairs are compared by so many at once, so that the lists handed to the library stay small.
_AT_ONCE = 1_000_000
Index = NDArray[np.int64]


def text_level(left: str, right: str) -> TextLevel:
    """The level of two canonical texts; "" is UNKNOWN."""
    if not left or not right:
        return TextLevel.UNKNOWN
    if left == right:
        return TextLevel.EXACT
    alike = JaroWinkler.similarity(left, right)
    if alike >= CLOSE:
        return TextLevel.CLOSE
    return TextLevel.SIMILAR if alike >= SIMILAR else TextLevel.DIFFERENT


def text_levels(texts: Sequence[str], left: Index, right: Index) -> NDArray[np.uint8]:
    """Codes (places in TEXT_LEVELS) of the pairs of places in `texts`; no text is empty."""
    levels = np.full(len(left), _CODE[TextLevel.EXACT])
    unequal = np.flatnonzero(left != right)
    pairs, where = distinct_pairs(left[unequal], right[unequal], len(texts))
    found = np.full(len(pairs), _CODE[TextLevel.DIFFERENT])
    for start in range(0, len(pairs), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        alike = process.cpdist(
            [texts[place] for place in (pairs[part] // len(texts)).tolist()],
            [texts[place] for place in (pairs[part] % len(texts)).tolist()],
            scorer=JaroWinkler.similarity,
            score_cutoff=SIMILAR,
            dtype=np.float64,
            workers=-1,
        )
        found[part][alike >= SIMILAR] = _CODE[TextLevel.SIMILAR]
        found[part][alike >= CLOSE] = _CODE[TextLevel.CLOSE]
    levels[unequal] = found[where]
    return levels


def distinct_pairs(
    left: NDArray[np.integer], right: NDArray[np.integer], size: int
) -> tuple[Index, Index]:
    """(distinct pairs as lower * size + upper, for each given pair its place among them)."""
    lower, upper = np.minimum(left, right), np.maximum(left, right)
    pairs, where = np.unique(lower.astype(np.int64) * size + upper, return_inverse=True)
    return pairs, where
