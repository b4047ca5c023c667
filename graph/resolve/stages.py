"""The stages of resolution, strongest first."""

from collections.abc import Iterable, Mapping, Sequence

from graph.parameters import CERTAINTY
from graph.resolve.clusters import Clusters, Link
from graph.resolve.found import found_pairs
from graph.resolve.hubs import find_hubs
from graph.resolve.judged import apply_judgements
from graph.resolve.keys import phones_of
from graph.resolve.phones import is_mobile
from graph.resolve.similar import weighed_links
from skiptrace.model.judgement import Judgement
from skiptrace.normalize import name_key
from skiptrace.ports import Hub, Identity, PersonRow, Resolution


def resolve(
    people: Iterable[PersonRow],
    case_subjects: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    known_hubs: Sequence[Hub] | None = None,
) -> Resolution:
    """Gives every record one identity (ports.Resolve).

    Stages, strongest first; a later stage never undoes an earlier one: judgements; same id number;
    the case's subject; customer number; name and mobile; mobile alone; name alike on the same
    mobile. Bare names are only ever doubtful. Two different id numbers never meet, not even through
    others, and neither do two that a person judged different.

    people may be a part of the workspace that shares no key with the rest (graph/resolve/keys.py);
    known_hubs are then the hubs of the whole.
    """
    rows = sorted(people, key=lambda row: row.person_id)
    clusters = Clusters((key_kind(row), row.person_id, row.id_no) for row in rows)
    apply_judgements(clusters, {row.person_id: at for at, row in enumerate(rows)}, judgements)
    clusters.apply(_same_id(rows))
    clusters.apply(_same_case(rows, case_subjects))
    clusters.apply(_same_customer(rows))
    by_phone = _holders(rows, "phones")
    by_address = _holders(rows, "addresses")
    hubs = find_hubs(rows, by_phone, by_address) if known_hubs is None else known_hubs
    for hub in hubs:
        (by_phone if hub.kind == "phone" else by_address).pop(hub.value, None)
    clusters.apply(_same_name_and_phone(rows, by_phone))
    clusters.apply(_same_phone(rows, clusters, by_phone))
    shared = frozenset(hub.value for hub in hubs)
    clusters.apply(weighed_links(rows, clusters, by_phone, by_address, shared))
    pairs = found_pairs(rows, clusters, shared)
    return Resolution(_identities(rows, clusters), hubs, pairs)


def key_kind(row: PersonRow) -> int:
    """Rank of the row's key in clusters.KEY_KINDS."""
    given = (
        row.id_no,
        row.case_no,
        row.customer_no,
        row.names and row.phone,
        row.phone,
    )
    return next((rank for rank, value in enumerate(given) if value), len(given))


def _star(rows: list[PersonRow], indexes: list[int], rule: str) -> list[Link]:
    """Links that join all of them, through one without an id number if there is any.

    So the others stay joined when two id-holders among them have to be kept apart.
    """
    centre, *others = sorted(indexes, key=lambda index: rows[index].id_no is not None)
    return [Link(centre, other, rule, CERTAINTY[rule]) for other in others]


def _same_id(rows: list[PersonRow]) -> list[Link]:
    by_id: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.id_no:
            by_id.setdefault(row.id_no, []).append(index)
    return [link for same in by_id.values() for link in _star(rows, same, "id_no")]


def _same_case(rows: list[PersonRow], case_subjects: Mapping[str, str]) -> list[Link]:
    """`case:NO` records speak of that case's subject."""
    place = {row.person_id: index for index, row in enumerate(rows)}
    links = []
    for index, row in enumerate(rows):
        subject = place.get(case_subjects.get(row.case_no or "", ""))
        if row.case_no and not row.id_no and subject is not None and subject != index:
            links.append(Link(subject, index, "case_no", CERTAINTY["case_no"]))
    return links


def _same_customer(rows: list[PersonRow]) -> list[Link]:
    by_number: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.customer_no:
            by_number.setdefault(row.customer_no, []).append(index)
    return [link for same in by_number.values() for link in _star(rows, same, "customer_no")]


def _holders(rows: list[PersonRow], field: str) -> dict[str, list[int]]:
    """value -> records that claim it (a record's own phone included)."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for value in phones_of(row) if field == "phones" else set(row.addresses):
            found.setdefault(value, []).append(index)
    return found


def _same_name_and_phone(rows: list[PersonRow], by_phone: Mapping[str, list[int]]) -> list[Link]:
    """Records of one name at one mobile.

    Several id-holders of that name at that mobile: `apply` keeps them apart and the rest doubtful.
    Records that have nothing but a name stand back: they are never attached without a word.
    """
    links = []
    for phone, holders in by_phone.items():
        if len(holders) < 2 or not is_mobile(phone):
            continue
        by_name: dict[str, list[int]] = {}
        for index in holders:
            if key_kind(rows[index]) == _BARE:
                continue
            for key in {name_key(name) for name in rows[index].names} - {""}:
                by_name.setdefault(key, []).append(index)
        for same in by_name.values():
            links.extend(_star(rows, same, "name_phone"))
    return links


_PHONE_ONLY = 4
_BARE = 5


def _same_phone(
    rows: list[PersonRow], clusters: Clusters, by_phone: Mapping[str, list[int]]
) -> list[Link]:
    """Records that are a mobile and nothing else go to the one entity that has it."""
    links = []
    for index, row in enumerate(rows):
        if key_kind(row) != _PHONE_ONLY or not row.phone or not is_mobile(row.phone):
            continue
        entities = {
            clusters.anchor(other)
            for other in by_phone.get(row.phone, ())
            if other != index and key_kind(rows[other]) not in (_PHONE_ONLY, _BARE)
        }
        if len(entities) == 1:
            links.append(Link(entities.pop(), index, "phone", CERTAINTY["phone"]))
        else:
            clusters.doubtful[index] |= entities
    return links


def _identities(rows: list[PersonRow], clusters: Clusters) -> list[Identity]:
    found = []
    for index, row in enumerate(rows):
        entity = rows[clusters.anchor(index)].person_id
        others = {rows[clusters.anchor(other)].person_id for other in clusters.doubtful[index]}
        found.append(
            Identity(
                row.person_id,
                entity,
                clusters.certainty[index],
                clusters.rule[index],
                tuple(sorted(others - {entity})),
            )
        )
    return found
