"""The institutional rungs: the offices in charge of the registered address, nearest first.

A line from the directory makes a rung a call; without one, or when every line of it is dead, it is
an inquiry: which office, its published line is looked up. No number is invented (field.md rows 51
to 53). Where no address is registered, the county that the identity number was given in counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from graph.compare.addresses import address_parts
from graph.draft import Draft
from graph.features.point import office_in_charge
from graph.score import score
from graph.view import CaseView, PointView, one_per_origin
from skiptrace.errors import InvalidValue
from skiptrace.model.attempt import Channel
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lead import Hop
from skiptrace.model.party import Party, Role
from skiptrace.normalize.local_gazetteer import area_code
from skiptrace.normalize.numbering import numbered_in
from skiptrace.normalize.office_names import COUNTY, Office, offices_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """What ties the family to the place: rows of the registered address, () for the id number."""

    edge: str
    rows: tuple[FactRow, ...]
    ladder: tuple[Office, ...]


NUMBERED = "numbered"
"""Edge of a path that rests on the place of numbering alone."""


def office_drafts(view: CaseView) -> Iterator[Draft]:
    """Leads to the offices, rung by rung; none when nothing says where the family belongs."""
    anchor = _registered(view) or _numbered(view)
    if anchor is None:
        return
    called: set[str] = set()
    for rung in anchor.ladder:
        lines = _lines(rung, view)
        # A township's line is often given for its villages too: the nearest rung has it.
        for point in [line for line in lines if line.value not in called]:
            called.add(point.value)
            yield _call(rung, point, anchor, view)
        office = _office_point(rung.name)
        if office and all(view.known_dead(point.value) for point in lines):
            yield _inquiry(rung, office, anchor, view)


def rungs_without_line(view: CaseView) -> list[Office]:
    """Rungs of the family's ladder that the directory has no line of, the nearest first."""
    anchor = _registered(view) or _numbered(view)
    rungs = anchor.ladder if anchor else ()
    return [rung for rung in rungs if rung.code and not _lines(rung, view)]


def institution_id(name: str) -> str:
    """Entity id of an institution: its name is all that identifies it."""
    return blake2b(f"institution:{name}".encode(), digest_size=8).hexdigest()


def _registered(view: CaseView) -> Anchor | None:
    """The latest registered address that names a place with offices."""
    points = [
        point
        for point in view.by_holder.get(view.subject, ())
        if ContactUse.REGISTERED in point.uses
    ]
    for home in sorted(points, key=lambda one: (str(one.newest or ""), one.value), reverse=True):
        ladder = _ladder(home.value)
        if ladder:
            return Anchor(ContactUse.REGISTERED.value, tuple(home.rows), ladder)
    return None


@lru_cache(maxsize=8_192)
def _ladder(address: str) -> tuple[Office, ...]:
    return offices_of(address_parts(address))


def _numbered(view: CaseView) -> Anchor | None:
    """The county of the identity number: its published lines, and no rung below it."""
    id_no = view.file.case.subject.id_no
    if id_no is None:
        return None
    place = numbered_in(id_no[:6], int(id_no[6:10]))
    if place is None or not place.area:
        return None
    return Anchor(NUMBERED, (), (Office(COUNTY, area_code(place.area), ""),))


def _lines(rung: Office, view: CaseView) -> list[PointView]:
    """The directory's lines of the rung, each with its rows, by office and number."""
    found: dict[tuple[str, str], list[FactRow]] = {}
    for row in view.offices:
        if rung.code and row.region == rung.code:
            found.setdefault((row.name or rung.name, row.value), []).append(row)
    return [_line(name, value, rows) for (name, value), rows in sorted(found.items())]


def _line(name: str, value: str, rows: Sequence[FactRow]) -> PointView:
    point = PointView(institution_id(name), ContactKind.PHONE, value, list(rows))
    point.acts = one_per_origin(rows)
    point.uses = frozenset({ContactUse.OFFICE_PHONE})
    point.newest = max((act.observed_on for act in point.acts if act.observed_on), default=None)
    return point


def _call(rung: Office, point: PointView, anchor: Anchor, view: CaseView) -> Draft:
    """p_current of a line: that it is still the office's."""
    name = point.rows[0].name or rung.name
    contact = ContactPoint.stored(ContactUse.OFFICE_PHONE, point.value)
    found = score(point, view)
    party = Party(point.holder, Role.INSTITUTION, None, name)
    return Draft(
        Channel.CALL, contact, party, point, ContactUse.OFFICE_PHONE, found.reasons,
        found.log_odds, _path(anchor, party, ContactUse.OFFICE_PHONE, view),
        ties=anchor.rows, rung=rung.level,
    )  # fmt: skip


def _inquiry(rung: Office, office: ContactPoint, anchor: Anchor, view: CaseView) -> Draft:
    """p_current of an office: that it is in charge of the family's registered address."""
    reason = office_in_charge(anchor.rows)
    party = Party(institution_id(office.value), Role.INSTITUTION, None, office.value)
    seen = PointView(party.entity_id, ContactKind.OFFICE, office.value)
    return Draft(
        Channel.INQUIRY, office, party, seen, ContactUse.OFFICE, (reason,), reason.weight,
        _path(anchor, party, ContactUse.OFFICE, view), rung=rung.level,
    )  # fmt: skip


def _path(anchor: Anchor, party: Party, use: ContactUse, view: CaseView) -> tuple[Hop, ...]:
    return (
        Hop(anchor.edge, view.subject, view.names.get(view.subject)),
        Hop(use.value, party.entity_id, party.name),
    )


def _office_point(name: str) -> ContactPoint | None:
    """The office as a point to look up; None for a rung that no rule names."""
    try:
        return ContactPoint(ContactUse.OFFICE, name)
    except InvalidValue:
        return None
