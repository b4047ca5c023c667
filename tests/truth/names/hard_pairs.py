"""The hard pairs of names in families.txt: who is one person, and what makes it hard to see.

The file is frozen. A rule that is built or mended looks at the open pairs; the held ones are
counted for the report and never listed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HELD_EVERY = 3


class HardPair(NamedTuple):
    """Two written names; same: one person in two hands."""

    same: bool
    family: str
    left: str
    right: str
    held: bool


def hard_pairs() -> Iterator[HardPair]:
    """All pairs in the order of the file."""
    text = (Path(__file__).parent / "families.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        sign, family, pairs = line.split(" ", 2)
        for number, pair in enumerate(pairs.split("; "), start=1):
            left, _, right = pair.partition("=")
            yield HardPair(sign == "+", family, left, right, number % HELD_EVERY == 0)
