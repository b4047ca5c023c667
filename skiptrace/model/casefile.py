"""The case file: everything known that matters to one case, as ranking takes it."""

from dataclasses import dataclass, field
from datetime import date

from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.weights import DEFAULTS, WeightSet


@dataclass(frozen=True, slots=True)
class FactRow:
    """One claim in a case's neighbourhood, flat as the neighbourhood query returns it.

    via: "party" - a claim of the subject or of a party tied to the subject; "status" - a number
    check of one of their points; "rival" - somebody else's claim on one of their phones; "hub" -
    one of their phones is shared by `use` parties, too many to link anybody. "called" - somebody
    else's claim on a number that the subject's bill shows. "employer" - what the register says of
    a company the subject was said to work for. "office" - the line of an office in charge of one of
    the subject's registered addresses, or of the county their identity number was given in.
    entity_id / name: the resolved party the claim speaks of ("" for a status).
    statement, use, value: as in model.claim.fact_columns. other_*: the other side of a relation.
    identity: certainty (0..1) that the record speaks of this entity. measure: what the claim counts
    (model.claim.fact_measure), None for most. stated_on, basis: as in Claim. region: division code
    of the address, or of the place the office is in charge of, as deep as it is known.
    """

    via: str
    entity_id: str
    name: str | None = field(repr=False)
    statement: str
    use: str
    value: str = field(repr=False)
    other_id: str
    other_name: str | None = field(repr=False)
    observed_on: date | None
    origin: str
    source: str
    record: str
    claim_id: str
    reported_by: str | None
    certainty: float
    identity: float
    place: str | None
    quote: str | None = field(repr=False)
    measure: str | None = None
    stated_on: date | None = None
    basis: str | None = None
    region: str | None = None

    def known_by(self, day: date) -> bool:
        """Whether this was so, and stood in a record, by that day."""
        return all(own is None or own <= day for own in (self.observed_on, self.stated_on))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with its neighbourhood: the unit that ranking turns into leads.

    subject_id: the subject's entity. facts: ordered by claim_id, so that storage order is
    invisible. attempts: of this case, and of other cases at the same points, oldest first. weights:
    in force when the file was read; whatever is asked of the file is answered by them.
    """

    case: Case
    subject_id: str
    facts: tuple[FactRow, ...]
    attempts: tuple[Attempt, ...] = ()
    weights: WeightSet = DEFAULTS
