"""Who lives together: parties that share an address with the subject."""

from graph.compare.addresses import AddressLevel, compare_addresses
from graph.view import CaseView
from skiptrace.model.contact import ContactKind

_TOGETHER = frozenset({AddressLevel.EXACT, AddressLevel.SAME_DOOR})


def shares_home(entity: str, view: CaseView) -> bool:
    """Whether the entity has an address that is one of the subject's, wording aside.

    A workplace is no home, whoever works there.
    """
    theirs, own = _homes(entity, view), _homes(view.subject, view)
    if theirs & own:
        return True
    return any(compare_addresses(a, b).level in _TOGETHER for a in theirs for b in own)


def _homes(entity: str, view: CaseView) -> set[str]:
    return {
        point.value
        for point in view.by_holder.get(entity, ())
        if point.kind is ContactKind.ADDRESS and any(use != "work_address" for use in point.uses)
    }


def tied(left: str, right: str, view: CaseView) -> bool:
    """Whether one is the subject and the other is tied to them, so that numbers may be shared."""
    if left == view.subject:
        return right in view.ties
    return right == view.subject and left in view.ties
