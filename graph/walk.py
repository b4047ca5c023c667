"""Working down a list: how often a few attempts reach the subject, and whom they disturb."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.baselines import Order, Point
from graph.measures import Rate, Ratio, wilson
from graph.truth import point_key
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.ports import JudgedCase

# As many attempts as hit@3 and hit@5 look at.
REACH_AT, TRIES = 3, 5
_KINDS = (ContactKind.PHONE, ContactKind.ADDRESS)


@dataclass(frozen=True, slots=True)
class Walk:
    """An order walked over the phones and addresses of all parties, one attempt a point.

    reach: share of cases, of those that truth can reach at all, that three attempts reach. third:
    third persons approached in five attempts, those in vain included, per case reached. A point
    reaches where truth says that it is in touch, or else current and the subject's own. The simple
    orders walk the points of the same leads; what only this product knows comes last in them.
    Neither heeds the law: what the gate closes is closed in every order.
    """

    order: str
    reach: Rate
    third: Rate


class WalkTally:
    """Gathers the walks of one order."""

    def __init__(self) -> None:
        self._reached = self._cases = 0
        self._third = Ratio()

    def add(self, number: int, case: JudgedCase, order: Order | None = None) -> None:
        """Walks one case (None: as ranked); a case without any way in the truth is left out."""
        reaching = _reaching(case)
        if not reaching:
            return
        self._cases += 1
        people: set[str] = set()
        for tried, lead in enumerate(_stops(case, order), start=1):
            if lead.party.role is Role.THIRD_PARTY:
                people.add(lead.party.entity_id)
            if _key(lead) in reaching:
                self._reached += tried <= REACH_AT
                self._third.add(number, len(people), 1)
                return
            if tried == TRIES:
                break
        self._third.add(number, len(people), 0)

    def result(self, order: str) -> Walk:
        """What was found."""
        return Walk(order, wilson(self._reached, self._cases), self._third.rate())


def _reaching(case: JudgedCase) -> set[tuple[str, str]]:
    """Points at which, by the truth, the subject is reached or can be learnt of."""
    return {
        point_key(point.kind, point.value)
        for point in case.truth
        if point.in_touch or (point.in_touch is None and point.current and point.party == "subject")
    }


def _stops(case: JudgedCase, order: Order | None) -> Iterable[Lead]:
    """The first lead of each point, in that order."""
    first: dict[tuple[str, str], Lead] = {}
    for lead in case.leads:
        if lead.kind in _KINDS and lead.party.role is not Role.INSTITUTION:
            first.setdefault(_key(lead), lead)
    if order is None:
        return first.values()
    ordered = dict.fromkeys(_point_key(point) for point in order(case.file, everyone=True))
    place = {key: at for at, key in enumerate(ordered)}
    return sorted(first.values(), key=lambda lead: place.get(_key(lead), len(place)))


def _key(lead: Lead) -> tuple[str, str]:
    return point_key(lead.kind.value, lead.point.value)


def _point_key(point: Point) -> tuple[str, str]:
    return point_key(point[0].value, point[1])
