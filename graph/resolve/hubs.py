"""Values shared by too many parties: a hotline, a switchboard, an agent's number, a dormitory."""

from collections.abc import Mapping, Sequence

from graph.parameters import HUB_ADDRESS_PARTIES, HUB_PHONE_PARTIES
from skiptrace.normalize import name_key
from skiptrace.ports import Hub, PersonRow

CAPS = {"phone": HUB_PHONE_PARTIES, "address": HUB_ADDRESS_PARTIES}
SMALLEST = min(CAPS.values())


def find_hubs(
    rows: Sequence[PersonRow],
    by_phone: Mapping[str, Sequence[int]],
    by_address: Mapping[str, Sequence[int]],
) -> list[Hub]:
    """Values claimed by more distinct parties than their cap, sorted by kind and value."""
    found = [
        hub
        for kind, index in (("phone", by_phone), ("address", by_address))
        for value, holders in index.items()
        if len(holders) > CAPS[kind]
        and (hub := hub_of(kind, value, [rows[index] for index in holders]))
    ]
    return sorted(found, key=lambda hub: (hub.kind, hub.value))


def hub_of(kind: str, value: str, holders: Sequence[PersonRow]) -> Hub | None:
    """The value as a hub, None while no more parties than its cap claim it.

    Distinct people among the records: by id number, or by name where that counts more. Ten bare
    records with one name are one person seen ten times. Nothing but these records plays a part, so
    that a new one elsewhere changes nothing here.
    """
    ids = {row.id_no for row in holders if row.id_no}
    names = {name_key(row.names[0]) for row in holders if row.names}
    parties = max(len(ids), len(names - {""}))
    return Hub(kind, value, parties) if parties > CAPS[kind] else None
