"""Which pairs are worth comparing: records that share a key, each pair once.

A key is a number per record; a rule joins all records of one key. What too many share (a hotline, a
dormitory) links nobody. A pair that an earlier rule gave is not given again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]
Codes = NDArray[np.int32]

# Records of one key beyond this are no candidates for one person.
LARGEST_BLOCK = 300
# Pairs that are worked on at once: enough to hide the fixed cost of each step, few enough that two
# threads with ten fields each stay below a few hundred megabytes.
CHUNK = 500_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A named key over all records; -1: the record has none."""

    name: str
    codes: Codes


def usable(rule: Rule, largest: int = LARGEST_BLOCK) -> Rule:
    """The rule without the keys that one record or too many have."""
    counts = np.bincount(rule.codes[rule.codes >= 0], minlength=1)
    keep = (counts > 1) & (counts <= largest)
    codes = np.where((rule.codes >= 0) & keep[np.maximum(rule.codes, 0)], rule.codes, -1)
    return Rule(rule.name, codes.astype(np.int32))


def pair_count(rule: Rule) -> int:
    """How many pairs a usable rule gives."""
    counts = np.bincount(rule.codes[rule.codes >= 0], minlength=1).astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())


def candidate_pairs(
    rules: Sequence[Rule], apart: NDArray[np.int32] | None = None, *, only_last: bool = False
) -> Iterator[tuple[int, Index, Index]]:
    """(place of the rule, left, right) in chunks; left < right, no pair twice.

    apart: a group per record whose members are known to be different people (two clean lists).
    """
    for place, rule in enumerate(rules):
        if only_last and place + 1 < len(rules):
            continue
        for left, right in _pairs_of(rule):
            keep = np.ones(len(left), dtype=np.bool_)
            for earlier in rules[:place]:
                keep &= (earlier.codes[left] != earlier.codes[right]) | (earlier.codes[left] < 0)
            if apart is not None:
                keep &= apart[left] != apart[right]
            yield place, left[keep], right[keep]


def _pairs_of(rule: Rule) -> Iterator[tuple[Index, Index]]:
    """All pairs within each key, the keys in chunks of about CHUNK pairs."""
    order = np.argsort(rule.codes, kind="stable")
    order = order[np.searchsorted(rule.codes[order], 0) :]
    codes = rule.codes[order]
    if not len(codes):
        return
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(codes)])))
    done = np.cumsum(sizes * (sizes - 1) // 2)
    first = 0
    while first < len(starts):
        before = done[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(done, before + CHUNK, side="right")))
        members = order[starts[first] : starts[first] + sizes[first:last].sum()]
        yield _within(members, sizes[first:last])
        first = last


def _within(members: Index, sizes: Index) -> tuple[Index, Index]:
    """Pairs of consecutive groups: each member with all that follow it in its group."""
    ends = np.repeat(np.cumsum(sizes), sizes)
    places = np.arange(len(members))
    following = ends - places - 1
    left = np.repeat(places, following)
    offsets = np.arange(len(left)) - np.repeat(np.cumsum(following) - following, following)
    one, other = members[left], members[left + 1 + offsets]
    return np.minimum(one, other), np.maximum(one, other)
