"""Leads: contact points of a case with two probabilities and the reasons for both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactKind, ContactPoint
from skiptrace.model.party import Party, Role

# Weights are whole thousandths of a log-odds (or of a natural logarithm for reach factors), so
# that sums are exact and the same in every order.
MILLI = 1000


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a reason rests: which source and record say what, observed when.

    place and quote as in Claim; quote is shown on reveal only.
    """

    source: str
    record: str
    observed_on: date | None
    place: str | None = None
    quote: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score.

    code: name of the feature, key of its sentence in both languages. weight: thousandths.
    params: what the sentence fills in (numbers, codes; never a contact value). evidence: what it
    rests on, empty for a prior.
    """

    code: str
    weight: int
    params: Mapping[str, str | int | float] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One edge of the path from the subject to the point: (relation or use, entity it leads to)."""

    edge: str
    entity_id: str
    name: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Lead:
    """A contact point of a case, computed and never a source.

    current: reasons whose weights add up (thousandths of log-odds) to logit(p_current).
    reach: factors whose weights add up (thousandths of ln) to ln(p_reach / p_current).
    worth: what one attempt is worth, thousandths; the order of the list.
    """

    case_no: str
    lead_id: str
    rank: int
    channel: Channel
    point: ContactPoint
    party: Party
    p_current: float
    p_reach: float
    worth: int
    current: tuple[Reason, ...]
    reach: tuple[Reason, ...]
    path: tuple[Hop, ...] = ()

    @property
    def kind(self) -> ContactKind:
        """The kind of the contact point."""
        return self.point.kind

    @property
    def read_out(self) -> bool:
        """Whether nobody stated the point: the way to it leads over another of the subject's."""
        return self.party.role is Role.SUBJECT and len(self.path) > 1


def lead_id(case_no: str, channel: Channel, point: ContactPoint, entity_id: str) -> str:
    """Stable name of a lead: 8 hex digits over case, channel, kind, value and party."""
    text = "\x1f".join((case_no, channel.value, point.kind.value, point.value, entity_id))
    return blake2b(text.encode(), digest_size=4).hexdigest()
