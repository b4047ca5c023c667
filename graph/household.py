"""Who lives together or is registered together: parties that share an address with the subject."""

from graph.compare.addresses import AddressLevel, compare_addresses
from graph.view import CaseView
from skiptrace.model.contact import ContactUse

_TOGETHER = frozenset({AddressLevel.EXACT, AddressLevel.SAME_DOOR})
_LIVED = frozenset({ContactUse.HOME, ContactUse.MAILING})


def shares_home(entity: str, view: CaseView) -> bool:
    """Whether the entity lives at an address that is one of the subject's, wording aside.

    A workplace is no home, whoever works there, and a registered address alone is none either: one
    of the two must be known to live there.
    """
    theirs, own = _addresses(entity, view, _LIVED), _addresses(view.subject, view, _LIVED)
    return _meet(theirs, own | _registered(view.subject, view)) or _meet(
        _registered(entity, view), own
    )


def registered_together(entity: str, view: CaseView) -> bool:
    """Whether both stand on one page of the register: kin as a rule, under one roof or not."""
    return _meet(_registered(entity, view), _registered(view.subject, view))


def _meet(theirs: set[str], own: set[str]) -> bool:
    if theirs & own:
        return True
    return any(compare_addresses(a, b).level in _TOGETHER for a in theirs for b in own)


def _registered(entity: str, view: CaseView) -> set[str]:
    return _addresses(entity, view, frozenset({ContactUse.REGISTERED}))


def _addresses(entity: str, view: CaseView, uses: frozenset[ContactUse]) -> set[str]:
    return {point.value for point in view.by_holder.get(entity, ()) if point.uses & uses}


def tied(left: str, right: str, view: CaseView) -> bool:
    """Whether one is the subject and the other is tied to them, so that numbers may be shared."""
    if left == view.subject:
        return right in view.ties
    return right == view.subject and left in view.ties
