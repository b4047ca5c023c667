"""Flags: what closes a person, a case or a value to contact."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FlagKind(StrEnum):
    """Flags of interface.md section 2."""

    DO_NOT_CONTACT = "do_not_contact"
    THIRD_PARTY_CEASED = "third_party_ceased"
    REPRESENTED = "represented"
    DECEASED = "deceased"
    PROTECTED = "protected"
    WRONG_PARTY = "wrong_party"
    DISPUTE = "dispute"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag on a case, a person (by id number) or a value; exactly one of the three is set.

    since/until: first and last day in force; None is open-ended on that side.
    """

    kind: FlagKind
    case_no: str | None = None
    id_no: str | None = field(default=None, repr=False)
    value: str | None = field(default=None, repr=False)
    since: date | None = None
    until: date | None = None
    reason: str | None = None
    source: str = "flags"
    record: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the flag acts on that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )
