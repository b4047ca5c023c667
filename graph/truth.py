"""Known truth: under which key a point, a claim and a lead meet."""

from skiptrace import normalize
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.ports import TruePoint

Key = tuple[str, str, str]
"""(kind, comparable value, party)."""


def truth_key(point: TruePoint) -> Key:
    """The key of a point of truth; its value is canonical already."""
    return point.kind, _comparable(point.kind, point.value), point.party


def lead_key(lead: Lead) -> Key:
    """The key of a lead."""
    return lead.kind.value, _comparable(lead.kind, lead.point.value), lead.party.role.value


def claim_key(kind: ContactKind, value: str, role: Role) -> Key:
    """The key of a claimed point."""
    return kind.value, _comparable(kind, value), role.value


def point_key(kind: str, value: str) -> tuple[str, str]:
    """(kind, comparable value): the point, whosever it is."""
    return kind, _comparable(kind, value)


def _comparable(kind: str, value: str) -> str:
    """Addresses meet by their key (wording aside), everything else by the canonical value."""
    if kind == ContactKind.ADDRESS.value:
        return normalize.address_key(value) or value
    return value
