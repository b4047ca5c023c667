"""Values shared by too many parties: a hotline, a switchboard, an agent's number, a dormitory."""

from collections.abc import Iterable, Mapping, Sequence

from graph.parameters import HUB_ADDRESS_PARTIES, HUB_PHONE_PARTIES
from graph.resolve.clusters import Clusters
from skiptrace.normalize import name_key
from skiptrace.ports import Hub, PersonRow


def find_hubs(
    rows: Sequence[PersonRow],
    clusters: Clusters,
    by_phone: Mapping[str, Sequence[int]],
    by_address: Mapping[str, Sequence[int]],
) -> list[Hub]:
    """Values claimed by more distinct parties than their cap, sorted by kind and value."""
    found = [
        Hub(kind, value, parties)
        for kind, index, cap in (
            ("phone", by_phone, HUB_PHONE_PARTIES),
            ("address", by_address, HUB_ADDRESS_PARTIES),
        )
        for value, holders in index.items()
        if len(holders) > cap and (parties := _parties(rows, clusters, holders)) > cap
    ]
    return sorted(found, key=lambda hub: (hub.kind, hub.value))


def _parties(rows: Sequence[PersonRow], clusters: Clusters, holders: Iterable[int]) -> int:
    """Distinct people among the records: by id number, or by name where that counts more.

    Ten bare records with one name are one person seen ten times.
    """
    ids = {id_no for index in holders if (id_no := clusters.id_no(index))}
    names = {name_key(rows[index].names[0]) for index in holders if rows[index].names}
    return max(len(ids), len(names - {""}))
