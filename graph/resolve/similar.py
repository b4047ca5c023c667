"""Fuzzy identity: names that differ a little on the same mobile, and names with nothing else."""

from collections.abc import Iterable, Mapping, Sequence

from graph.compare.comparison import probability
from graph.compare.names import NameLevel, compare_names
from graph.parameters import ATTACH_WEIGHT, POSSIBLE_WEIGHT, SAME_PHONE_PRIOR
from graph.resolve.clusters import KEY_KINDS, Clusters, Link
from graph.resolve.phones import is_mobile
from skiptrace.normalize import name_key
from skiptrace.ports import PersonRow

_ID = KEY_KINDS.index("id")
_BARE = KEY_KINDS.index("rec")


def similar_links(
    rows: Sequence[PersonRow], clusters: Clusters, by_phone: Mapping[str, Sequence[int]]
) -> list[Link]:
    """Links of entities without an id number to the one entity they are alike to.

    Weight = SAME_PHONE_PRIOR + the best name level between the two. One candidate (id-holders
    before others) at ATTACH_WEIGHT or more is joined; everything from POSSIBLE_WEIGHT is doubtful.
    """
    weights = _pair_weights(rows, clusters, by_phone)
    links: list[Link] = []
    for entity in sorted(weights):
        if clusters.id_no(entity):
            continue
        candidates = {
            other: weight for other, weight in weights[entity].items() if weight >= POSSIBLE_WEIGHT
        }
        chosen = _chosen(candidates, clusters)
        if chosen is not None and candidates[chosen] >= ATTACH_WEIGHT:
            certainty = round(probability(candidates[chosen]), 4)
            links.append(Link(chosen, entity, "similar_name", certainty))
        for other in candidates:
            if other != chosen or candidates[other] < ATTACH_WEIGHT:
                clusters.doubtful[entity].add(other)
    return links


def _chosen(candidates: Mapping[int, int], clusters: Clusters) -> int | None:
    """The single candidate, id-holders first; None when there is none or more than one."""
    holders = [other for other in candidates if clusters.kind(other) == _ID]
    pool = holders or list(candidates)
    return pool[0] if len(pool) == 1 else None


def _pair_weights(
    rows: Sequence[PersonRow], clusters: Clusters, by_phone: Mapping[str, Sequence[int]]
) -> dict[int, dict[int, int]]:
    """anchor -> other anchor -> weight, for entities on one phone; a landline is not enough."""
    weights: dict[int, dict[int, int]] = {}
    for phone in sorted(by_phone):
        holders = by_phone[phone]
        if len(holders) < 2:
            continue
        entities = sorted({clusters.anchor(index) for index in holders if _named(rows[index])})
        for position, left in enumerate(entities):
            for right in entities[position + 1 :]:
                if clusters.id_no(left) and clusters.id_no(right):
                    continue
                weight = SAME_PHONE_PRIOR + _best_name(rows, clusters, left, right)
                if not is_mobile(phone):
                    weight = min(weight, ATTACH_WEIGHT - 1)
                weight = max(weight, weights.get(left, {}).get(right, weight))
                weights.setdefault(left, {})[right] = weight
                weights.setdefault(right, {})[left] = weight
    return weights


def _named(row: PersonRow) -> bool:
    return bool(row.names) and not _is_bare(row)


def _is_bare(row: PersonRow) -> bool:
    return not (row.id_no or row.case_no or row.customer_no or row.phone)


def _names(rows: Sequence[PersonRow], clusters: Clusters, entity: int) -> list[str]:
    return sorted({name for index in clusters.members(entity) for name in rows[index].names})


def _best_name(rows: Sequence[PersonRow], clusters: Clusters, left: int, right: int) -> int:
    return max(
        (
            compare_names(a, b).weight
            for a in _names(rows, clusters, left)
            for b in _names(rows, clusters, right)
        ),
        default=0,
    )


_ALIKE = frozenset(
    {NameLevel.EXACT, NameLevel.VARIANT, NameLevel.HOMOPHONE, NameLevel.MASKED, NameLevel.SURNAME}
)


def doubtful_bare_names(
    rows: Sequence[PersonRow],
    clusters: Clusters,
    by_phone: Mapping[str, Sequence[int]],
    by_address: Mapping[str, Sequence[int]],
) -> None:
    """Notes for each record without identifier the entities of a like name at its phone or address.

    They wait for a person's word; nothing is joined.
    """
    for index, row in enumerate(rows):
        if not _is_bare(row) or not any(name_key(name) for name in row.names):
            continue
        near = _neighbours(row.phones, by_phone) | _neighbours(row.addresses, by_address)
        for other in sorted(near - {index}):
            if _is_bare(rows[other]):
                continue
            if any(
                compare_names(a, b).level in _ALIKE for a in row.names for b in rows[other].names
            ):
                clusters.doubtful[index].add(clusters.anchor(other))


def _neighbours(values: Iterable[str], index: Mapping[str, Sequence[int]]) -> set[int]:
    return {holder for value in values for holder in index.get(value, ())}
