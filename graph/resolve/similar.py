"""Weighed identity: entities that a key brings side by side, compared field by field."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.compare.comparison import probability
from graph.compare.names import NameLevel
from graph.parameters import (
    CLEARLY_AHEAD,
    JOINING_NAME,
    POSSIBLE_WEIGHT,
)
from graph.resolve.clusters import KEY_KINDS, Clusters, Link
from graph.resolve.keys import LARGEST_BLOCK, weighed_keys
from graph.resolve.profiles import Profiles
from graph.resolve.weigh import best_name, weigh
from skiptrace.model.pair import Agreement, Weighing
from skiptrace.normalize import name_key
from skiptrace.ports import PersonRow

_ID = KEY_KINDS.index("id")
_BARE = KEY_KINDS.index("rec")
Holders = Mapping[str, Sequence[int]]
Weighed = dict[int, dict[int, Weighing]]


def weighed_links(
    rows: Sequence[PersonRow],
    clusters: Clusters,
    by_phone: Holders,
    by_address: Holders,
    hubs: Collection[str],
) -> list[Link]:
    """Links of entities without an id number to the one entity they are alike to.

    One candidate (id-holders before others) at ATTACH_WEIGHT or more is joined when it is clearly
    ahead of the next, the names fit, and they share a phone, a door or a mailbox; everything from
    POSSIBLE_WEIGHT that is not joined is doubtful. A bare name is never joined.
    """
    weighed = _weigh_all(rows, clusters, _side_by_side(rows, clusters, by_phone, by_address), hubs)
    links: list[Link] = []
    for entity in sorted(weighed):
        candidates = weighed[entity]
        chosen = None if clusters.id_no(entity) else _chosen(candidates, clusters)
        if chosen is not None and _joins(entity, chosen, candidates[chosen], clusters):
            certainty = round(probability(candidates[chosen].weight), 4)
            links.append(Link(chosen, entity, "weighed", certainty))
        clusters.doubtful[entity] |= candidates.keys()
    return links


def _chosen(candidates: Mapping[int, Weighing], clusters: Clusters) -> int | None:
    """The best candidate, id-holders first; None when another is nearly as good."""
    holders = [other for other in candidates if clusters.kind(other) == _ID]
    pool = sorted(holders or candidates, key=lambda other: -candidates[other].weight)
    if not pool:
        return None
    if len(pool) > 1:
        lead = candidates[pool[0]].weight - candidates[pool[1]].weight
        if lead < CLEARLY_AHEAD:
            return None
    return pool[0]


def _joins(entity: int, other: int, weighing: Weighing, clusters: Clusters) -> bool:
    """Whether the pair is one without a person's word."""
    if _BARE in (clusters.kind(entity), clusters.kind(other)):
        return False
    return not (weighing.bar or weighing.lacks)


def _weigh_all(
    rows: Sequence[PersonRow],
    clusters: Clusters,
    pairs: Collection[tuple[int, int]],
    hubs: Collection[str],
) -> Weighed:
    """entity -> other entity -> how they weigh, for those that may be one."""
    profiles = Profiles(rows, clusters)
    found: Weighed = {}
    for left, right in pairs:
        if clusters.must_not_meet(left, right):
            continue
        one, other = profiles.of(left), profiles.of(right)
        bare = _BARE in (clusters.kind(left), clusters.kind(right))
        if not _alike(best_name(one, other), bare=bare):
            continue
        weighing = weigh(one, other, hubs)
        if weighing.weight >= POSSIBLE_WEIGHT:
            found.setdefault(left, {})[right] = weighing
            found.setdefault(right, {})[left] = weighing
    return found


# Kin share a surname, siblings most of the name: no doubt worth a person's time by itself.
_UNLIKE = frozenset({NameLevel.DIFFERENT, NameLevel.SAME_SURNAME})


def _alike(names: Agreement | None, *, bare: bool) -> bool:
    """Whether the names leave the question open; bare: one side is a name and nothing else."""
    if names is None:
        return False
    return (names.weight or 0) >= JOINING_NAME if bare else names.level not in _UNLIKE


def _side_by_side(
    rows: Sequence[PersonRow], clusters: Clusters, by_phone: Holders, by_address: Holders
) -> set[tuple[int, int]]:
    """Pairs of entities (anchors) that a key brings together, one of the two more than a name."""
    pairs: set[tuple[int, int]] = set()
    blocks = [*by_phone.values(), *by_address.values(), *_blocks(rows)]
    for holders in blocks:
        if 1 < len(holders) <= LARGEST_BLOCK:
            pairs.update(_pairs(rows, clusters, holders))
    return pairs


def _blocks(rows: Sequence[PersonRow]) -> Iterator[list[int]]:
    found: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for key in weighed_keys(row):
            found.setdefault(key, []).append(index)
    yield from found.values()


def _pairs(
    rows: Sequence[PersonRow], clusters: Clusters, holders: Sequence[int]
) -> Iterator[tuple[int, int]]:
    entities = sorted({clusters.anchor(index) for index in holders if _named(rows[index])})
    for position, left in enumerate(entities):
        for right in entities[position + 1 :]:
            if clusters.kind(left) != _BARE or clusters.kind(right) != _BARE:
                yield left, right


def _named(row: PersonRow) -> bool:
    return any(name_key(name) for name in row.names)
