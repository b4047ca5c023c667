"""Pairs of entities that are not one but might be, or are kept apart over a bridge."""

from collections.abc import Collection, Sequence

from graph.resolve.clusters import Clusters
from graph.resolve.profiles import Profiles
from graph.resolve.weigh import TWO_NUMBERS, weigh
from skiptrace.model.pair import Outcome
from skiptrace.ports import FoundPair, PersonRow

Pair = tuple[int, int]


def found_pairs(
    rows: Sequence[PersonRow], clusters: Clusters, hubs: Collection[str]
) -> list[FoundPair]:
    """By the ids of the two entities, the lesser first; sorted.

    Two that must not meet are DIFFERENT, and kept for the bridge between them; one beside several
    that cannot all be the same is AMBIGUOUS; the others are POSSIBLY_SAME.
    """
    found = []
    anchors = _open(clusters)
    beside: dict[int, set[int]] = {}
    for left, right in anchors:
        if not clusters.must_not_meet(left, right):
            beside.setdefault(left, set()).add(right)
            beside.setdefault(right, set()).add(left)
    profiles = Profiles(rows, clusters)
    bridges = _bridges(rows, clusters)
    for left, right in anchors:
        weighing = weigh(profiles.of(left), profiles.of(right), hubs)
        found.append(
            FoundPair(
                rows[left].person_id,
                rows[right].person_id,
                _outcome(clusters, left, right, beside),
                weighing.weight,
                _rule(clusters, left, right),
                bridges.get((left, right), ()),
            )
        )
    return sorted(found, key=lambda pair: (pair.left, pair.right))


def _open(clusters: Clusters) -> set[Pair]:
    """Anchors of different clusters of which one might be the other; rows come by person_id."""
    pairs = set()
    for index, others in enumerate(clusters.doubtful):
        for other in others:
            left, right = sorted((clusters.anchor(index), clusters.anchor(other)))
            if left != right:
                pairs.add((left, right))
    return pairs


def _outcome(clusters: Clusters, left: int, right: int, beside: dict[int, set[int]]) -> Outcome:
    if clusters.must_not_meet(left, right):
        return Outcome.DIFFERENT
    for one, other in ((left, right), (right, left)):
        if any(clusters.must_not_meet(other, rival) for rival in beside[one] - {other}):
            return Outcome.AMBIGUOUS
    return Outcome.POSSIBLY_SAME


def _rule(clusters: Clusters, left: int, right: int) -> str:
    if clusters.judged_different(left, right):
        return "judged"
    return TWO_NUMBERS if clusters.must_not_meet(left, right) else "weighed"


def _bridges(rows: Sequence[PersonRow], clusters: Clusters) -> dict[Pair, tuple[str, ...]]:
    """Pair of anchors -> the records over which the two hang together."""
    found: dict[Pair, set[str]] = {}
    for (left, right), between in clusters.bridges.items():
        one, other = sorted((clusters.anchor(left), clusters.anchor(right)))
        found.setdefault((one, other), set()).update(rows[index].person_id for index in between)
    return {pair: tuple(sorted(ids)) for pair, ids in found.items()}
