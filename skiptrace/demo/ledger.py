"""The ledger of one case: every contact point that any file mentions, beside the hidden truth."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.households import Household
    from skiptrace.demo.people import Person

SUBJECT = "subject"
THIRD_PARTY = "third_party"


@dataclass(slots=True)
class Mention:
    """A contact point as the files name it for one side of the case.

    current: it is the named person's on the as-of day. seen: the newest day a file gives for it
    (None: no file dates it). order: its place among the case's mentions. forms: other spellings.
    """

    kind: str
    value: str
    party: str
    use: str
    current: bool
    order: int
    seen: int | None = None
    forms: set[str] = field(default_factory=set)


class Ledger:
    """Collects the mentions of one case; the writers call it for every value they write."""

    def __init__(self, house: "Household", as_of: int) -> None:
        self._house = house
        self._as_of = as_of
        self._mentions: dict[tuple[str, str, str], Mention] = {}

    def note(
        self,
        use: str,
        value: str,
        day: int | None,
        *,
        owner: "Person | None",
        written: str | None = None,
    ) -> None:
        """A file says that `owner` had the value on that day (None: undated).

        use: mobile, work_phone, home_phone, email, home, registered, work_address, employer.
        value: the truth's form. owner None: a person that does not exist (a false contact).
        written: the value as the file spells it, where that is not just its dress.
        """
        kind = _KIND[use]
        party = SUBJECT if owner is self._house.subject else THIRD_PARTY
        key = (kind, value, party)
        mention = self._mentions.get(key)
        current = owner is not None and owner.has(kind, value, self._as_of)
        if mention is None:
            mention = Mention(kind, value, party, use, current, len(self._mentions))
            self._mentions[key] = mention
        mention.current = mention.current or current
        if day is not None and (mention.seen is None or day > mention.seen):
            mention.seen = day
        if written is not None and written != value:
            mention.forms.add(written)

    def mentions(self) -> list[Mention]:
        """All mentions, in the order in which the files bring them."""
        return list(self._mentions.values())

    def phones(self, party: str) -> list[str]:
        """Mobile numbers mentioned for that side so far."""
        return [
            mention.value
            for mention in self._mentions.values()
            if mention.kind == "phone" and mention.party == party and "-" not in mention.value
        ]

    def in_touch(self, mention: Mention) -> bool:
        """Whether a try there, today, reaches the subject or somebody in touch with them."""
        return self._house.can_reach(mention.kind, mention.value, self._as_of)


_KIND = {
    "mobile": "phone",
    "work_phone": "phone",
    "home_phone": "phone",
    "email": "email",
    "home": "address",
    "mailing": "address",
    "registered": "address",
    "work_address": "address",
    "employer": "employer",
}
