"""Measures the ranking against known truth, always beside the simple orders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.baselines import Order, Point, in_file_order, newest_first
from graph.lift import Lift, Portions
from graph.measures import Bin, Mean, Rate, Reliability, wilson
from graph.truth import Key, claim_key, lead_key, truth_key
from graph.walk import Walk, WalkTally
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.ports import JudgedCase

PHONE, ADDRESS = ContactKind.PHONE.value, ContactKind.ADDRESS.value
RANKING = "ranking"
ORDERS: dict[str, Order] = {"newest first": newest_first, "in file order": in_file_order}
SCOPES: dict[str, tuple[str, ...]] = {
    "phone": (PHONE,),
    "address": (ADDRESS,),
    "both": (PHONE, ADDRESS),
}
HITS_AT = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class OrderScore:
    """How soon an order comes to a current point of the subject.

    scope: phone, address or both. hits: hit@1, hit@3, hit@5 with Wilson intervals. mrr: mean
    reciprocal rank, bootstrap interval. n of both: cases in which truth has a current point of
    that scope, whether or not any source knew it.
    """

    order: str
    scope: str
    hits: tuple[Rate, ...]
    mrr: Rate


@dataclass(frozen=True, slots=True)
class Calibration:
    """How honest an order's probabilities are, over the subject's judged phones and addresses.

    ece, its interval and bins are None and empty for the simple orders: they get, for every
    position, the very share of current points measured there on this same truth. No probabilities
    that follow their order could do better, so their Brier score is a lower bound, and the
    comparison leans their way.
    """

    order: str
    brier: Rate
    ece: float | None
    bins: tuple[Bin, ...] = ()
    ece_rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured. judged, unjudged: subject's leads that truth does and does not name.

    lifts, walks: of each order; see graph.lift and graph.walk.
    """

    cases: int
    judged: int
    unjudged: int
    scores: tuple[OrderScore, ...]
    calibrations: tuple[Calibration, ...]
    everyone: Calibration
    lifts: tuple[Lift, ...]
    walks: tuple[Walk, ...]

    def score(self, order: str, scope: str) -> OrderScore:
        """The score of one order in one scope; raises KeyError when there is none."""
        for score in self.scores:
            if (score.order, score.scope) == (order, scope):
                return score
        raise KeyError(order, scope)


def evaluate(cases: Iterable[JudgedCase]) -> Report:
    """Streams over the cases; memory does not grow with their number."""
    tally = _Tally()
    for number, case in enumerate(cases):
        tally.add(number, case)
    return tally.result()


class _OrderTally:
    """Hits and reciprocal ranks of one order in one scope."""

    def __init__(self) -> None:
        self.cases = 0
        self.hits = dict.fromkeys(HITS_AT, 0)
        self.reciprocal = Mean()

    def add(self, number: int, keys: Sequence[Key], current: set[Key]) -> None:
        place = next((at for at, key in enumerate(keys, start=1) if key in current), None)
        self.cases += 1
        self.reciprocal.add(number, 1 / place if place else 0.0)
        for k in HITS_AT:
            self.hits[k] += place is not None and place <= k

    def score(self, order: str, scope: str) -> OrderScore:
        hits = tuple(wilson(self.hits[k], self.cases) for k in HITS_AT)
        return OrderScore(order, scope, hits, self.reciprocal.rate())


_LAST = 10  # positions from here on share one probability


class _Tally:
    def __init__(self) -> None:
        self.cases = self.judged = self.unjudged = 0
        self.orders = {
            (order, scope): _OrderTally() for order in (RANKING, *ORDERS) for scope in SCOPES
        }
        self.own, self.everyone = Reliability(), Reliability()
        self.chances = Portions[float]()
        self.positions = {order: Portions[tuple[str, int]]() for order in ORDERS}
        self.walks = {order: WalkTally() for order in (RANKING, *ORDERS)}

    def add(self, number: int, case: JudgedCase) -> None:
        self.cases += 1
        truth = {truth_key(point): point.current for point in case.truth}
        own = [lead for lead in case.leads if _is_own(lead)]
        listed = {RANKING: [lead_key(lead) for lead in own]}
        for name, order in ORDERS.items():
            listed[name] = [_key(point) for point in order(case.file)]
        for scope, kinds in SCOPES.items():
            current = {key for key, so in truth.items() if so and _in_scope(key, kinds)}
            if current:
                for name, keys in listed.items():
                    distinct = list(dict.fromkeys(key for key in keys if key[0] in kinds))
                    self.orders[name, scope].add(number, distinct, current)
        self._judge(number, case, own, truth)
        self._judge_positions(number, listed, truth)
        self.walks[RANKING].add(number, case)
        for name, order in ORDERS.items():
            self.walks[name].add(number, case, order)

    def _judge(
        self, number: int, case: JudgedCase, own: list[Lead], truth: dict[Key, bool]
    ) -> None:
        for lead in case.leads:
            current = truth.get(lead_key(lead))
            if current is not None:
                self.everyone.add(number, lead.p_current, current=current)
        for lead in own:
            current = truth.get(lead_key(lead))
            if current is None:
                self.unjudged += 1
            else:
                self.judged += 1
                self.own.add(number, lead.p_current, current=current)
                self.chances.add(number, round(lead.p_current, 2), current=current)

    def _judge_positions(
        self, number: int, listed: dict[str, list[Key]], truth: dict[Key, bool]
    ) -> None:
        """The simple orders are judged on the very points that the ranking is judged on."""
        judged = {key for key in listed[RANKING] if key in truth}
        for name in ORDERS:
            position = dict.fromkeys(SCOPES["both"], 0)
            for key in dict.fromkeys(listed[name]):
                position[key[0]] += 1
                if key in judged:
                    at = (key[0], min(position[key[0]], _LAST))
                    self.positions[name].add(number, at, current=truth[key])

    def result(self) -> Report:
        return Report(
            self.cases,
            self.judged,
            self.unjudged,
            tuple(tally.score(*name) for name, tally in self.orders.items()),
            (
                _calibration(self.own),
                *(Calibration(name, tally.brier(), None) for name, tally in self.positions.items()),
            ),
            _calibration(self.everyone),
            (
                Lift(RANKING, self.chances.lifts(by=float)),
                *(Lift(name, tally.lifts()) for name, tally in self.positions.items()),
            ),
            tuple(tally.result(name) for name, tally in self.walks.items()),
        )


def _calibration(found: Reliability) -> Calibration:
    return Calibration(RANKING, found.brier(), found.ece(), found.bins(), found.ece_rate())


def _is_own(lead: Lead) -> bool:
    return lead.party.role is Role.SUBJECT and lead.kind.value in SCOPES["both"]


def _in_scope(key: Key, kinds: tuple[str, ...]) -> bool:
    return key[0] in kinds and key[2] == Role.SUBJECT.value


def _key(point: Point) -> Key:
    return claim_key(point[0], point[1], Role.SUBJECT)
