"""From scored pairs to people: who belongs together when pairs disagree.

Pairs above even odds join records into groups. In a group where two records speak against each
other (a chain A-B-C whose ends are two people), all its pairs are weighed and the group is built
again from the surest pair down; two parts are joined only while all the pairs between them speak
for it on average.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linkage.model import probability

Index = NDArray[np.int64]
Floats = NDArray[np.float64]
Weigh = Callable[[Index, Index], Floats]

# A pair that speaks as strongly against as this calls the whole group into question.
_AGAINST = -2.0
# Groups beyond this are cut at a higher threshold first: a household is never so large.
_LARGEST = 60


@dataclass(frozen=True, slots=True)
class Entities:
    """Per record: the first record of its entity, and how certain it is to belong there (0..1)."""

    first: Index
    certainty: Floats


def entities(records: int, left: Index, right: Index, log_odds: Floats, weigh: Weigh) -> Entities:
    """Groups the records 0..n-1 by pairs with their log-odds.

    weigh: log-odds of any pairs, for those that no rule gave; pairs come once, left < right.
    """
    joined = log_odds > 0
    group = _components(records, left[joined], right[joined])
    for members in _large(group):
        _cut(group, members, left, right, log_odds)
    for members, scores in _weighed(group, left, right, log_odds, weigh):
        _regroup(group, members, scores)
    return Entities(group, _certainty(group, left, right, log_odds))


def _components(records: int, left: Index, right: Index) -> Index:
    """The smallest record that each record is connected with."""
    label = np.arange(records, dtype=np.int64)
    while True:
        lowest = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, left, lowest)
        np.minimum.at(label, right, lowest)
        label = label[label]
        if np.array_equal(label, before):
            return label


def _large(group: Index) -> list[Index]:
    sizes = np.bincount(group)
    return [np.flatnonzero(group == first) for first in np.flatnonzero(sizes > _LARGEST)]


def _cut(group: Index, members: Index, left: Index, right: Index, log_odds: Floats) -> None:
    """Raises the threshold until no part is too large."""
    inside = np.isin(left, members) & np.isin(right, members) & (log_odds > 0)
    pairs = np.flatnonzero(inside)
    place = {record: number for number, record in enumerate(members.tolist())}
    a = np.array([place[record] for record in left[pairs].tolist()], dtype=np.int64)
    b = np.array([place[record] for record in right[pairs].tolist()], dtype=np.int64)
    for threshold in np.unique(np.floor(log_odds[pairs])):
        keep = log_odds[pairs] > threshold
        parts = _components(len(members), a[keep], b[keep])
        if np.bincount(parts).max() <= _LARGEST:
            break
    group[members] = members[parts]


def _weighed(
    group: Index, left: Index, right: Index, log_odds: Floats, weigh: Weigh
) -> list[tuple[Index, Floats]]:
    """Groups that need a second look: (members, log-odds of every pair of them, a square)."""
    order = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(group[order]) != 0)))
    sizes = np.diff(np.concatenate((starts, [len(order)])))
    several = sizes > 2
    number = np.full(len(group), -1, dtype=np.int64)
    chosen = [order[s : s + k] for s, k in zip(starts[several], sizes[several], strict=True)]
    for place, members in enumerate(chosen):
        number[members] = place
    if not chosen:
        return []
    given = _given(number, left, right, log_odds)
    one, other = _all_pairs(chosen)
    missing = np.array(
        [(a, b) not in given for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    )
    scores = np.empty(len(one))
    scores[missing] = weigh(one[missing], other[missing])
    known = np.flatnonzero(~missing)
    scores[known] = [given[one[i], other[i]] for i in known.tolist()]
    return _doubtful(chosen, scores)


def _given(
    number: Index, left: Index, right: Index, log_odds: Floats
) -> dict[tuple[int, int], float]:
    inside = (number[left] >= 0) & (number[left] == number[right])
    pairs = zip(
        left[inside].tolist(), right[inside].tolist(), log_odds[inside].tolist(), strict=True
    )
    return {(a, b): weight for a, b, weight in pairs}


def _all_pairs(groups: Sequence[Index]) -> tuple[Index, Index]:
    one, other = [], []
    for members in groups:
        a, b = np.triu_indices(len(members), 1)
        one.append(members[a])
        other.append(members[b])
    return np.concatenate(one), np.concatenate(other)


def _doubtful(groups: Sequence[Index], scores: Floats) -> list[tuple[Index, Floats]]:
    found, at = [], 0
    for members in groups:
        count = len(members) * (len(members) - 1) // 2
        part = scores[at : at + count]
        at += count
        if part.min() < _AGAINST:
            square = np.zeros((len(members), len(members)))
            square[np.triu_indices(len(members), 1)] = part
            found.append((members, square + square.T))
    return found


def _regroup(group: Index, members: Index, scores: Floats) -> None:
    """Average linkage from the surest pair down, on the group's own pairs."""
    parts = [[place] for place in range(len(members))]
    while len(parts) > 1:
        best, pair = 0.0, None
        for one in range(len(parts)):
            for other in range(one + 1, len(parts)):
                average = scores[np.ix_(parts[one], parts[other])].mean()
                if average > best:
                    best, pair = average, (one, other)
        if pair is None:
            break
        parts[pair[0]] += parts.pop(pair[1])
    for part in parts:
        records = members[part]
        group[records] = records.min()


def _certainty(group: Index, left: Index, right: Index, log_odds: Floats) -> Floats:
    """Of a record among others its surest pair inside; of one alone, that no pair outside holds."""
    share = probability(log_odds)
    inside, outside = np.zeros(len(group)), np.zeros(len(group))
    same = group[left] == group[right]
    for ends in (left, right):
        np.maximum.at(inside, ends[same], share[same])
        np.maximum.at(outside, ends[~same], share[~same])
    alone = np.bincount(group, minlength=len(group))[group] == 1
    return np.where(alone, 1 - outside, inside)
