"""What a logged result says of the two questions; None where it says neither yes nor no."""

from skiptrace.model.attempt import Disposition
from skiptrace.model.attempt import Outcome as Group
from skiptrace.model.party import Role
from skiptrace.ports.learning import Outcome

# A suspended line is still somebody's; whoever else answers at the subject's may live with them.
_NOT_THEIRS = frozenset({Disposition.WRONG_PARTY, Disposition.VACANT, Disposition.BOUNCED,
                         Disposition.MOVED, Disposition.NOT_FOUND})  # fmt: skip
_THEMSELVES = frozenset({Disposition.THIRD_PARTY, Disposition.THIRD_PARTY_LOCATION_GIVEN,
                         Disposition.THIRD_PARTY_REFUSED, Disposition.MET_FAMILY})  # fmt: skip


def still_theirs(outcome: Outcome) -> bool | None:
    """Whether the point was found to be of the party it was tried for."""
    role, result = outcome.lead.party.role, outcome.disposition
    if role is Role.INSTITUTION:
        return None
    if result in _NOT_THEIRS:
        return False
    if role is Role.SUBJECT:
        return True if result.outcome is Group.RIGHT_PARTY else None
    return True if result in _THEMSELVES else None


def reached(outcome: Outcome) -> bool | None:
    """Whether the try reached the subject or told where; of what was only delivered, unknown."""
    result = outcome.disposition
    if result is Disposition.DELIVERED:
        return None
    found = result.outcome is Group.RIGHT_PARTY
    return found or result is Disposition.THIRD_PARTY_LOCATION_GIVEN
